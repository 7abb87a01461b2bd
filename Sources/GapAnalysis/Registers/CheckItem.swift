public import Diagnostics
public import Regulation

/// A document or element that should exist, and what in the workspace shows that it does.
public struct CheckItem: Sendable, Hashable {
  /// Whether it was found.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// All its requirements are met, and something shows it.
    case present
    /// Something shows it, for a part of its requirements or for what is met in part.
    case inPart = "in-part"
    /// Something shows it, and something else says that it is missing or not whole.
    case unclear
    /// Nothing shows it.
    case absent
    /// The requirements behind it are out of scope or do not concern the client.
    case notApplicable = "not-applicable"
  }

  /// Something that shows a thing, or denies it.
  public struct Proof: Sendable, Hashable {
    /// What it is, by its id.
    public enum Source: Sendable, Hashable {
      /// An item of evidence.
      case evidence(String)
      /// An item of evidence of which it matters when it was collected.
      case dated(String, collected: Day)
      /// A policy.
      case policy(String)
      /// An answer to a requirement.
      case answer(Response.Answer, requirement: String)
      /// An open finding.
      case finding(String)
      /// A risk of the register.
      case risk(String)
      /// The number of systems in scope.
      case systems(Int)
      /// How many leaves are assessed, of all that apply.
      case assessed(Int, of: Int)
      /// The day set for the review of a requirement.
      case review(requirement: String, on: Day)
    }

    /// What it is.
    public let source: Source
    /// Its place.
    public let place: SourceRange
    /// Whether what it shows is wholly in place.
    public let isWhole: Bool

    /// A proof from its parts.
    public init(_ source: Source, at place: SourceRange, isWhole: Bool = true) {
      self.source = source
      self.place = place
      self.isWhole = isWhole
    }
  }

  /// A stable name, such as `risk-analysis`.
  public let id: String
  /// Whether it was found.
  public let state: State
  /// The requirements behind it.
  public let requirements: [String]
  /// What shows it.
  public let proofs: [Proof]
  /// What says that it is missing or not whole, against the proofs.
  public let denials: [Proof]
  /// Evidence on file for what is not met, which shows nothing but is what there is.
  public let onFile: [Proof]
  /// What contests the answers that it rests on, each source once.
  public let contradictions: [Contradiction]
  /// The evidence of these answers that has expired.
  public let expired: [String]
  /// The kinds of evidence that would show it, and that no item is marked with.
  public let unmarked: [String]
  /// Whether a policy that has such a kind among its tags would show it too.
  public let takesTags: Bool
  /// The breaches whose evidence has no such item, where that of others has one.
  public let breachesWithout: [String]

  init(
    id: String,
    state: State,
    requirements: [String],
    proofs: [Proof],
    denials: [Proof] = [],
    onFile: [Proof] = [],
    contradictions: [Contradiction] = [],
    expired: [String] = [],
    unmarked: [String] = [],
    takesTags: Bool = false,
    breachesWithout: [String] = []
  ) {
    self.id = id
    self.state = state
    self.requirements = requirements
    self.proofs = proofs
    self.denials = denials
    self.onFile = onFile
    self.contradictions = contradictions
    self.expired = expired
    self.unmarked = unmarked
    self.takesTags = takesTags
    self.breachesWithout = breachesWithout
  }

  /// Whether it is there, nothing contests it, and none of its evidence has expired.
  public var isPlainlyPresent: Bool {
    state == .present && contradictions.isEmpty && expired.isEmpty
  }
}

extension AssessmentInput {
  /// The valid evidence of a leaf that is at least partly in place.
  func proofs(of leaf: RequirementResult) -> [CheckItem.Proof] {
    guard !leaf.evidence.isEmpty, leaf.status == .met || leaf.status == .partiallyMet else {
      return []
    }
    return leaf.evidence.compactMap(proof).filter { !$0.isExpired(on: asOf) }.map {
      CheckItem.Proof(.evidence($0.id), at: $0.place, isWhole: leaf.status == .met)
    }
  }

  /// What says that a leaf is missing or not whole: its response, and the findings still to be
  /// dealt with.
  func denials(of leaf: RequirementResult) -> [CheckItem.Proof] {
    var denials: [CheckItem.Proof] = []
    if leaf.fallsShort, let response = leaf.response {
      let answer = CheckItem.Proof.Source.answer(response.answer, requirement: leaf.requirement.id)
      denials.append(CheckItem.Proof(answer, at: response.place))
    }
    for id in leaf.findings {
      guard let result = openFinding(id).map({ openFindings[$0] }) else { continue }
      denials.append(CheckItem.Proof(.finding(id), at: result.finding.place))
    }
    return denials
  }

  /// The policies that claim a leaf which no response denies.
  func policyProofs(of leaf: RequirementResult) -> [CheckItem.Proof] {
    guard !leaf.policies.isEmpty, leaf.response?.answer.deniesASafeguard != true else {
      return []
    }
    return client.policies.filter { leaf.policies.contains($0.id) }.map {
      CheckItem.Proof(.policy($0.id), at: $0.place, isWhole: leaf.status == .met)
    }
  }
}
