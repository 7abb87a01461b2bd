public import Diagnostics

/// An answer to the question of one proposed change.
public struct ReadinessAnswer: Sendable, Hashable {
  /// The answer.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    /// Would meet the proposal today.
    case ready
    /// Would meet part of it.
    case partial
    /// Would not meet it.
    case notReady = "not-ready"
    /// Would not concern this organization.
    case notApplicable = "not-applicable"
  }

  /// The id of the proposed change, such as `NPRM-01`.
  public let change: String
  /// The answer.
  public let answer: Answer
  /// Where it is declared.
  public internal(set) var place: SourceRange

  /// An answer from its parts.
  public init(change: String, answer: Answer, place: SourceRange) {
    self.change = change
    self.answer = answer
    self.place = place
  }
}
