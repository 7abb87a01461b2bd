public import Diagnostics
public import Regulation

/// What a client answers to one leaf.
///
/// A class, as ``Requirement`` is.
public final class Response: Sendable {
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

  /// The id of the leaf.
  public let requirement: String
  /// The answer.
  public let answer: Answer
  /// Who answers for it.
  public let owner: String?
  /// The ids of evidence.
  public let evidence: [String]
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
  /// What the assessor saw or was told.
  public let note: String?
  /// The row, at its first field.
  public let place: SourceRange

  /// A response from its parts.
  public init(
    requirement: String,
    answer: Answer,
    owner: String? = nil,
    evidence: [String] = [],
    maturity: Int? = nil,
    rationale: String? = nil,
    approver: String? = nil,
    decided: Day? = nil,
    reviewBy: Day? = nil,
    note: String? = nil,
    place: SourceRange
  ) {
    self.requirement = requirement
    self.answer = answer
    self.owner = owner
    self.evidence = evidence
    self.maturity = maturity
    self.rationale = rationale
    self.approver = approver
    self.decided = decided
    self.reviewBy = reviewBy
    self.note = note
    self.place = place
  }
}

extension Response: Hashable {
  /// By content.
  public static func == (a: Response, b: Response) -> Bool {
    a === b
      || ((a.requirement, a.answer, a.owner, a.evidence, a.maturity, a.rationale)
        == (b.requirement, b.answer, b.owner, b.evidence, b.maturity, b.rationale)
        && (a.approver, a.decided, a.reviewBy, a.note, a.place)
          == (b.approver, b.decided, b.reviewBy, b.note, b.place))
  }

  /// By what tells one from another, which the content would only make slower.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(requirement)
    hasher.combine(place)
  }
}
