import Diagnostics
import Regulation

/// The risks of the register that need action, by the open findings that deal with them (METHOD.md,
/// section 8).
struct CoveredRisks {
  /// The risks that each open finding has in the plan, by its id; of several findings that deal with
  /// a risk, the first has it, so that nothing counts twice.
  private let byFinding: [String: [Risk]]
  /// The risks that no open finding deals with: the plan has an item for each.
  let others: [RiskResult]

  init(_ risks: [RiskResult], _ input: AssessmentInput) {
    var byFinding: [String: [Risk]] = [:]
    var others: [RiskResult] = []
    for result in risks where result.needsAction {
      if let first = input.findings(dealingWith: result.risk).first {
        byFinding[first.id, default: []].append(result.risk)
      } else {
        others.append(result)
      }
    }
    self.byFinding = byFinding
    self.others = others
  }

  /// The risks that the plan has with a finding.
  func risks(of finding: Finding) -> [Risk] { byFinding[finding.id] ?? [] }
}

extension AssessmentInput {
  /// The open findings that deal with a risk, highest risk first: those that it names; where it does
  /// not say, those that name its requirements, if each of these is named by one.
  func findings(dealingWith risk: Risk) -> [Finding] {
    if let named = risk.findings {
      let ids = Set(named.map(\.value))
      return openFindings.map(\.finding).filter { ids.contains($0.id) }
    }
    var open = subjects(of: risk.requirements)
    guard !open.isEmpty else { return [] }
    let all = open
    let findings = openFindings.map(\.finding).filter { finding in
      let named = subjects(of: finding.requirements)
      open.subtract(named)
      return !named.isDisjoint(with: all)
    }
    return open.isEmpty ? findings : []
  }

  /// The leaves at or below some entries; an entry without one in the report is its own.
  private func subjects(of names: [Sourced<String>]) -> Set<String> {
    Set(
      names.flatMap { name in
        let leaves = leaves(under: name.value).map(\.requirement.id)
        return leaves.isEmpty ? [name.value] : leaves
      }
    )
  }
}
