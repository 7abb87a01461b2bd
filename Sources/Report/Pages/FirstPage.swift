import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The first page: the verdict, what changed, the numbers, the worst risks, the plan and the assessors'
/// opinion; the front page of the site has the same.
struct FirstPage {
  let assessment: Assessment
  let words: Words
  /// What the report does without, which this page does not have either.
  let order: ReportOrder

  init(_ client: ClientInput, _ words: Words) {
    assessment = client.assessment
    order = client.order
    self.words = words
  }

  /// A page of a report that does without nothing.
  init(_ assessment: Assessment, _ words: Words) {
    self.assessment = assessment
    self.words = words
    order = .usual
  }

  /// How many risks it shows, and how many of those things that were closed.
  static let most = 5
  /// So many letters of an opinion leave room for the rest of the page.
  static let longestOpinion = 1_800

  /// What changed since an earlier assessment, with the proof of what was closed.
  func since() -> Section? {
    guard let comparison = assessment.comparison, !order.omits(.changes) else { return nil }
    let earlier = words.day(comparison.earlier)
    let items = ChangedNumbers(comparison: comparison, words: words).items
    return Section(
      id: "changes",
      title: words("heading_changes_since", ["day": earlier]),
      [moves(comparison).map { Block.paragraph($0) }].compactMap(\.self)
        + [
          items.isEmpty
            ? .paragraph(.text(words("nothing_changed", ["day": earlier]))) : .panel(items)
        ] + closures(comparison)
    )
  }

  /// That there is nothing to compare with; nil where there is something.
  func noEarlier() -> Section? {
    guard assessment.comparison == nil else { return nil }
    return Section(
      id: "changes",
      title: words("heading_no_changes"),
      [.paragraph(.text(words("no_earlier")))]
    )
  }

  /// How score and coverage moved; nil where the score is withheld or was not known.
  private func moves(_ comparison: Comparison) -> [Inline]? {
    guard assessment.headline, let before = comparison.score.before,
      let after = comparison.score.after
    else { return nil }
    return words.line(
      "since_score",
      [
        "before": .text(words.percent(before)),
        "after": [.figure(words.percent(after), metric: "assessment.score")],
        "change": [.figure(Scorecards.points(comparison.score, words), metric: "comparison.score")],
      ]
    )
  }

  /// The first of what was closed since then, with a link to all of it.
  private func closures(_ comparison: Comparison) -> [Block] {
    let entries = proofs(comparison)
    let all = Inline.link(words("link_changes"), .page(.changes, fragment: "proof"))
    let more = entries.count - Self.most
    let end: [Inline] = more > 0 ? [.text(words("since_more", count: more) + " "), all] : [all]
    guard !entries.isEmpty else {
      return [.paragraph([.link(words("link_changes"), .page(.changes))])]
    }
    return [
      .paragraph([.strong(words("since_closed"))]), .list(Array(entries.prefix(Self.most))),
      .paragraph(end),
    ]
  }

  /// What was closed since then: when, who verified it, and which evidence shows it; last what is no
  /// longer listed.
  func proofs(_ comparison: Comparison) -> [ListEntry] {
    let findings = comparison.findings(.closed)
    let listed = findings.filter { assessment.finding($0.id) != nil }
    let gone = findings.filter { assessment.finding($0.id) == nil }
    let met = comparison.requirements(.closed)
    let shown = met.filter { assessment.requirement($0.id)?.evidence.isEmpty == false }
    let unshown = met.filter { assessment.requirement($0.id)?.evidence.isEmpty ?? true }
    return listed.map(closure) + (shown + unshown).map(nowMet) + gone.map(closure)
  }

  private func closure(_ change: FindingChange) -> ListEntry {
    let name = "\(change.id) \(change.title)"
    guard let finding = assessment.finding(change.id)?.finding else {
      return ListEntry(.text(name), note: .text(words("closed_not_listed")))
    }
    return ListEntry([.link(name, .finding(change.id))], note: PlanTables.closure(finding, words))
  }

  private func nowMet(_ change: RequirementChange) -> ListEntry {
    let result = assessment.requirement(change.id)
    let shown = assessment.client.evidence.filter { result?.evidence.contains($0.id) ?? false }
    let proofs = shown.map { item -> [Inline] in
      let collected: [Inline] =
        item.collected.map { words.line("collected_on", ["day": [.day($0)]]) } ?? []
      return [Reasons.evidence(item.id)] + collected
    }
    let proof =
      proofs.isEmpty
      ? [Inline].text(words("closed_without_evidence"))
      : words.line("closed_evidence", ["evidence": .joined(proofs, by: "; ")])
    return ListEntry(
      AnalysisPages.link(change.id) + [.text(" ")] + .law(change.title) + [.text(" ")]
        + (result?.chip ?? []),
      note: proof
    )
  }

