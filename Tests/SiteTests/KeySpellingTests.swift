import TestSupport
import Testing

@Suite("A key of front matter in another spelling")
struct KeySpellingTests {
  private static let sound = "owner: Ann\napproved: 2026-01-01\n"

  private func told(_ key: String, at path: String) throws -> [String] {
    let workspace = try ClientWorkspace.made([
      "/content/index.md": "# Home\n", "/content/clients/alpha/policies/sound.md": "# S\n",
    ])
    try workspace.put(.text("---\ntitle: T\n\(key): x\n---\nWords.\n"), at: path)
    return try gapbook("check", ".", in: workspace.path).lines("unknown-key")
  }

  @Test(
    "is no note where it would change what is covered or published",
    arguments: [
      ("Status", "status"), ("Approved", "approved"), ("Satisfies", "satisfies"),
      ("SATISFIES", "satisfies"), ("Review-By", "review_by"), ("review by", "review_by"),
      ("reviewBy", "review_by"), ("review\u{A0}by", "review_by"), ("Effective", "effective"),
      ("ID", "id"), ("Valid-From", "valid_from"), ("validto", "valid_to"), ("Audience", "audience"),
      ("Kind", "kind"), ("approved_", "approved"),
    ]
  )
  func isTold(key: String, meant: String) throws {
    let words = ": the key \"\(key)\" is not read as \"\(meant)\" [unknown-key]"
    let own = "content/policies/p.md"
    #expect(try told(key, at: own) == ["\(own):3:1: warning" + words])
    let client = "content/clients/alpha/policies/p.md"
    #expect(try told(key, at: client) == ["\(client):3:1: error" + words])
  }

  @Test("is told on other pages only where it means something there")
  func isToldOnPages() throws {
    for key in ["Audience", "Valid_From", "Title", "KIND", "Tags"] {
      let told = try told(key, at: "content/notes/n.md")
      #expect(told.count == 1 && told[0].contains(": warning: the key "), "\(told)")
    }
    for key in ["Status", "Owner", "Layout", "satisfied", "auudience"] {
      let told = try told(key, at: "content/notes/n.md")
      #expect(told.count == 1 && told[0].contains(": note: unknown key "), "\(told)")
    }
  }

  @Test("is told of a page that only its kind makes a policy")
  func isToldByKind() throws {
    let told = try told("kind: standard\nStatus", at: "content/notes/n.md")
    #expect(told.count == 1 && told[0].contains("n.md:4:1: warning: the key "), "\(told)")
  }

  @Test("does not cover anything, and the same page rightly written does")
  func coversNothing() throws {
    func covered(_ claim: String) throws -> String {
      let workspace = try ClientWorkspace.made([
        "/content/policies/p.md": .text(
          "---\nid: POL-1\n\(Self.sound)\(claim): [164.308(a)(2)]\n---\n# Door\n"
        ),
        "client.yml": "name: A\nentity: both\nas_of: 2026-09-30\npolicies: workspace\n",
      ])
      let result = try gapbook("build", ".", in: workspace.path)
      #expect(result.code == 0, "\(result.stderr)")
      return try workspace.text("site/clients/alpha/requirements/164.308.a.2.html")
    }
    #expect(
      try covered("satisfies").contains("POL-1.html") || covered("satisfies").contains("p.html")
    )
    #expect(!(try covered("Satisfies").contains("policies/p.html")))
  }
}
