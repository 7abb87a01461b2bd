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

  /// Breaches of 600 people each, of whom 510 are in one State: the three notices of each are due after
  /// 60 days, such as those of May 1 on June 30.
  private func built(breaches days: [String], _ more: String = "") throws -> Built {
    let breaches = days.enumerated().map { number, day in
      "- { id: B-\(number + 1), discovered: \(day), affected: 600, max_residents_one_state: 510 }\n"
    }
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
        "content/clients/alpha/client.yml":
          "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [breach-notification] }\n",
        "content/clients/alpha/responses.csv": "requirement,status\n164.414(b),implemented\n",
        "content/clients/alpha/breaches.yml": .text(breaches.joined() + more),
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    return built
  }

  // Two breaches are overdue on six notices; of the four that are found on September 1, whose limit is
  // October 31, three notices fit, and the other nine of that day are more than is shown besides.
  @Test("of one breach and day are one row, and a day that does not fit says how many more it has")
  func areWholeDays() throws {
    let late = ["2026-05-01", "2026-06-01"]
    let front = try built(breaches: late + ["2026-09-01"]).page("clients/alpha/index.html").text
    #expect(front.contains("Notices not given: 6 overdue, 3 to come."), "\(front)")
    #expect(!front.contains("Shown: "), "\(front)")
    #expect(
      front.contains(
        "October 31, 2026Notice of breach B-3: Individuals, HHS, Media31 days left45 CFR 164.404(b)"
      ),
      "\(front)"
    )
    // The day goes on by three notices of the second breach.
    let two = Array(repeating: "2026-09-01", count: 2)
    let whole = try built(breaches: late + two).page("clients/alpha/index.html").text
    #expect(!whole.contains("Shown: "), "\(whole)")
    #expect(whole.contains("Notice of breach B-4: Individuals, HHS, Media31 days left"))
    let four = Array(repeating: "2026-09-01", count: 4)
    let cut = try built(breaches: late + four).page("clients/alpha/index.html").text
    #expect(
      cut.contains("Shown: 6 overdue, 3 to come. 9 more are on October 31, 2026."),
      "\(cut)"
    )
  }

  // Of the finding, the milestone of September 1 was missed, that of August 1 was reached late, and that
  // of October 2 is to come; the answer that no finding covers was due on September 20.
  @Test("of milestones and answers are there once each, and missed milestones are counted apart")
  func haveMilestones() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "title: T\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
        "content/clients/alpha/client.yml":
          "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [breach-notification] }\n",
        "content/clients/alpha/responses.csv":
          "requirement,status,action,due\n164.414(b),partial,Write it,2026-09-20\n164.404(b),partial,Send it,2026-12-01\n",
        "content/clients/alpha/findings/F-1.md":
          "---\nid: F-1\nrequirements: [\"164.404(b)\"]\nlikelihood: low\nimpact: low\nowner: Ann\ndue: 2026-12-01\nmilestones:\n  - { day: 2026-08-01, text: Asked, done: 2026-08-09 }\n  - { day: 2026-09-01, text: Found out }\n  - { day: 2026-10-02, text: Sent }\n---\n# Letters\n\n## Recommendation\n\nAct.\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let front = try built.page("clients/alpha/index.html").text
    #expect(front.contains("1 other date was missed. 1 milestone was missed."), "\(front)")
    #expect(front.contains("September 1, 2026 ! OverdueF-1 Milestone: Found out"), "\(front)")
    #expect(
      front.contains("September 20, 2026 ! Overdue164.414(b) Plan of the answer: "),
      "\(front)"
    )
    #expect(front.contains("The next of 2 deadlines, seen from September 30, 2026."), "\(front)")
    #expect(!front.contains("Asked"), "\(front)")
    let links = try built.page("clients/alpha/index.html").tags.compactMap { $0["href"] }
    for metric in ["milestones.overdue", "deadlines.other_overdue"] {
      #expect(links.contains("figures.html#\(metric)"), "\(metric)")
    }
    let rows = try built.page("clients/alpha/plan.html").texts { $0.name == "tr" }
    let dates = rows.filter { $0.contains("Milestone: ") || $0.contains("Plan of an answer") }
    #expect(dates.count == 3, "\(rows)")
    let print = try built.page("clients/alpha/report.html").text
    #expect(
      print.contains(
        "1 date was missed, 1 milestone was missed, 1 date is to come, 1 milestone is to come"
      ),
      "\(print)"
    )
    let gate = try gapbook("check", built.workspace.path, "--fail-on", "overdue")
    #expect(gate.stderr.contains("1 overdue item, and none is allowed: 164.414(b)"))
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
    let coming = try #require(finding.firstRange(of: "Deadlines of the law to come"))
    #expect(!finding[..<coming.lowerBound].contains("HHS"), "\(finding)")
    // HHS was told of B-1 and B-3.
    let notice = ", which it has a date before: Notice of breach B-2: HHS, by March 1, 2027 (45"
    #expect(finding[coming.upperBound...].hasPrefix(notice), "\(finding)")
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
