import Diagnostics
import GapAnalysis
import Regulation

extension AnalysisPages {
  func risks() -> Page {
    let rows = assessment.risks.map { result -> [Table.Cell] in
      let risk = result.risk
      return [
        Table.Cell([.text(risk.id)]), .text(risk.title), Self.riskCell(result.inherent),
        result.residual.map { Table.Cell([.risk($0)]) } ?? Table.Cell([.note("not estimated")]),
        .text(Setting.word(result.acceptance.rawValue)),
        Table.Cell(.joined(risk.requirements.map { Self.link($0.value) }, by: ", ")),
      ]
    }
    let table = Table(
      caption: "Risk register: \(Setting.count(rows.count, "risk")).",
      columns: [
        Table.Column("Id", .id), Table.Column("Risk"), Table.Column("Inherent"),
        Table.Column("Residual"), Table.Column("Acceptance"), Table.Column("Bears on"),
      ],
      rows: rows,
      emptySentence: "The client keeps no risk register here."
    )
    return Self.page(
      "risks.html",
      "Risks",
      "Risks by the matrix of NIST SP 800-30: inherent, and residual once treated.",
      [
        Section(id: "heat-map", title: "Heat map of open findings", Charts.riskMatrix(assessment)),
        Section(id: "register", title: "Risk register", [.table(table)]),
      ]
    )
  }

  func breaches() -> Page {
    let sections = assessment.breaches.map { result -> Section in
      let breach = result.breach
      let state = breach.maxResidentsOneState.map { ", \($0) of them in one State" } ?? ""
      return Section(
        id: Addresses.anchor(breach.id),
        title: "Breach \(breach.id)",
        [
          .paragraph([
            .text("Discovered "), .day(breach.discovered),
            .text(": \(Setting.count(breach.affected, "individual"))\(state)."),
          ]),
          .table(duties(result)),
        ]
      )
    }
    let none = Section(
      id: "none",
      title: nil,
      [.paragraph(.text("No breach of unsecured PHI is recorded."))]
    )
    let leaves = assessment.leaves.filter { $0.requirement.rule == .breachNotification }
    let standing: [Section] =
      leaves.isEmpty
      ? [] : [Section(id: "standing", title: "Requirements", [.table(breachTable(leaves))])]
    return Self.page(
      "breaches.html",
      "Breach readiness",
      "Recorded breaches with the outer limits of their notices, and how the Breach Notification Rule is met. The law asks for notice without unreasonable delay before those limits.",
      (sections.isEmpty ? [none] : sections) + standing
    )
  }

  private func duties(_ result: BreachResult) -> Table {
    let rows = result.duties.map { duty -> [Table.Cell] in
      [
        .text(duty.recipient.title),
        Table.Cell(duty.due.map { [.day($0)] } ?? [.note("none")]),
        Table.Cell(duty.done.map { [.day($0)] } ?? [.note("not yet")]),
        Table.Cell([.tag(Setting.word(duty.state.rawValue))]),
        .text(duty.citation), .text(duty.note ?? ""),
      ]
    }
    return Table(
      caption: "Notices for breach \(result.breach.id).",
      columns: [
        Table.Column("To"), Table.Column("Outer limit", .id), Table.Column("Done", .id),
        Table.Column("State"), Table.Column("Law", .id), Table.Column("Note"),
      ],
      rows: rows,
      emptySentence: "No notice is due."
    )
  }

  private func breachTable(_ leaves: [RequirementResult]) -> Table {
    let rows = leaves.map { leaf -> [Table.Cell] in
      [
        Table.Cell(Self.link(leaf.requirement.id)), .text(leaf.requirement.title),
        Table.Cell(leaf.status.map { [.status($0)] } ?? []),
      ]
    }
    return Table(
      caption: "Breach Notification Rule: \(Setting.count(rows.count, "requirement")).",
      columns: [Table.Column("Requirement", .id), Table.Column("Title"), Table.Column("Status")],
      rows: rows,
      emptySentence: ""
    )
  }

