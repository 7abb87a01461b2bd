import TestSupport

/// A workspace of two clients, the first with a hostile text in every field that takes one.
enum TwoClients {
  /// What would be Markdown, HTML, a value or an entity if it were read as such.
  static let hostile = #"{{ x }} <script>alert(1)</script> [a](javascript:b) | *c* &amp; "d" 'e'"#

  /// The text of a field, which begins with a word of its own.
  static func field(_ name: String) -> String { "\(name) \(hostile)" }

  private static func yaml(_ name: String) -> String {
    "'" + field(name).replacing("'", with: "''") + "'"
  }

  private static func csv(_ name: String) -> String {
    "\"" + field(name).replacing("\"", with: "\"\"") + "\""
  }

  /// A copy of the workspace.
  static func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": """
      title: \(yaml("SITE"))
      organization: { name: \(yaml("DELIVERER")) }
      brand: { footer: \(yaml("FOOTER")) }
      as_of: 2026-11-21
      """,
      "content/index.md": "# Home\n\nNothing of a client here.\n",
      "content/clients/alpha/client.yml": """
      name: \(yaml("CLIENT"))
      entity: covered-entity
      scope: { rules: [security] }
      as_of: 2026-09-30
      assessors: [\(yaml("ASSESSOR"))]
      version: \(yaml("VERSION"))
      """,
      "content/clients/alpha/responses.csv": """
      requirement,status,owner,evidence,rationale,approver,decided,review_by,note
      164.308(a)(2),implemented,\(csv("OWNER")),EV-1,,,,,\(csv("NOTE"))
      164.312(a)(2)(iv),alternative,,EV-1,\(csv("RATIONALE")),\(csv("APPROVER")),2026-01-05,2027-01-05,
      164.308(a)(1)(ii)(A),partial,,,,,,,
      """,
      "content/clients/alpha/evidence.yml": """
      - id: EV-1
        title: \(yaml("EVIDENCE"))
        location: \(yaml("LOCATION"))
        kind: document
        collected: 2026-05-04
      """,
      "content/clients/alpha/summary.md": """
      # Summary

      [Above](#summary), [below](#below), [the finding](finding:F-1), [the page](scope.md),
      [its part](scope.md#systems), a note[^1], [the law](req:164.308(a)(2)),
      [proof](evidence:EV-1).

      ## Below

      [^1]: The note.
      """,
      "content/clients/alpha/scope.md": """
      # Scope

      ## Systems

      [The summary](summary.md#summary), [the guide](../../guide/penalties.md), ![Plan](plan.png)
      """,
      "content/clients/alpha/plan.png": .bytes([0x89, 0x50]),
      "content/clients/alpha/findings/F-1.md": """
      ---
      id: F-1
      title: \(yaml("FINDING"))
      requirements: [164.308(a)(1)(ii)(A)]
      likelihood: high
      impact: high
      owner: \(yaml("KEEPER"))
      due: 2026-12-31
      ---

      ## Observation

      Seen.
      """,
      "content/clients/beta/client.yml": """
      name: Borealis Dental Partners
      entity: business-associate
      scope: { rules: [security] }
      """,
      "content/clients/beta/responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
      "content/clients/beta/findings/F-9.md": """
      ---
      id: F-9
      title: Borealis keeps its keys under the mat
      requirements: [164.308(a)(2)]
      likelihood: low
      impact: low
      ---
      """,
    ])
  }

  private static let first = Result { try Built(folder()) }

  /// The sites; every test that asks gets the same.
  static func built() throws -> Built { try first.get() }
}
