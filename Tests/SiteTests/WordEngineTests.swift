import Files
import Glibc
import TestSupport
import Testing

@testable import Word

/// What a build does with pandoc, shown with small programs in its place.
@Suite("A build with --docx")
struct WordEngineTests {
  private static func workspace() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21", "content/index.md": "# Home\n\nWords.\n",
    ])
  }

  /// A program of that name in a folder of its own, which calls itself a version.
  private static func program(
    _ script: String,
    version: String = "pandoc 2.17.1.1"
  ) throws -> TemporaryFolder {
    let start = "#!/bin/sh\nif [ \"$1\" = --version ]; then echo '\(version)'; exit; fi\n"
    let folder = try TemporaryFolder(["pandoc": .text(start + script + "\n")])
    guard unsafe chmod(folder.path + "/pandoc", 0o755) == 0 else { throw TestFailure("chmod") }
    return folder
  }

  private static func build(_ folder: TemporaryFolder, _ pandoc: String) throws -> ProgramResult {
    try gapbook("build", folder.path, "--docx", "--pandoc", pandoc, "--typst", "/nonexistent")
  }

  @Test("without pandoc writes nothing, ends with 5, leaves the old site whole and says what helps")
  func saysWhatIsMissing() throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    try folder.put("# Changed\n", at: "content/index.md")
    let result = try gapbook("build", folder.path, "--docx", environment: ["PATH": "/nonexistent"])
    #expect(result.code == 5)
    #expect(result.stdout.isEmpty)
    let words =
      "nothing was written: no Word file can be made, as pandoc is missing; this installs it: "
      + "apt-get install pandoc"
    #expect(result.stderr.contains(words), "\(result.stderr)")
    let named = try Self.build(folder, folder.path + "/gapbook.yml")
    #expect(named.code == 5)
    #expect(named.stderr.contains("gapbook.yml is no pandoc; this installs it"))
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
  }

  @Test("with a pandoc that is too old says so, and takes a newer one from the path")
  func looksForProgram() throws {
    let folder = try Self.workspace()
    let old = try Self.program("exit 9", version: "pandoc 1.19.2.4")
    let result = try Self.build(folder, old.path + "/pandoc")
    #expect(result.code == 5)
    #expect(
      result.stderr.contains("\(old.path)/pandoc is pandoc 1.19.2.4 and 2.11 or newer is needed"),
      "\(result.stderr)"
    )
    let new = try Self.program("exit 8")
    let path = "\(old.path):\(new.path):/usr/bin:/bin"
    let taken = try gapbook("build", folder.path, "--docx", environment: ["PATH": path])
    #expect(taken.code == 5)
    #expect(taken.stderr.contains("pandoc failed: it ended with code 8"), "\(taken.stderr)")
    #expect(!exists(folder.path + "/site"))
  }

  @Test("knows which trees a version reads")
  func knowsTrees() throws {
    for (version, tree) in [("2.11", [1, 22]), ("2.19.2", [1, 22]), ("3.9", [1, 23])] {
      let program = try Self.program("", version: "pandoc \(version)")
      let found = Pandoc.find(named: program.path + "/pandoc", searchPath: [])
      #expect(try found.get().treeVersion == tree, "\(version)")
    }
    let other = try Self.program("", version: "other 3.0")
    #expect(
      Pandoc.find(named: other.path + "/pandoc", searchPath: [])
        == .failure(.none(named: other.path + "/pandoc"))
    )
  }

  @Test(
    "tells how pandoc failed, and leaves the old site whole",
    arguments: [
      ("echo 'bad \\033[2J tree' >&2; exit 64", "it ended with code 64: bad \\u{1b}[2J tree"),
      ("kill -9 $$", "signal 9 ended it"), ("true", "what it gave is no Word file"),
      ("echo PK and nothing more", "what it gave is no Word file"),
    ]
  )
  func tellsFailure(script: String, words: String) throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    let pandoc = try Self.program(script)
    let result = try Self.build(folder, pandoc.path + "/pandoc")
    #expect(result.code == 5)
    let start = "the Word file of Plain: pandoc failed: "
    #expect(result.stderr.contains(start + words), "\(result.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
  }

  @Test("ends a pandoc that hangs when its time is over")
  func endsHanging() throws {
    let folder = try TemporaryFolder(["tree.json": "{}"])
    let program = try Self.program("exec sleep 60")
    let pandoc = try Pandoc.find(named: program.path + "/pandoc", searchPath: []).get()
    let result = pandoc.run("tree.json", in: folder.path, reference: "none.docx", limit: 1)
    #expect(result.ending == .tooLong)
  }

  @Test("is done in memory by check --docx, and nothing is written")
  func isDoneByCheck() throws {
    let folder = try Self.workspace()
    let pandoc = try Self.program("echo odd >&2; exit 64")
    let result = try gapbook(
      "check",
      folder.path,
      "--docx",
      "--pandoc",
      pandoc.path + "/pandoc",
      "--typst",
      "/nonexistent"
    )
    #expect(result.code == 5)
    #expect(result.stderr.contains("it ended with code 64: odd"), "\(result.stderr)")
    #expect(names(in: folder.path).sorted() == ["content", "gapbook.yml"])
  }

  @Test("tells of a template that asks for something that is not known, with its place")
  func tellsTemplate() throws {
    let folder = try Self.workspace()
    let pandoc = try Self.program("true")
    try folder.put("<w:hdr>\n  {{acent}}\n</w:hdr>\n", at: "templates/print/docx/header.xml")
    let result = try Self.build(folder, pandoc.path + "/pandoc")
    #expect(result.code == 3)
    let words = "templates/print/docx/header.xml:2:3: error: the Word file's template cannot hold"
    #expect(result.stderr.contains(words), "\(result.stderr)")
  }
}

