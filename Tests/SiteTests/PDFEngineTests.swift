import Glibc
import TestSupport
import Testing

/// What a build does with its engine, shown with small programs in Typst's place.
@Suite("A build with --pdf")
struct PDFEngineTests {
  private static func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21", "content/index.md": "# Home\n\nWords.\n",
    ])
    return folder
  }

  /// A program of that name in a folder of its own.
  private static func program(_ script: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["typst": .text("#!/bin/sh\n" + script)])
    guard unsafe chmod(folder.path + "/typst", 0o755) == 0 else { throw TestFailure("chmod") }
    return folder
  }

  @Test("without an engine writes nothing, ends with 5 and names the one command that helps")
  func saysWhatIsMissing() throws {
    let folder = try Self.workspace()
    let elsewhere = try TemporaryFolder()
    // A copy of our own could still be open for writing in another test's child.
    _ = try run("/bin/cp", [buildFolder + "/gapbook", elsewhere.path])
    let result = try run(
      elsewhere.path + "/gapbook",
      ["build", folder.path, "--pdf"],
      environment: ["HOME": elsewhere.path, "PATH": "/usr/bin:/bin"]
    )
    #expect(result.code == 5)
    #expect(!exists(folder.path + "/site"))
    let lines = result.stderr.split(separator: "\n").filter { $0.contains("pip install typst==") }
    #expect(lines.count == 1, "\(result.stderr)")
  }

  @Test("calls a program by an argument array, with both standards and the day")
  func callsProgram() throws {
    let engine = try Self.program(
      #"printf '%s\n' "$@" > "$(dirname "$0")/call"; printf %%PDF-%%%%EOF"#
    )
    let folder = try Self.workspace()
    let result = try gapbook("build", folder.path, "--pdf", "--typst", engine.path + "/typst")
    #expect(result.code == 0, "\(result.stderr)")
    #expect(readFile(folder.path + "/site/manual.pdf") == Array("%PDF-%%EOF".utf8))
    let call = readFile(engine.path + "/call").map { String(decoding: $0, as: UTF8.self) } ?? ""
    let words = call.split(separator: "\n").map(String.init)
    #expect(words.first == "compile" && words.last == "-")
    #expect(words.contains("--ignore-system-fonts"))
    #expect(words.contains("ua-1,a-3a"))
    #expect(words.contains("1795219200"))
    #expect(!exists(folder.path + "/site/.work"))
  }

  @Test("takes a program that is new enough from the path, and passes an old one by")
  func looksForProgram() throws {
    let engine = try Self.program(
      #"if [ "$1" = --version ]; then echo "typst 0.15.2 (x)"; else printf %%PDF-NEW%%%%EOF; fi"#
    )
    let old = try Self.program(
      #"if [ "$1" = --version ]; then echo "typst 0.9.0"; else printf %%PDF-OLD%%%%EOF; fi"#
    )
    let folder = try Self.workspace()
    let path = "\(old.path):\(engine.path):/usr/bin:/bin"
    let result = try gapbook("build", folder.path, "--pdf", environment: ["PATH": path])
    #expect(result.code == 0, "\(result.stderr)")
    #expect(readFile(folder.path + "/site/manual.pdf") == Array("%PDF-NEW%%EOF".utf8))
  }

  @Test("is done in memory by check --pdf: faults are told, and nothing is written")
  func isDoneByCheck() throws {
    let folder = try Self.workspace()
    let before = names(in: folder.path)
    func check(_ script: String) throws -> ProgramResult {
      let engine = try Self.program(script)
      return try gapbook("check", folder.path, "--pdf", "--typst", engine.path + "/typst")
    }
    let good = try check("printf %%PDF-%%%%EOF")
    #expect(good.code == 0 && good.stderr.isEmpty, "\(good.stderr)")
    let bad = try check(#"printf 'error: no such thing\n   ┌─ ../blocks.typ:12:4\n' >&2; exit 1"#)
    #expect(bad.code == 3)
    #expect(bad.lines("pdf-template").count == 1, "\(bad.stderr)")
    let missing = try gapbook("check", folder.path, "--pdf", "--typst", folder.path + "/none")
    #expect(missing.code == 5)
    #expect(missing.stderr.contains("pip install typst=="), "\(missing.stderr)")
    try folder.put("not a picture", at: "content/a.png")
    try folder.put("# Home\n\n![Words](a.png)\n", at: "content/index.md")
    let picture = try check("printf %%PDF-%%%%EOF")
    #expect(!picture.lines("unprintable-picture").isEmpty, "\(picture.stderr)")
    #expect(names(in: folder.path) == before)
  }

  @Test("gives what the engine says as a diagnostic with its place, and writes nothing")
  func tellsErrors() throws {
    let engine = try Self.program(
      #"printf 'error: no such thing\n   ┌─ ../blocks.typ:12:4\n' >&2; exit 1"#
    )
    let folder = try Self.workspace()
    let result = try gapbook("build", folder.path, "--pdf", "--typst", engine.path + "/typst")
    #expect(result.code == 3)
    let start = "(built-in)/templates/print/blocks.typ:12:5: error: "
    #expect(result.stderr.contains(start), "\(result.stderr)")
    #expect(result.stderr.contains("no such thing [pdf-template]"))
    #expect(!exists(folder.path + "/site"))
  }

  @Test("tells what the engine warns of, and writes all the same; with --strict it does not")
  func tellsWarnings() throws {
    let engine = try Self.program(
      #"printf 'warning: looks odd\n   ┌─ report.typ:3:0\n' >&2; printf %%PDF-%%%%EOF"#
    )
    let folder = try Self.workspace()
    let typst = engine.path + "/typst"
    let strict = try gapbook("build", folder.path, "--pdf", "--typst", typst, "--strict")
    #expect(strict.code == 3)
    #expect(!exists(folder.path + "/site"))
    let result = try gapbook("build", folder.path, "--pdf", "--typst", typst)
    #expect(result.code == 0)
    let start = "(built-in)/templates/print/report.typ:3:1: warning: the PDF of Plain: looks odd"
    #expect(result.stderr.contains(start), "\(result.stderr)")
    #expect(exists(folder.path + "/site/manual.pdf"))
  }

  @Test("with an engine that is named and is none writes nothing, and ends with 5")
  func tellsWrongName() throws {
    let folder = try Self.workspace()
    try folder.put("Not a program.\n", at: "notes.txt")
    let notes = folder.path + "/notes.txt"
    let result = try gapbook("build", folder.path, "--pdf", "--typst", notes)
    #expect(result.code == 5)
    #expect(result.stderr.contains("notes.txt is no Typst; this installs it: python3 -m venv"))
    #expect(!exists(folder.path + "/site"))
    let named = ["GAPBOOK_TYPST": folder.path + "/nothing"]
    let other = try gapbook("build", folder.path, "--pdf", environment: named)
    #expect(other.code == 5)
    #expect(other.stderr.contains("nothing is no Typst; this installs it"), "\(other.stderr)")
  }

  @Test("ends with 5 where the engine fails without a word, and leaves the old site whole")
  func tellsFailure() throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    let engine = try Self.program("kill -9 $$")
    let result = try gapbook("build", folder.path, "--pdf", "--typst", engine.path + "/typst")
    #expect(result.code == 5)
    let words = "the PDF of Plain: the PDF engine failed: signal 9 ended it (\(engine.path)/typst)"
    #expect(result.stderr.contains(words), "\(result.stderr)")
    let after = try contents(of: folder.path + "/site")
    #expect(FolderChanges(from: before, to: after).isEmpty)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
  }

  @Test(
    "is not believed where what it gives is no PDF, and leaves the old site whole",
    arguments: [
      "echo not a pdf", "true", "echo %PDF-1.7 cut short",
      #"echo not a pdf; echo "warning: odd" >&2"#,
    ]
  )
  func refusesOtherOutput(_ script: String) throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    let engine = try Self.program(script)
    let result = try gapbook("build", folder.path, "--pdf", "--typst", engine.path + "/typst")
    #expect(result.code == 5)
    #expect(result.stderr.contains("the PDF engine failed: what it gave is no PDF"))
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
  }

  @Test("shows what the engine says without its controls")
  func showsNoControls() throws {
    let folder = try Self.workspace()
    let engine = try Self.program(#"printf 'odd \033[2J words\n' >&2; exit 7"#)
    let result = try gapbook("build", folder.path, "--pdf", "--typst", engine.path + "/typst")
    #expect(result.code == 5)
    #expect(
      result.stderr.contains("it ended with code 7: odd \\u{1b}[2J words"),
      "\(result.stderr)"
    )
  }

  @Test(
    "that a signal ends leaves the old site whole, and neither files nor its engine behind",
    arguments: [SIGINT, SIGTERM, SIGHUP]
  )
  func clearsUp(_ signal: Int32) throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    let engine = try Self.program(
      #"echo $$ > "$(dirname "$0")/new"; mv "$(dirname "$0")/new" "$(dirname "$0")/started"; exec sleep 60"#
    )
    let running = try start(
      buildFolder + "/gapbook",
      ["build", folder.path, "--pdf", "--typst", engine.path + "/typst"]
    )
    for _ in 0..<20_000 where !exists(engine.path + "/started") { usleep(500) }
    running.send(signal)
    #expect(try running.wait().code == 128 + signal)
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
    let number = String(decoding: readFile(engine.path + "/started") ?? [], as: UTF8.self)
    let process = try #require(pid_t(number.filter(\.isNumber)))
    #expect(kill(process, 0) != 0)
  }

  @Test("that is killed leaves the old site whole")
  func survivesInterruption() throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    let engine = try Self.program(#": > "$(dirname "$0")/started"; exec sleep 5"#)
    let running = try start(
      buildFolder + "/gapbook",
      ["build", folder.path, "--pdf", "--typst", engine.path + "/typst"]
    )
    for _ in 0..<20_000 where !exists(engine.path + "/started") { usleep(500) }
    running.kill()
    #expect(try running.wait().code == 128 + SIGKILL)
    let after = try contents(of: folder.path + "/site")
    #expect(FolderChanges(from: before, to: after).isEmpty)
    #expect(try gapbook("build", folder.path).code == 0)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
  }

  @Test("sets the PDF with a workspace's own template")
  func takesOwnTemplate() throws {
    let engine = try Self.program(#"cat "$3/report.typ""#)
    let folder = try Self.workspace()
    try folder.put("%PDF-own%%EOF", at: "templates/print/report.typ")
    let result = try gapbook("build", folder.path, "--pdf", "--typst", engine.path + "/typst")
    #expect(result.code == 0, "\(result.stderr)")
    #expect(readFile(folder.path + "/site/manual.pdf") == Array("%PDF-own%%EOF".utf8))
  }

  @Test("does not leave its engine running where it is killed")
  func takesItsEngineAlong() throws {
    let engine = try Self.program(#"echo $$ > "$(dirname "$0")/process"; exec sleep 60"#)
    let folder = try Self.workspace()
    let running = try start(
      buildFolder + "/gapbook",
      ["build", folder.path, "--pdf", "--typst", engine.path + "/typst"]
    )
    var process: pid_t?
    for _ in 0..<5_000 where process == nil {
      usleep(2_000)
      process = readFile(engine.path + "/process").flatMap { bytes in
        pid_t(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
      }
    }
    let started = try #require(process)
    running.kill()
    #expect(try running.wait().code == 128 + SIGKILL)
    // Whoever takes in orphans may be slow to bury it: a process that has ended is a zombie by then.
    var state = "R"
    for _ in 0..<1_000 where !["", "Z"].contains(state) {
      usleep(2_000)
      state =
        readFile("/proc/\(started)/stat").map { bytes in
          let words = String(decoding: bytes, as: UTF8.self).split(separator: ") ").last
          return String(words?.prefix(1) ?? "")
        } ?? ""
    }
    #expect(["", "Z"].contains(state))
  }
}
