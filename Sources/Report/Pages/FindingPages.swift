import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The register of findings and a page each.
struct FindingPages {
  let assessment: Assessment
  let bodies: [String: Prose]
  let files: [String: String]
  let words: Words
  /// One sentence on each finding that has one, by its id.
  var descriptions: [String: String] = [:]
  /// The policies that have a page here.
  var policies: [ProsePage] = []

  func pages() -> [Page] {
    [register()] + assessment.findingsByPlan.withNeighbors { page($1, previous: $0, next: $2) }
  }

  /// A finding's status, owner and due day in one line.
  static func line(_ result: FindingResult, asOf: Day, _ words: Words) -> String {
    let finding = result.finding
    var parts = [words.status(of: result)]
    if let owner = finding.owner { parts.append(owner) }
    if let due = finding.due, finding.status.isOpen {
      let key = due < asOf ? "finding_overdue" : "finding_due"
      parts.append(words(key, ["day": words.day(due)]))
    }
    return parts.joined(separator: " · ")
  }

  private func register() -> Page {
    let open = assessment.findings.count { $0.finding.status.isOpen }
    let lede =
      assessment.findings.isEmpty
      ? words("lede_no_findings")
      : words("lede_findings", count: assessment.findings.count, ["open": String(open)])
    return Page(
      .findings,
      words,
      lede: lede,
      [Section(id: "register", title: nil, [.table(table())])]
    )
  }

  /// The register; in print a finding names its requirements itself.
  func table(withRequirements: Bool = true) -> Table {
    Table(
      words("caption_findings"),
      rows: assessment.findingsByPlan,
      isRegister: true,
      empty: words("empty_findings")
    ) {
      Column(words("column_id"), .id) {
        [.link($0.finding.id, .finding($0.finding.id))]
      }
      Column(words("column_title"), .prose) { .text($0.finding.title) }
      Column(words("column_risk"), filter: "risk") { .risk($0.risk, orNote: "") }
      Column(words("column_status"), filter: "status") {
        let status = $0.finding.status
        return $0.lapsed == nil
          ? Table.Cell([.text(words("finding_status_", status))], key: status.rawValue)
          : Table.Cell([.alarm(words.status(of: $0))], key: "lapsed")
      }
      Column(words("column_owner"), filter: "owner") { .text($0.finding.owner ?? "") }
      Column(words("column_due"), .id) {
        let due = Self.due($0.finding, asOf: assessment.asOf, words)
        return Table.Cell(due, key: $0.finding.due?.iso ?? Day.noneIsLast)
      }
      if withRequirements {
        Column(words("column_requirements"), .prose) {
          Table.Cell(.requirements($0.finding.requirements.map(\.value)))
        }
      }
    }
  }

  /// The day by which a finding is to be mended; nothing where there is none.
  private static func due(_ finding: Finding, asOf: Day, _ words: Words) -> [Inline] {
    finding.due.map { .due($0, isOverdue: finding.isOverdue(on: asOf), words) } ?? []
  }

  private func page(
    _ result: FindingResult,
    previous: FindingResult?,
    next: FindingResult?
  ) -> Page {
    let finding = result.finding
    var sections: [Section] = []
    if let body = bodies[finding.id] {
      sections.append(Section(id: "finding", title: nil, [.prose(body)]))
    }
    sections += [closure(finding), plan(finding), milestones(finding)].compactMap(\.self)
    sections.append(
      Section(
        id: "requirements",
        title: words("heading_requirements"),
        [.list(requirements(finding))]
      )
    )
    sections.append(evidence(finding))
    sections += [policies(for: finding)].compactMap(\.self)
    return Page(
      kind: .finding,
      subject: .finding(result),
      path: Addresses.finding(finding.id),
      title: finding.title,
      eyebrow: words("eyebrow_finding", ["id": finding.id]),
      lede: descriptions[finding.id].map { .text($0) } ?? [],
      description: words(
        "description_finding",
        ["risk": words(result.risk), "title": finding.title]
      ),
      breadcrumbs: [PageLink(.findings, words)],
      panel: Self.panel(result, asOf: assessment.asOf, words),
      sections: sections,
      previous: previous.map(Self.link),
      next: next.map(Self.link),
      file: files[finding.id]
    )
  }

  private static func link(_ result: FindingResult) -> PageLink {
    PageLink("\(result.finding.id) \(result.finding.title)", Addresses.finding(result.finding.id))
  }

  @ListBuilder<PanelItem>
  static func panel(_ result: FindingResult, asOf: Day, _ words: Words) -> [PanelItem] {
    let finding = result.finding
    PanelItem(words("label_risk"), [.risk(result.risk)])
    PanelItem(words("label_likelihood_by_impact"), estimated(finding.estimate, words))
    PanelItem(
      words("label_status"),
      [result.lapsed == nil ? .tag(words.status(of: result)) : .alarm(words.status(of: result))]
    )
    if let residual = result.residualRisk, let estimate = finding.residual {
      PanelItem(
        words("label_residual_risk"),
        [.risk(residual), .text(" ")] + estimated(estimate, words)
      )
    }
    if let owner = finding.owner { PanelItem(words("label_owner"), .text(owner)) }
    if finding.due != nil {
      PanelItem(words("label_due"), due(finding, asOf: asOf, words))
    }
    if let cost = finding.cost {
      PanelItem(words("label_cost"), .text(words.dollars(cost)))
    }
    if !finding.systems.isEmpty {
      let names = finding.systems.map(\.value)
      PanelItem(words("label_systems"), .text(names.joined(separator: "; ")), isWide: true)
    }
    if let cause = finding.rootCause {
      PanelItem(words("label_root_cause"), .text(cause), isWide: true)
    }
    if let closed = finding.closed { PanelItem(words("label_closed"), [.day(closed)]) }
    if let verifier = finding.verifiedBy {
      PanelItem(words("label_verified_by"), .text(verifier))
    }
    if let accepted = finding.accepted {
      PanelItem(
        words("label_risk_accepted"),
        words.line(of: accepted),
        isWide: true
      )
    }
  }

  /// Said in words, for the matrix of SP 800-30 is no product.
  static func estimated(_ estimate: RiskEstimate, _ words: Words) -> [Inline] {
    .text(words.estimate(estimate))
  }

  private func requirements(_ finding: Finding) -> [ListEntry] {
    finding.requirements.map { named in
      let id = named.value
      guard let result = assessment.requirement(id) else {
        return ListEntry([.link(id, .requirement(id))])
      }
      let chip = result.chip(words)
      let status: [Inline] = chip.isEmpty ? [] : [.text(" ")] + chip
      return ListEntry(
        [.law("\(id) \(result.requirement.title)", LawBlocks.page(result.requirement))] + status,
        note: .law(result.requirement.summary)
      )
    }
  }

  func evidence(_ finding: Finding) -> Section {
    let ids = Set(finding.evidence.map(\.value))
    let table = Registers.evidence(
      assessment.client.evidence.filter { ids.contains($0.id) },
      asOf: assessment.asOf,
      caption: words("caption_evidence_for_finding", ["id": finding.id]),
      words: words
    )
    return Section(id: "evidence", title: words("heading_evidence"), [.table(table)])
  }
}
