import TestSupport
import Testing

@Suite("Fields that speak of the law")
struct LawFieldTests {
  private static let finding =
    "---\nid: F\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\n"
  private static let risk = "- id: R\n  title: Risk\n  likelihood: low\n  impact: low\n"
  private static let row = "requirement,status,rationale,note,action\n164.308(a)(2),"

  /// A file of the client, or one below `/`, with a field in place of @, and where the field is.
  static let fields: [(file: String, text: String)] = [
    ("/content/page.md", "---\ntitle: @\n---\nText.\n"),
    ("/content/page.md", "---\ndescription: @\n---\n# Page\n"),
    ("/content/page.md", "# @\n\nText.\n"),
    ("/content/faq/page.md", "---\nquestion: @\n---\nText.\n"),
    (
      "policies/p.md", "---\ntitle: P\nchanges: [{ version: '1', text: @ }]\n---\nText.\n"
    ),
    ("notes.md", "---\ndescription: @\n---\n# Notes\n"),
    ("findings/F.md", finding + "description: @\n---\n# Finding\n"),
    ("findings/F.md", finding + "---\n# @\n"),
    (
      "findings/F.md",
      finding + "accepted: { by: B, until: 2027-01-01, reason: @ }\n---\n# Finding\n"
    ),
    ("responses.csv", row + "not-implemented,@,,\n"),
    ("responses.csv", row + "implemented,,@,\n"),
    ("responses.csv", row + "partial,,,@\n"),
    ("evidence.yml", "- { id: EV-1, title: @ }\n"),
    ("evidence.yml", "- { id: EV-1, title: T, note: @ }\n"),
    ("risks.yml", risk.replacing("Risk", with: "@")),
    (
      "risks.yml", risk + "  accepted: { by: B, until: 2027-01-01, reason: @ }\n"
    ),
  ]

  private func told(_ file: String, _ text: String, _ words: String) throws -> [String] {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "\(Self.folder)client.yml": "name: Alpha\nentity: covered-entity\n",
      "\(Self.folder)responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
    ])
    try workspace.put(.text(text.replacing("@", with: words)), at: Self.path(file))
    return try gapbook("check", ".", "--all", in: workspace.path).lines("proposed-duty")
  }

  /// Where @ is, or the heading that it is in.
  private static func place(in text: String) -> String {
    let before = text.prefix { $0 != "@" }.split(separator: "\n", omittingEmptySubsequences: false)
    let line = before.last ?? ""
    return "\(before.count):\(line == "# " ? 1 : line.count + 1)"
  }

  private static let folder = "content/clients/alpha/"

  private static func path(_ file: String) -> String {
    file.hasPrefix("/") ? String(file.dropFirst()) : folder + file
  }

  @Test("are told at the field", arguments: fields)
  func areTold(_ field: (file: String, text: String)) throws {
    let lines = try told(field.file, field.text, "HIPAA requires MFA.")
    let start = "\(Self.path(field.file)):\(Self.place(in: field.text)): warning: "
    #expect(lines.count == 1 && lines[0].hasPrefix(start), "\(lines)")
  }

  @Test("are left alone where they are right, or speak of something else", arguments: fields)
  func areLeft(_ field: (file: String, text: String)) throws {
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
