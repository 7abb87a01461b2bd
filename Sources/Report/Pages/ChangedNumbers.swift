import GapAnalysis
import Regulation
import Words

/// How much changed since an earlier assessment, in numbers by sort.
struct ChangedNumbers {
  let comparison: Comparison
  let words: Words

  /// What changed; nothing where nothing did.
  var items: [PanelItem] {
    closed + ChangeKind.allCases.filter { ![.closed, .unchanged].contains($0) }.compactMap(item)
      + [FindingChangeKind.accepted, .acceptanceLapsed, .dueLater].compactMap { kind in
        panel(words("finding_change_", kind), [findings(comparison.findings(kind), kind.rawValue)])
      } + registers
  }

  /// What was closed by how that is shown.
  private var closed: [PanelItem] {
    ClosureKind.allCases.compactMap { kind in
      panel(
        words("closure_", kind),
        [
          leaves(comparison.requirements(closed: kind), "closed.\(kind.rawValue)"),
          findings(comparison.findings(closed: kind), "closed.\(kind.rawValue)"),
        ]
      )
    }
  }

  /// The requirements with one fate, and the findings that share it.
  private func item(_ kind: ChangeKind) -> PanelItem? {
    let leaves = leaves(comparison.requirements(kind), kind.rawValue)
    let found = FindingChangeKind(rawValue: kind.rawValue).map { comparison.findings($0) } ?? []
    let results = kind == .newlyAssessed && !leaves.isEmpty ? results(of: kind) : []
    return panel(words("change_", kind), [leaves + results, findings(found, kind.rawValue)])
  }

  private func leaves(_ changes: [RequirementChange], _ name: String) -> [Inline] {
    counted("count_requirements", changes.count, "comparison.\(name)")
  }

  private func findings(_ changes: [FindingChange], _ name: String) -> [Inline] {
    counted("count_findings", changes.count, "comparison.findings.\(name)")
  }

  private func counted(_ key: String, _ count: Int, _ metric: String) -> [Inline] {
    count == 0 ? [] : words.counted(key, count, metric: metric)
  }

  private func results(of kind: ChangeKind) -> [Inline] {
    let parts = [Status.met, .partiallyMet, .notMet].compactMap { status -> [Inline]? in
      let count = comparison.count(kind, status)
      let metric = "comparison.\(kind.rawValue).\(status.rawValue)"
      return count == 0 ? nil : words.counted(count, of: words(status), metric: metric)
    }
    return [.text(" (")] + .joined(parts, by: ", ") + [.text(")")]
  }

  private var registers: [PanelItem] {
    let opened = comparison.gaps.count { $0.isOpened }
    let lost = comparison.evidence.count { $0.kind == .lost }
    // Where it is not known what had expired before, nothing is counted, as in the metric.
    let expired =
      comparison.notCompared.contains(.expiry)
      ? 0 : comparison.evidence.count { $0.kind == .expired }
    func overdue(_ kind: OverdueChange.Kind) -> Int {
      comparison.overdue.count { $0.kind == kind }
    }
    return [
      pair(
        "heading_gaps",
        ("gap_change_opened", opened, "gaps.opened"),
        ("gap_change_closed", comparison.gaps.count - opened, "gaps.closed")
      ),
      pair(
        "heading_evidence",
        ("evidence_change_lost", lost, "evidence.lost"),
        ("evidence_change_expired", expired, "evidence.expired")
      ),
      pair(
        "heading_overdue_items",
        ("overdue_change_new", overdue(.new), "overdue.new"),
        ("overdue_change_unlisted", overdue(.unlisted), "overdue.unlisted"),
        ("overdue_change_resolved", overdue(.resolved), "overdue.resolved")
      ),
    ].compactMap(\.self)
  }

  private func pair(
    _ title: String,
    _ parts: (key: String, count: Int, metric: String)...
  ) -> PanelItem? {
    panel(
      words(title),
      parts.map { part in
        part.count == 0
          ? []
          : words.counted(part.count, of: words(part.key), metric: "comparison.\(part.metric)")
      }
    )
  }

  private func panel(_ title: String, _ parts: [[Inline]]) -> PanelItem? {
    let parts = parts.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : PanelItem(title, .joined(parts, by: ", "))
  }
}
