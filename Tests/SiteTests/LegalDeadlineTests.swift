import Foundation
import TestSupport
import Testing

/// Deadlines of the law on the first page and in the plan, by days that were counted by hand.
@Suite("Deadlines")
struct LegalDeadlineTests {
  /// Found on July 30, August 1 and August 24: 60 days later are September 28 and 30 and October 23.
  private static let breaches = """
    - { id: B-1, discovered: 2026-07-30, affected: 2, max_residents_one_state: 2, notified: { hhs: 2026-09-01 } }
    - { id: B-2, discovered: 2026-08-24, affected: 4, max_residents_one_state: 4 }
    - { id: B-3, discovered: 2026-08-01, affected: 1, max_residents_one_state: 1, notified: { hhs: 2026-09-01 } }

    """

  private static func finding(_ id: String, _ requirement: String, _ due: String) -> FolderEntry {
    .text(
      "---\nid: \(id)\nrequirements: [\"\(requirement)\"]\nlikelihood: low\nimpact: low\nowner: Ann\ndue: \(due)\ncost: 10\n---\n# Title of \(id)\n\n## Recommendation\n\nAct.\n"
    )
  }

  private func built(language: String = "en-US") throws -> Built {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": .text("title: T\nas_of: 2026-11-21\nlanguage: \(language)\n"),
        "content/index.md": "# Home\n",
        "content/clients/alpha/client.yml":
          "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [breach-notification] }\n",
        "content/clients/alpha/responses.csv": "requirement,status\n164.414(b),implemented\n",
        "content/clients/alpha/breaches.yml": .text(Self.breaches),
        "content/clients/alpha/findings/F-1.md": Self.finding("F-1", "164.404(b)", "2026-10-24"),
        "content/clients/alpha/findings/F-2.md": Self.finding("F-2", "164.414(b)", "2026-09-15"),
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  @Test("of the law are on the first page, with the days that are left")
  func areOnTheFirstPage() throws {
    let built = try built()
    let rows = [
      "September 28, 2026Notice of breach B-1: IndividualsB-1! Overdue by 2 days45 CFR 164.404(b)",
      "September 30, 2026Notice of breach B-3: IndividualsB-3last day45 CFR 164.404(b)",
      "October 23, 2026Notice of breach B-2: IndividualsB-223 days left45 CFR 164.404(b)",
      "March 1, 2027Notice of breach B-2: HHSB-2152 days left45 CFR 164.408(c)",
    ]
    let front = try built.page("clients/alpha/index.html").text
    let sheet = try #require(
      try built.page("clients/alpha/report.html").texts {
        $0.name == "section" && $0["class"] == "first"
      }.first
    )
    for row in rows {
      #expect(front.contains(row), "\(row): \(front)")
      #expect(sheet.contains(row), "\(row): \(sheet)")
    }
    #expect(front.contains("4 of 4 notices that the law asks for and that were not given by"))
  }

  @Test("that were missed are apart from the next, each with its chip")
  func areApart() throws {
    let front = try built().page("clients/alpha/index.html").text
    let missed = try #require(front.firstRange(of: "Missed deadlines "))
    let next = try #require(front.firstRange(of: "Next deadlines "))
    let reading = try #require(front.firstRange(of: "How to read this "))
    let first = front[missed.upperBound..<next.lowerBound]
    let second = front[next.upperBound..<reading.lowerBound]
    #expect(first.contains("2 of 2 dates that had passed by September 30, 2026"), "\(first)")
    #expect(first.contains("September 15, 2026 ! OverdueTitle of F-2"), "\(first)")
    #expect(first.contains("September 28, 2026 ! OverdueNotice of breach B-1"), "\(first)")
    #expect(!first.contains("October") && !second.contains("Overdue"), "\(first) \(second)")
    #expect(second.contains("The next of 4 deadlines, seen from September 30, 2026."), "\(second)")
    #expect(second.contains("October 24, 2026Title of F-1"), "\(second)")
  }

