import Diagnostics
import GapAnalysis
import Regulation
import Words

/// Tables and lines on the plan that several pages show.
enum PlanTables {
  /// Items that are summed up in one row.
  struct Group {
    let name: String
    let items: [PlanItem]
    /// The metric that counts them; those of its parts have `.cost`, `.high_or_above` or
    /// `.without_cost` at their ends.
    let metric: String
  }

  /// A row a group: how many items, how many of high risk, what they cost.
  static func groups(_ groups: [Group], _ caption: String, _ title: String, _ words: Words) -> Table
  {
    Table(
      caption,
      rows: groups.filter { !$0.items.isEmpty },
      empty: words("nothing_planned")
    ) {
      Column(title) { .text($0.name) }
      Column(words("column_items"), .number) { [.figure("\($0.items.count)", metric: $0.metric)] }
      Column(words("column_high_or_very_high_risk"), .number) { group in
        let count = group.items.count { $0.risk.map { $0 >= .high } ?? false }
        return [.figure("\(count)", metric: group.metric + ".high_or_above")]
      }
      Column(words("column_known_cost"), .number) { group in
        let costs = group.items.compactMap(\.cost)
        guard !costs.isEmpty else { return .text(words("cost_unknown")) }
        return [.figure(words.dollars(sum(costs)), metric: group.metric + ".cost")]
      }
      Column(words("column_without_cost"), .number) { group in
        let count = group.items.count { $0.cost == nil }
        return [.figure("\(count)", metric: group.metric + ".without_cost")]
      }
    }
  }

  /// What the plan comes to, in a sentence: items, cost, last date, and what its items lack.
  static func summary(_ assessment: Assessment, _ words: Words) -> [Inline] {
    let plan = assessment.plan
    let count: [Inline] = [.figure("\(plan.count)", metric: "plan.items")]
    let costs = plan.compactMap(\.cost)
    let cost: [Inline] =
      costs.isEmpty
      ? .text(words("plan_costs_unknown"))
      : words.line(
        "plan_costs",
        ["cost": [.figure(words.dollars(sum(costs)), metric: "plan.cost")]]
      )
    let last = plan.compactMap(\.due).max()
    let end: [Inline] =
      last.map { day in
        words.line("plan_ends", ["day": [.figure(words.day(day), metric: "plan.last_due")]])
      } ?? .text(words("plan_ends_never"))
    let lacks = lacks(assessment, words)
    let line = words.line(
      "plan_summary",
      count: plan.count,
      ["count": count, "cost": cost, "end": end]
    )
    let whole =
      lacks.isEmpty ? line + [.text(" " + words("plan_complete"))] : line + lacks
    let late = plan.count { !$0.missedDeadlines.isEmpty }
    guard late > 0 else { return whole }
    let figure = Inline.figure("\(late)", metric: PlanGroup.afterLegalDeadlineMetric)
    return whole + [.text(" ")]
      + words.line("plan_after_legal_deadline", count: late, ["count": [figure]])
  }

  /// What the plan lacks, with the blank before it: what its items do not say, and the notices of the law
  /// that none of them is about; empty where it lacks nothing.
  static func lacks(_ assessment: Assessment, _ words: Words) -> [Inline] {
    var lacks = PlanField.allCases.compactMap { field -> [Inline]? in
      let count = assessment.plan.count { $0.missing.contains(field) }
      return count == 0 ? nil : lack(field, count, words)
    }
    if !assessment.unplannedNotices.isEmpty { lacks.append(unplanned(assessment, words)) }
    guard !lacks.isEmpty else { return [] }
    return [.text(" ")] + words.line("plan_lacks", ["lacks": .joined(lacks, by: ", ")])
  }

  /// "2 notices of the law that no item deals with", with the number traced.
  static func unplanned(_ assessment: Assessment, _ words: Words) -> [Inline] {
    let count = assessment.unplannedNotices.count
    return words.line(
      "plan_lack_notice",
      count: count,
      ["count": [.figure("\(count)", metric: OpenNotices.unplannedMetric)]]
    )
  }

