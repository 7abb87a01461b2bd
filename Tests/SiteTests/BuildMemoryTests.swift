import Foundation
import TestSupport
import Testing

@Suite("A build after another")
struct BuildMemoryTests {
  private static let page = "# One\n\nSee [two](two.md) and [nothing](nowhere.md).\n"

  /// A workspace that was built, old enough for its times to count.
  private static func built(_ arguments: String...) throws -> (TemporaryFolder, site: String) {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Small\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n", "content/notes/one.md": .text(page),
      "content/notes/two.md": "# Two\n\nWords.\n",
    ])
    usleep(50_000)
    let site = folder.path + "/out"
    let result = try build(folder, site, arguments)
    #expect(result.code == 0, "\(result.stderr)")
    return (folder, site)
  }

  private func again(
    _ folder: TemporaryFolder,
    _ site: String,
    _ arguments: String...
  ) throws -> ProgramResult {
    usleep(50_000)
    return try Self.build(folder, site, arguments)
  }

  private static func build(
    _ folder: TemporaryFolder,
    _ site: String,
    _ arguments: [String]
  ) throws -> ProgramResult {
    try run(buildFolder + "/gapbook", ["build", folder.path, "-o", site] + arguments)
  }

  /// Whether the output's folder is the one that was there: a build that does anything exchanges it.
  private func inode(of folder: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder)
    return try #require(attributes[.systemFileNumber] as? Int)
  }

  @Test("looks at each folder that links lead to once", .timeLimit(.minutes(1)))
  func endsWhereLinksLeadBack() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Small\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "elsewhere/note.md": "# Note\n", "content/far": .link(to: "../elsewhere"),
      "content/a/up": .link(to: ".."), "content/b/up": .link(to: ".."),
      "content/c/up": .link(to: ".."), "content/machine": .link(to: "/proc"),
    ])
    usleep(50_000)
    let site = folder.path + "/out"
    let first = try Self.build(folder, site, [])
    #expect(first.code == 3)
    for name in ["content/a", "content/b", "content/c", "content/machine"] {
      removeTree(folder.path + "/" + name)
    }
    let built = try again(folder, site)
    #expect(built.code == 0, "\(built.stderr)")
    #expect(try again(folder, site).stdout.contains("\n0 files written"))
    try folder.put("# Noted\n", at: "elsewhere/note.md")
    #expect(!(try again(folder, site).stdout.contains("\n0 files written")))
  }

  @Test("does nothing where nothing changed, and says the same")
  func doesNothing() throws {
    let (folder, site) = try Self.built()
    let (files, inode) = (try contents(of: site), try inode(of: site))
    let first = try again(folder, site, "--no-cache")
    #expect(try self.inode(of: site) != inode)
    let second = try again(folder, site)
    // The memory of the first build is of a folder that another build has exchanged since.
    let third = try again(folder, site)
    for result in [first, second, third] {
      #expect(result.code == 0)
      #expect(result.stdout.contains("\n0 files written, \(files.count) unchanged\n"))
      #expect(result.stderr.contains("\"nowhere.md\" leads to no page or file of this site"))
      #expect(result.stderr == first.stderr)
    }
    #expect(try contents(of: site) == files)
    let before = try self.inode(of: site)
    #expect(try again(folder, site).stdout == third.stdout)
    #expect(try self.inode(of: site) == before)
  }

  @Test(
    "sees each change of an input",
    arguments: [
      ("content/notes/two.md", "# Two\n\nOther.\n", "notes/two.html", "Other."),
      ("content/new.md", "# New\n\nFresh.\n", "new.html", "Fresh."),
      (
        "gapbook.yml", "title: Small\nas_of: 2026-11-21\nbrand: { footer: Grand }\n", "index.html",
        "Grand"
      ),
      ("templates/words/en.yml", "all_pages: Everything\n", "a-to-z.html", "Everything"),
    ]
  )
  func seesChanges(file: String, text: String, page: String, words: String) throws {
    let (folder, site) = try Self.built()
    _ = try again(folder, site)
    try folder.put(.text(text), at: file)
    let result = try again(folder, site)
    #expect(result.code == 0, "\(result.stderr)")
    let bytes = try #require(try contents(of: site)[page])
    #expect(String(decoding: bytes, as: UTF8.self).contains(words))
    let cold = try gapbook("build", folder.path, "-o", folder.path + "/cold", "--no-cache")
    #expect(cold.code == 0)
    let files = try contents(of: folder.path + "/cold")
    #expect(FolderChanges(from: files, to: try contents(of: site)).isEmpty)
  }

  @Test("sees a file that went, with its page")
  func seesWhatWent() throws {
    let (folder, site) = try Self.built()
    _ = try again(folder, site)
    try FileManager.default.removeItem(atPath: folder.path + "/content/notes/two.md")
    let result = try again(folder, site)
    #expect(result.code == 0)
    #expect(try contents(of: site)["notes/two.html"] == nil)
    #expect(result.stderr.contains("\"two.md\" leads to no page"))
  }

  @Test("sees a file of the same size and time with other words")
  func seesHiddenChange() throws {
    let (folder, site) = try Self.built()
    _ = try again(folder, site)
    let path = folder.path + "/content/notes/two.md"
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data("# Two\n\nOther.\n".utf8))
    try file.close()
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(date)],
      ofItemAtPath: path
    )
    _ = try again(folder, site)
    let page = try #require(try contents(of: site)["notes/two.html"])
    #expect(String(decoding: page, as: UTF8.self).contains("Other."))
  }

  @Test("mends an output that somebody changed", arguments: ["index.html", "SHA256SUMS"])
  func mendsOutput(file: String) throws {
    let (folder, site) = try Self.built()
    let files = try contents(of: site)
    _ = try again(folder, site)
    let handle = try #require(FileHandle(forWritingAtPath: site + "/" + file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\n".utf8))
    try handle.close()
    let result = try again(folder, site)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(result.stdout.contains("\n1 files written"))
    #expect(try contents(of: site) == files)
  }

  @Test("refuses an output that holds a stranger's file, as ever")
  func refusesStrangers() throws {
    let (folder, site) = try Self.built()
    _ = try again(folder, site)
    try folder.put("mine", at: "out/mine.txt")
    let result = try again(folder, site)
    #expect(result.code == 2 || result.code == 5)
    #expect(result.stderr.contains("mine.txt"))
  }

  @Test("sees what a link leads to, where that is passed over by itself")
  func seesLinks() throws {
    let (folder, site) = try Self.built()
    try folder.put("# Hidden\n\nBefore.\n", at: "content/.kept/hidden.md")
    try folder.put(.link(to: ".kept/hidden.md"), at: "content/linked.md")
    _ = try again(folder, site)
    let before = try again(folder, site)
    try folder.put("# Hidden\n\nAfterwards.\n", at: "content/.kept/hidden.md")
    let after = try again(folder, site)
    #expect(before.code == 0 && after.code == 0, "\(after.stderr)")
    let page = try #require(try contents(of: site)["linked.html"])
    #expect(String(decoding: page, as: UTF8.self).contains("Afterwards."))
  }

  @Test("sees another earlier assessment in the call")
  func seesPrevious() throws {
    let folder = try ClientWorkspace.made()
    let site = folder.path + "/out"
    #expect(try again(folder, site).code == 0)
    try folder.put("{}", at: ".earlier/assessment.json")
    let result = try again(folder, site, "--previous", folder.path + "/.earlier/assessment.json")
    #expect(result.code == 3, "\(result.stderr)")
    #expect(result.stderr.contains("bad-assessment"))
  }

  @Test("passes over a memory that is damaged, with a note")
  func passesOverDamage() throws {
    let (folder, site) = try Self.built()
    let memory = folder.path + "/.gapbook"
    let name = try #require(names(in: memory).first)
    let whole = try #require(readFile(memory + "/" + name))
    for damaged in [[], Array(whole.dropLast(3)), whole.map { $0 == 0x31 ? 0x32 : $0 }] {
      try folder.put(.bytes(damaged), at: ".gapbook/" + name)
      let result = try again(folder, site)
      #expect(result.code == 0)
      #expect(result.stderr.contains("is damaged and was not used"), "\(result.stderr)")
      #expect(!(try again(folder, site).stderr.contains("damaged")))
    }
  }

  @Test("keeps nothing where it is told so, and one memory for each call")
  func keepsOneForEachCall() throws {
    let (folder, site) = try Self.built("--no-cache")
    #expect(!exists(folder.path + "/.gapbook"))
    _ = try again(folder, site)
    _ = try again(folder, site, "--as-of", "2026-11-20")
    // Each is what was done, and what was learned of pages.
    #expect(names(in: folder.path + "/.gapbook").count == 4)
    for number in 1...12 {
      _ = try again(folder, folder.path + "/other-\(number)")
    }
    let names = names(in: folder.path + "/.gapbook")
    #expect(names.count { $0.hasSuffix(".json") } == 8)
    #expect(names.count { $0.hasSuffix(".pages") } == 8)
  }

  @Test("does without a memory where none can be written")
  func doesWithout() throws {
    let (folder, site) = try Self.built("--no-cache")
    try folder.put("no folder", at: ".gapbook")
    let results = try [again(folder, site), again(folder, site)]
    #expect(results.allSatisfy { $0.code == 0 })
    #expect(results[1].stdout.contains("0 files written"))
  }
}
