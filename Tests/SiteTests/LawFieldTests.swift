import TestSupport
import Testing

@Suite("Fields that speak of the law")
struct LawFieldTests {
  private static let finding =
    "---\nid: F\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\n"
  private static let risk = "- id: R\n  title: Risk\n  likelihood: low\n  impact: low\n"
  private static let row = "requirement,status,rationale,note,action\n164.308(a)(2),"

  /// A file of the client, or one below `/`, with a field in place of @, and where the field is.
  static let fields: [(file: String, text: String, place: String)] = [
    ("/content/page.md", "---\ntitle: @\n---\nText.\n", "2:8"),
    ("/content/page.md", "---\ndescription: @\n---\n# Page\n", "2:14"),
    ("/content/page.md", "# @\n\nText.\n", "1:1"),
    ("/content/faq/page.md", "---\nquestion: @\n---\nText.\n", "2:11"),
    (
      "policies/p.md", "---\ntitle: P\nchanges: [{ version: '1', text: @ }]\n---\nText.\n",
      "3:34"
    ),
    ("notes.md", "---\ndescription: @\n---\n# Notes\n", "2:14"),
    ("findings/F.md", finding + "description: @\n---\n# Finding\n", "6:14"),
    ("findings/F.md", finding + "---\n# @\n", "7:1"),
    (
      "findings/F.md",
      finding + "accepted: { by: B, until: 2027-01-01, reason: @ }\n---\n# Finding\n",
      "6:45"
    ),
    ("responses.csv", row + "not-implemented,@,,\n", "2:31"),
    ("responses.csv", row + "implemented,,@,\n", "2:28"),
    ("responses.csv", row + "partial,,,@\n", "2:25"),
    ("evidence.yml", "- { id: EV-1, title: @ }\n", "1:22"),
    ("evidence.yml", "- { id: EV-1, title: T, note: @ }\n", "1:31"),
    ("risks.yml", risk.replacing("Risk", with: "@"), "2:10"),
    (
      "risks.yml", risk + "  accepted: { by: B, until: 2027-01-01, reason: @ }\n",
      "5:48"
    ),
  ]

  private func told(_ file: String, _ text: String, _ words: String) throws -> [String] {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "\(Self.folder)client.yml": "name: Alpha\nentity: covered-entity\n",
      "\(Self.folder)responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
    ])
    try workspace.put(.text(text.replacing("@", with: words)), at: Self.path(file))
    return try gapbook("check", workspace.path, "--all").lines("proposed-duty")
  }

  private static let folder = "content/clients/alpha/"

  private static func path(_ file: String) -> String {
    file.hasPrefix("/") ? String(file.dropFirst()) : folder + file
  }

  @Test("are told at the field", arguments: fields)
  func areTold(_ field: (file: String, text: String, place: String)) throws {
    let lines = try told(field.file, field.text, "HIPAA requires MFA.")
    let start = "\(Self.path(field.file)):\(field.place): warning: "
    #expect(lines.count == 1 && lines[0].hasPrefix(start), "\(lines)")
  }

  @Test("are left alone where they are right, or speak of something else", arguments: fields)
  func areLeft(_ field: (file: String, text: String, place: String)) throws {
    for words in ["HIPAA does not name MFA.", "MFA is required on the VPN."] {
      #expect(try told(field.file, field.text, words) == [])
    }
  }

  @Test("may be accepted by a reason that quotes them")
  func acceptsQuotes() throws {
    let text =
      "---\naccept: [{ rule: proposed-duty, reason: It quotes 'HIPAA requires MFA' }]\n---\nText.\n"
    let folder = try TemporaryFolder([
      "content/page.md": .text(text), "content/index.md": "# HIPAA\n",
    ])
    let result = try gapbook("check", folder.path)
    #expect(result.lines("proposed-duty").isEmpty, "\(result.stderr)")
  }
}
