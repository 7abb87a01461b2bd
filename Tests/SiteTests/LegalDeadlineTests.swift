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
      "September 28, 2026Notice of breach B-1: Individuals! overdue 2 days45 CFR 164.404(b)",
      "September 30, 2026Notice of breach B-3: Individualslast day45 CFR 164.404(b)",
      "October 23, 2026Notice of breach B-2: Individuals23 days left45 CFR 164.404(b)",
      "March 1, 2027Notice of breach B-2: HHS152 days left45 CFR 164.408(c)",
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
    for text in [front, sheet] {
      #expect(text.contains("Notices not given: 1 overdue, 3 to come."), "\(text)")
      #expect(!text.contains("Shown: "))
    }
    let links = try built.page("clients/alpha/index.html").tags.compactMap { $0["href"] }
    for metric in ["notices.overdue", "notices.due", "notice.b_1.individuals", "notice.b_2.hhs"] {
      #expect(links.contains("figures.html#\(metric)"), "\(metric)")
    }
  }

  // Seven breaches found on May 1 to 7, 2026, whose limits of 60 days are June 30 to July 6, and five
  // found on September 1 to 5, whose limits are October 31 to November 4.
  @Test("of the law that are too many say how many are shown, and where all are")
  func areCounted() throws {
    let lines =
      (1...7).map { ("L-\($0)", "2026-05-0\($0)") } + (1...5).map { ("N-\($0)", "2026-09-0\($0)") }
    let breaches = lines.map { id, day in
      "- { id: \(id), discovered: \(day), affected: 1, max_residents_one_state: 1, notified: { hhs: 2026-09-20 } }\n"
    }
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
        "content/index.md": "# Home\n",
        "content/clients/alpha/client.yml":
          "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [breach-notification] }\n",
        "content/clients/alpha/responses.csv": "requirement,status\n164.414(b),implemented\n",
        "content/clients/alpha/breaches.yml": .text(breaches.joined()),
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let front = try built.page("clients/alpha/index.html").text
    #expect(
      front.contains(
        "Notices not given: 7 overdue, 5 to come. All of them: Breach readiness."
      ),
      "\(front)"
    )
    #expect(front.contains("Shown: 7 overdue, 2 to come."), "\(front)")
    #expect(front.contains("July 6, 2026Notice of breach L-7: Individuals"), "\(front)")
    // June 30 to September 30 is 92 days; October 31 is 31 days ahead, November 1 is 32.
    #expect(front.contains("L-1: Individuals! overdue 92 days"), "\(front)")
    #expect(front.contains("N-2: Individuals32 days left"), "\(front)")
    #expect(!front.contains("N-3: Individuals33 days left"), "\(front)")
    // No item of the plan is about any of the twelve.
    let lack = "12 notices of the law that no item deals with"
    let paper = try built.page("clients/alpha/report.html").text
    let plan = try built.page("clients/alpha/plan.html")
    for text in [front, paper, plan.text] { #expect(text.contains(lack), "\(text)") }
    let links = plan.tags.compactMap { $0["href"] }
    #expect(links.contains("figures.html#plan.notices_without_item"))
    #expect(links.contains("breaches.html#L-7") && links.contains("breaches.html#N-5"))
    let overview = try built.page("clients/alpha/breaches.html").texts { $0.name == "tr" }
    #expect(
      overview.contains {
        $0.hasPrefix(
          "L-1May 1, 20261Not recordeddue June 30, 2026 ! Overdue by 92 daysgiven September 20, 2026"
        )
      },
      "\(overview)"
    )
  }

  @Test("that were missed are apart from the next, each with its chip")
  func areApart() throws {
    let front = try built().page("clients/alpha/index.html").text
    let missed = try #require(front.firstRange(of: "Missed deadlines "))
    let next = try #require(front.firstRange(of: "Next deadlines "))
    let reading = try #require(front.firstRange(of: "How to read this "))
    let first = front[missed.upperBound..<next.lowerBound]
    let second = front[next.upperBound..<reading.lowerBound]
    #expect(first.contains("1 other date was missed."), "\(first)")
    #expect(first.contains("September 15, 2026 ! OverdueF-2 Title of F-2"), "\(first)")
    #expect(!first.contains("Notice of breach B-1"), "\(first)")
    #expect(!first.contains("October") && !second.contains("Overdue"), "\(first) \(second)")
    #expect(second.contains("The next of 4 deadlines, seen from September 30, 2026."), "\(second)")
    #expect(second.contains("October 24, 2026F-1 Title of F-1"), "\(second)")
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
    let front = try built.page("clients/alpha/index.html").text
    #expect(front.contains(count))
    // B-2 still has to be told to HHS: its section is 164.408, and no finding names that.
    #expect(front.contains("1 notice of the law that no item deals with"), "\(front)")
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
