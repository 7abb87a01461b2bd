public import Regulation

/// The result of one catalog entry of the rules in scope, on the as-of day; an object, as pages, gaps and
/// exports hold on to it.
public final class RequirementResult: Sendable {
  /// The entry.
  public let requirement: Requirement
  /// Whether it is a leaf; if not, its status is computed from its leaves.
  public let isLeaf: Bool
  /// What the client wrote.
  public let response: Response?
  /// Its status; nil for an entry that is neither a leaf nor above one.
  public let status: Status?
  /// 0, 1/2 or 1 for a leaf, the mean of its leaves for a standard; nil where nothing counts.
  public let score: Rational?
  /// The leaves below it by status; nil for a leaf and for an entry that is above none.
  public let below: StatusCounts?
  /// Why it is not applicable by its own terms, or why a given response does not count.
  public let reason: Uncounted?
  /// The ids of the findings that name it, of a leaf those too that name an entry above it.
  public let findings: [String]
  /// The ids of its response's evidence.
  public let evidence: [String]
  /// The ids of the policies that claim it.
  public let policies: [String]
  /// What contests the answer that it is met, the highest grade first; of a standard, of its leaves.
  public let contradictions: [Contradiction]
  /// What scans tested of a leaf, in the order of the evidence.
  public let tests: [MachineTest]

  init(
    requirement: Requirement,
    isLeaf: Bool,
    response: Response?,
    status: Status?,
    score: Rational?,
    below: StatusCounts?,
    reason: Uncounted?,
    findings: [String],
    evidence: [String],
    policies: [String],
    contradictions: [Contradiction],
    tests: [MachineTest]
  ) {
    self.requirement = requirement
    self.isLeaf = isLeaf
    self.response = response
    self.status = status
    self.score = score
    self.below = below
    self.reason = reason
    self.findings = findings
    self.evidence = evidence
    self.policies = policies
    self.contradictions = contradictions
    self.tests = tests
  }
}

extension RequirementResult: Equatable {
  /// Equal in all they say.
  public static func == (a: RequirementResult, b: RequirementResult) -> Bool {
    a === b
      || (a.requirement, a.isLeaf, a.response, a.status, a.score, a.below)
        == (b.requirement, b.isLeaf, b.response, b.status, b.score, b.below)
        && (a.reason, a.findings, a.evidence, a.policies, a.contradictions, a.tests)
          == (b.reason, b.findings, b.evidence, b.policies, b.contradictions, b.tests)
  }
}

extension RequirementResult {
  /// The counts of its leaves where more answers could still change its status: it is met or not met by
  /// those that are assessed, and others that apply are not; nil elsewhere.
  public var soFar: StatusCounts? {
    guard let below, status == .met || status == .notMet, below.assessed < below.coverable else {
      return nil
    }
    return below
  }
}
