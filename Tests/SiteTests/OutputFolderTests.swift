import Files
import Foundation
import Glibc
import Site
import TestSupport
import Testing

/// Workspaces for tests of what a build does to the folder that it writes.
enum SmallWorkspace {
  /// A workspace with a title and three pages.
  static func folder(title: String = "One") throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "title: \"\(title)\"\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/notes/first.md": "# First\n", "content/notes/second.md": "# Second\n",
    ])
  }

  /// The last line of a build's summary must count these.
  static func expectCounts(_ result: ProgramResult, _ written: Int, _ unchanged: Int) {
    #expect(result.code == 0, "\(result.stderr)")
    let counts = "\(written) files written, \(unchanged) unchanged\n"
    #expect(result.stdout.hasSuffix(counts), "\(result.stdout)")
  }

  /// `sha256sum -c` must find every listed file as it is listed.
  static func expectSums(_ site: String) throws {
    let sums = ["--check", "--strict", "--quiet", "SHA256SUMS"]
    let check = try run("/usr/bin/sha256sum", sums, in: site)
    #expect(check.code == 0 && check.errors.isEmpty, "\(check.stdout)\(check.stderr)")
  }
}

/// The permissions of a path, as `chmod` takes them.
func mode(of path: String) -> mode_t {
  var status = stat()
  return unsafe lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
}

