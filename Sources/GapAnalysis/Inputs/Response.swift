public import Diagnostics
public import Regulation

/// What a client answers to one leaf.
public struct Response: Sendable, Hashable {
  /// The answer.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    /// Done as the specification says.
    case implemented
    /// An equivalent alternative is in place: 164.306(d)(3)(ii)(B)(2).
    case alternative
    /// Neither reasonable nor appropriate here, and written down.
    case notReasonable = "not-reasonable"
    /// Done in part.
    case partial
    /// Decided, not done.
    case planned
    /// Not done.
    case notImplemented = "not-implemented"
    /// Does not concern this organization.
    case notApplicable = "not-applicable"
    /// Not looked at.
    case notAssessed = "not-assessed"
  }

  /// How the assessor looked, as NIST SP 800-53A names it.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Read or inspected.
    case examine
    /// Asked.
    case interview
    /// Tried out.
    case test
  }

  /// The id of the leaf.
  public internal(set) var requirement: String
  /// The answer.
  public let answer: Answer
  /// Who answers for it.
  public let owner: String?
  /// The ids of evidence.
  public let evidence: [String]
  /// Where each of them is; empty where that is not known.
  public let evidencePlaces: [SourceRange]
  /// 0 to 5.
  public let maturity: Int?
  /// Why the alternative, why not reasonable, why not applicable.
  public let rationale: String?
  /// Who approved that decision.
  public let approver: String?
  /// When it was decided.
  public let decided: Day?
  /// When it is to be looked at again.
  public let reviewBy: Day?
  /// What the assessor saw or heard.
  public let note: String?
  /// What will be done for the gap.
  public let action: String?
  /// By when.
  public let due: Day?
  /// At what cost, in whole US dollars.
  public let cost: Int?
  /// How the assessor looked.
  public let methods: [Method]
  /// What was looked at, and how much of it.
  public let sample: String?
  /// The title that the row gives for the leaf, for readers only.
  public let statedTitle: Sourced<String>?
  /// The obligation that the row gives for the leaf, for readers only.
  public let statedObligation: Sourced<String>?
  /// The row, at its first field.
  public let place: SourceRange

  /// A response from its parts.
  public init(
    requirement: String,
    answer: Answer,
    owner: String? = nil,
    evidence: [String] = [],
    evidencePlaces: [SourceRange] = [],
    maturity: Int? = nil,
    rationale: String? = nil,
    approver: String? = nil,
    decided: Day? = nil,
    reviewBy: Day? = nil,
    note: String? = nil,
    action: String? = nil,
    due: Day? = nil,
    cost: Int? = nil,
    methods: [Method] = [],
    sample: String? = nil,
    statedTitle: Sourced<String>? = nil,
    statedObligation: Sourced<String>? = nil,
    place: SourceRange
  ) {
    self.requirement = requirement
    self.answer = answer
    self.owner = owner
    self.evidence = evidence
    self.evidencePlaces = evidencePlaces
    self.maturity = maturity
    self.rationale = rationale
    self.approver = approver
    self.decided = decided
    self.reviewBy = reviewBy
    self.note = note
    self.action = action
    self.due = due
    self.cost = cost
    self.methods = methods
    self.sample = sample
    self.statedTitle = statedTitle
    self.statedObligation = statedObligation
    self.place = place
  }
}
