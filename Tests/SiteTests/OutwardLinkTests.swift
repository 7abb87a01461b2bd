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

  @Test("that is a client's folder in a vault is followed, and no link from elsewhere into it")
  func followsVaults() throws {
    let outer = try ClientWorkspace.made()
    let vault = try TemporaryFolder()
    let client = outer.path + "/content/clients/alpha"
    #expect(try run("/bin/mv", [client, vault.path + "/alpha"]).code == 0)
    try vault.put(.link(to: "summary.md"), at: "alpha/again.md")
    try outer.put(.link(to: vault.path + "/alpha"), at: "content/clients/alpha")
    let good = try gapbook("check", ".", in: outer.path)
    #expect(good.code == 0, "\(good.stderr)")
    try outer.put(.link(to: vault.path + "/alpha/summary.md"), at: "content/w.md")
    let bad = try gapbook("check", ".", in: outer.path)
    #expect(bad.lines("unreadable-file").count == 1, "\(bad.stderr)")
    removeTree(outer.path + "/content/w.md")
    removeTree(outer.path + "/content/clients")
    try outer.put(.link(to: vault.path), at: "content/clients")
    #expect(try gapbook("check", ".", in: outer.path).code == 0)
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