@Suite("An output folder")
struct OutputFolderTests {
  @Test(
    "with an empty folder that no build made is refused",
    arguments: [".foreign", "notes/mine", "a b", "deep/er/est", "clients", "clients/gone", "ü"]
  )
  func keepsEmptyFolders(path: String) throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    try folder.put(.folder, at: "site/" + path)
    try folder.put("# Changed\n", at: "content/index.md")
    let result = try gapbook("build", folder.path)
    #expect(result.code == 5)
    #expect(result.stderr.contains("it holds \(path)/, which no build wrote"), "\(result.stderr)")
    #expect(exists(folder.path + "/site/" + path))
  }

  @Test("of which somebody emptied a folder is filled again")
  func fillsEmptied() throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    removeTree(folder.path + "/site/notes")
    try folder.put(.folder, at: "site/notes")
    #expect(try gapbook("build", folder.path).code == 0)
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
  }

  @Test(
    "is known by the first line of its list: the id, else the title, on one line",
    arguments: [
      ("title: Cedar Valley reports", "Cedar Valley reports"),
      ("id: reports-7\ntitle: Cedar Valley", "reports-7"), ("id: ''\ntitle: T", "T"),
      ("title: \"a\\n  b\\u0007\\u202Ec\\td\"", "a b␇c d"), ("title: 'é — 日本'", "é — 日本"),
      ("title: '# gapbook x'", "# gapbook x"), ("language: en", "untitled"),
    ]
  )
  func isNamed(configuration: String, id: String) throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text(configuration + "\nas_of: 2026-11-21\n"),
      "content/index.md": "# Home\n",
    ])
    #expect(try gapbook("build", folder.path).code == 0)
    let list = try folder.text("site/SHA256SUMS")
    #expect(list.prefix { $0 != "\n" } == "# gapbook \(id)")
    try SmallWorkspace.expectSums(folder.path + "/site")
    let count = try contents(of: folder.path + "/site").count
    SmallWorkspace.expectCounts(try gapbook("build", folder.path), 0, count)
  }

  @Test("of another workspace is refused, and the words say how to go on")
  func refusesAnother() throws {
    let one = try SmallWorkspace.folder()
    let other = try SmallWorkspace.folder(title: "Two")
    #expect(try gapbook("build", one.path).code == 0)
    let before = try contents(of: one.path)
    let refused = try gapbook("build", other.path, "-o", one.path + "/site")
    #expect(refused.code == 5)
    #expect(refused.stderr.contains("the output of another workspace, \"One\""))
    #expect(refused.stderr.contains("id: \"One\""), "\(refused.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: one.path)).isEmpty)
    try other.put("id: One\ntitle: Two\nas_of: 2026-11-21\n", at: "gapbook.yml")
    #expect(try gapbook("build", other.path, "-o", one.path + "/site").code == 0)
  }

  @Test("of an earlier version, whose list has no first line, is replaced if every digest matches")
  func takesEarlierVersions() throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    let list = try folder.text("site/SHA256SUMS")
    let nameless = String(list.drop { $0 != "\n" }.dropFirst())
    try folder.put(.text(nameless), at: "site/SHA256SUMS")
    #expect(try gapbook("build", folder.path).code == 0)
    #expect(try folder.text("site/SHA256SUMS") == list)
    try folder.put(.text(nameless), at: "site/SHA256SUMS")
    try folder.put("edited by hand", at: "site/notes/first.html")
    let before = try contents(of: folder.path)
    #expect(try gapbook("build", folder.path).code == 5)
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test(
    "with a list of digests of its own is nobody's to replace",
    arguments: [
      ["SHA256SUMS": "%  tax.pdf\n"], ["SHA256SUMS": "% *tax.pdf\n"],
      ["SHA256SUMS": "0000%  tax.pdf\n"], ["SHA256SUMS": "", "iso/SHA256SUMS": "%  ../tax.pdf\n"],
      ["SHA256SUMS": "# evidence of March\n%  tax.pdf\n"], ["clients/x/SHA256SUMS": "%  tax.pdf\n"],
      ["SHA256SUMS": "# gapbook\n%  tax.pdf\n"], ["SHA256SUMS": "# gapbook One\n"],
    ]
  )
  func keepsOwnLists(lists: [String: String]) throws {
    let workspace = try SmallWorkspace.folder()
    let digest = "df0e0ae8dc5f2f2ac2c2ba2b47dd7a0c0e1a8d0b4b7ee5d8d3ad5a4f4d8ce6b8"
    let folder = try TemporaryFolder(["tax.pdf": "precious", "clients/x/tax.pdf": "precious"])
    for (path, text) in lists {
      try folder.put(.text(text.replacing("%", with: digest)), at: path)
    }
    let before = try contents(of: folder.path)
    let result = try gapbook("build", workspace.path, "-o", folder.path)
    #expect(result.code == 5)
    #expect(result.stderr.contains("which no build wrote"), "\(result.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test("is refused before any work, also where the content has errors")
  func refusesFirst() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put("{{ nothing.here }}\n", at: "content/index.md")
    try folder.put("precious", at: "site/mine.txt")
    let result = try gapbook("build", folder.path)
    #expect(result.code == 5)
    #expect(!result.stderr.contains("unknown-value"))
  }

  @Test("is refused before a page is read, as far as gapbook.yml can be read")
  func refusesBeforeReading() async throws {
    let folder = try SmallWorkspace.folder()
    try folder.put("precious", at: "site/mine.txt")
    /// What was being done until the output was refused.
    func done(_ clients: [String] = [], shard: Shard? = nil) async throws -> [String] {
      let (stream, seen) = AsyncStream.makeStream(of: String.self)
      let options = try BuildOptions(
        workspace: folder.path,
        clients: clients,
        today: "2026-11-21",
        shard: shard,
        jobs: 1,
        toolVersion: "1",
        progress: { seen.yield($0.words) }
      )
      await #expect(throws: OutputError.self) { try await build(options) }
      seen.finish()
      return await stream.reduce(into: []) { $0.append($1) }
    }
    #expect(try await done() == [])
    #expect(try await done(shard: Shard(1, of: 2)) == [])
    try folder.put("title: [\n", at: "gapbook.yml")
    #expect(try await done() == ["reading \(folder.path)"])
    let unknown = try gapbook("build", folder.path, "--client", "nobody")
    #expect(unknown.code == 2, "\(unknown.stderr)")
  }

  @Test("keeps what publishing needs, be it a checkout of Git")
  func keepsPublishing() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put(.folder, at: "site/.git/refs")
    try folder.put("ref: main\n", at: "site/.git/HEAD")
    #expect(try gapbook("build", folder.path).code == 0)
    try folder.put("example.org\n", at: "site/CNAME")
    try folder.put("", at: "site/.nojekyll")
    for round in 1...2 {
      try folder.put("# Home \(round)\n", at: "content/index.md")
      removeTree(folder.path + "/content/notes/second.md")
      #expect(try gapbook("build", folder.path).code == 0)
      #expect(try folder.text("site/CNAME") == "example.org\n")
      #expect(exists(folder.path + "/site/.nojekyll"))
      #expect(try folder.text("site/index.html").contains("Home \(round)"))
      #expect(!exists(folder.path + "/site/notes/second.html"))
      try SmallWorkspace.expectSums(folder.path + "/site")
      guard round == 1 else { continue }
      #expect(try folder.text("site/.git/HEAD") == "ref: main\n")
      #expect(exists(folder.path + "/site/.git/refs"))
      removeTree(folder.path + "/site/.git")
    }
    try folder.put("other", at: "site/notes/CNAME")
    #expect(try gapbook("build", folder.path).code == 5)
  }

  @Test("keeps the sites of clients that went, with a warning, unless --prune")
  func keepsVanishedClients() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "title: T\nas_of: 2026-11-21"])
    try SmallLaw.put(in: folder)
    for name in ["alpha", "beta"] {
      try folder.put("name: \(name)\nentity: both\n", at: "content/clients/\(name)/client.yml")
      try folder.put("requirement,status\n", at: "content/clients/\(name)/responses.csv")
    }
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try inodes(of: folder.path + "/site/clients/beta")
    removeTree(folder.path + "/content/clients/beta")
    let kept = try gapbook("build", folder.path)
    #expect(kept.code == 0)
    #expect(kept.stderr.contains("warning: clients/beta "), "\(kept.stderr)")
    #expect(kept.stderr.contains("[vanished-client]"))
    #expect(try inodes(of: folder.path + "/site/clients/beta") == before)
    #expect(try gapbook("build", folder.path, "--strict").code == 3)
    let pruned = try gapbook("build", folder.path, "--prune")
    #expect(pruned.code == 0)
    #expect(!pruned.stderr.contains("vanished-client"))
    #expect(names(in: folder.path + "/site/clients") == ["alpha"])
  }

  @Test("that is empty, or holds only what publishing needs, is filled")
  func fillsEmpty() throws {
    for name in ["", "CNAME", ".nojekyll"] {
      let folder = try SmallWorkspace.folder()
      try folder.put(.folder, at: "site")
      if !name.isEmpty { try folder.put("mine", at: "site/" + name) }
      #expect(try gapbook("build", folder.path).code == 0)
      #expect(name.isEmpty || (try? folder.text("site/" + name)) == "mine")
      try SmallWorkspace.expectSums(folder.path + "/site")
    }
  }

  @Test("that is a pipe where a list should be is no reason to wait")
  func doesNotWait() throws {
    let folder = try SmallWorkspace.folder()
    try folder.put(.pipe, at: "site/SHA256SUMS")
    let result = try gapbook("build", folder.path, limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == 5)
  }
}

