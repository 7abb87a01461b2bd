import Diagnostics
import GapAnalysis
import Regulation

/// The pages of a client's site that are computed: front page, registers, method, what is left out.
struct ClientPages {
  let client: ClientInput
  let imprint: Imprint
  let inputs: [InputFile]

  private var assessment: Assessment { client.assessment }
  private var name: String { assessment.client.name.value }

  /// The front page; `summary` is the path of the assessor's own summary.
  func front(summary: PageLink?) -> Page {
    Page(
      kind: .front,
      path: "index.html",
      title: name,
      eyebrow: "HIPAA gap report",
      lede: verdict(),
      meta: meta(),
      description: "HIPAA gap report of \(name) as of \(assessment.asOf.spelled).",
      sections: frontSections(summary: summary)
    )
  }

  /// The verdict in one sentence.
  func verdict() -> [Inline] {
    let counts = assessment.totals.counts
    let applicable = counts.total - counts.notApplicable
    guard counts.assessed > 0 else {
      return .text("None of the \(applicable) requirements that apply to \(name) was assessed.")
    }
    let serious = assessment.findings.count {
      $0.finding.status.isOpen && $0.risk >= .high
    }
    let open = assessment.findings.count { $0.finding.status.isOpen }
    let findings =
      open == 0
      ? "no finding is open"
      : "\(serious) of \(Setting.count(open, "open finding")) \(serious == 1 ? "carries" : "carry") a high or very high risk"
    return [
      .text("\(name) meets "), Scorecards.total(counts.met, "met"),
      .text(" of the \(Setting.count(applicable, "requirement")) that apply to it; "),
      Scorecards.total(counts.partiallyMet, "partially_met"), .text(" are met in part, "),
      Scorecards.total(counts.notMet, "not_met"), .text(" are not met, and \(findings)."),
    ]
  }

  private func meta() -> [[Inline]] {
    let rules = assessment.client.scope.rules.map(\.title).joined(separator: ", ")
    var items: [[Inline]] = [
      [.text("As of "), .day(assessment.asOf)], .text(assessment.client.entity.title),
      .text(rules),
    ]
    if let version = assessment.client.version { items.append(.text("Version \(version)")) }
    items.append([.tag(assessment.client.reportStatus.title)])
    return items
  }

  private func frontSections(summary: PageLink?) -> [Section] {
    var sections = [
      Section(
        id: "result",
        title: "Result",
        [.result(assessment.totals.counts, Scorecards.statistics(assessment))]
      ),
      Section(
        id: "risks",
        title: "Open findings by risk",
        [.riskCards(Scorecards.openFindings(assessment))]
      ),
      Section(id: "caution", title: nil, [Self.caution(assessment)]),
      Section(id: "families", title: "By family", [.table(Scorecards.families(assessment))]),
    ]
    sections.append(Section(id: "top-findings", title: "Highest risks", [.list(topFindings())]))
    if let changes = changes() { sections.append(changes) }
    let deadlines = deadlines()
    sections.append(Section(id: "deadlines", title: "Next deadlines", [.table(deadlines)]))
    sections.append(reading(summary: summary))
    return sections
  }

  /// The same with what this report knows of a risk analysis: its standing and the days of what
  /// was shown.
  static func caution(_ assessment: Assessment) -> Block {
    let id = "164.308(a)(1)(ii)(A)"
    guard case .callout(let tone, let title, let lines) = caution,
      let result = assessment.requirement(id), let status = result.status
    else { return caution }
    let shown = assessment.client.evidence.filter { result.evidence.contains($0.id) }
    var line: [Inline] = [.text("Here that requirement is "), .status(status), .text(". ")]
    if shown.isEmpty {
      line.append(.text("No risk analysis was shown to the assessors."))
    } else {
      line.append(.text("What was shown for it: "))
      line += .joined(shown.map(proof), by: "; ") + [.text(".")]
    }
    return .callout(tone, title: title, lines + [line])
  }

  private static func proof(_ item: Evidence) -> [Inline] {
    let link = Inline.link(
      item.id,
      .page("evidence.html", fragment: Addresses.anchor(item.id))
    )
    let collected: [Inline] = item.collected.map { [.text(", collected "), .day($0)] } ?? []
    return [link, .text(" \(item.title)")] + collected
  }

