import TestSupport
import Testing

@Suite("A passage that is shown at times")
struct LeftOutPassageTests {
  private static func built(_ summary: String, configuration: String = "") throws -> Built {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("title: T\nas_of: 2026-09-30\n" + configuration),
      "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml": "name: Alpha\nentity: covered-entity\n",
      "content/clients/alpha/responses.csv": "requirement,status\n",
      "content/clients/alpha/summary.md": .text("# Summary\n\n" + summary),
      "content/clients/alpha/old.md": "---\nvalid_to: 2020-01-01\n---\n# Old\n",
    ])
    return try Built(folder)
  }

  @Test("is in the list of what is left out, with its place; so is a page out of its days")
  func isListed() throws {
    let built = try Self.built("```{only}\n:until: 2020-01-01\n\nGone by.\n```\n")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(
      built.result.stderr.contains("old.md:2:11: note: clients/alpha/old.md is not in a site")
    )
    let page = try built.page("clients/alpha/left-out.html").text
    #expect(page.contains("content/clients/alpha/summary.md:3:1"))
    #expect(
      page.contains("This passage is shown only until January 1, 2020")
        || page.contains("This passage is shown only until January 1, 2020")
    )
    #expect(page.contains("content/clients/alpha/old.md:2:11"))
    let data = built.files["clients/alpha/data/assessment.json"] ?? []
    #expect(String(decoding: data, as: UTF8.self).contains("This passage is shown only"))
    #expect(try !built.page("clients/alpha/summary.html").text.contains("Gone by."))
  }

  @Test(
    "for any known audience is in the whole report",
    arguments: ["executive", "client, regulator", "[public]", "board full"]
  )
  func isInFull(audience: String) throws {
    let built = try Self.built(
      "```{only}\n:audience: \(audience)\n\nOf weight.\n```\n",
      configuration: "audiences: [board]\n"
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.page("clients/alpha/summary.html").text.contains("Of weight."))
  }

  @Test(
    "names audiences that are known",
    arguments: [("ful", "full"), ("executives", "executive"), ("board", "")]
  )
  func refusesUnknown(audience: String, meant: String) throws {
    let result = try Self.built("```{only}\n:audience: \(audience)\n\nText.\n```\n").result
    #expect(result.code == 3)
    #expect(result.stderr.contains("summary.md:4:12: error: unknown audience \"\(audience)\""))
    #expect(meant.isEmpty || result.stderr.contains("did you mean \"\(meant)\"?"))
  }

  @Test("names something", arguments: ["audience", "fact"])
  func refusesNothing(option: String) throws {
    let result = try Self.built("```{only}\n:\(option):\n\nText.\n```\n").result
    #expect(result.code == 3)
    #expect(result.stderr.contains("[missing-option]"))
  }
}
