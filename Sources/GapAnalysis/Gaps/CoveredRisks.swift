import Diagnostics
import Regulation

/// The risks of the register that need action, by the open findings that deal with them (METHOD.md,
/// section 8).
struct CoveredRisks {
  /// The risks that each open finding has in the plan, by its id; of several findings that deal with
  /// a risk, the first has it, so that nothing counts twice.
  private let byFinding: [String: [Risk]]
  /// The risks that each open finding deals with and that another one has in the plan.
  private let shared: [String: [Risk]]
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
    var shared: [String: [Risk]] = [:]
    var others: [RiskResult] = []
    for result in open {
      let dealing = input.findings(dealingWith: result.risk, among: findings)
      guard let first = dealing.first else {
        others.append(result)
        continue
      }
      byFinding[first, default: []].append(result.risk)
      for id in dealing.dropFirst() { shared[id, default: []].append(result.risk) }
    }
    self.byFinding = byFinding
    self.shared = shared
    self.others = others
  }

  /// The risks that the plan has with a finding.
  func risks(of finding: Finding) -> [Risk] { byFinding[finding.id] ?? [] }

  /// The risks that a finding deals with and that the plan has with another.
  func shared(by finding: Finding) -> [Risk] { shared[finding.id] ?? [] }
}

extension AssessmentInput {
  /// The ids of the open findings that deal with a risk, the highest risk first: those that it names;
  /// where it does not say, those that name its requirements, if each of these is named by one.
  fileprivate func findings(
    dealingWith risk: Risk,
    among findings: [(finding: Finding, subjects: Set<String>)]
  ) -> [String] {
    if let named = risk.findings {
      let ids = Set(named.map(\.value))
      return findings.map(\.finding.id).filter(ids.contains)
    }
    let all = subjects(of: risk.requirements)
    var rest = all
    for (_, subjects) in findings where !rest.isEmpty { rest.subtract(subjects) }
    guard rest.isEmpty else { return [] }
    return findings.filter { !$0.subjects.isDisjoint(with: all) }.map(\.finding.id)
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
