import TestSupport
import Testing

/// Sites of several clients share what they say alike; each must be as if it were built alone.
@Suite("What sites share")
struct SharedSectionTests {
  /// Pages of all clients that read nothing of a site, and that read each thing that one may have
  /// otherwise.
  private static let shared: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml": """
    title: Many
    as_of: 2026-11-21
    """,
    "content/index.md": "# Home\n",
    "content/guide/plain.md": """
    ---
    cites: [164.308(a)(2), "fact:fips-140-2-sunset"]
    ---

    # Plain

    [Other](only.md), [law](req:164.312(b)), [fact](fact:audit-2024), [question](faq:alike),
    [part](#part), {{ fact.breach-hhs-500.limit_days }} days.

    ## Part

    ```{fact-history} cmp
    ```
    """,
    "content/guide/picture.md": "# Picture\n\n[The plan](plan.txt) and [loose](plain)\n",
    "content/guide/plan.txt": "Plan.\n",
    "content/guide/includes.md": "# Includes\n\n```{include} plain.md\n```\n",
    "content/guide/folder.md": "# Folder\n\n[All](../faq/), [omitted](glossary.md)\n",
    "content/guide/only.md": """
    # Only

    ```{only}
    :from: 2026-10-15

    Said from the middle of October on.
    ```
    """,
    // On the day of the workspace's own site, which has no client, they are no part of it.
    "content/guide/named.md": """
    ---
    valid_to: 2026-10-31
    ---

    # Named

    Written for {{ client.name }}, which scores {{ assessment.score }}.
    """,
    "content/guide/scored.md": """
    ---
    valid_to: 2026-10-31
    ---

    # Scored

    ```{scorecard}
    ```
    """,
    "content/faq/alike.md": """
    ---
    topics: [law]
    reviewed: 2026-11-01
    ---

    # Is it alike?

    [Yes](#more), [there](../guide/plain.md#part), as of [the law](req:164.308(a)(2)).

    ## More

    Text.
    """,
    "content/faq/unlike.md": """
    ---
    topics: [law, you]
    ---

    # Who?

    [Plan](../guide/plan.txt).
    """,
  ]

  private static let responses = """
    requirement,status,evidence
    164.308(a)(2),implemented,EV-1
    164.312(b),partial,EV-1
    164.308(a)(1)(ii)(A),not-implemented,

    """

  private static func client(
    _ slug: String,
    _ matter: String,
    location: String = "Shelf"
  ) -> [(String, FolderEntry)] {
    let folder = "content/clients/\(slug)/"
    return [
      (
        folder + "client.yml",
        .text("name: Clinic \(slug)\nentity: covered-entity\nversion: \"\(slug)\"\n\(matter)\n")
      ),
      (folder + "responses.csv", .text(responses)),
      (
        folder + "evidence.yml",
        .text(
          "- { id: EV-1, title: Proof, location: \(location), kind: x, collected: 2026-05-04 }\n"
        )
      ),
      (folder + "policies/access.md", "---\nid: access\n---\n\n# Access\n\nBy role.\n"),
    ]
  }

  /// The clients; the first two differ in what they answer alone.
  private static let clients: [(slug: String, files: [(String, FolderEntry)])] = [
    ("ada", client("ada", "")),
    (
      "bell",
      client("bell", "scope: { rules: [security, breach-notification, privacy] }") + [
        ("content/clients/bell/summary.md", "# Summary\n\n[Guide](../../guide/plain.md)\n"),
        (
          "content/clients/bell/findings/F-1.md",
          """
          ---
          id: F-1
          title: No log
          requirements: [164.312(b)]
          likelihood: high
          impact: high
          ---

          Seen.
          """
        ),
      ]
    ),
    ("cato", client("cato", "language: es")),
    ("dina", client("dina", "as_of: 2026-10-01\nscope: { rules: [security] }")),
    ("dora", client("dora", "as_of: 2026-10-01")),
    ("emil", client("emil", "report: { omit: [plan, glossary] }")),
    ("fern", client("fern", "", location: "../../guide/plan.txt")),
    (
      "gus",
      client("gus", "") + [
        (
          "content/clients/gus/templates/partials/section.mustache",
          """
          {{#title}}<h2 id="{{id}}">{{title}}!</h2>{{/title}}
          {{#blocks}}{{> partials/block}}{{/blocks}}
          """
        )
      ]
    ),
    ("hal", client("hal", "scope: { rules: [security] }")),
  ]

  private static func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(shared)
    for client in clients {
      for (path, entry) in client.files { try folder.put(entry, at: path) }
    }
    return folder
  }

  private static let together = Result { try Built(workspace(), readingPages: false) }

  @Test("each site is as if it were built alone", arguments: clients.map(\.slug))
  func isAsAlone(slug: String) throws {
    let together = try Self.together.get()
    #expect(together.result.code == 0, "\(together.result.stderr)")
    let alone = try Built(together.workspace, "--client", slug, readingPages: false)
    #expect(alone.result.code == 0, "\(alone.result.stderr)")
    let folder = "clients/\(slug)/"
    let expected = alone.files.filter { $0.key.hasPrefix(folder) }
    let site = together.files.filter { $0.key.hasPrefix(folder) }
    #expect(expected.count > 300 && site.keys.sorted() == expected.keys.sorted())
    let different = expected.filter { site[$0.key] != $0.value }.keys.sorted()
    #expect(different.isEmpty, "\(different)")
  }

  @Test("a client's own template and its own evidence are heeded")
  func heedsItsOwn() throws {
    let together = try Self.together.get()
    #expect(try together.text("clients/gus/facts/audit-2024.html").contains("!</h2>"))
    #expect(try !together.text("clients/hal/facts/audit-2024.html").contains("!</h2>"))
    // What fern's evidence is at, no page of fern's leads to.
    let link = "href=\"../guide/plan.txt\""
    #expect(try together.text("clients/ada/faq/unlike.html").contains(link))
    #expect(try !together.text("clients/fern/faq/unlike.html").contains(link))
    #expect(try together.text("clients/cato/facts/audit-2024.html").contains("lang=\"en\""))
    for (own, other) in [("dina", "dora"), ("dora", "dina")] {
      let named = try together.text("clients/\(own)/guide/named.html")
      #expect(named.contains("Written for Clinic \(own)") && !named.contains("Clinic \(other)"))
    }
  }
}
