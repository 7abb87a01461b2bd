import Foundation
import TestSupport
import Testing

@Suite("What is signed")
struct SignOffTests {
  private static let site = "clients/alpha/"
  private static let client = """
    name: Alpha Clinic
    entity: covered-entity
    as_of: 2026-09-30
    assessors: [Ada Lund, Bo Ruiz]
    version: "1.1"
    status: issued

    """

  private func built(_ more: String, configuration: String = "") throws -> Built {
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(Self.client + more),
      "/gapbook.yml": .text(
        "title: T\nas_of: 2026-11-21\norganization: { name: Firm, address: \"1 Main St, Springfield\" }\n"
          + configuration
      ),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  @Test("is the history and this version, a statement, and a line for each who signs")
  func hasItAll() throws {
    let built = try built(
      """
      reviewer: Cleo Vance
      period: { from: 2026-06-01, to: 2026-08-31 }
      history:
        - { version: "0.9", day: 2026-09-12, author: Ada Lund, change: "Draft <for> comment" }
        - { version: "1.0", day: 2026-09-20, author: [Ada Lund, Bo Ruiz], change: First issue }

      """
    )
    for name in ["sign-off.html", "report.html"] {
      let page = try built.page(Self.site + name)
      let text = page.texts { $0.name == "main" }.joined()
      #expect(
        text.contains(
          "VersionDateAuthorChange 0.9September 12, 2026Ada LundDraft <for> comment "
            + "1.0September 20, 2026Ada Lund, Bo RuizFirst issue "
            + "1.1not recordedAda Lund, Bo RuizThis report (Issued)."
        ),
        "\(name): \(text.prefix(1500))"
      )
      #expect(text.contains("The reviewer confirms that the report was checked"))
      #expect(text.contains("For Alpha Clinic, the signer confirms"))
      let rows = page.texts { $0.name == "th" && $0["scope"] == "row" }
      #expect(Set(rows).isSuperset(of: ["Assessor", "Reviewer", "For Alpha Clinic"]))
      #expect(
        text.contains(
          "RoleName and titleSignatureDate AssessorAda LundTitle:Signed on: "
            + "AssessorBo RuizTitle:Signed on: ReviewerCleo VanceTitle:Reviewed on: "
            + "Approval for issue by FirmName:Title:Approved on: "
            + "For Alpha ClinicName:Title:Signed on:"
        ),
        "\(name): \(text.suffix(900))"
      )
      #expect(text.contains("StatusIssued, not signed"))
      #expect(text.contains("Nothing in this report records that anybody has signed it."))
      #expect(text.contains("Fieldworkfrom June 1, 2026 to August 31, 2026"))
      #expect(!text.contains("Assessedfrom"))
      // The versions are there once, not in front too.
      #expect(text.ranges(of: "Draft <for> comment").count == 1)
      #expect(text.contains("Reviewed byCleo Vance") && text.contains("1 Main St, Springfield"))
    }
    let about = try built.page(Self.site + "about.html").texts { $0.name == "main" }.joined()
    #expect(about.contains("Cleo Vance") && about.contains("1 Main St, Springfield"))
    #expect(about.contains("Ada Lund, Bo Ruiz"))
    let front = try built.page(Self.site + "index.html").texts { $0.name == "main" }.joined()
    #expect(front.contains("Ada Lund, Bo Ruiz") && front.contains("Cleo Vance"))
    let json = try JSONSerialization.jsonObject(
      with: Data(try #require(built.files[Self.site + "data/assessment.json"]))
    )
    let client = try #require((json as? [String: Any])?["client"] as? [String: Any])
    #expect(client["reviewer"] as? String == "Cleo Vance")
  }

  @Test("is the last chapter, or where the report wants it, and the versions are in it")
  func hasAPlace() throws {
    func headings(_ more: String) throws -> [String] {
      try built(more).page(Self.site + "report.html").texts { ["h2", "h3"].contains($0.name) }
    }
    func last(_ headings: [String]) -> [String] {
      headings.suffix(3).map { String($0.drop { $0 != " " }.dropFirst()) }
    }
    let chapter = ["Sign-off", "Versions and changes", "Statement and signatures"]
    #expect(try last(headings("")) == chapter)
    #expect(try last(headings("report: { appendices: print }\n")) == chapter)
    let own = try headings("report: { chapters: [result, sign-off] }\n")
    #expect(own.contains("2. Sign-off") && own.count { $0.hasSuffix("Sign-off") } == 1)
    let none = try headings("report: { omit: [sign-off] }\n")
    #expect(!none.contains { $0.contains("Sign-off") || $0.contains("signatures") })
    // Without it, the versions are in front.
    #expect(none.contains("Versions and changes"))
  }

  @Test("is in the words that client.yml gives, and a version that is listed is listed once")
  func takesWords() throws {
    let built = try built(
      """
      attestation: "We stand by this {day} <report>."
      history: [ { version: "1.1", day: 2026-10-02, change: Second issue } ]

      """
    )
    let page = try built.page(Self.site + "sign-off.html")
    let text = page.texts { $0.name == "main" }.joined()
    #expect(text.contains("We stand by this {day} <report>."))
    #expect(!text.contains("The assessors confirm"))
    #expect(text.contains("1.1October 2, 2026This report (Issued). Second issue"))
    #expect(!text.contains("September 30, 2026Ada Lund"))
  }

  @Test("is refused where a version has no number or no date of the calendar")
  func isRefused() throws {
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(
        Self.client + "history: [ { day: 2026-02-30 }, { version: x, dya: 2026-01-01 }, y ]\n"
      )
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(result.lines("missing-key").count == 1 && result.lines("unknown-key").count == 1)
    #expect(result.lines("wrong-type").count == 1, "\(result.stderr)")
  }
}
