import TestSupport
import Testing

@Suite("A section or paragraph above requirements")
struct NamedSectionTests {
  /// A policy that names a requirement in some spelling.
  private static func policy(_ names: String) -> FolderEntry {
    .text("---\nid: P\nowner: A\napproved: 2026-01-01\nsatisfies: [\(names)]\n---\n# Policy\n")
  }

  private static func links(_ page: HTMLPage) -> [String] {
    page.tags.compactMap { $0["href"] }.filter { $0.contains("requirements/164") }
  }

  @Test(
    "in satisfies is each of the standards that it stands for, in the site and in a client's",
    arguments: [
      ("\"164.308\"", ["164.308.a.1", "164.308.a.2"]), ("\"164.312\"", ["164.312.a.1"]),
      ("\"45 CFR 164.312\"", ["164.312.a.1"]),
      ("\"§ 164.308(a)\"", ["164.308.a.1", "164.308.a.2"]),
      ("164_308_a_1_ii", ["164.308.a.1"]),
      ("164.308(a)(1)(i), \"164.308\"", ["164.308.a.1", "164.308.a.2"]),
    ]
  )
  func isItsStandards(names: String, entries: [String]) throws {
    let built = try Built(
      ClientWorkspace.made([
        "/content/policies/p.md": Self.policy(names), "policies/p.md": Self.policy(names),
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for (page, up) in [("policies/p.html", "../"), ("clients/alpha/policies/p.html", "../")] {
      let found = Self.links(try built.page(page))
      for entry in entries {
        let address = "\(up)requirements/\(entry).html"
        #expect(found.contains(address), "\(page) \(address) \(found)")
      }
      #expect(!(try built.page(page).texts { $0.name == "li" }.contains("164.312")))
    }
  }

  @Test(
    "that the catalog does not have is an error with what there is",
    arguments: [
      ("\"164.309\"", nil as String?), ("\"164.312(a)(9)\"", "164.312(a) has 164.312(a)(2)(iv)"),
    ]
  )
  func isUnknown(names: String, help: String?) throws {
    for path in ["/content/policies/p.md", "policies/p.md"] {
      let workspace = try ClientWorkspace.made(["\(path)": Self.policy(names)])
      let result = try gapbook("check", ".", in: workspace.path)
      #expect(result.code == 3)
      #expect(result.lines("unknown-requirement").count == 1, "\(result.stderr)")
      if let help { #expect(result.helps.contains { $0.hasPrefix(help) }, "\(result.helps)") }
    }
  }

  @Test("in cites is linked too, and an unknown one is helped by what there is")
  func isCited() throws {
    let built = try Built(
      ClientWorkspace.made([
        "/content/notes/p.md": "---\ncites: [\"164.308\", \"164.312(a)\"]\n---\n# Page\n"
      ])
    )
    let found = Self.links(try built.page("notes/p.html"))
    for entry in ["164.308.a.1", "164.308.a.2", "164.312.a.1"] {
      #expect(found.contains("../requirements/\(entry).html"), "\(found)")
    }
    let unknown = try ClientWorkspace.made([
      "/content/notes/p.md": "---\ncites: [\"164.312(a)(9)\"]\n---\n# Page\n"
    ])
    let result = try gapbook("check", ".", in: unknown.path)
    #expect(result.lines("unknown-cite").count == 1, "\(result.stderr)")
    #expect(
      result.helps.contains { $0.hasPrefix("164.312(a) has 164.312(a)(2)(iv)") },
      "\(result.helps)"
    )
  }

  private static let mapping = """
    schema: gapbook-crosswalk/1
    as_of: 2026-11-21
    sources: [{ id: s, title: Source }]
    frameworks: [{ id: own, title: Own framework, source: s, confidence: high }]
    requirements:

    """

  @Test("in a crosswalk is read in any spelling")
  func isMapped() throws {
    let workspace = try ClientWorkspace.made([
      "/content/regulation/crosswalk.yml": .text(
        Self.mapping + "- { id: hipaa-164.308.a.2, own: { primary: [X-1] } }\n"
      )
    ])
    let told = try gapbook("explain", "164.308(a)(2)", ".", in: workspace.path)
    #expect(told.stdout.contains("Own framework: X-1 (high)"), "\(told.stdout)\(told.stderr)")
  }

  @Test("in a crosswalk that the catalog does not have, or has twice, is an error")
  func isMappedToNothing() throws {
    let workspace = try ClientWorkspace.made([
      "/content/regulation/crosswalk.yml": .text(
        Self.mapping + """
          - { id: 164.308(a)(2), own: { primary: [X-1] } }
          - { id: "164.308(a)(2)(i)", own: { primary: [X-2] } }
          - { id: 164.312(c), own: { primary: [X-3] } }
          """
      )
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let file = "content/regulation/crosswalk.yml"
    #expect(
      result.lines("duplicate-id") == [
        "\(file):7:9: error: requirement \"164.308(a)(2)(i)\" is mapped twice [duplicate-id]"
      ],
      "\(result.stderr)"
    )
    #expect(
      result.lines("unknown-requirement").first?.hasPrefix(
        "\(file):8:9: error: a mapping names requirement \"164.312(c)\""
      ) == true,
      "\(result.stderr)"
    )
  }
}
