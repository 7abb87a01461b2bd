import Diagnostics
import Regulation

/// An item of evidence with its age and what it shows.
public struct EvidenceResult: Sendable, Hashable {
  /// Whether it counts on the as-of day.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It counts.
    case current
    /// Its last day is over.
    case expired
    /// It has neither a day of collection nor a last day.
    case undated
  }

  /// The item.
  public let evidence: Evidence
  /// Whether it counts.
  public let state: State
  /// The ids of the leaves whose responses name it.
  public let requirements: [String]
  /// The ids of the findings that name it.
  public let findings: [String]
  /// The ids of the breaches that name it.
  public let breaches: [String]

  /// The ids of the leaves that its scan tested and whose responses do not name it.
  public let tested: [String]

  /// The ids of all that it is shown for.
  public var uses: [String] { requirements + tested + findings + breaches }
  /// Whether nothing in the report names it.
  public var isUnused: Bool { uses.isEmpty }
}

/// The evidence by id, with its age and what names it.
func evidenceResults(_ input: AssessmentInput) -> [EvidenceResult] {
  var requirements: [String: [String]] = [:]
  var tested: [String: [String]] = [:]
  for leaf in input.leaves {
    let id = leaf.requirement.id
    for item in leaf.evidence { requirements[item, default: []].append(id) }
    for test in leaf.tests where !leaf.evidence.contains(test.evidence) {
      tested[test.evidence, default: []].append(id)
    }
  }
  var findings: [String: [String]] = [:]
  for finding in input.client.findings {
    for id in finding.evidence { findings[id.value, default: []].append(finding.id) }
  }
  var breaches: [String: [String]] = [:]
  for breach in input.client.breaches {
    for id in breach.evidence { breaches[id.value, default: []].append(breach.id) }
  }
  return input.client.evidence.map { item in
    EvidenceResult(
      evidence: item,
      state: state(of: item, on: input.asOf),
      requirements: requirements[item.id] ?? [],
      findings: findings[item.id] ?? [],
      breaches: breaches[item.id] ?? [],
      tested: tested[item.id] ?? []
    )
  }
}

private func state(of item: Evidence, on day: Day) -> EvidenceResult.State {
  if item.isExpired(on: day) { return .expired }
  return item.collected == nil && item.validUntil == nil ? .undated : .current
}