  /// A line for each way in which an item is to the deadlines of the law that it is about.
  static func deadlines(_ item: PlanItem, _ words: Words) -> [[Inline]] {
    item.deadlineLines.map { line in
      let deadlines = line.notices.map { same in
        words.line(
          "plan_missed_deadline",
          [
            "what": [
              .link(words.title(ofNotices: same, of: same[0].subject), .breach(same[0].subject))
            ],
            "day": [.day(same[0].day)], "citation": .text(same.citations.joined(separator: ", ")),
          ]
        )
      }
      return words.line(line.key, ["deadlines": .joined(deadlines, by: "; ")])
    }
  }

  /// "14 items without an owner", with the number traced.
  static func lack(_ field: PlanField, _ count: Int, _ words: Words) -> [Inline] {
    words.line(
      "plan_lack_\(field.rawValue)",
      count: count,
      ["count": [.figure("\(count)", metric: field.metric)]]
    )
  }

  /// A milestone with the finding that it is of, and who owns that.
  struct Step {
    let milestone: Milestone
    let finding: String
    let owner: String?
  }

  /// A row a milestone; those of one finding have its name in the caption, not in each row.
  static func milestones(
    _ steps: [Step],
    asOf: Day,
    _ words: Words,
    of finding: String? = nil
  ) -> Table {
    let caption =
      finding.map { words("caption_milestones_of", count: steps.count, ["finding": $0]) }
      ?? words("caption_milestones", count: steps.count)
    return Table(caption, rows: steps) {
      Column(words("column_day"), .id) { [.day($0.milestone.day)] }
      Column(words("column_milestone"), .prose) { .text($0.milestone.text) }
      if finding == nil {
        Column(words("column_for"), .id) { [Reasons.finding($0.finding)] }
        Column(words("column_finding_owner")) { .text($0.owner ?? "") }
      }
      Column(words("column_state")) { Table.Cell(state(of: $0.milestone, asOf: asOf, words)) }
    }
  }

  private static func state(of milestone: Milestone, asOf: Day, _ words: Words) -> [Inline] {
    let state = milestone.state(on: asOf)
    let word = words("milestone_", state)
    guard let done = milestone.done else {
      return [state == .overdue ? .alarm(word) : .tag(word)]
    }
    return [.tag(word), .text(" "), .day(done)]
  }

  /// A row a closed finding: when, who verified it, and what shows it.
  static func closures(_ findings: [Finding], _ words: Words) -> Table {
    Table(words("caption_closed_findings", count: findings.count), rows: findings) {
      Column(words("column_for"), .id) { [Reasons.finding($0.id)] }
      Column(words("column_title"), .prose) { .text($0.title) }
      Column(words("column_closed"), .id) { .day($0.closed, orNote: words("note_none")) }
      Column(words("column_verified_by")) { finding in
        finding.verifiedBy.map { .text($0) } ?? [.note(words("note_none"))]
      }
      Column(words("column_evidence"), .prose) { finding in
        Table.Cell(evidence(of: finding, words))
      }
    }
  }

  /// How a finding was closed, in a sentence.
  static func closure(_ finding: Finding, _ words: Words) -> [Inline] {
    let closed: [Inline] =
      finding.closed.map { words.line("closed_on", ["day": [.day($0)]]) }
      ?? .text(words("closed_undated"))
    let verifier: [Inline] = .text(
      finding.verifiedBy.map { words("verified_by", ["name": $0]) } ?? words("verified_by_nobody")
    )
    let proof =
      finding.evidence.isEmpty
      ? [Inline].text(words("closed_without_evidence"))
      : words.line("closed_evidence", ["evidence": evidence(of: finding, words)])
    return words.line(
      "closure",
      ["closed": closed, "verified": verifier, "evidence": proof]
    )
  }

  static func evidence(of finding: Finding, _ words: Words) -> [Inline] {
    finding.evidence.isEmpty
      ? [.note(words("note_none"))]
      : .joined(finding.evidence.map { [Reasons.evidence($0.value)] }, by: ", ")
  }

  /// A sum that stays at the largest number instead of trapping.
  static func sum(_ costs: [Int]) -> Int {
    costs.reduce(0) { total, cost in
      let (sum, overflow) = total.addingReportingOverflow(cost)
      return overflow ? Int.max : sum
    }
  }
}
