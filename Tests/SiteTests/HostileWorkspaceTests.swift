import Glibc
import TestSupport
import Testing

/// Workspaces come from others: each of these is refused with a place, or read, within a stated time
/// and memory.
@Suite("A hostile workspace", .timeLimit(.minutes(5)))
struct HostileWorkspaceTests {
  /// Lists of ten lists of ten, eight deep: a hundred million values.
  private static let bomb =
    "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    + (1...8).map { level in
      let items = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
      return "a\(level): &a\(level) [\(items)]\n"
    }.joined()

  /// Runs the program with so many megabytes of addresses and 60 seconds.
  private func limited(
    _ call: String,
    in folder: TemporaryFolder,
    megabytes: Int = 3_000
  ) throws -> ProgramResult {
    let script = "ulimit -v \(megabytes * 1_000); exec \"\(buildFolder)/gapbook\" \(call)"
    return try run("/bin/bash", ["-c", script], in: folder.path, limit: 60)
  }

  private func expectRefused(
    _ folder: TemporaryFolder,
    _ rule: String,
    at place: String,
    megabytes: Int = 3_000,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try limited("check .", in: folder, megabytes: megabytes)
    #expect(!result.timedOut, sourceLocation: sourceLocation)
    #expect(result.code == 3, "\(result.stderr.suffix(2_000))", sourceLocation: sourceLocation)
    let told = result.lines(rule)
    #expect(
      told.contains { $0.hasPrefix(place + ": error: ") },
      "\(result.stderr.prefix(2_000))",
      sourceLocation: sourceLocation
    )
  }

  @Test(
    "with aliases that multiply is refused at the alias with which it is too much",
    arguments: [
      "? *a8\n: 1\n", "title: *a8\n", "? [*a8]\n: 1\n", "x: { *a8, 1 }\n", "x: { *a8:1 }\n",
      "[*a8]: 1\n", "*a8 : 1\n", "<<: *a8\n",
    ]
  )
  func refusesAliases(last: String) throws {
    let yaml = Self.bomb + last
    let workspace = try ClientWorkspace.made(["/gapbook.yml": .text(yaml)])
    try expectRefused(workspace, "yaml-limit", at: "gapbook.yml:5:38")
    let page = try ClientWorkspace.made(["/content/p.md": .text("---\n\(yaml)---\n# P\n")])
    try expectRefused(page, "yaml-limit", at: "content/p.md:6:38")
    let evidence = try ClientWorkspace.made(["evidence.yml": .text(yaml)])
    try expectRefused(evidence, "yaml-limit", at: "content/clients/alpha/evidence.yml:5:38")
  }

  @Test("may have aliases as people use them")
  func takesAliases() throws {
    let rows = (1...400).map { "- { id: EV-\($0), title: *t, kind: document, location: *l }\n" }
    let workspace = try ClientWorkspace.made([
      "evidence.yml": .text(
        "- { id: EV-0, title: &t A & B * C, kind: document, location: &l Shelf }\n"
          + rows.joined()
      )
    ])
    let result = try limited("check .", in: workspace)
    #expect(result.code == 0, "\(result.stderr.prefix(2_000))")
    #expect(result.lines("yaml-limit") == [])
  }

  @Test("with keys in keys is refused")
  func refusesKeys() throws {
    let nested = [
      String(repeating: "{? ", count: 900), "[", String(repeating: "x,", count: 60_000), "]",
      String(repeating: "}", count: 900),
    ].joined()
    let workspace = try ClientWorkspace.made(["/gapbook.yml": .text("title: T\nx: \(nested)\n")])
    try expectRefused(workspace, "yaml-limit", at: "gapbook.yml:2:1")
  }

  @Test(
    "with a table of very many columns is read to its end",
    arguments: [(100_000, 1), (16_384, 60)]
  )
  func readsWideTables(columns: Int, rows: Int) throws {
    let stray = String(repeating: ",x", count: columns - 2)
    let workspace = try ClientWorkspace.made([
      "responses.csv": .text(
        "requirement,status\(stray)\n"
          + String(repeating: "164.308(a)(2),implemented\(stray)\n", count: rows)
      )
    ])
    try expectRefused(
      workspace,
      "unknown-column",
      at: "content/clients/alpha/responses.csv:1:20"
    )
  }

  @Test("with a file of more bytes than are read is refused before any is read")
  func refusesLargeFiles() throws {
    let paths: [(String, String)] = [
      ("/content/big.md", "content/big.md:1:1"),
      ("evidence.yml", ClientWorkspace.folder + "evidence.yml:1:1"),
      ("responses.csv", ClientWorkspace.folder + "responses.csv:1:1"),
      ("/gapbook.yml", "gapbook.yml:1:1"),
      ("/templates/page.mustache", "templates/page.mustache:1:1"),
      ("/content/regulation/facts.yml", "content/regulation/facts.yml:1:1"),
    ]
    for (path, place) in paths {
      let workspace = try ClientWorkspace.made(["\(path)": "# A\n"])
      let whole =
        workspace.path + (path.hasPrefix("/") ? path : "/" + ClientWorkspace.folder + path)
      #expect(unsafe truncate(whole, 5_000_000_000) == 0)
      try expectRefused(workspace, "unreadable-file", at: place, megabytes: 1_000)
    }
  }

  @Test("with too many links or folders is refused with one message")
  func refusesMany() throws {
    let scripts = [
      "for i in range(10001): os.symlink('../index.md', f'content/many/{i}.md')",
      "for i in range(100001): os.mkdir(f'content/many/{i}')",
    ]
    for script in scripts {
      let workspace = try ClientWorkspace.made(["/content/many/a.txt": "x"])
      let made = try run("/usr/bin/python3", ["-c", "import os\n" + script], in: workspace.path)
      try #require(made.code == 0, "\(made.stderr)")
      let result = try limited("check .", in: workspace)
      #expect(result.code == 3)
      #expect(result.lines("too-many-files").count == 1, "\(result.stderr.prefix(1_000))")
    }
  }

  @Test("with folders too deep, or a file nested too deep, is refused")
  func refusesDeep() throws {
    let deep = [String](repeating: "d", count: 40).joined(separator: "/")
    let workspace = try ClientWorkspace.made(["/content/\(deep)/x.md": "# X\n"])
    let level = "content/" + [String](repeating: "d", count: 33).joined(separator: "/")
    try expectRefused(workspace, "unreadable-file", at: level + ":1:1")
    let earlier = try ClientWorkspace.made([
      "client.yml": "name: A\nentity: covered-entity\nas_of: 2026-09-30\nprevious: p.json\n",
      "p.json": .text(String(repeating: "[", count: 1_000_000)),
    ])
    try expectRefused(earlier, "bad-assessment", at: ClientWorkspace.folder + "p.json:1:65")
    let front = "---\ntitle: " + String(repeating: "[", count: 100_000) + "\n---\n# X\n"
    let page = try ClientWorkspace.made(["/content/p.md": .text(front)])
    try expectRefused(page, "yaml-syntax", at: "content/p.md:2:9")
  }

  @Test("with names that differ in capitals alone, or hold controls, is told with places")
  func tellsNames() throws {
    let pages = try ClientWorkspace.made(["/content/Page.md": "# A\n", "/content/page.md": "# B\n"])
    try expectRefused(pages, "duplicate-address", at: "content/page.md:1:1")
    let folders = try ClientWorkspace.made([
      "/content/Fold/a.md": "# A\n", "/content/fold/a.md": "# B\n",
    ])
    try expectRefused(folders, "duplicate-address", at: "content/fold/a.md:1:1")
    let pictures = try ClientWorkspace.made([
      "/content/p.md": "# P\n\n![a](X.png)\n\n![b](x.png)\n",
      "/content/X.png": .bytes(onePixel), "/content/x.png": .bytes(onePixel),
    ])
    let told = try gapbook("build", ".", in: pictures.path).lines("duplicate-address")
    #expect(told.count == 1 && told[0].hasPrefix("content/p.md:5:1: warning: x.png is written as "))
    #expect(names(in: pictures.path + "/site").contains("x-1.png"))
    let controls = try ClientWorkspace.made(["/content/a\nb\u{1B}\u{202E}c.md": "# A\n"])
    let result = try gapbook("build", ".", in: controls.path)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(result.lines("control-character").count == 1)
    let paths = try contents(of: controls.path + "/site").keys
    #expect(
      paths.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x202A } }
    )
  }

  @Test(
    "with a pipe where the last build left a file, or a memory, waits for nobody",
    arguments: ["site/index.html", "site/SHA256SUMS", ".gapbook"]
  )
  func waitsForNobody(path: String) throws {
    let folder = try SmallWorkspace.folder()
    #expect(try gapbook("build", folder.path).code == 0)
    let whole = folder.path + "/" + path
    let replaced = path == ".gapbook" ? names(in: whole).map { path + "/" + $0 } : [path]
    for name in replaced {
      removeTree(folder.path + "/" + name)
      try folder.put(.pipe, at: name)
    }
    let result = try gapbook("build", folder.path, limit: 60)
    #expect(!result.timedOut)
    #expect(result.code == (path == "site/SHA256SUMS" ? 5 : 0), "\(result.stderr)")
    if path == "site/index.html" { try SmallWorkspace.expectSums(folder.path + "/site") }
  }
}
