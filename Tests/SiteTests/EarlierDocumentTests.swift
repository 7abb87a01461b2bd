import Glibc
import TestSupport
import Testing

/// A build that does not make a document again keeps the last one beside the output.
@Suite("The documents of an earlier build")
struct EarlierDocumentTests {
  private static func typst(_ words: String = "one") throws -> TemporaryFolder {
    let script = "#!/bin/sh\nprintf '%%PDF-\(words)%%%%EOF'\n"
    let folder = try TemporaryFolder(["typst": .text(script)])
    guard unsafe chmod(folder.path + "/typst", 0o755) == 0 else { throw TestFailure("chmod") }
    return folder
  }

  /// A workspace of two clients whose builds take no time.
  private static func workspace() throws -> TemporaryFolder {
    let folder = try TwoClients.folder()
    try SmallLaw.put(in: folder)
    return folder
  }

  private static func build(
    _ folder: TemporaryFolder,
    _ more: String...
  ) throws -> ProgramResult {
    try run(buildFolder + "/gapbook", ["build", folder.path] + more)
  }

  @Test("are moved to a folder of their site's name, which the summary names")
  func areKept() throws {
    let folder = try Self.workspace()
    let program = try Self.typst()
    let typst = program.path + "/typst"
    #expect(try Self.build(folder, "--pdf", "--typst", typst).code == 0)
    let path = "/clients/alpha/report.pdf"
    let result = try Self.build(folder)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(!exists(folder.path + "/site" + path))
    #expect(readFile(folder.path + "/site.earlier" + path) == Array("%PDF-one%%EOF".utf8))
    #expect(exists(folder.path + "/site.earlier/clients/beta/report.pdf"))
    let line =
      "\(folder.path)/site\(path) was not made again; the last one is now "
      + "\(folder.path)/site.earlier\(path)\n"
    #expect(result.stdout.contains(line), "\(result.stdout)")
    #expect(!result.stderr.contains("report.pdf"))
    // Nothing is to be kept a second time, and what is kept stays.
    let again = try Self.build(folder)
    #expect(!again.stdout.contains("was not made again"))
    #expect(exists(folder.path + "/site.earlier" + path))
  }

  @Test("replace those that were kept before, under other names stand beside them")
  func replaceOlder() throws {
    let folder = try Self.workspace()
    for words in ["one", "two"] {
      let program = try Self.typst(words)
      let typst = program.path + "/typst"
      #expect(try Self.build(folder, "--pdf", "--typst", typst).code == 0)
      #expect(try Self.build(folder, "-q").code == 0)
    }
    let kept = folder.path + "/site.earlier/clients/alpha/"
    #expect(readFile(kept + "report.pdf") == Array("%PDF-two%%EOF".utf8))
    #expect(names(in: kept) == ["report.pdf"])
  }

  @Test("stay in place where another client is built, or a build is refused")
  func stayInPlace() throws {
    let folder = try Self.workspace()
    let program = try Self.typst()
    let typst = program.path + "/typst"
    #expect(try Self.build(folder, "--pdf", "--typst", typst).code == 0)
    #expect(try Self.build(folder, "--client", "beta").code == 0)
    #expect(exists(folder.path + "/site/clients/alpha/report.pdf"))
    #expect(!exists(folder.path + "/site.earlier/clients/alpha"))
    #expect(exists(folder.path + "/site.earlier/clients/beta/report.pdf"))
    #expect(try Self.build(folder, "--pdf", "--typst", "/nonexistent").code == 5)
    #expect(exists(folder.path + "/site/clients/alpha/report.pdf"))
  }

  @Test("are not lost where there is no place for them")
  func areNotLost() throws {
    let folder = try Self.workspace()
    let program = try Self.typst()
    let typst = program.path + "/typst"
    #expect(try Self.build(folder, "--pdf", "--typst", typst).code == 0)
    try folder.put("Not a folder.\n", at: "site.earlier")
    let before = try contents(of: folder.path + "/site")
    let result = try Self.build(folder)
    #expect(result.code == 5)
    #expect(result.stderr.contains("site.earlier"), "\(result.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
  }

  @Test("are no content of a plain folder of Markdown")
  func areNoContent() throws {
    let folder = try TemporaryFolder(["index.md": "# Home\n\nWords.\n"])
    let program = try Self.typst()
    let typst = program.path + "/typst"
    #expect(try Self.build(folder, "--pdf", "--typst", typst).code == 0)
    #expect(try Self.build(folder).code == 0)
    #expect(exists(folder.path + "/site.earlier/manual.pdf"))
    let result = try Self.build(folder)
    #expect(!result.stderr.contains("site.earlier"), "\(result.stderr)")
  }

  @Test("are made with every build where gapbook.yml says so, and not by check")
  func areAlwaysMade() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21\npdf: { always: true }\n",
      "content/index.md": "# Home\n\nWords.\n",
    ])
    let program = try Self.typst()
    let typst = program.path + "/typst"
    #expect(try Self.build(folder, "--typst", typst).code == 0)
    #expect(exists(folder.path + "/site/manual.pdf"))
    let before = try contents(of: folder.path + "/site")
    try folder.put("# Changed\n", at: "content/index.md")
    let missing = try Self.build(folder, "--typst", "/nonexistent")
    #expect(missing.code == 5)
    #expect(missing.stderr.contains("nothing was written: no PDF can be made"))
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
    #expect(try gapbook("check", folder.path, "--typst", "/nonexistent").code == 0)
    try folder.put("pdf: { always: perhaps }\n", at: "gapbook.yml")
    let wrong = try gapbook("check", ".", in: folder.path)
    #expect(
      wrong.stderr.contains("gapbook.yml:1:16: error: \"perhaps\" of \"always\" must be true")
    )
  }

  @Test("hold no picture of more than 5 MB of which nothing is said")
  func tellsLargePictures() throws {
    let end = "<!-- \(String(repeating: "x", count: 5_100_000)) --></svg>"
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">" + end
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n\n![Large](large.svg) and ![small](small.svg)\n",
      "content/large.svg": .text(svg),
      "content/small.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    ])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 0)
    let told = result.lines("large-picture")
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("content/index.md:3:1: note: large.svg has 5.1 MB") == true)
  }
}
