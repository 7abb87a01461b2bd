import TestSupport
import Testing

/// Pages of all clients that are the same in each edition but for what an audience is to read.
@Suite("What editions share")
struct EditionSharingTests {
  private static let audiences = ["full", "client", "regulator", "board"]
  private static let slugs = ["ada", "bell"]

  private static let shared: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml": "title: Many\nas_of: 2026-11-21\naudiences: [board]\n",
    "content/index.md": "# Home\n",
    "content/guide/plain.md": """
    # Plain

    [Parts](parts.md), [law](req:164.312(b)), [fact](fact:audit-2024), [question](faq:alike).

    ## Part

    Words of all.
    """,
    // It reads nothing of its site, and each edition has other parts of it.
    "content/guide/parts.md": """
    # Parts

    Open words.

    ```{only}
    :audience: regulator

    Of weight to them alone: zqora.
    ```

    ```{only}
    :audience: client

    Of use to them alone: zqoca.
    ```
    """,
    // Nothing of it is left out for those who see it first, and the next have the same pages.
    "content/guide/own.md": """
    # Own

    Open words.

    ```{only}
    :audience: client

    Of use to them alone: zqowa.
    ```
    """,
    "content/guide/staff.md":
      "---\naudience: [client, regulator]\n---\n# Staff\n\nFew read zqsca.\n",
    "content/guide/refers.md":
      "# Refers\n\nSee [what staff does](staff.md) and [parts](parts.md).\n",
    "content/guide/includes.md": "# Includes\n\n```{include} parts.md\n```\n",
    "content/faq/alike.md": """
    ---
    topics: [law]
    ---

    # Is it alike?

    ```{only}
    :audience: regulator

    For them it is: zqfra.
    ```

    [Yes](../guide/plain.md#part).
    """,
  ]

  private static func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(shared)
    for slug in slugs {
      let client = "content/clients/\(slug)/"
      try folder.put(
        .text("name: Clinic \(slug)\nentity: covered-entity\nscope: { rules: [security] }\n"),
        at: client + "client.yml"
      )
      try folder.put(
        .text("requirement,status\n164.308(a)(2),implemented\n164.312(b),partial\n"),
        at: client + "responses.csv"
      )
    }
    return folder
  }

  private static let together = Result {
    try Built(workspace(), for: audiences, readingPages: false)
  }

  private static func site(_ slug: String, _ audience: String) -> String {
    "clients/" + (audience == "full" ? slug : "\(slug)@\(audience)") + "/"
  }

  @Test("each edition is as if it were built alone", arguments: slugs, audiences)
  func isAsAlone(slug: String, audience: String) throws {
    let together = try Self.together.get()
    #expect(together.result.code == 0, "\(together.result.stderr)")
    let alone = try Built(
      together.workspace,
      "--client",
      slug,
      "--audience",
      audience,
      readingPages: false
    )
    #expect(alone.result.code == 0, "\(alone.result.stderr)")
    let folder = Self.site(slug, audience)
    let expected = alone.files.filter { $0.key.hasPrefix(folder) }
    let site = together.files.filter { $0.key.hasPrefix(folder) }
    #expect(expected.count > 300 && site.keys.sorted() == expected.keys.sorted())
    let different = expected.filter { site[$0.key] != $0.value }.keys.sorted()
    #expect(different.isEmpty, "\(different)")
  }

  @Test("an edition has the parts of shared pages that are for it, and no others", arguments: slugs)
  func hasItsParts(slug: String) throws {
    let together = try Self.together.get()
    let words: [(String, Set<String>)] = [
      ("zqora", ["full", "regulator"]), ("zqoca", ["full", "client"]),
      ("zqsca", ["full", "client", "regulator"]), ("zqfra", ["full", "regulator"]),
      ("zqowa", ["full", "client"]),
    ]
    for (word, readers) in words {
      for audience in Self.audiences {
        let folder = Self.site(slug, audience)
        let holders = together.files.filter {
          $0.key.hasPrefix(folder) && contains($0.value, Array(word.utf8))
        }
        let names = holders.keys.sorted()
        #expect(names.isEmpty != readers.contains(audience), "\(word) for \(audience): \(names)")
      }
    }
    // What it lacks, no page of it leads to.
    let page = try together.text(Self.site(slug, "board") + "guide/refers.html")
    #expect(page.contains("See what staff does and"), "\(page)")
    let client = try together.text(Self.site(slug, "client") + "guide/refers.html")
    #expect(client.contains("href=\"staff.html\""))
  }
}
