import TestSupport
import Testing

@Suite("The id of a policy by its file's name")
struct PolicyNameTests {
  private static let plain: FolderEntry = "# Policy\n"

  @Test(
    "is an error where another policy has it as its own",
    arguments: [
      ("/content/policies/e.md", "/content/procedures/z.md", "e"),
      ("/content/policies/e.md", "/content/procedures/z.md", "E"),
      ("/content/a/policies/e.md", "/content/policies/x.md", "e"),
      ("policies/e.md", "policies/z.md", "e"), ("policies/ä b.md", "policies/z.md", "ä b"),
    ]
  )
  func clashes(path: String, other: String, id: String) throws {
    let workspace = try ClientWorkspace.made([
      "\(path)": Self.plain, "\(other)": .text("---\nid: \(id)\n---\n# Other\n"),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    func file(_ path: String) -> String {
      path.hasPrefix("/") ? String(path.dropFirst()) : ClientWorkspace.folder + path
    }
    #expect(
      result.lines("duplicate-id") == [
        "\(file(other)):2:5: error: policy \"\(id)\" is \(file(path)) too, by the name of the file [duplicate-id]"
      ],
      "\(result.stderr)"
    )
  }

  @Test("is none of a draft, of an edition of other days, or of a file that names itself")
  func leavesInPeace() throws {
    let workspace = try ClientWorkspace.made([
      "/content/policies/e.md": "---\nvalid_to: 2026-01-31\n---\n# Old\n",
      "/content/policies/new.md": "---\nid: e\nvalid_from: 2026-02-01\n---\n# New\n",
      "/content/policies/d.md": "---\ndraft: true\n---\n# Draft\n",
      "/content/procedures/z.md": "---\nid: d\n---\n# Z\n",
      "/content/standards/s.md": "---\nid: s\n---\n# S\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.lines("duplicate-id").isEmpty, "\(result.stderr)")
  }

  @Test("that two files have is told where it is linked, and nowhere else")
  func isAmbiguous() throws {
    let page: FolderEntry = "# Page\n\n[e](policy:e) [whole](policy:policies/s/e)\n"
    let workspace = try ClientWorkspace.made([
      "/content/policies/e.md": Self.plain, "/content/policies/s/e.md": "# Second\n",
      "/content/policies/f.md": "# F\n", "/content/procedures/f.md": "# F again\n",
      "/content/notes/p.md": page,
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(
      result.lines("ambiguous-link") == [
        "content/notes/p.md:3:1: warning: \"policy:e\" leads to policies/e.md, and policies/s/e.md has the same name [ambiguous-link]"
      ],
      "\(result.stderr)"
    )
    #expect(result.helps.contains("link the file that is meant, such as ../policies/s/e.md"))
  }

  @Test("is told of questions likewise")
  func isAmbiguousOfQuestions() throws {
    let workspace = try ClientWorkspace.made([
      "/content/faq/own.md": "# Own?\n", "/content/faq/x/own.md": "# Own again?\n",
      "/content/notes/p.md": "# Page\n\n[e](faq:own)\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    let told = result.lines("ambiguous-link")
    #expect(
      told == [
        "content/notes/p.md:3:1: warning: \"faq:own\" leads to faq/own.md, and faq/x/own.md has the same name [ambiguous-link]"
      ],
      "\(result.stderr)"
    )
  }

  @Test(
    "is suggested by explain for nothing of another kind",
    arguments: [
      ("R-3", nil as String?), ("F-3", nil), ("b-3", "did you mean \"B-3\"?"),
      ("ev-1", "did you mean \"EV-1\"?"), ("R3", nil), ("R-1", nil),
    ]
  )
  func suggestsTheSameKind(id: String, help: String?) throws {
    let workspace = try ClientWorkspace.made([
      "breaches.yml":
        "- { id: B-3, discovered: 2026-01-15, affected: 12000, max_residents_one_state: 9500 }\n",
      "evidence.yml": "- { id: EV-1, title: A }\n",
    ])
    let result = try gapbook("explain", id, ".", in: workspace.path)
    #expect(result.lines("unknown-id").count == 1, "\(result.stderr)")
    let asked = result.helps.filter { $0.hasPrefix("did you mean") }
    #expect(
      asked.map { $0.split(separator: "?")[0] + "?" } == [help].compactMap(\.self),
      "\(asked)"
    )
  }

  @Test("explain sets the numbers of a breach in groups of three")
  func groupsNumbers() throws {
    let workspace = try ClientWorkspace.made([
      "breaches.yml":
        "- { id: B-1, discovered: 2026-01-15, affected: 1234567, max_residents_one_state: 9500 }\n"
    ])
    let told = try gapbook("explain", "B-1", ".", in: workspace.path).stdout
    #expect(told.contains("1,234,567") && told.contains("9,500"), "\(told)")
  }
}
