import Glibc
import TestSupport
import Testing

@Suite("A build that is interrupted or not alone")
struct InterruptionTests {
  private func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21", "content/index.md": "# Home\n",
    ])
    for number in 1...150 {
      try folder.put("# Page\n\nWords.\n", at: "content/pages/page-\(number).md")
    }
    return folder
  }

  /// Files of a build's own beside the output.
  private func remains(_ folder: TemporaryFolder) -> [String] {
    names(in: folder.path).filter { $0.hasPrefix(".") && $0 != ".gapbook" }
  }

  @Test("leaves the old site whole, and what it staged is cleared by the next build")
  func survivesKill() throws {
    let folder = try workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let staging = folder.path + "/.site.gapbook-new"
    var before = try contents(of: folder.path + "/site")
    var wasKilled = false
    // Long pages take long enough for the signal to come among them.
    let more = String(repeating: " And *more* words.", count: 400)
    // A build may be done before the signal reaches it: then it is tried again with other words.
    for round in 1...20 where !wasKilled {
      before = try contents(of: folder.path + "/site")
      for number in 1...150 {
        try folder.put(
          .text("# Page\n\nWords of round \(round).\(more)\n"),
          at: "content/pages/page-\(number).md"
        )
      }
      let running = try start(buildFolder + "/gapbook", ["build", folder.path])
      // The first pages are written before the others are rendered.
      for _ in 0..<20_000 where names(in: staging).isEmpty { usleep(200) }
      running.kill()
      wasKilled = try running.wait().code == 128 + SIGKILL && !names(in: staging).isEmpty
    }
    #expect(wasKilled)
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)

    #expect(try gapbook("build", folder.path).code == 0)
    #expect(remains(folder) == [])
    let after = try contents(of: folder.path + "/site")
    let changes = FolderChanges(from: before, to: after)
    // The pages, the index of the search and its ten texts of sixteen pages each, the list of digests and
    // what it was made from.
    #expect(changes.changed.count == 163)
    #expect(changes.added.isEmpty && changes.removed.isEmpty)
  }

  @Test("between two renames is ended by the next build")
  func recovers() throws {
    let folder = try workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try inodes(of: folder.path + "/site")
    let moved = unsafe rename(folder.path + "/site", folder.path + "/.site.gapbook-old")
    try #require(moved == 0)
    try folder.put("half a page", at: ".site.gapbook-new/index.html")
    let result = try gapbook("build", folder.path)
    #expect(result.code == 0)
    #expect(result.stdout.contains("\n0 files written, \(before.count) unchanged\n"))
    #expect(try inodes(of: folder.path + "/site") == before)
    #expect(remains(folder) == [])
  }

  @Test("keeps another from writing the same output, which is whole in the end")
  func excludesOthers() throws {
    let folder = try workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let expected = try contents(of: folder.path + "/site")
    for round in 1...4 {
      // What an earlier build remembers would be an end before anything is written.
      let running = try (1...4).map { _ in
        try start(buildFolder + "/gapbook", ["build", folder.path, "--no-cache"])
      }
      let results = try running.map { try $0.wait() }
      #expect(results.contains { $0.code == 0 })
      for result in results where result.code != 0 {
        #expect(result.code == 5)
        #expect(result.stderr.contains("another build is writing it"), "\(result.stderr)")
      }
      let changes = try FolderChanges(from: expected, to: contents(of: folder.path + "/site"))
      #expect(changes.isEmpty, "round \(round): \(changes)")
      #expect(remains(folder) == [])
    }
  }

  @Test("of one client leaves the others' sites as they are")
  func keepsOtherClients() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21"])
    try SmallLaw.put(in: folder)
    for name in ["alpha", "beta"] {
      try folder.put("name: Old\nentity: both\n", at: "content/clients/\(name)/client.yml")
      try folder.put("requirement,status\n", at: "content/clients/\(name)/responses.csv")
    }
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try inodes(of: folder.path + "/site/clients/beta")
    for name in ["alpha", "beta"] {
      try folder.put("name: New\nentity: both\n", at: "content/clients/\(name)/client.yml")
    }
    #expect(try gapbook("build", folder.path, "--client", "alpha").code == 0)
    #expect(try inodes(of: folder.path + "/site/clients/beta") == before)
    for (name, title) in [("alpha", "New"), ("beta", "Old")] {
      let page = try #require(readFile("\(folder.path)/site/clients/\(name)/index.html"))
      #expect(HTMLPage(page).texts { $0.name == "h1" } == [title])
    }
  }
}
