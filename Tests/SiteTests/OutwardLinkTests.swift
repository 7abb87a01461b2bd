import TestSupport
import Testing

@Suite("A link out of the workspace")
struct OutwardLinkTests {
  @Test(
    "is one error and never followed",
    arguments: [
      ("content/r", "/"), ("content/clients/alpha/u", "/usr/share"),
      ("content/x.md", "/etc/passwd"),
      ("content/clients/alpha/evidence.yml", "/etc/passwd"), ("templates/assets", "/usr/share"),
      ("content/clients/alpha/policies", "/usr"), ("content/clients/beta", "/usr/share"),
      ("content/guide/a b", "/usr/lib"), ("content/ü", "/etc"),
      ("content/regulation/own.yml", "/etc/passwd"),
      ("content/img", ".."), ("content/up", "../.."), ("content/env.md", "/proc/self/environ"),
    ]
  )
  func isOneError(path: String, target: String) throws {
    let outer = try ClientWorkspace.made()
    try outer.put(.link(to: target), at: path)
    let result = try gapbook("check", ".", in: outer.path, limit: 60)
    #expect(!result.timedOut && result.code == 3)
    let told = result.lines("unreadable-file")
    #expect(told.count == 1, "\(result.stderr)")
    #expect(told.first?.hasPrefix("\(path):1:1: error: \(path) cannot be read: ") == true)
    #expect(result.lines("unknown-file").isEmpty, "\(result.stderr)")
  }

  @Test(
    "to all of the content, or to the configuration, is one too",
    arguments: ["content", "gapbook.yml"]
  )
  func isOneErrorAtTheTop(path: String) throws {
    let outer = try TemporaryFolder([
      "real/content/a.md": "# Secret\n", "real/gapbook.yml": "titel: secret\n",
      "ws/content/b.md": "# B\n",
    ])
    removeTree(outer.path + "/ws/" + path)
    try outer.put(.link(to: "../real/" + path), at: "ws/" + path)
    let result = try gapbook("check", "ws", in: outer.path)
    #expect(result.code == 3)
    #expect(result.lines("unreadable-file").count == 1, "\(result.stderr)")
    #expect(!result.stderr.lowercased().contains("secret"))
  }

  @Test("by which a brand names its logo shows nothing")
  func showsNoLogo() throws {
    let outer = try TemporaryFolder([
      "logo.png": .bytes(onePixel), "ws/templates/assets/logo.png": .link(to: "../../../logo.png"),
      "ws/content/a.md": "# A\n",
      "ws/gapbook.yml":
        "as_of: 2026-11-21\nbrand: { logo: templates/assets/logo.png, logo_alt: L }\n",
    ])
    let result = try gapbook("check", "ws", in: outer.path)
    #expect(result.code == 3)
    #expect(result.lines("missing-file").count == 1, "\(result.stderr)")
  }

