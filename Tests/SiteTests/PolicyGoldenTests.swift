import TestSupport
import Testing

@Suite("Golden pages of policies")
struct PolicyGoldenTests {
  private static let built = Result { try Built(PolicySite.made(PolicySite.soc2)) }

  @Test(
    "say what they said",
    arguments: [
      "policies/register.html", "policies/door.html", "policies/acknowledge/POL-1-2.0.html",
      "procedures/backup.html", "policies/acknowledge/POL-2.html",
      "frameworks/index.html", "frameworks/soc2.html",
    ]
  )
  func comparesPage(path: String) throws {
    let dump = try PageDump.text(Self.built.get().page(path), frame: .brief, leaving: [])
    expectGolden(Array(dump.utf8), "Tests/SiteTests/Golden/policies/\(path).txt")
  }
}

/// What the register and the pages of frameworks say to those who may not see all.
@Suite("The register of an edition")
struct PolicyEditionTests {
  private static func policy(_ id: String, _ more: String) -> FolderEntry {
    .text("---\nid: \(id)\nowner: Ann\napproved: 2026-01-01\n\(more)\n---\n# Title of \(id)\n")
  }

  private static let files: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml":
      "title: T\nas_of: 2026-11-21\nframeworks: [ { id: soc2, title: SOC 2, file: soc2.csv } ]\n",
    "soc2.csv": "id,title\nC1,One\nC2,Two\n",
    "content/policies/a.md": policy("ZQ-1", "satisfies: C1\nreview_by: 2026-12-01"),
    "content/policies/b.md": policy(
      "ZQ-2",
      "audience: [regulator]\nsatisfies: C2\nreview_by: 2026-12-02"
    ),
  ]

  @Test("has what its readers may see, and denies nothing of the rest")
  func hasWhatIsSeen() throws {
    let folder = try TemporaryFolder(Self.files)
    let full = try Built(folder)
    let some = try Built(folder, for: ["client"])
    #expect(some.result.code == 0, "\(some.result.stderr)")
    for path in [
      "policies/register.html", "data/policies.csv", "data/policies.json", "data/reviews.ics",
      "data/frameworks.json", "frameworks/soc2.html",
    ] {
      #expect(try full.text(path).contains("ZQ-2"), "\(path)")
      #expect(try some.text(path).contains("ZQ-1"), "\(path)")
    }
    for (path, bytes) in some.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("ZQ-2"), "\(path)")
    }
    let (register, soc2) = try (
      some.page("policies/register.html"), some.page("frameworks/soc2.html")
    )
    #expect(register.text.contains("of this edition as of") && !register.text.contains("Every"))
    #expect(soc2.text.contains("Items that no policy in force of this edition answers"))
    #expect(try full.page("policies/register.html").text.contains("Every policy, procedure"))
  }

  @Test("of a client has the same, and that for executives and for everyone has none")
  func ofClients() throws {
    let workspace = try ClientWorkspace.made([
      "policies/a.md": Self.policy("ZQ-1", "review_by: 2026-12-01"),
      "policies/b.md": Self.policy("ZQ-2", "audience: [regulator]"),
    ])
    let built = try Built(workspace, for: ["client", "executive", "public", "regulator"])
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let register = "clients/alpha@client/policies/register.html"
    #expect(try built.page(register).text.contains("ZQ-1"))
    #expect(try built.page(register).text.contains("of this edition as of"))
    #expect(try built.text("clients/alpha@regulator/data/policies.csv").contains("ZQ-2"))
    for (path, bytes) in built.files where path.hasPrefix("clients/alpha@client/") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("ZQ-2"), "\(path)")
    }
    for edition in ["executive", "public"] {
      let own = built.files.keys.filter { $0.hasPrefix("clients/alpha@\(edition)/") }
      #expect(
        own.allSatisfy { !$0.contains("policies") && !$0.contains("reviews.ics") },
        "\(own.sorted())"
      )
    }
  }
}
