public import GapAnalysis
import Regulation
import Words

/// Why a gate fails for a client, and by how much; nil where it passes.
///
/// A gate fails too where one of the two assessments does not say what it asks.
public func reason(_ gate: ComparisonGate, _ comparison: Comparison) -> String? {
  let failures = comparison.failures(of: gate)
  if case .score(let change)? = failures.first { return loss(change) }
  guard failures.isEmpty else {
    let rest = failures.count - mostNamed
    let list =
      failures.prefix(mostNamed).map { "\($0.name) (\(extent($0)))" }.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
    return "\(counted(failures.count, gate)), and none is allowed: \(list)"
  }
  let unknown = comparison.unknowns(of: gate)
  guard !unknown.isEmpty else { return nil }
  let parts = unknown.map { Words.english("compared_", $0) }.joined(separator: ", ")
  return "it cannot be checked, since one of the two assessments does not list \(parts); "
    + "build it again with this version"
}

/// So many items are named by a reason.
private let mostNamed = 5

private func loss(_ change: ScoreChange) -> String {
  let before = ScoreChange.percent(change.before)
  guard let difference = change.difference else {
    return "there is no score any more, as no requirement is assessed; it was \(before)"
  }
  let points = (difference * Rational(-1)).oneDecimal
  let fall = change.isTiny ? "less than 0.1 points" : "\(points) points"
  return "the score fell by \(fall), from \(before) to \(ScoreChange.percent(change.after))"
}

private func counted(_ count: Int, _ gate: ComparisonGate) -> String {
  let isOne = count == 1
  return switch gate {
  case .regression: isOne ? "1 requirement regressed" : "\(count) requirements regressed"
  case .gaps: isOne ? "1 gap was opened" : "\(count) gaps were opened"
  case .risk:
    isOne
      ? "1 risk rose or is accepted, or its acceptance lapsed"
      : "\(count) risks rose or are accepted, or their acceptance lapsed"
  case .evidence:
    isOne
      ? "1 item of evidence was lost or has expired"
      : "\(count) items of evidence were lost or have expired"
  case .overdue:
    isOne
      ? "1 item became overdue or is due later"
      : "\(count) items became overdue or are due later"
  case .score: "the score fell"
  }
}

/// From what to what.
private func extent(_ failure: GateFailure) -> String {
  switch failure {
  case .requirement(let change):
    return "\(change.before?.rawValue ?? "none") -> \(change.after?.rawValue ?? "none")"
  case .gap(let change): return change.causes.joined(separator: ", ")
  case .risk(let change):
    let state = { (entry: EarlierAssessment.FindingEntry?) in
      entry.map {
        let lapse = $0.acceptance == .lapsed ? ", lapsed" : ""
        return "\($0.risk.rawValue) risk, \($0.status.rawValue)\(lapse)"
      } ?? "none"
    }
    return "\(state(change.before)) -> \(state(change.after))"
  case .evidence(let change): return change.kind.rawValue
  case .overdue(let change): return "\(change.item.kind), was due \(change.item.day)"
  case .dueLater(let move):
    return "due \(move.before?.iso ?? "none") -> \(move.after?.iso ?? "none")"
  case .score: return ""
  }
}