  @Test("that the plan does not meet are said and counted in it, in every form")
  func areInThePlan() throws {
    let built = try built()
    let note =
      "Planned after a deadline of the law: Notice of breach B-1: Individuals, by September 28, 2026 (45 CFR 164.404(b)); Notice of breach B-3: Individuals, by September 30, 2026 (45 CFR 164.404(b)); Notice of breach B-2: Individuals, by October 23, 2026 (45 CFR 164.404(b))."
    let count = "1 item has no date in time for a deadline of the law."
    for page in ["plan.html", "report.html"] {
      let text = try built.page("clients/alpha/\(page)").text
      #expect(text.ranges(of: note).count == 1, "\(page): \(text)")
      #expect(text.contains(count), "\(page)")
    }
    #expect(try built.page("clients/alpha/index.html").text.contains(count))
    let csv = try built.text("clients/alpha/data/plan.csv")
    #expect(csv.ranges(of: note).count == 1, "\(csv)")
    let json = try built.text("clients/alpha/data/assessment.json")
    #expect(json.ranges(of: note).count == 1)
    #expect(json.contains("\"plan.after_legal_deadline\""))
  }

  @Test("count where an item has no date, are said on their last day, and concern no risk")
  func areBesideEveryDate() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
        "content/index.md": "# Home\n",
        "content/clients/alpha/client.yml":
          "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [breach-notification] }\n",
        "content/clients/alpha/responses.csv":
          "requirement,status\n164.404(b),not-implemented\n164.414(b),implemented\n",
        "content/clients/alpha/breaches.yml": .text(Self.breaches),
        "content/clients/alpha/risks.yml":
          "- { id: R-1, title: Wrong addresses, likelihood: low, impact: low, due: 2026-12-01, requirements: [\"164.404(b)\", \"164.402(2)\"], findings: [] }\n",
        "content/clients/alpha/findings/F-1.md":
          "---\nid: F-1\nrequirements: [\"164.402(2)\"]\nlikelihood: low\nimpact: low\nowner: Ann\ndue: 2026-11-06\nmilestones: [ { day: 2026-10-23, text: Letters sent } ]\n---\n# Late\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let rows = try built.page("clients/alpha/plan.html").texts { $0.name == "tr" }
    // The gap has no date: B-1 was due on September 28, B-2 and B-3 are still to come.
    let gap = try #require(rows.first { $0.contains("Without a date") }, "\(rows)")
    #expect(
      gap.contains(
        "Without a date, and a deadline of the law is overdue: Notice of breach B-1: Individuals, by September 28, 2026 (45 CFR 164.404(b))."
      )
    )
    #expect(
      gap.contains(
        "Without a date before a deadline of the law: Notice of breach B-3: Individuals, by September 30, 2026 (45 CFR 164.404(b)); Notice of breach B-2: Individuals, by October 23, 2026 (45 CFR 164.404(b))."
      ),
      "\(gap)"
    )
    // The letters go out on the last day for B-2; nothing of the finding is in time for B-1 and B-3, and
    // all of it is for HHS, by March 1, 2027.
    let finding = try #require(rows.first { $0.contains("Planned") }, "\(rows)")
    #expect(
      finding.contains(
        "Planned after a deadline of the law: Notice of breach B-1: Individuals, by September 28, 2026 (45 CFR 164.404(b)); Notice of breach B-3: Individuals, by September 30, 2026 (45 CFR 164.404(b))."
      ),
      "\(finding)"
    )
    #expect(
      finding.contains(
        "Planned for the last day that the law allows: Notice of breach B-2: Individuals, by October 23, 2026 (45 CFR 164.404(b))."
      ),
      "\(finding)"
    )
    #expect(!finding.contains("HHS"), "\(finding)")
    let risk = try #require(rows.first { $0.contains("Wrong addresses") })
    #expect(!risk.contains("deadline of the law"), "\(risk)")
    let front = try built.page("clients/alpha/index.html").text
    #expect(front.contains("2 items have no date in time for a deadline of the law."), "\(front)")
  }

  @Test("are said in Spanish too")
  func speakSpanish() throws {
    let front = try built(language: "es").page("clients/alpha/index.html").text
    #expect(front.contains("Plazos de la ley") && front.contains("quedan 23 días"), "\(front)")
    #expect(front.contains("Plazos incumplidos") && front.contains("último día"), "\(front)")
    #expect(front.contains("1 elemento no tiene fecha a tiempo para un plazo de la ley."))
  }
}
