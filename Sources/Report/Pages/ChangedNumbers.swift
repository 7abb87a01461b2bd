import GapAnalysis
import Regulation
import Words

/// How much changed since an earlier assessment, in numbers by sort.
struct ChangedNumbers {
  let comparison: Comparison
  let words: Words

  /// What changed; nothing where nothing did.
  var items: [PanelItem] {
    ChangeKind.allCases.filter { $0 != .unchanged }.compactMap(item)
      + [FindingChangeKind.accepted, .acceptanceLapsed, .dueLater].compactMap { kind in
        let count = comparison.findings(kind).count
        return count == 0
          ? nil
          : PanelItem(words("finding_change_", kind), .text(words("count_findings", count: count)))
      } + registers
  }

  /// The requirements with one fate, and the findings that share it.
  private func item(_ kind: ChangeKind) -> PanelItem? {
    let leaves = comparison.requirements(kind)
    let findings =
      FindingChangeKind(rawValue: kind.rawValue).map { comparison.findings($0).count } ?? 0
    var parts: [String] = []
    if !leaves.isEmpty {
      let result = kind == .newlyAssessed ? " (\(results(of: kind)))" : ""
      parts.append(words("count_requirements", count: leaves.count) + result)
    }
    if findings > 0 { parts.append(words("count_findings", count: findings)) }
    guard !parts.isEmpty else { return nil }
    return PanelItem(words("change_", kind), .text(parts.joined(separator: ", ")))
  }

  private func results(of kind: ChangeKind) -> String {
    [Status.met, .partiallyMet, .notMet].map { ($0, comparison.count(kind, $0)) }
      .filter { $0.1 > 0 }.map { words.count($0.1, of: words($0.0)) }
      .joined(separator: ", ")
  }

  private var registers: [PanelItem] {
    let opened = comparison.gaps.count { $0.isOpened }
    let lost = comparison.evidence.count { $0.kind == .lost }
    // Where it is not known what had expired before, nothing is counted, as in the metric.
    let expired =
      comparison.notCompared.contains(.expiry)
      ? 0 : comparison.evidence.count { $0.kind == .expired }
    let overdue = comparison.overdue.count { $0.isOverdue }
    return [
      pair(
        "heading_gaps",
        ("gap_change_opened", opened),
        ("gap_change_closed", comparison.gaps.count - opened)
      ),
      pair(
        "heading_evidence",
        ("evidence_change_lost", lost),
        ("evidence_change_expired", expired)
      ),
      pair(
        "heading_overdue_items",
        ("overdue_change_new", overdue),
        ("overdue_change_resolved", comparison.overdue.count - overdue)
      ),
    ].compactMap(\.self)
  }

  private func pair(_ title: String, _ parts: (key: String, count: Int)...) -> PanelItem? {
    let counts = parts.filter { $0.count > 0 }.map { words.count($0.count, of: words($0.key)) }
    return counts.isEmpty ? nil : PanelItem(words(title), .text(counts.joined(separator: ", ")))
  }
}