  func exposure() -> Page {
    let rows = assessment.exposure.map { result -> [Table.Cell] in
      let item = result.item
      return [
        .text(item.provision), Scorecards.number(item.tier), Scorecards.number(item.year),
        Scorecards.number(item.violations), .text(Self.range(result.codified)),
        .text(result.discretionRange.map(Self.range) ?? "not in force"),
        Table.Cell([.link(result.table.id, LawBlocks.page(result.table))]),
      ]
    }
    let table = Table(
      caption: "Illustration of penalty ranges, not a prediction.",
      columns: [
        Table.Column("Provision", .id), Table.Column("Tier", .number),
        Table.Column("Year", .number), Table.Column("Violations", .number),
        Table.Column("By regulation", .number), Table.Column("Under the 2019 discretion", .number),
        Table.Column("Table", .id),
      ],
      rows: rows,
      emptySentence: "No violation was put forward for an illustration."
    )
    return Self.page(
      "exposure.html",
      "Exposure",
      "Illustrative only: what 45 CFR 160.404 would allow for the violations listed. Settlements are far lower than ceilings, and OCR weighs many factors.",
      [Section(id: "exposure", title: nil, [.table(table)])]
    )
  }

  private static func range(_ range: DollarRange) -> String {
    "\(Setting.dollars(String(range.minimum))) to \(Setting.dollars(String(range.maximum)))"
  }

  func readiness() -> Page? {
    let readiness = assessment.readiness
    guard !readiness.items.isEmpty else { return nil }
    let rows = readiness.items.map { item -> [Table.Cell] in
      [
        .text(item.change.id), .text(item.change.citation), .text(item.change.title),
        .text(item.change.question),
        Table.Cell([
          item.response.map { .tag(Setting.word($0.answer.rawValue)) } ?? .note("no answer")
        ]),
      ]
    }
    let table = Table(
      caption: "Proposed rule - not law: \(Setting.count(rows.count, "proposed change")).",
      columns: [
        Table.Column("Id", .id), Table.Column("Proposed", .id), Table.Column("Change"),
        Table.Column("Question"), Table.Column("Answer"),
      ],
      rows: rows,
      emptySentence: ""
    )
    let states = law.proposedRules.filter { $0.published <= assessment.asOf }.map(Self.state)
    return Self.page(
      "readiness.html",
      "Readiness for the proposed rule",
      "Proposed rule - not law. Readiness is never part of a score of this report.",
      [
        Section(
          id: "readiness",
          title: nil,
          [
            .callout(
              .note,
              title: "Proposed rule - not law",
              states + [
                [
                  .text("Readiness: "),
                  .figure(Setting.percent(readiness.score), metric: "readiness.score"),
                  .text(" of the answers that apply."),
                ]
              ]
            ), .table(table),
          ]
        )
      ]
    )
  }

  /// What became of a proposed rule, and when that was looked up.
  static func state(_ rule: ProposedRule) -> [Inline] {
    let status = Setting.word(rule.status).lowercased()
    return [
      .text("\(rule.title), \(rule.citation): \(status), looked up on "),
      .day(rule.statusChecked), .text("."),
    ]
  }

  func documents() -> Page {
    Self.page(
      "documents.html",
      "Documents OCR asks for",
      "What investigators usually request, and the nine elements of a risk analysis in OCR's guidance of 2010: present if something in this report shows it, unclear if something else in it says otherwise.",
      [
        Section(
          id: "documents",
          title: "Documents",
          [.table(checks(assessment.documents, "Documents that OCR usually asks for."))]
        ),
        Section(
          id: "risk-analysis",
          title: "Nine elements of a risk analysis",
          [
            .table(checks(assessment.riskAnalysis, "Elements of a risk analysis.")),
            ClientPages.caution,
          ]
        ),
      ]
    )
  }

  private func checks(_ items: [CheckItem], _ caption: String) -> Table {
    let isContested = items.contains { !$0.denials.isEmpty }
    let rows = items.map { item -> [Table.Cell] in
      var cells: [Table.Cell] = [
        .text(item.title), Table.Cell([.tag(Setting.word(item.state.rawValue))]),
        .text(item.proofs.map(\.text).joined(separator: "; ")),
      ]
      if isContested { cells.append(.text(item.denials.map(\.text).joined(separator: "; "))) }
      return cells + [Table.Cell(.joined(item.requirements.map(Self.link), by: ", "))]
    }
    return Table(
      caption: caption,
      columns: [Table.Column("What"), Table.Column("State"), Table.Column("Shown by")]
        + (isContested ? [Table.Column("Contradicted by")] : [])
        + [Table.Column("Requirements")],
      rows: rows,
      emptySentence: "Nothing is asked for."
    )
  }
}
