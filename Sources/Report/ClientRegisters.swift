import Diagnostics
import GapAnalysis
import Regulation

extension ClientPages {
  /// Evidence, method, what is left out, what it was made from.
  func registers(law: Law) -> [Page] {
    let about = AboutPage(assessment: client.assessment, imprint: imprint, inputs: inputs)
    return [evidence(), method(), leftOut(law: law), about.page()]
  }

  private func evidence() -> Page {
    let client = client.assessment.client
    let asOf = self.client.assessment.asOf
    let table = Registers.evidence(
      client.evidence,
      asOf: asOf,
      caption: "Evidence by id: \(Setting.count(client.evidence.count, "item"))."
    )
    let anchored = client.evidence.map { item in
      Section(id: Addresses.anchor(item.id), title: item.id, [.panel(panel(item, asOf: asOf))])
    }
    let lede = [Inline].text(
      "What shows that safeguards exist or work. The files themselves are not part of this report."
    )
    return Page(
      kind: .register,
      path: "evidence.html",
      title: "Evidence",
      lede: lede,
      description: lede.plain,
      sections: [Section(id: "register", title: nil, [.table(table)])] + anchored
    )
  }

  private func panel(_ item: Evidence, asOf: Day) -> [PanelItem] {
    let assessment = client.assessment
    var items = [PanelItem("Item", .text(item.title), isWide: true)]
    if let kind = item.kind { items.append(PanelItem("Kind", .text(Setting.word(kind)))) }
    if let day = item.collected { items.append(PanelItem("Collected", [.day(day)])) }
    if let day = item.validUntil {
      let expired: [Inline] = day < asOf ? [.text(" "), .tag("expired")] : []
      items.append(PanelItem("Valid until", [.day(day)] + expired))
    }
    if let place = item.location { items.append(PanelItem("Kept in", .text(place))) }
    if let digest = item.sha256 {
      items.append(PanelItem("SHA-256", [.code(digest)], isWide: true))
    }
    let requirements = assessment.requirements.filter { $0.evidence.contains(item.id) }
    let findings = assessment.findings.filter { result in
      result.finding.evidence.contains { $0.value == item.id }
    }
    let uses =
      requirements.map { result -> [Inline] in
        [.link(result.requirement.id, .page(Addresses.requirement(result.requirement.id)))]
      }
      + findings.map { result -> [Inline] in
        [.link(result.finding.id, .page(Addresses.finding(result.finding.id)))]
      }
    items.append(
      PanelItem(
        "Shown for",
        uses.isEmpty ? .text("nothing in this report") : .joined(uses, by: ", "),
        isWide: true
      )
    )
    return items
  }

  private func method() -> Page {
    let asOf = client.assessment.asOf
    let threshold = Setting.percent(client.assessment.coverageThreshold)
    return Page(
      kind: .page,
      path: "method.html",
      title: "Method",
      lede: .text("How the statuses, scores and risks of this report come about."),
      description: "How the statuses, scores and risks of this report come about.",
      sections: Method.sections(threshold: threshold, asOf: asOf)
    )
  }
}

extension ClientPages {
  private func leftOut(law: Law) -> Page {
    let assessment = client.assessment
    let lede = [Inline].text(
      "What was not assessed, does not apply, is out of scope or not in force, and every input that stands in no result."
    )
    return Page(
      kind: .page,
      path: "left-out.html",
      title: "Not in this report",
      lede: lede,
      description: lede.plain,
      sections: [
        Section(
          id: "not-assessed",
          title: "Not assessed",
          [.table(leaves(.notAssessed, "Every applicable requirement was assessed."))]
        ),
        Section(
          id: "not-applicable",
          title: "Not applicable",
          [.table(leaves(.notApplicable, "Every requirement in scope applies."))]
        ),
        Section(id: "out-of-scope", title: "Out of scope", [.list(outOfScope(law: law))]),
        Section(id: "not-in-force", title: "Not in force", [.table(notInForce(law: law))]),
        Section(id: "inputs", title: "Inputs left out", [.table(inputs(assessment))]),
      ]
    )
  }

  private func leaves(_ status: Status, _ empty: String) -> Table {
    let results = client.assessment.leaves.filter { $0.status == status }
    let rows = results.map { result -> [Table.Cell] in
      let requirement = result.requirement
      let reason = result.reason ?? result.response?.rationale ?? result.response?.note
      return [
        Table.Cell([.link(requirement.id, .page(Addresses.requirement(requirement.id)))]),
        .text(requirement.title),
        .text(reason ?? (result.response == nil ? "No response." : "No reason was given.")),
      ]
    }
    return Table(
      caption: "\(status.title): \(Setting.count(rows.count, "requirement")).",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Reason"),
      ],
      rows: rows,
      emptySentence: empty
    )
  }

  private func outOfScope(law: Law) -> [ListEntry] {
    let assessment = client.assessment
    let rules = HIPAARule.allCases.filter { !assessment.client.scope.rules.contains($0) }
    guard !rules.isEmpty else { return [ListEntry(.text("Every rule is in scope."))] }
    return rules.map { rule in
      let leaves = law.catalog.leaves(on: assessment.asOf, rules: [rule])
      return ListEntry(
        [.strong(rule.title)],
        note: .text(
          "\(Setting.count(leaves.count, "requirement")) in force, counted nowhere in this report."
        )
      )
    }
  }

  private func notInForce(law: Law) -> Table {
    let asOf = client.assessment.asOf
    let entries = law.catalog.requirements.filter {
      $0.isAssessable && !$0.validity.contains(asOf)
        && client.assessment.client.scope.rules.contains($0.rule)
    }
    let rows = entries.map { requirement -> [Table.Cell] in
      [
        Table.Cell([.link(requirement.id, LawBlocks.page(requirement))]),
        .text(requirement.title),
        Table.Cell(LawBlocks.inForce(requirement.validity, on: asOf)),
      ]
    }
    return Table(
      caption: "Requirements of the rules in scope that do not hold on \(asOf.spelled).",
      columns: [
        Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Holds"),
      ],
      rows: rows,
      emptySentence: "Every requirement of the rules in scope is in force."
    )
  }

  private func inputs(_ assessment: Assessment) -> Table {
    let rows = assessment.leftOut.map { item -> [Table.Cell] in
      let place = item.source
      return [
        Table.Cell([.code("\(place.file):\(place.start.line):\(place.start.column)")]),
        .text(item.reason),
      ]
    }
    return Table(
      caption: "Inputs that stand in no result.",
      columns: [Table.Column("Input", .id), Table.Column("Reason")],
      rows: rows,
      emptySentence: "Every input stands in a result."
    )
  }
}
