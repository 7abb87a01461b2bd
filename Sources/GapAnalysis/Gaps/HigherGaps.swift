import Regulation

/// Gaps that a finding's item of the plan covers and whose risk is higher than the finding's, with what
/// rates them so (METHOD.md, section 8).
public struct HigherGaps: Sendable, Hashable {
  /// What rates a gap.
  public enum Source: Sendable, Hashable {
    /// A risk of the register.
    case risk(String)
    /// What contests the answer, by its sort and id.
    case contradiction(Contradiction.Kind, String)

    /// The id of the risk, or of the evidence, breach or policy.
    public var id: String {
      switch self {
      case .risk(let id), .contradiction(_, let id): id
      }
    }
  }

  /// The leaves, in the order of the regulation.
  public fileprivate(set) var requirements: [String]
  /// The risk of each of these gaps.
  public let level: Level
  /// What rates them so.
  public let sources: [Source]
}

extension HigherGaps {
  /// The same as far as what an audience may see, by its ids, rates the gaps so; nil where nothing does.
  func limited(to ids: Set<String>) -> HigherGaps? {
    let shown = sources.filter { ids.contains($0.id) }
    return shown.isEmpty
      ? nil : HigherGaps(requirements: requirements, level: level, sources: shown)
  }
}

/// The gaps that are rated higher than the finding whose item covers them, by the finding's id.
func higherGaps(
  _ gaps: [Gap],
  _ risks: [RiskResult],
  _ input: AssessmentInput
) -> [String: [HigherGaps]] {
  var higher: [String: [HigherGaps]] = [:]
  for gap in gaps {
    guard let level = gap.risk, let leaf = gap.requirement,
      let first = gap.findings.compactMap(input.openFinding).min(),
      level > input.openFindings[first].risk
    else { continue }
    let finding = input.openFindings[first].finding.id
    let sources = sources(of: level, leaf, risks, input)
    let group = higher[finding]?.firstIndex { $0.level == level && $0.sources == sources }
    if let group {
      higher[finding]?[group].requirements.append(leaf)
    } else {
      let gaps = HigherGaps(requirements: [leaf], level: level, sources: sources)
      higher[finding, default: []].append(gaps)
    }
  }
  return higher
}

private func sources(
  of level: Level,
  _ leaf: String,
  _ risks: [RiskResult],
  _ input: AssessmentInput
) -> [HigherGaps.Source] {
  let rated = risks.filter { $0.isCurrent && $0.inherent == level && $0.concerned.contains(leaf) }
  let contesting = (input.requirement(leaf)?.contradictions ?? []).filter { $0.grade == level }
  let all: [HigherGaps.Source] =
    rated.map { .risk($0.risk.id) } + contesting.map { .contradiction($0.kind, $0.by) }
  var seen: Set<HigherGaps.Source> = []
  return all.filter { seen.insert($0).inserted }
}
