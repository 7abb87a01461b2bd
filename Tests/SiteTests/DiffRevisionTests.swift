import Glibc
import TestSupport
import Testing

@Suite("A revision in diff")
struct DiffRevisionTests {
  @Test("is compared with the work tree and with another one, by each way to name it")
  func compares() throws {
    let folder = try RevisionWorkspace.repository()
    let worse = try RevisionWorkspace.diff("first", ".", "--fail-on", "regression", in: folder)
    #expect(worse.code == 1, "\(worse.stderr)")
    #expect(
      worse.said == [
        "gapbook: --fail-on regression: client north: 1 requirement regressed, and none is allowed: 164.308(a)(2) (met -> partially-met)"
      ]
    )
    try RevisionWorkspace.commit(folder, tag: "second")
    for (old, new, place) in [
      ("first", "second", RevisionWorkspace.place), ("first", "HEAD", RevisionWorkspace.place),
      ("HEAD~1", ".", RevisionWorkspace.place),
      ("first:.", "second:", RevisionWorkspace.place),
      ("first:", "second", RevisionWorkspace.place),
      ("first:../the reports", "second", RevisionWorkspace.place),
      ("first", "second:" + RevisionWorkspace.place, ""),
      ("first", RevisionWorkspace.place, ""),
      ("first:" + RevisionWorkspace.place, "second:" + RevisionWorkspace.place + "/", ""),
      ("first", folder.path + "/" + RevisionWorkspace.place, "Praxis Köln"),
      ("main~1:" + folder.path + "/" + RevisionWorkspace.place, "main", ""),
    ] {
      let told = try RevisionWorkspace.diff(old, new, in: folder, at: place)
      #expect(told.code == 0 && told.said.isEmpty, "\(old) \(new): \(told.stderr)")
      #expect(told.output == worse.output, "\(old) \(new)")
    }
    let back = try RevisionWorkspace.diff("second", "first", "--fail-on", "regression", in: folder)
    #expect(back.code == 0, "\(back.stderr)")
    // From elsewhere the path leads to the repository.
    let path = folder.path + "/" + RevisionWorkspace.place
    let other = try gapbook("diff", "first:\(path)", "second:\(path)")
    #expect(other.output == worse.output, "\(other.stderr)")
  }

  @Test("of a starter is compared without a word on what is yet to be filled in")
  func staysShort() throws {
    let folder = try TemporaryFolder()
    #expect(try gapbook("init", "--starter", "clinic", in: folder.path).code == 0)
    #expect(try gapbook("check", folder.path).stderr.contains("[unfilled-value]"))
    try RevisionWorkspace.git(["init", "-q"], in: folder)
    try RevisionWorkspace.git(["add", "."], in: folder)
    try RevisionWorkspace.git(["commit", "-q", "-m", "First"], in: folder)
    let file = "content/clients/example-clinic/responses.csv"
    let row = "164.308(a)(2),Assigned security responsibility,required,"
    let edited = try folder.text(file).replacing(row, with: row + "implemented")
    try folder.put(.text(edited), at: file)
    let told = try gapbook("diff", "HEAD", ".", in: folder.path)
    #expect(told.code == 0 && told.stderr.isEmpty, "\(told.stderr)")
    #expect(told.stdout.contains("Newly assessed (1)\n  164.308(a)(2)  "), "\(told.stdout)")
    // What gapbook.yml makes an error is told.
    let settings = try folder.text("gapbook.yml") + "rules: { unfilled-value: error }\n"
    try folder.put(.text(settings), at: "gapbook.yml")
    let refused = try gapbook("diff", "HEAD", ".", in: folder.path)
    #expect(refused.code == 3 && refused.stderr.contains("[unfilled-value]"), "\(refused)")
  }

  @Test("is written as two workspaces are compared, byte for byte, in every format")
  func equalsFolders() throws {
    let folder = try RevisionWorkspace.repository()
    try RevisionWorkspace.commit(folder, tag: "second")
    let copy = try TemporaryFolder()
    try RevisionWorkspace.git(["worktree", "add", "-q", copy.path + "/old", "first"], in: folder)
    let old = "\(copy.path)/old/\(RevisionWorkspace.place)"
    for format in ["text", "json", "markdown", "github"] {
      let folders = try RevisionWorkspace.diff(old, ".", "--format", format, in: folder)
      let revisions = try RevisionWorkspace.diff("first", "HEAD", "--format", format, in: folder)
      #expect(folders.code == 0 && !folders.output.isEmpty)
      #expect(folders.output == revisions.output, "\(format)")
    }
    let github = try RevisionWorkspace.diff("first", "HEAD", "--format", "github", in: folder)
    #expect(
      github.stdout.contains("file=content/clients/north/responses.csv,line=2,col=1,"),
      "\(github.stdout)"
    )
  }

  @Test("may be of an assessment.json")
  func ofAFile() throws {
    let folder = try RevisionWorkspace.repository()
    let json = try gapbook("export", "json", folder.path + "/" + RevisionWorkspace.place)
    try folder.put(.bytes(json.output), at: "last ü.json")
    try RevisionWorkspace.commit(folder, tag: "second")
    removeTree(folder.path + "/last ü.json")
    let told = try RevisionWorkspace.diff(
      "first:" + RevisionWorkspace.place,
      "second:last ü.json",
      in: folder,
      at: ""
    )
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout.contains("164.308(a)(2)"))
    try folder.put("[]", at: "last ü.json")
    try RevisionWorkspace.commit(folder, tag: "third")
    let bad = try RevisionWorkspace.diff(
      "third:last ü.json",
      RevisionWorkspace.place,
      in: folder,
      at: ""
    )
    #expect(bad.code == 3)
    #expect(bad.stderr.contains("third:last ü.json:1:1: error: "), "\(bad.stderr)")
    #expect(bad.stderr.contains("\n1 | []\n"), "\(bad.stderr)")
  }

  @Test("leaves work tree, index and the system's folder as they were, also where it fails")
  func leavesNothing() throws {
    let folder = try RevisionWorkspace.repository()
    try folder.put("staged\n", at: RevisionWorkspace.place + "/content/staged.md")
    try RevisionWorkspace.git(["add", "-A"], in: folder)
    try folder.put("not staged\n", at: RevisionWorkspace.place + "/content/loose.md")
    let before = try contents(of: folder.path)
    let temporary = try TemporaryFolder()
    let environment = ["TMPDIR": temporary.path]
    for (old, code) in [("first", 0), ("none", 2), ("first:content", 2), ("first:gapbook.yml", 3)] {
      let told = try RevisionWorkspace.diff(old, ".", in: folder, environment: environment)
      #expect(Int(told.code) == code, "\(old): \(told.stderr)")
      #expect(names(in: temporary.path) == [])
    }
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test(
    "is removed where a signal comes, which ends the program and git",
    arguments: [SIGINT, SIGTERM]
  )
  func isRemovedBySignals(signal: Int32) throws {
    let folder = try RevisionWorkspace.repository()
    let temporary = try TemporaryFolder()
    let programs = try TemporaryFolder([
      "git": """
      #!/bin/sh
      case "$*" in
        *cat-file*--batch*) touch "\(temporary.path)-waits"; exec sleep 60 ;;
      esac
      exec /usr/bin/git "$@"
      """
    ])
    defer { removeTree(temporary.path + "-waits") }
    #expect(try run("/bin/chmod", ["+x", programs.path + "/git"]).code == 0)
    let running = try start(
      buildFolder + "/gapbook",
      ["diff", "first", "."],
      in: folder.path + "/" + RevisionWorkspace.place,
      environment: ["TMPDIR": temporary.path, "PATH": programs.path + ":/usr/bin:/bin"]
    )
    for _ in 0..<20_000 where !exists(temporary.path + "-waits") { usleep(1_000) }
    #expect(names(in: temporary.path).count == 1)
    running.send(signal)
    let result = try running.wait(limit: 30)
    #expect(!result.timedOut && result.code == 128 + signal, "\(result.stderr)")
    #expect(names(in: temporary.path) == [])
  }

  @Test("names its files and shows their lines in messages, and never the folder they are in")
  func messages() throws {
    let folder = try RevisionWorkspace.repository()
    try folder.put(
      "requirement,status\n164.308(a)(2),perhaps\n",
      at: RevisionWorkspace.client + "responses.csv"
    )
    try folder.put("# Page\n\n[gone](gone.md)\n", at: RevisionWorkspace.place + "/content/page.md")
    try RevisionWorkspace.commit(folder, tag: "bad")
    let temporary = try TemporaryFolder()
    for (name, prefix, place) in [
      ("bad", "bad:", RevisionWorkspace.place), ("bad:.", "bad:./", RevisionWorkspace.place),
      ("bad:" + RevisionWorkspace.place, "bad:" + RevisionWorkspace.place + "/", ""),
    ] {
      let told = try RevisionWorkspace.diff(
        name,
        name,
        in: folder,
        at: place,
        environment: ["TMPDIR": temporary.path]
      )
      #expect(told.code == 3)
      let line = "\(prefix)content/clients/north/responses.csv:2:15: error: "
      #expect(told.stderr.contains(line), "\(told.stderr)")
      #expect(told.stderr.contains("\n2 | 164.308(a)(2),perhaps\n"), "\(told.stderr)")
      #expect(told.stderr.contains("\(prefix)content/page.md:3:1: warning: "), "\(told.stderr)")
      #expect(!told.stderr.contains(temporary.path), "\(told.stderr)")
    }
  }

  @Test("may be of a bare repository and of a second work tree")
  func otherRepositories() throws {
    let folder = try RevisionWorkspace.repository()
    try RevisionWorkspace.commit(folder, tag: "second")
    let expected = try RevisionWorkspace.diff("first", "second", in: folder)
    let others = try TemporaryFolder()
    try RevisionWorkspace.git(["clone", "-q", "--bare", folder.path, "b.git"], in: others)
    try RevisionWorkspace.git(
      ["worktree", "add", "-q", others.path + "/tree", "second"],
      in: folder
    )
    let bare = try RevisionWorkspace.diff(
      "first",
      "second:" + RevisionWorkspace.place,
      in: others,
      at: "b.git"
    )
    #expect(bare.output == expected.output, "\(bare.stderr)")
    let tree = try RevisionWorkspace.diff(
      "first",
      ".",
      in: others,
      at: "tree/" + RevisionWorkspace.place
    )
    #expect(tree.output == expected.output, "\(tree.stderr)")
  }

  @Test(
    "fails each gate as folders do",
    arguments: ["regression", "gaps", "risk", "evidence", "overdue", "score"]
  )
  func gates(gate: String) throws {
    let folder = try RevisionWorkspace.repository()
    func finding(_ impact: String, due: String = "2027-03-31") -> FolderEntry {
      """
      ---
      id: F-1
      title: No plan
      requirements: [164.308(a)(2)]
      likelihood: high
      impact: \(impact)
      due: \(due)
      ---

      Text.
      """
    }
    let change: [String: (before: FolderEntry?, after: FolderEntry?, responses: String)] = [
      "regression": (nil, nil, RevisionWorkspace.partial),
      "score": (nil, nil, RevisionWorkspace.partial),
      "gaps": (nil, finding("high"), RevisionWorkspace.implemented),
      "risk": (finding("high"), finding("very-high"), RevisionWorkspace.implemented),
      "evidence": (nil, nil, RevisionWorkspace.implemented.replacing(",EV-1", with: ",")),
      "overdue": (
        finding("high"), finding("high", due: "2029-03-31"), RevisionWorkspace.implemented
      ),
    ]
    let (before, after, responses) = try #require(change[gate])
    try folder.put(
      .text(RevisionWorkspace.implemented),
      at: RevisionWorkspace.client + "responses.csv"
    )
    if let before { try folder.put(before, at: RevisionWorkspace.client + "findings/F-1.md") }
    try folder.put("A\n", at: "note")
    try RevisionWorkspace.commit(folder, tag: "before")
    try folder.put(.text(responses), at: RevisionWorkspace.client + "responses.csv")
    if let after { try folder.put(after, at: RevisionWorkspace.client + "findings/F-1.md") }
    try RevisionWorkspace.commit(folder, tag: "after")
    for new in ["after", "."] {
      let told = try RevisionWorkspace.diff("before", new, "--fail-on", gate, in: folder)
      #expect(told.code == 1, "\(told.stderr)")
      #expect(told.said.count == 1, "\(told.stderr)")
      #expect(told.said.first?.hasPrefix("gapbook: --fail-on \(gate): ") == true)
    }
    let same = try RevisionWorkspace.diff("after", ".", "--fail-on", gate, in: folder)
    #expect(same.code == 0 && same.said.isEmpty, "\(same.stderr)")
  }
}
