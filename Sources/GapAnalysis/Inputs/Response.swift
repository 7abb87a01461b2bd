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
  public var requirement: String
  /// The answer.
  public var answer: Answer
  /// Who answers for it.
  public var owner: String?
  /// The ids of evidence.
  public var evidence: [String] = []
  /// Where each of them is; empty where that is not known.
  public var evidencePlaces: [SourceRange] = []
  /// 0 to 5.
  public var maturity: Int?
  /// Why the alternative, why not reasonable, why not applicable.
  public var rationale: String?
  /// Who approved that decision.
  public var approver: String?
  /// When it was decided.
  public var decided: Day?
  /// When it is to be looked at again.
  public var reviewBy: Day?
  /// What the assessor saw or heard.
  public var note: String?
  /// The planned action for the gap.
  public var action: String?
  /// By when.
  public var due: Day?
  /// At what cost, in whole US dollars.
  public var cost: Int?
  /// Where the action, the day and the cost are.
  public var planPlaces: [PlanField: SourceRange] = [:]
  /// Whether it names evidence that is withheld from the audience at hand.
  public internal(set) var hasOtherEvidence = false
  /// Whether some of that evidence has not expired.
  var hasOtherCurrentEvidence = false
  /// How the assessor looked.
  public var methods: [Method] = []
  /// What was looked at, and how much of it.
  public var sample: String?
  /// The title that the row gives for the leaf, for readers only.
  public var statedTitle: Sourced<String>?
  /// The obligation that the row gives for the leaf, for readers only.
  public var statedObligation: Sourced<String>?
  /// The row, at its first field.
  public internal(set) var place: SourceRange

  /// A response that says nothing but its answer; the rest is set on it.
  public init(requirement: String, answer: Answer = .notAssessed, place: SourceRange) {
    self.requirement = requirement
    self.answer = answer
    self.place = place
  }

  /// Whether it says what will be done for the gap, by when or at what cost.
  public var isPlan: Bool { action != nil || due != nil || cost != nil }

  /// Where it says something for the plan, or its row.
  public func place(of field: PlanField) -> SourceRange { planPlaces[field] ?? place }
}

/// What an import keeps of the SRA Tool in the note.
extension Response {
  /// How each line of it begins.
  public static let selfAssessmentMark = "SRA Tool, "

  /// The lines of the note that the assessor wrote.
  public var ownNote: String? { lines(ofSelfAssessment: false) }

  /// The lines of the note that are the organization's own words, from the SRA Tool.
  public var selfAssessment: String? { lines(ofSelfAssessment: true) }

  private func lines(ofSelfAssessment isAsked: Bool) -> String? {
    guard let note, note.contains(Self.selfAssessmentMark) else { return isAsked ? nil : note }
    let lines = note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let asked = lines.filter { $0.hasPrefix(Self.selfAssessmentMark) == isAsked }
    let kept = asked.drop(while: \.isEmpty)
    let end = kept.lastIndex { !$0.isEmpty }
    return end.map { kept[...$0].joined(separator: "\n") }
  }
}
