import Diagnostics
import GapAnalysis
import Regulation
import Words

/// One changed thing as the readable forms show it.
struct ChangeRow {
  let id: String
  let title: String
  /// The requirements concerned, where the id is not one.
  let requirements: [String]
  let change: String
  /// Whether a gate can fail on it.
  let isRegression: Bool
  let place: SourceRange?
}

/// Changes of one sort.
struct ChangeGroup {
  let title: String
  let rows: [ChangeRow]
  /// Whether the rows are of other things than requirements.
  var namesRequirements = true
}

extension Comparison {
  /// Every change by its sort; what is unchanged is counted elsewhere.
  var groups: [ChangeGroup] {
    let all =
      leafGroups + findingGroups(findings, "findings") + findingGroups(risks, "risks")
      + registerGroups
    return all.filter { !$0.rows.isEmpty }
  }

  private var leafGroups: [ChangeGroup] {
    let listed = requirements.filter(\.isListed)
    return ChangeKind.allCases.map { kind in
      ChangeGroup(
        title: kind == .unchanged
          ? "Another status of the same value" : Words.english("change_", kind),
        rows: listed.filter { $0.kind == kind }.map { ChangeRow($0) },
        namesRequirements: false
      )
    }
  }

  /// Due dates have groups of their own.
  private func findingGroups(_ changes: [FindingChange], _ noun: String) -> [ChangeGroup] {
    FindingChangeKind.allCases.filter { ![.unchanged, .dueLater, .dueEarlier].contains($0) }
      .map { kind in
        ChangeGroup(
          title: "\(Words.english("finding_change_", kind)), \(noun)",
          rows: changes.filter { $0.has(kind) }.map { ChangeRow($0, kind) }
        )
      }
  }

  private var registerGroups: [ChangeGroup] {
    [
      ChangeGroup(title: "Gaps opened", rows: gaps.filter(\.isOpened).map { ChangeRow($0) }),
      ChangeGroup(title: "Gaps closed", rows: gaps.filter { !$0.isOpened }.map { ChangeRow($0) }),
    ]
      + EvidenceChange.Kind.allCases.map { kind in
        ChangeGroup(
          title: "Evidence \(Words.english("evidence_change_", kind).lowercased())",
          rows: evidence.filter { $0.kind == kind }.map { ChangeRow($0) }
        )
      } + [
        ChangeGroup(
          title: "Newly overdue",
          rows: overdue.filter(\.isNew).map { ChangeRow($0) }
        ),
        ChangeGroup(
          title: "Overdue then, not listed",
          rows: overdue.filter { $0.kind == .unlisted }.map { ChangeRow($0) }
        ),
        ChangeGroup(
          title: "No longer overdue",
          rows: overdue.filter { $0.kind == .resolved }.map { ChangeRow($0) }
        ),
        ChangeGroup(title: "Due later", rows: dueMoves.filter(\.isLater).map { ChangeRow($0) }),
        ChangeGroup(
          title: "Due earlier",
          rows: dueMoves.filter { !$0.isLater }.map { ChangeRow($0) }
        ),
        ChangeGroup(title: "Cost of the plan", rows: cost.items.map { ChangeRow($0) }),
      ]
  }
}

extension ChangeRow {
  fileprivate init(_ change: RequirementChange) {
    let before = change.before?.rawValue ?? "none"
    let after = change.after?.rawValue ?? "none"
    self.init(
      id: change.id,
      title: change.title,
      requirements: [],
      change: "\(before) -> \(after)"
        + (change.reason.map { " (\(Words.english("change_reason_", $0)))" } ?? ""),
      isRegression: change.isRegression,
      place: change.place
    )
  }

  fileprivate init(_ change: FindingChange, _ kind: FindingChangeKind) {
    let state = { (entry: EarlierAssessment.FindingEntry?) in
      entry.map {
        "\($0.status.rawValue)\($0.acceptance == .lapsed ? " (lapsed)" : ""), \($0.risk.rawValue) risk"
      } ?? "none"
    }
    self.init(
      id: change.id,
      title: change.title,
      requirements: change.requirements,
      change: "\(state(change.before)) -> \(state(change.after))",
      isRegression: [.worse, .accepted, .acceptanceLapsed].contains(kind),
      place: change.after?.place ?? change.before?.place
    )
  }

  fileprivate init(_ change: GapChange) {
    self.init(
      id: change.id,
      title: change.title,
      requirements: [change.requirement].compactMap(\.self),
      change: change.causes.joined(separator: ", "),
      isRegression: change.isOpened,
      place: change.place
    )
  }

  fileprivate init(_ change: EvidenceChange) {
    self.init(
      id: change.id,
      title: change.title,
      requirements: change.subjects,
      change: change.replacements.isEmpty
        ? Words.english("evidence_change_", change.kind).lowercased()
        : "now \(change.replacements.joined(separator: ", "))",
      isRegression: change.kind != .replaced,
      place: change.place
    )
  }

  fileprivate init(_ change: OverdueChange) {
    self.init(
      id: change.item.subject,
      title: Words.english.title(of: change.item),
      requirements: change.item.requirements.filter { $0 != change.item.subject },
      change: "\(change.item.kind), \(change.item.day)",
      isRegression: change.isNew,
      place: change.item.place
    )
  }

  fileprivate init(_ move: DueMove) {
    self.init(
      id: move.subject,
      title: move.title,
      requirements: move.requirements.filter { $0 != move.subject },
      change: "\(move.before?.iso ?? "none") -> \(move.after?.iso ?? "none")",
      isRegression: move.isLater,
      place: move.place
    )
  }

  fileprivate init(_ item: CostChange.Item) {
    let dollars = { (amount: Int?) in amount.map(Words.english.dollars) ?? "none" }
    self.init(
      id: item.id,
      title: item.title,
      requirements: [item.requirement].compactMap(\.self),
      change: "\(dollars(item.before)) -> \(dollars(item.after))",
      isRegression: false,
      place: nil
    )
  }
}
