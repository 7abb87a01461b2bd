import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The exit code")
struct ExitCodeTests {
  private func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      // The law of the tests leaves out most of the built-in one, which is no fault here.
      "gapbook.yml": """
      as_of: 2026-11-21
      rules: { vanished-requirement: note, vanished-fact: note }
      """,
      "content/index.md": "# Home\n",
      "content/clients/cedar-valley/client.yml": "name: C\nentity: both\n",
      "content/clients/cedar-valley/responses.csv": "requirement,status\n",
    ])
    try SmallLaw.put(in: folder)
    return folder
  }

  @Test("is 0 where all is well, of help and of the version too")
  func isZero() throws {
    let folder = try workspace()
    #expect(try gapbook("check", folder.path).code == 0)
    #expect(try gapbook("build", folder.path).code == 0)
    #expect(exists(folder.path + "/site/index.html"))
    #expect(try gapbook("--help").code == 0)
    let version = try gapbook("--version")
    #expect(version.code == 0)
    #expect(version.stdout.split(separator: ".").count == 3)
    #expect(version.stderr == "")
  }

  @Test(
    "is 2 for a call that is wrong, and the words say how",
    arguments: [
      (["build", "--colour", "red"], "--colour"), (["biuld"], "biuld"),
      (["build", "--client", "cedar-vally"], "cedar-valley"),
      (["build", "--as-of", "2026-02-30"], "2026-02-30"),
      (["check", "--as-of", "yesterday"], "YYYY-MM-DD"), (["build", "missing"], "missing"),
      (["build", "--jobs", "0"], "--jobs"), (["check", "--format", "xml"], "sarif"),
      (["build", "--as-of"], "--as-of"),
    ]
  )
  func isTwo(call: [String], words: String) throws {
    let folder = try workspace()
    let result = try run(buildFolder + "/gapbook", call, in: folder.path)
    #expect(result.code == 2)
    #expect(result.stdout == "")
    #expect(result.stderr.contains(words), "\(result.stderr)")
    #expect(!exists(folder.path + "/site"))
  }

  @Test(
    "is 2 for a command that is none, in a call for help too",
    arguments: [
      (["frobnicate", "--help"], "\"frobnicate\""), (["--help", "frobnicate"], "\"frobnicate\""),
      (["frobnicate", "-h"], "\"frobnicate\""), (["help", "frobnicate"], "\"frobnicate\""),
      (["biuld", "--help"], "did you mean \"build\""), (["chekc"], "did you mean \"check\""),
      (["new", "cleint", "--help"], "did you mean \"client\""), (["Build", "--help"], "\"build\""),
      (["new", "facts", "-h"], "\"facts\""), (["--nope", "--help"], "--nope"),
      (["", "--help"], "\"\""), (["frob\nnicate", "--help"], "nicate"), (["--help", "ü"], "\"ü\""),
      (["--version", "frobnicate"], "\"frobnicate\""),
    ]
  )
  func isTwoForNoCommand(call: [String], words: String) throws {
    let result = try run(buildFolder + "/gapbook", call)
    #expect(result.code == 2)
    #expect(result.stdout == "")
    #expect(result.stderr.contains(words), "\(result.stderr)")
  }

  @Test(
    "is 0 for help on a command",
    arguments: [
      ["build", "--help"], ["help", "build"], ["new", "--help"], ["new", "client", "--help"],
      ["help", "new", "client"], ["help"], ["--help", "check"],
      ["--generate-completion-script", "bash"],
    ]
  )
  func isZeroForHelp(call: [String]) throws {
    let result = try run(buildFolder + "/gapbook", call)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(result.stdout.contains("gapbook") && result.stderr.isEmpty)
  }

  @Test("is 3 for an error, for a warning only with --strict, and then nothing is written")
  func isThree() throws {
    let folder = try workspace()
    try folder.put("[gone](gone.md)\n", at: "content/page.md")
    for command in ["build", "check"] {
      let strict = try gapbook(command, folder.path, "--strict")
      #expect(strict.code == 3)
      #expect(!exists(folder.path + "/site"))
    }
    #expect(try gapbook("check", folder.path).code == 0)
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    try folder.put("{{ nothing.here }}\n", at: "content/page.md")
    for arguments in [["build"], ["check"], ["build", "--quiet"]] {
      let result = try run(buildFolder + "/gapbook", arguments + [folder.path])
      #expect(result.code == 3)
      #expect(result.stderr.contains("\n1 error"))
    }
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
  }

  @Test(
    "is 5 for an output that cannot be written or would destroy something",
    arguments: [
      ("/proc/gapbook/site", "cannot make the folder"), ("file", "not a folder"),
      ("file/site", "cannot make the folder"), ("full", "thesis.txt, which no build wrote"),
      ("/", "root of the file system"), (".", "no build wrote"), ("content", "no build wrote"),
    ]
  )
  func isFive(output: String, words: String) throws {
    let folder = try workspace()
    try folder.put("x", at: "file")
    try folder.put("precious", at: "full/thesis.txt")
    let before = try contents(of: folder.path)
    let result = try gapbook("build", ".", "-o", output, in: folder.path)
    #expect(result.code == 5)
    #expect(result.stderr.hasPrefix("gapbook: "))
    #expect(result.stderr.contains(words), "\(result.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test("is 5 if the output holds a file that no build wrote, and the file stays")
  func keepsForeignFiles() throws {
    let folder = try workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    for path in ["robots.txt", "assets/mine.css", "clients/notes.txt", "clients/gone/mine.txt"] {
      try folder.put("precious", at: "site/" + path)
      let before = try contents(of: folder.path + "/site")
      let result = try gapbook("build", folder.path)
      #expect(result.code == 5, "\(path)")
      #expect(result.stderr.contains(path), "\(result.stderr)")
      #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
      removeTree(folder.path + "/site/" + path)
    }
    // Empty folders that no build made are none of ours either.
    for path in ["assets", "clients"] { removeTree(folder.path + "/site/" + path) }
    #expect(try gapbook("build", folder.path).code == 0)
  }

  @Test("is 5 if the disk refuses a file half way, and the old site stays")
  func isFiveHalfWay() throws {
    let folder = try workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    let before = try contents(of: folder.path + "/site")
    try folder.put("# Other\n", at: "content/index.md")
    try folder.put(.text(String(repeating: "Much too long. ", count: 9_000)), at: "content/page.md")
    let limited = """
      trap '' XFSZ; ulimit -f 64; exec "\(buildFolder)/gapbook" build "\(folder.path)"
      """
    let result = try run("/bin/bash", ["-c", limited])
    #expect(result.code == 5)
    #expect(result.stderr.contains("File too large"), "\(result.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: folder.path + "/site")).isEmpty)
    #expect(namesWithoutMemory(in: folder.path) == ["content", "gapbook.yml", "site"])
  }

  @Test("is 5 on a full disk", .enabled(if: geteuid() == 0, "only root can mount a small one"))
  func isFiveOnFullDisk() throws {
    let folder = try workspace()
    try folder.put(.folder, at: "disk")
    let options = ["-t", "tmpfs", "-o", "size=64k", "none", folder.path + "/disk"]
    guard try run("/bin/mount", options).code == 0 else { return }
    defer { _ = try? run("/bin/umount", [folder.path + "/disk"]) }
    let result = try gapbook("build", folder.path, "-o", folder.path + "/disk/site")
    #expect(result.code == 5)
    #expect(result.stderr.contains("No space left on device"), "\(result.stderr)")
    #expect(names(in: folder.path + "/disk") == [])
  }
}

