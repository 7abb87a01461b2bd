public import Diagnostics
public import Regulation

/// One reason why something is a gap: a shortfall, an open finding, or inputs that contradict.
public struct GapCause: Sendable, Hashable {
  /// The sort of reason.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The leaf is met in part or not at all.
    case fallsShort = "falls-short"
    /// A finding about it is not closed.
    case openFinding = "open-finding"
    /// The acceptance of a finding's risk is over.
    case acceptanceLapsed = "acceptance-lapsed"
    /// Said to be in place, and nothing shows it.
    case noEvidence = "no-evidence"
    /// Said to be in place, and all that showed it has expired.
    case expiredEvidence = "expired-evidence"
    /// Answered as met, and another input says otherwise (METHOD.md, section 7).
    case contested
    /// A policy claims what the response denies.
    case policyDenied = "policy-denied"
    /// The day of review is over.
    case reviewLapsed = "review-lapsed"
    /// A decision of 164.306(d)(3) without a day of review.
    case reviewMissing = "review-missing"
    /// A finding about it is closed, and the response says that it still falls short.
    case closedFinding = "closed-finding"

    /// Whether two inputs contradict each other, so that a reader must judge.
    public var isContradiction: Bool {
      switch self {
      case .fallsShort, .openFinding, .reviewMissing: false
      case .acceptanceLapsed, .noEvidence, .expiredEvidence, .contested, .policyDenied,
        .reviewLapsed, .closedFinding:
        true
      }
    }
  }

  /// The cause with its details.
  public enum Circumstance: Sendable, Hashable {
    /// The answer by which a leaf falls short, and its status.
    case fallsShort(Response.Answer, Status)
    /// A finding that is not closed, with its risk and what became of it.
    case openFinding(String, Level, Finding.Status)
    /// A finding whose acceptance is over since its day, or names no one who accepted it.
    case acceptanceLapsed(String, until: Day?)
    /// An answer that nothing shows.
    case noEvidence(Response.Answer)
    /// An answer with the evidence that showed it.
    case expiredEvidence(Response.Answer, [String])
    /// An answer with what contests it.
    case contested(Response.Answer, by: [Contradiction])
    /// An answer with the policies that claim the leaf.
    case policyDenied(Response.Answer, [String])
    /// The day on which the review was due.
    case reviewLapsed(Day)
    /// A decision without a day of review.
    case reviewMissing
    /// An answer with the findings that are closed.
    case closedFinding(Response.Answer, [String])
  }

  /// The cause with its details.
  public let circumstance: Circumstance
  /// The places of the inputs that make it.
  public let inputs: [SourceRange]

  /// A cause from its parts.
  public init(_ circumstance: Circumstance, inputs: [SourceRange] = []) {
    self.circumstance = circumstance
    self.inputs = inputs
  }

  /// The sort of reason.
  public var kind: Kind {
    switch circumstance {
    case .fallsShort: .fallsShort
    case .openFinding: .openFinding
    case .acceptanceLapsed: .acceptanceLapsed
    case .noEvidence: .noEvidence
    case .expiredEvidence: .expiredEvidence
    case .contested: .contested
    case .policyDenied: .policyDenied
    case .reviewLapsed: .reviewLapsed
    case .reviewMissing: .reviewMissing
    case .closedFinding: .closedFinding
    }
  }

  /// The ids of the findings, evidence, policies or breaches concerned.
  public var names: [String] {
    switch circumstance {
    case .fallsShort, .noEvidence, .reviewLapsed, .reviewMissing: []
    case .openFinding(let id, _, _), .acceptanceLapsed(let id, until: _): [id]
    case .expiredEvidence(_, let ids), .policyDenied(_, let ids), .closedFinding(_, let ids): ids
    case .contested(_, by: let contradictions): contradictions.sources
    }
  }
}