  /// Score, coverage, counts and open findings in a few lines, for paper.
  func numbers() -> Section {
    let totals = assessment.totals
    let open = assessment.findings.filter { $0.finding.status.isOpen }
    let levels = Level.allCases.reversed().compactMap { level -> [Inline]? in
      let count = open.count { $0.risk == level }
      guard count > 0 else { return nil }
      return [
        .figure("\(count)", metric: level.openMetric), .text(" " + words(level).lowercased()),
      ]
    }
    let score = assessment.headline ? words.percent(totals.score) : words("score_withheld")
    return Section(
      id: "numbers",
      title: nil,
      [
        .panel([
          PanelItem(words("figure_score"), [.figure(score, metric: "assessment.score")]),
          PanelItem(
            words("figure_coverage"),
            [.figure(words.percent(totals.counts.coverage), metric: "assessment.coverage")]
          ),
          PanelItem(
            words("column_open_findings"),
            levels.isEmpty ? .text(words("top_findings_none")) : .joined(levels, by: ", ")
          ),
          PanelItem(words("label_requirements"), .text(words(totals.counts)), isWide: true),
        ])
      ]
    )
  }

  /// What the plan comes to, and where it is.
  func plan() -> Section? {
    guard !order.omits(.plan) else { return nil }
    let blocks: [Block] =
      assessment.plan.isEmpty
      ? [.paragraph(.text(words("nothing_planned")))]
      : [
        .paragraph(
          PlanTables.summary(assessment, words) + [
            .text(" "), .link(words("link_plan"), .page(.plan)),
          ]
        )
      ]
    return Section(id: "plan", title: words("heading_plan"), blocks)
  }

  /// The assessors' opinion, and where their summary goes on.
  func opinion(_ opinion: Opinion?, id: String = "opinion", continuing: PageLink?) -> Section? {
    guard let opinion else { return nil }
    let isMore = opinion.rest != nil || !opinion.isWhole
    let link = isMore ? continuing : nil
    let more = link.map { link in
      Block.paragraph(
        words.line("opinion_continues", ["summary": [.link(link.title, .page(link.path))]])
      )
    }
    return Section(
      id: id,
      title: words("heading_opinion"),
      [.prose(opinion.shown)] + [more].compactMap(\.self)
    )
  }
}

/// The worst of the open findings and of the risk register.
extension FirstPage {
  private struct Worst {
    let level: Level
    let id: String
    let title: String
    let target: Target
    let owner: String?
    let due: Day?
    /// A finding before a risk that is as high and due the same day.
    let isFinding: Bool
  }

  func worst() -> Section? {
    guard !order.omits(.findings) || !order.omits(.risks) else { return nil }
    let all = risks()
    let table = Table(
      words("caption_worst", count: all.count, ["shown": String(min(all.count, Self.most))]),
      rows: Array(all.prefix(Self.most)),
      empty: words("top_findings_none")
    ) {
      Column(words("column_risk")) { [.risk($0.level)] }
      Column(words("column_what"), .prose) {
        [.link($0.id, $0.target), .text(" " + $0.title)]
      }
      Column(words("column_owner")) { risk in
        risk.owner.map { .text($0) } ?? [.note(words("note_none"))]
      }
      Column(words("column_due"), .id) { risk in
        guard let due = risk.due else { return [.note(words("note_none"))] }
        return Table.Cell(.due(due, isOverdue: due < assessment.asOf, words))
      }
    }
    return Section(id: "top-findings", title: words("heading_highest_risks"), [.table(table)])
  }

  /// The risks of the register that nobody accepted and that are not dealt with.
  private var openRisks: [RiskResult] {
    assessment.risks.filter { $0.acceptance != .accepted && !$0.risk.isClosed }
  }

  private func risks() -> [Worst] {
    let open = order.omits(.findings) ? [] : assessment.findings.filter(\.needsAction)
    let findings = open.map { result in
      Worst(
        level: result.risk,
        id: result.finding.id,
        title: result.finding.title,
        target: .finding(result.finding.id),
        owner: result.finding.owner,
        due: result.finding.due,
        isFinding: true
      )
    }
    let listed = order.omits(.risks) ? [] : openRisks
    let register = listed.map { result in
      Worst(
        level: result.inherent,
        id: result.risk.id,
        title: result.risk.title,
        target: .risk(result.risk.id),
        owner: result.risk.owner,
        due: result.risk.due,
        isFinding: false
      )
    }
    let none = assessment.asOf.adding(years: 1_000)
    return (findings + register).sorted { first, second in
      (-first.level.rank, first.due ?? none, first.isFinding ? 0 : 1, NaturalKey(first.id))
        < (-second.level.rank, second.due ?? none, second.isFinding ? 0 : 1, NaturalKey(second.id))
    }
  }
}