@Suite("check")
struct CheckTests {
  private func faulty() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": "title: T\n",
      "index.md": "# Ünï\n\nÄ {{ nothing.here }} [gone](gone.md)\n",
    ])
  }

  @Test("prints its messages to standard error as text and writes nothing")
  func printsText() throws {
    let folder = try faulty()
    let result = try gapbook("check", "--as-of", "2026-11-21", in: folder.path)
    #expect(result.code == 3)
    #expect(result.stdout == "")
    #expect(
      result.stderr.contains(
        "index.md:3:3: error: unknown value \"nothing.here\" [unknown-value]\n"
      )
    )
    #expect(result.stderr.contains("\n3 | Ä {{ nothing.here }} [gone](gone.md)\n  |   ^"))
    #expect(result.stderr.contains("\nindex.md:3:22: warning: "))
    #expect(result.stderr.hasSuffix("1 error, 1 warning\n"))
    #expect(names(in: folder.path) == ["gapbook.yml", "index.md"])
  }

  @Test("prints JSON, SARIF and annotations to standard output, each well formed")
  func printsForMachines() throws {
    let folder = try faulty()
    func output(_ format: String) throws -> ProgramResult {
      let result = try gapbook(
        "check",
        "--format",
        format,
        "--as-of",
        "2026-11-21",
        in: folder.path
      )
      #expect(result.code == 3)
      #expect(result.stderr == "")
      return result
    }
    let json = try JSONSerialization.jsonObject(with: Data(output("json").output))
    let items = try #require((json as? [String: Any])?["diagnostics"] as? [[String: Any]])
    #expect(items.map { $0["rule"] as? String } == ["unknown-value", "unresolved-link"])
    #expect(items[0]["line"] as? Int == 3)
    #expect(items[0]["column"] as? Int == 3)
    #expect(items[0]["file"] as? String == "index.md")

    let sarif = try JSONSerialization.jsonObject(with: Data(output("sarif").output))
    let log = try #require(sarif as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    #expect(results.map { $0["ruleId"] as? String } == ["unknown-value", "unresolved-link"])
    #expect(results.map { $0["level"] as? String } == ["error", "warning"])

    let lines = try output("github").stdout.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("::error file=index.md,line=3,col=3,title=unknown-value::"))
    #expect(lines[1].hasPrefix("::warning file=index.md,line=3,col=22,title=unresolved-link::"))
  }

  @Test("names files from the current folder", arguments: ["json", "text", "github"])
  func namesFilesFromHere(format: String) throws {
    let folder = try faulty()
    let parts = folder.path.split(separator: "/")
    let above = "/" + parts.dropLast().joined(separator: "/")
    let name = String(parts.last ?? "")
    for path in [name, name + "/", folder.path] {
      let result = try gapbook("check", path, "--format", format, in: above)
      let whole = path.hasSuffix("/") ? path : path + "/"
      #expect((result.stdout + result.stderr).contains(whole + "index.md"), "\(path)")
    }
  }
}