@Suite("gapbook doctor")
struct DoctorTests {
  @Test("names what is missing and how it is installed")
  func namesMissing() throws {
    let elsewhere = try TemporaryFolder()
    _ = try run("/bin/cp", [buildFolder + "/gapbook", elsewhere.path])
    let result = try run(
      elsewhere.path + "/gapbook",
      ["doctor"],
      environment: ["HOME": elsewhere.path, "PATH": "/nonexistent"]
    )
    #expect(result.code == 0)
    // The names and commands of README.md, "Install".
    let readme = String(decoding: readFile(repositoryRoot + "/README.md") ?? [], as: UTF8.self)
    let lines = result.stdout.split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst().first
        == "Typst, for PDFs (build --pdf): missing; this installs it: the package gapbook-pdf, in one of these ways:"
    )
    let ways = [
      "./gapbook-pdf_0.1.0_amd64.deb",
      "tar -xf gapbook-pdf-0.1.0-linux-x86_64.tar.xz && gapbook-pdf-0.1.0-linux-x86_64/install",
      "pip install './gapbook-0.1.0-py3-none-manylinux_2_36_x86_64.whl[pdf]'",
    ]
    for (line, way) in zip(lines.dropFirst(2), ways) {
      #expect(line.hasPrefix("  ") && line.hasSuffix(way), "\(line)")
      #expect(readme.contains(way), "\(way)")
    }
    #expect(lines[5].hasPrefix("  without a package: python3 -m venv "), "\(lines)")
    #expect(
      result.stdout.contains("pandoc, for Word files (build --docx): missing; this installs it: ")
    )
  }

  @Test("names what is there", .enabled(if: WordTools.areThere, WordTools.howToGetThem))
  func namesInstalled() throws {
    let result = try gapbook("doctor", environment: ["PATH": "/usr/bin:/bin:/usr/local/bin"])
    #expect(result.code == 0)
    #expect(
      result.stdout.firstMatch(of: /Typst, for PDFs \(build --pdf\): 0\.15\.\d+, \//) != nil,
      "\(result.stdout)"
    )
    #expect(result.stdout.firstMatch(of: /pandoc, .*: [23]\.\d[\d.]*, \//) != nil)
  }
}