  @Test(
    "is followed into a folder that the call allows, and no link from elsewhere into a client's"
  )
  func followsVaults() throws {
    let outer = try ClientWorkspace.made()
    let vault = try TemporaryFolder()
    let client = outer.path + "/content/clients/alpha"
    #expect(try run("/bin/mv", [client, vault.path + "/alpha"]).code == 0)
    try vault.put(.link(to: "summary.md"), at: "alpha/again.md")
    try outer.put(.link(to: vault.path + "/alpha"), at: "content/clients/alpha")
    let refused = try gapbook("check", ".", in: outer.path)
    #expect(refused.code == 3)
    #expect(refused.helps.contains { $0.hasSuffix("--allow-links \(vault.path)/alpha") })
    let allowed = ["--allow-links", vault.path]
    let program = buildFolder + "/gapbook"
    func check(_ more: [String] = allowed) throws -> ProgramResult {
      try run(program, ["check", "."] + more, in: outer.path)
    }
    let good = try check(["--allow-links", "/usr/share"] + allowed)
    #expect(good.code == 0, "\(good.stderr)")
    #expect(try check(["--allow-links", vault.path + "/alph"]).code == 2)
    // A folder whose name begins the same is another one.
    try vault.put("# Other\n", at: "alpha2/x.md")
    try outer.put(.link(to: vault.path + "/alpha2"), at: "content/more")
    #expect(
      try check(["--allow-links", vault.path + "/alpha"]).lines("unreadable-file").count == 1
    )
    #expect(try check().code == 0)
    for (path, target) in [
      ("content/w.md", "/alpha/summary.md"), ("content/clients/beta", "/alpha"),
    ] {
      try outer.put(.link(to: vault.path + target), at: path)
      let bad = try check()
      #expect(bad.lines("unreadable-file").count >= 1, "\(bad.stderr)")
      #expect(bad.stderr.contains("\(path) cannot be read: it is a link into a client's folder"))
      removeTree(outer.path + "/" + path)
    }
    removeTree(outer.path + "/content/clients")
    try outer.put(.link(to: vault.path), at: "content/clients")
    removeTree(vault.path + "/alpha2")
    removeTree(outer.path + "/content/more")
    #expect(try check().code == 0)
    #expect(try check([]).code == 3)
  }

  @Test("is allowed in each command that reads a workspace")
  func isAllowedEverywhere() throws {
    let outer = try ClientWorkspace.made()
    let vault = try TemporaryFolder()
    let law = outer.path + "/content/regulation"
    #expect(try run("/bin/mv", [law, vault.path + "/law"]).code == 0)
    try outer.put(.link(to: vault.path + "/law"), at: "content/regulation")
    let calls = [
      ["check", "."], ["build", "."], ["export", "json", "."],
      ["explain", "assessment.score", "."],
      ["facts", "."], ["diff", ".", "."],
    ]
    for call in calls {
      let bad = try run(buildFolder + "/gapbook", call, in: outer.path)
      #expect(bad.stderr.contains("it is a link out of the workspace"), "\(call): \(bad.stderr)")
      let good = try run(
        buildFolder + "/gapbook",
        call + ["--allow-links", vault.path],
        in: outer.path
      )
      #expect(good.code == 0, "\(call): \(good.stderr)")
    }
  }

  @Test("by which an earlier assessment is named is allowed alike, and shown as little")
  func allowsEarlier() throws {
    let vault = try TemporaryFolder(["a.json": "{ \"secret\": 1"])
    for name in ["../../../../\(vault.path.split(separator: "/").last ?? "")/a.json", "p.json"] {
      let outer = try ClientWorkspace.made([
        "client.yml": .text(
          "name: A\nentity: covered-entity\nas_of: 2026-09-30\nprevious: \(name)\n"
        )
      ])
      if name == "p.json" {
        try outer.put(.link(to: vault.path + "/a.json"), at: ClientWorkspace.folder + name)
      }
      let refused = try gapbook("check", ".", in: outer.path)
      #expect(refused.code == 3)
      #expect(!refused.stderr.contains("secret"), "\(refused.stderr)")
      let allowed = try gapbook("check", ".", "--allow-links", vault.path, in: outer.path)
      #expect(allowed.lines("bad-assessment").count == 1, "\(allowed.stderr)")
      #expect(allowed.stderr.contains("secret"))
    }
  }

  @Test("in place of the output that nobody named is refused before any work")
  func refusesLinkedOutput() throws {
    let outer = try ClientWorkspace.made()
    let elsewhere = try TemporaryFolder()
    try outer.put(.link(to: elsewhere.path), at: "site")
    let refused = try gapbook("build", ".", in: outer.path)
    #expect(refused.code == 5)
    #expect(refused.stderr.contains("it is a link out of the workspace; name it with -o"))
    #expect(names(in: elsewhere.path) == [])
    #expect(try gapbook("build", ".", "--allow-links", elsewhere.path, in: outer.path).code == 0)
    #expect(try gapbook("build", ".", "-o", "site", in: outer.path).code == 0)
    #expect(names(in: elsewhere.path).contains("SHA256SUMS"))
  }

  @Test("to the whole machine is not walked by what looks for changes", .timeLimit(.minutes(1)))
  func isNotWalked() throws {
    let outer = try ClientWorkspace.made()
    try outer.put(.link(to: "/"), at: "content/everything")
    let result = try gapbook("build", ".", in: outer.path, limit: 20)
    #expect(!result.timedOut && result.code == 3)
    guard let calls = try FileCalls.of(["build", "."], in: outer.path) else { return }
    #expect(calls.opened.filter { $0.hasPrefix(outer.path + "/content/everything") } == [])
  }

  @Test("in place of the memory of builds leads nothing outside, and the build is done without it")
  func writesThroughNoLink() throws {
    for target in ["", "/file"] {
      let outer = try ClientWorkspace.made()
      let elsewhere = try TemporaryFolder(["law.new/precious": "x", "file": "y"])
      try outer.put(.link(to: elsewhere.path + target), at: ".gapbook")
      for _ in 1...2 { #expect(try gapbook("build", ".", in: outer.path).code == 0) }
      #expect(names(in: elsewhere.path) == ["file", "law.new"])
      #expect(try elsewhere.text("file") == "y")
    }
  }

  @Test("is no link within it, and folders of links to each other come to an end")
  func endsCircles() throws {
    let inside = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/a/page.md": "# A\n",
      "content/b": .link(to: "a"), "shared/s.md": "# S\n",
      "content/s.md": .link(to: "../shared/s.md"),
    ])
    #expect(try gapbook("check", ".", in: inside.path).code == 0)
    let names = ["a", "b", "c", "d", "e"]
    let circle = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/x.md": "# X\n",
    ])
    for name in names {
      for other in names where other != name {
        try circle.put(.link(to: "../" + other), at: "content/\(name)/\(other)")
      }
    }
    let ladder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/x.md": "# X\n",
    ])
    for step in 0..<25 {
      for side in ["l", "r"] {
        try ladder.put(.link(to: "../d\(step + 1)"), at: "content/d\(step)/\(side)")
      }
    }
    try ladder.put("# End\n", at: "content/d25/end.md")
    for folder in [circle, ladder] {
      let result = try gapbook("check", ".", in: folder.path, limit: 60)
      #expect(!result.timedOut && result.code == 3)
      #expect(!result.lines("unreadable-file").isEmpty, "\(result.stderr)")
    }
  }
}