@Suite("What is put into an output")
struct OutputStrangerTests {
  @Test("while a build runs is never lost")
  func isNeverLost() throws {
    let folder = try SmallWorkspace.folder()
    for number in 1...150 { try folder.put("# Page\n", at: "content/pages/p\(number).md") }
    #expect(try gapbook("build", folder.path).code == 0)
    for round in 1...4 {
      try folder.put("# Home \(round)\n", at: "content/index.md")
      let running = try start(buildFolder + "/gapbook", ["build", folder.path])
      for _ in 0..<10_000 where !exists(folder.path + "/.site.gapbook-new") { usleep(500) }
      usleep(useconds_t(round * 3_000))
      try folder.put("precious", at: "site/pages/mine.txt")
      let result = try running.wait()
      #expect(result.code == 0 || result.code == 5)
      #expect(try folder.text("site/pages/mine.txt") == "precious")
      #expect(
        namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"]
      )
      try SmallWorkspace.expectSums(folder.path + "/site")
      removeTree(folder.path + "/site/pages/mine.txt")
    }
  }

  @Test(
    "under a name that a build uses for itself is not removed",
    arguments: [
      ".site.gapbook-new", ".site.gapbook-old", "site/.gapbook-new", "site/.gapbook-next",
    ]
  )
  func isNotRemoved(name: String) throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    try folder.put("precious", at: name + "/deep/thesis.txt")
    try folder.put("# Other\n", at: "content/index.md")
    let before = try contents(of: folder.path)
    let result = try gapbook("build", folder.path)
    #expect(result.code == 5)
    #expect(result.stderr.contains("\(folder.path)/\(name), "), "\(result.stderr)")
    #expect(result.stderr.contains("deep/thesis.txt"))
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test("beside an exported file stays as well")
  func staysBesideExports() throws {
    let built = try Example.built()
    let folder = try TemporaryFolder(["a.csv": "old", "a.csv.gapbook-new": "precious"])
    unsafe chmod(folder.path + "/a.csv", 0o640)
    let path = folder.path + "/a.csv"
    #expect(try gapbook("export", "gaps", built.workspace.path, "-o", path).code == 0)
    #expect(try folder.text("a.csv.gapbook-new") == "precious")
    #expect(try folder.text("a.csv") != "old")
    #expect(mode(of: path) == 0o640)
    #expect(names(in: folder.path) == ["a.csv", "a.csv.gapbook-new"])
  }
}
