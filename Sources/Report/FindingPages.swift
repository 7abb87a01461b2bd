import Diagnostics
import GapAnalysis
import Regulation

/// The register of findings and a page each.
struct FindingPages {
  let assessment: Assessment
  let bodies: [String: Prose]
  let files: [String: String]
  /// The policies that have a page here.
  var policies: [ProsePage] = []

  private static let index = PageLink("Findings", "findings/index.html")

  func pages() -> [Page] {
    let results = assessment.findings
    let single = results.indices.map { index in
      page(
        results[index],
        previous: index > 0 ? results[index - 1] : nil,
        next: index + 1 < results.count ? results[index + 1] : nil
      )
    }
    return [register()] + single
  }

  /// A finding's status, owner and due day in one line.
  static func line(_ finding: Finding, asOf: Day) -> String {
    var parts = [finding.status.title]
    if let owner = finding.owner { parts.append(owner) }
    if let due = finding.due, finding.status.isOpen {
      parts.append("due \(due.spelled)\(due < asOf ? ", overdue" : "")")
    }
    return parts.joined(separator: " · ")
  }

  private func register() -> Page {
    let open = assessment.findings.count { $0.finding.status.isOpen }
    let lede = [Inline].text(
      "What the assessors found: \(Setting.count(assessment.findings.count, "finding")), \(open) of them open or in progress."
    )
    return Page(
      kind: .register,
      path: Self.index.path,
      title: Self.index.title,
      lede: lede,
      description: lede.plain,
      sections: [Section(id: "register", title: nil, [.table(table())])]
    )
  }

  func table() -> Table {
    let rows = assessment.findings.map { result -> [Table.Cell] in
      let finding = result.finding
      let overdue = finding.status.isOpen && (finding.due.map { $0 < assessment.asOf } ?? false)
      let due: [Inline] =
        finding.due.map { [.day($0)] + (overdue ? [.text(" "), .tag("overdue")] : []) } ?? []
      return [
        Table.Cell([.link(finding.id, .page(Addresses.finding(finding.id)))]),
        .text(finding.title),
        Table.Cell(
          [.risk(result.risk)],
          sortValue: String(4 - result.risk.rank),
          filterValue: result.risk.rawValue
        ),
        Table.Cell([.text(finding.status.title)], filterValue: finding.status.rawValue),
        .text(finding.owner ?? ""),
        Table.Cell(due, sortValue: finding.due?.iso ?? "9"),
        Table.Cell(Inline.requirements(finding, law: nil)),
      ]
    }
    return Table(
      caption: "Findings, highest risk first.",
      columns: [
        Table.Column("Id", .id), Table.Column("Title"), Table.Column("Risk", filter: "risk"),
        Table.Column("Status", filter: "status"), Table.Column("Owner", filter: "owner"),
        Table.Column("Due", .id), Table.Column("Requirements"),
      ],
      rows: rows,
      isRegister: true,
      emptySentence: "The assessors recorded no finding."
    )
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
    sections.append(
      Section(id: "requirements", title: "Requirements", [.list(requirements(finding))])
    )
    sections.append(evidence(finding))
    sections += [plan(finding), policies(for: finding)].compactMap(\.self)
    return Page(
      kind: .finding,
      path: Addresses.finding(finding.id),
      title: finding.title,
      eyebrow: "Finding \(finding.id)",
      description: "\(result.risk.title) risk: \(finding.title)",
      breadcrumbs: [Self.index],
      panel: Self.panel(result, asOf: assessment.asOf),
      sections: sections,
      previous: previous.map(Self.link),
      next: next.map(Self.link),
      file: files[finding.id]
    )
  }

  private static func link(_ result: FindingResult) -> PageLink {
    PageLink(
      "\(result.finding.id) \(result.finding.title)",
      Addresses.finding(result.finding.id)
    )
  }

  static func panel(_ result: FindingResult, asOf: Day) -> [PanelItem] {
    let finding = result.finding
    var items = [
      PanelItem("Risk", [.risk(result.risk)]),
      PanelItem("Likelihood × impact", words(finding.estimate)),
      PanelItem("Status", [.tag(finding.status.title)]),
    ]
    if let residual = result.residualRisk, let estimate = finding.residual {
      items.append(
        PanelItem("Residual risk", [.risk(residual), .text(" ")] + words(estimate))
      )
    }
    if let owner = finding.owner { items.append(PanelItem("Owner", .text(owner))) }
    if let due = finding.due {
      let overdue: [Inline] =
        finding.status.isOpen && due < asOf ? [.text(" "), .tag("overdue")] : []
      items.append(PanelItem("Due", [.day(due)] + overdue))
    }
    if let cost = finding.cost {
      items.append(PanelItem("Cost", .text(Setting.dollars(String(cost)))))
    }
    if let accepted = finding.accepted {
      items.append(
        PanelItem(
          "Risk accepted",
          [.text("By \(accepted.by) until "), .day(accepted.until), .text(": \(accepted.reason)")],
          isWide: true
        )
      )
    }
    return items
  }

  /// Said in words, for the matrix of SP 800-30 is no product.
  private static func words(_ estimate: RiskEstimate) -> [Inline] {
    .text(
      "\(estimate.likelihood.title) likelihood, \(estimate.impact.title.lowercased()) impact"
    )
  }

  private func requirements(_ finding: Finding) -> [ListEntry] {
    finding.requirements.map { named in
      let id = named.value
      guard let result = assessment.requirement(id) else {
        return ListEntry([.link(id, .page(Addresses.requirement(id)))])
      }
      let status: [Inline] = result.status.map { [.text(" "), .status($0)] } ?? []
      return ListEntry(
        [.link("\(id) \(result.requirement.title)", LawBlocks.page(result.requirement))] + status,
        note: .text(result.requirement.summary)
      )
    }
  }

  private func evidence(_ finding: Finding) -> Section {
    let ids = Set(finding.evidence.map(\.value))
    let items = assessment.client.evidence.filter { ids.contains($0.id) }
    let table = Registers.evidence(
      items,
      asOf: assessment.asOf,
      caption: "Evidence for this finding."
    )
    return Section(id: "evidence", title: "Evidence", [.table(table)])
  }
}

extension Inline {
  /// The requirements that a finding names, as links.
  static func requirements(_ finding: Finding, law: Law?) -> [Inline] {
    [Inline].joined(
      finding.requirements.map { [.link($0.value, .page(Addresses.requirement($0.value)))] },
      by: ", "
    )
  }
}