  /// Printed on every gap report: methodology 1.
  static let caution = Block.callout(
    .important,
    title: "A gap analysis is not a risk analysis",
    [
      [
        .text("This report says which requirements are met. It does not by itself satisfy "),
        .link("164.308(a)(1)(ii)(A)", .page(Addresses.requirement("164.308(a)(1)(ii)(A)"))),
        .text(", which asks for an accurate and thorough analysis of the risks to all ePHI."),
      ]
    ]
  )

  private func topFindings() -> [ListEntry] {
    let open = assessment.findings.filter { $0.finding.status.isOpen }
    guard !open.isEmpty else { return [ListEntry(.text("No finding is open."))] }
    let urgent = open.sorted { first, second in
      (-first.risk.rank, first.finding.due?.iso ?? "9", first.finding.id)
        < (-second.risk.rank, second.finding.due?.iso ?? "9", second.finding.id)
    }
    let shown = max(5, urgent.count { $0.risk >= .high })
    return urgent.prefix(shown).map { result in
      let finding = result.finding
      return ListEntry(
        [
          .risk(result.risk), .text(" "),
          .link("\(finding.id) \(finding.title)", .page(Addresses.finding(finding.id))),
        ],
        note: .text(FindingPages.line(finding, asOf: assessment.asOf))
      )
    }
  }

  /// How many requirements and findings changed how; nil without an earlier assessment.
  private func changes() -> Section? {
    guard let comparison = assessment.comparison else { return nil }
    let kinds = ChangeKind.allCases.filter { $0 != .unchanged }
    let items = kinds.compactMap { kind -> PanelItem? in
      let parts = [
        (comparison.requirements(kind).count, "requirement"),
        (comparison.findings(kind).count, "finding"),
      ].filter { $0.0 > 0 }.map { Setting.count($0.0, $0.1) }
      return parts.isEmpty
        ? nil : PanelItem(kind.title, .text(parts.joined(separator: ", ")))
    }
    let block: Block =
      items.isEmpty
      ? .paragraph(.text("Nothing changed since \(comparison.earlier.spelled)."))
      : .panel(items)
    return Section(
      id: "changes",
      title: "Changes since \(comparison.earlier.spelled)",
      [block, .paragraph([.link("What changed, one by one", .page("changes.html"))])]
    )
  }

  private func deadlines() -> Table {
    let next = assessment.deadlines.filter { $0.state == .due || $0.state == .overdue }
      .sorted { ($0.day, $0.title) < ($1.day, $1.title) }
    let rows = next.prefix(6).map { deadline -> [Table.Cell] in
      let overdue: [Inline] = deadline.state == .overdue ? [.text(" "), .tag("overdue")] : []
      return [
        Table.Cell([.day(deadline.day)] + overdue), .text(deadline.title),
        .text(Setting.word(deadline.kind.rawValue)),
      ]
    }
    return Table(
      caption:
        "The next of \(Setting.count(next.count, "deadline")), seen from \(assessment.asOf.spelled).",
      columns: [Table.Column("Day", .id), Table.Column("What"), Table.Column("Kind")],
      rows: Array(rows),
      emptySentence: "No day falls due."
    )
  }

  private func reading(summary: PageLink?) -> Section {
    var entries = [
      ListEntry(
        [.link("Requirements", .page("requirements/index.html"))],
        note: .text("Each with its status, response, evidence, findings and law.")
      ),
      ListEntry(
        [.link("Findings", .page("findings/index.html"))],
        note: .text("What was seen, what it risks, what to do.")
      ),
      ListEntry(
        [.link("Method", .page("method.html"))],
        note: .text("How statuses, scores and risks are computed.")
      ),
      ListEntry(
        [.link("Not in this report", .page("left-out.html"))],
        note: .text("What was not assessed, out of scope or left out, with the reason.")
      ),
      ListEntry(
        [.link("Print edition", .page("report.html"))],
        note: .text("The whole report as one document.")
      ),
      ListEntry(
        [.link(AboutPage.link.title, .page(AboutPage.link.path))],
        note: .text("What it was made from, and how to check that nothing changed.")
      ),
    ]
    if let summary {
      entries.insert(
        ListEntry(
          [.link(summary.title, .page(summary.path))],
          note: .text("In the assessors' own words.")
        ),
        at: 0
      )
    }
    return Section(id: "reading", title: "How to read this", [.list(entries)])
  }
}

extension Client.ReportStatus {
  /// In words.
  var title: String {
    switch self {
    case .draft: "Draft"
    case .issued: "Issued"
    }
  }
}
