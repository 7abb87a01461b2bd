import TestSupport
import Testing

/// A workspace of three small clients, whose numbers were computed by hand.
///
/// Alpha has 1 met, 1 partially met and 1 not met of 3 leaves: (1 + ½ + 0) ÷ 3 = 50.0 %; a year before
/// it had (0 + ½ + 0) ÷ 3 = 16.7 %. Its not met leaf has a finding of high likelihood and impact, which
/// is a high risk and overdue; its partial one is a gap that nobody rated. Beta has assessed 1 of 3
/// leaves, under the threshold of 80 %, and has no evidence for it: a gap that nobody rated. Gamma has
/// met all, and a risk of moderate likelihood and impact.
enum ThreeClients {
  private static func client(_ name: String, asOf: String, _ rest: String = "") -> FolderEntry {
    .text(
      """
      name: \(name)
      entity: covered-entity
      scope: { rules: [security] }
      as_of: \(asOf)
      \(rest)
      """
    )
  }

  private static let evidence: FolderEntry =
    "- { id: EV-1, title: Proof, location: Shelf, kind: document, collected: 2026-05-04 }\n"

  private static func alpha(
    _ status: String,
    _ asOf: String,
    _ rest: String = ""
  )
    -> KeyValuePairs<String, FolderEntry>
  {
    [
      "gapbook.yml": "title: Three\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml": client("Alpha Clinic", asOf: asOf, rest),
      "content/clients/alpha/evidence.yml": evidence,
      "content/clients/alpha/responses.csv": .text(
        """
        requirement,status,evidence
        164.308(a)(1)(ii)(A),partial,EV-1
        164.308(a)(2),\(status),EV-1
        164.312(a)(2)(iv),not-implemented,EV-1

        """
      ),
    ]
  }

  /// The assessment of Alpha a year before, made once.
  private static let earlier = Result {
    let folder = try TemporaryFolder(alpha("not-implemented", "2025-09-30"))
    try SmallLaw.put(in: folder)
    let told = try gapbook("export", "json", folder.path)
    guard told.code == 0 else { throw TestFailure(told.stderr) }
    return told.output
  }

  /// The workspace, with more files or others.
  static func folder(_ more: KeyValuePairs<String, FolderEntry> = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(
      alpha("implemented", "2026-09-30", "previous: earlier.json\nversion: \"1.0\"")
    )
    try SmallLaw.put(in: folder)
    try folder.put(.bytes(earlier.get()), at: "content/clients/alpha/earlier.json")
    let files: KeyValuePairs<String, FolderEntry> = [
      "content/clients/alpha/findings/F-1.md": """
      ---
      id: F-1
      title: Laptops are not encrypted
      requirements: [164.312(a)(2)(iv)]
      likelihood: high
      impact: high
      owner: Ann
      due: 2026-01-31
      milestones: [ { day: 2026-01-15, text: Licenses are bought } ]
      ---

      ## Observation

      Seen.
      """,
      "content/clients/beta/client.yml": client("Beta, Dental", asOf: "2026-11-21"),
      "content/clients/beta/responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
      "content/clients/gamma/client.yml": client(
        "Ärzte am Fluß",
        asOf: "2026-10-01",
        "status: issued"
      ),
      "content/clients/gamma/evidence.yml": evidence,
      "content/clients/gamma/responses.csv": """
      requirement,status,evidence
      164.308(a)(1)(ii)(A),implemented,EV-1
      164.308(a)(2),implemented,EV-1
      164.312(a)(2)(iv),implemented,EV-1

      """,
      "content/clients/gamma/risks.yml": """
      - { id: R-1, title: Flood, likelihood: moderate, impact: moderate, treatment: mitigate,
          action: Move the server upstairs, owner: Bob, due: 2027-03-01,
          requirements: [164.308(a)(1)(ii)(A)] }
      """,
    ]
    for (path, entry) in files { try folder.put(entry, at: path) }
    for (path, entry) in more { try folder.put(entry, at: path) }
    return folder
  }

  private static let first = Result { try Built(folder(), "--portfolio") }

  /// The sites; every test that asks gets the same.
  static func built() throws -> Built { try first.get() }
}
