import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The worst of the open findings and of the risk register.
extension FirstPage {
  private struct Worst {
    let level: Level
    /// The finding, the risks that it deals with, or a risk alone.
    let names: [[Inline]]
    let title: String
    let owner: String?
    let due: Day?
    /// When the acceptance of one of them ended, if that is over.
    let lapsed: Day?
    /// Its place in the plan.
    let priority: Int
  }

  func worst() -> Section? {
    guard !order.omits(.findings) || !order.omits(.risks) else { return nil }
    let all = risks()
    let key = all.contains { $0.names.count > 1 } ? "caption_worst_joined" : "caption_worst"
    let table = Table(
      words(
        "caption_worst_rows",
        count: all.count,
        ["shown": String(min(all.count, Self.most))]
      ),
      rows: Array(all.prefix(Self.most)),
      empty: words("top_findings_none")
    ) {
      Column(words("column_risk")) { [.risk($0.level)] }
      Column(words("column_what"), .prose) {
        let lapsed: [Inline] =
          $0.lapsed.map { [.text(" "), .alarm(words.lapsed(on: $0))] } ?? []
        return Table.Cell([Inline].joined($0.names, by: ", ") + [.text(" " + $0.title)] + lapsed)
      }
      Column(words("column_owner")) { risk in
        risk.owner.map { .text($0) } ?? [.note(words("note_none"))]
      }
      Column(words("column_due"), .id) { risk in
        guard let due = risk.due else { return [.note(words("note_none"))] }
        return Table.Cell(.due(due, isOverdue: due < assessment.asOf, words))
      }
    }
    let line = words.line(
      key,
      count: all.count,
      ["n": count(of: all)]
    )
    return Section(
      id: "top-findings",
      title: words("heading_highest_risks"),
      (all.isEmpty ? [] : [.paragraph(line)]) + [.table(table)]
    )
  }

  /// How many there are, with how that was computed where the report does without none of them.
  private func count(of all: [Worst]) -> [Inline] {
    order.omits(.findings) || order.omits(.risks)
      ? .text(String(all.count))
      : [.figure(String(all.count), metric: "risks.open_with_findings")]
  }

  /// The risks of the register that nobody accepted and that are not dealt with.
  private var openRisks: [RiskResult] {
    assessment.risks.filter(\.isOpenRisk)
  }

  /// The open findings, each with the risks that it deals with, and the other open risks.
  private func risks() -> [Worst] {
    let open = order.omits(.findings) ? [] : assessment.findings.filter(\.needsAction)
    let listed = order.omits(.risks) ? [] : openRisks
    var dealtWith: [String: [RiskResult]] = [:]
    var alone: [RiskResult] = []
    let findings = open.isEmpty ? [:] : findingsByRisk
    for result in listed {
      if let finding = findings[result.risk.id] {
        dealtWith[finding, default: []].append(result)
      } else {
        alone.append(result)
      }
    }
    let places = Dictionary(
      assessment.plan.map { ($0.id, $0.priority) },
      uniquingKeysWith: { first, _ in first }
    )
    let rows =
      open.map { result in
        row(
          result,
          with: dealtWith[result.finding.id] ?? [],
          at: places[PlanItem.id(.finding, result.finding.id)]
        )
      } + alone.map { row($0, at: places[PlanItem.id(.risk, $0.risk.id)]) }
    return rows.sorted { ($0.level.rank, $1.priority) > ($1.level.rank, $0.priority) }
  }

  /// The finding that has a risk in the plan, by the id of the risk.
  private var findingsByRisk: [String: String] {
    var findings: [String: String] = [:]
    for item in assessment.plan {
      guard let finding = item.finding else { continue }
      for risk in item.risks { findings[risk] = finding }
    }
    return findings
  }

  /// A finding with its risks: the highest rating, the first date, and the finding's owner.
  private func row(
    _ result: FindingResult,
    with risks: [RiskResult],
    at place: Int?
  ) -> Worst {
    let finding = result.finding
    return Worst(
      level: (risks.map(\.inherent) + [result.risk]).max() ?? result.risk,
      names: [[Reasons.finding(finding.id)]] + risks.map { [Reasons.risk($0.risk.id)] },
      title: finding.title,
      owner: finding.owner ?? risks.lazy.compactMap(\.risk.owner).first,
      due: (risks.compactMap(\.risk.due) + [finding.due].compactMap(\.self)).min(),
      lapsed: ([result.lapsed] + risks.map(\.lapsed)).compactMap(\.self).min(),
      priority: place ?? .max
    )
  }

  private func row(_ result: RiskResult, at place: Int?) -> Worst {
    Worst(
      level: result.inherent,
      names: [[Reasons.risk(result.risk.id)]],
      title: result.risk.title,
      owner: result.risk.owner,
      due: result.risk.due,
      lapsed: result.lapsed,
      priority: place ?? .max
    )
  }
}
