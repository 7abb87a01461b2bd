import Diagnostics
import Regulation

extension Assessment {
  /// What an audience gets, where this was computed from what it may see: scores, coverage and all
  /// that is counted of requirements are those of the whole.
  func limited(to audience: String, of whole: Assessment) -> Assessment {
    var other = self
    let ids = client.ids
    other.riskAnalysis = whole.riskAnalysis.map { $0.limited(to: ids) }
    other.documents = whole.documents.map { $0.limited(to: ids) }
    other.earlierVersions = whole.earlierVersions?.limited(to: ids)
    let own = Dictionary(metrics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let ofWhole = Set(whole.metrics.map(\.id))
    // An id has the name of an owner, a breach or a quarter: one that the edition has not is not in it.
    other.metrics =
      whole.metrics.compactMap { $0.isOfRequirements ? $0 : own[$0.id] }
      + metrics.filter { !ofWhole.contains($0.id) }
    return other
  }

  /// The same without what the pages of findings say, which are files of their own.
  public var withoutTexts: Assessment {
    var other = self
    other.findings = findings.map { result in
      var finding = result.finding
      finding.text = nil
      return FindingResult(
        finding: finding,
        risk: result.risk,
        residualRisk: result.residualRisk,
        acceptance: result.acceptance
      )
    }
    return other
  }

  /// The same without the places of what was counted, unless it is for all.
  func told(to audience: String) -> Assessment {
    guard audience != Audience.full else { return self }
    var other = self
    other.metrics = metrics.map { metric in
      var metric = metric
      metric.inputs = []
      return metric
    }
    return other
  }
}

extension Metric {
  /// The first parts of the ids of numbers that an edition counts for itself, as they count what may be
  /// withheld from it.
  private static let ofEdition: Set = [
    "findings", "gaps", "risks", "deadlines", "milestones", "plan", "breaches", "notice", "notices",
    "comparison", "tests",
  ]

  /// Whether it counts requirements and their answers, of which nothing is withheld.
  fileprivate var isOfRequirements: Bool {
    let root = id.split(separator: ".").first.map(String.init) ?? id
    if root == "evidence" { return id == "evidence.coverage" }
    return !Self.ofEdition.contains(root) && id != Self.scoreWithoutContested
  }
}

extension CheckItem {
  /// The same with the proofs that an edition shows, without their places.
  fileprivate func limited(to ids: Set<String>) -> CheckItem {
    CheckItem(
      id: id,
      state: state,
      requirements: requirements,
      proofs: proofs.limited(to: ids),
      denials: denials.limited(to: ids),
      onFile: onFile.limited(to: ids),
      contradictions: contradictions.filter { ids.contains($0.by) }.map(\.unplaced),
      expired: expired.filter(ids.contains),
      unmarked: unmarked,
      takesTags: takesTags,
      breachesWithout: breachesWithout.filter(ids.contains)
    )
  }
}

extension Contradiction {
  fileprivate var unplaced: Contradiction {
    Contradiction(requirement: requirement, kind: kind, grade: grade, by: by, place: .withheld)
  }
}

extension [CheckItem.Proof] {
  fileprivate func limited(to ids: Set<String>) -> [CheckItem.Proof] {
    filter { proof in
      switch proof.source {
      case .evidence(let id), .dated(let id, _), .policy(let id), .finding(let id), .risk(let id):
        ids.contains(id)
      case .answer, .systems, .assessed, .review: true
      }
    }.map { CheckItem.Proof($0.source, at: .withheld, isWhole: $0.isWhole) }
  }
}

extension [LeftOut] {
  /// What an audience gets of it: what names nothing that could be withheld, without places.
  func limited(to audience: String) -> [LeftOut] {
    guard audience != Audience.everyone, Audience.finding(of: audience) == nil else { return [] }
    return filter { item in
      switch item.reason {
      case .unknownRequirement, .notALeaf, .answeredBefore, .outOfScope, .notInForce,
        .laterViolations, .noPenaltyTable, .unknownProposal, .notYetProposed:
        true
      default: false
      }
    }.map { LeftOut(source: .withheld, reason: $0.reason) }
  }
}
