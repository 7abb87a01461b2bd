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
    let open = risks.filter(\.needsAction)
    // What the findings name is looked up once, and only where a risk does not say who deals with it.
    let isAsked = open.contains { $0.risk.findings == nil }
    let findings = input.openFindings.map { result in
      (result.finding, isAsked ? input.subjects(of: result.finding.requirements) : [])
    }
    var byFinding: [String: [Risk]] = [:]
    var others: [RiskResult] = []
    for result in open {
      if let first = input.finding(dealingWith: result.risk, among: findings) {
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
  /// The open finding of the highest risk that deals with a risk: of those that it names; where it
  /// does not say, of those that name its requirements, if each of these is named by one.
  fileprivate func finding(
    dealingWith risk: Risk,
    among findings: [(finding: Finding, subjects: Set<String>)]
  ) -> Finding? {
    if let named = risk.findings {
      let ids = Set(named.map(\.value))
      return findings.first { ids.contains($0.finding.id) }?.finding
    }
    let all = subjects(of: risk.requirements)
    var rest = all
    for (_, subjects) in findings where !rest.isEmpty { rest.subtract(subjects) }
    guard rest.isEmpty else { return nil }
    return findings.first { !$0.subjects.isDisjoint(with: all) }?.finding
  }

  /// The leaves at or below some entries; an entry without one in the report is its own.
  fileprivate func subjects(of names: [Sourced<String>]) -> Set<String> {
    Set(
      names.flatMap { name in
        let leaves = leaves(under: name.value).map(\.requirement.id)
        return leaves.isEmpty ? [name.value] : leaves
      }
    )
  }
}
