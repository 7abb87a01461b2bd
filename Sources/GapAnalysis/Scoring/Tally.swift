public import Regulation

/// The figures of a set of leaves: the whole, a rule or a family.
///
/// Scores and shares are between 0 and 1; a page shows them times 100.
public struct Tally: Sendable, Hashable {
  /// The leaves by status.
  public let counts: StatusCounts
  /// The mean of the values of the assessed leaves; nil where none is.
  public let score: Rational?
  /// The same with required leaves counted twice (case W1).
  public let weightedScore: Rational?

  /// Figures as they were read.
  public init(counts: StatusCounts, score: Rational?, weightedScore: Rational?) {
    self.counts = counts
    self.score = score
    self.weightedScore = weightedScore
  }

  /// Whether so few of the leaves are assessed that pages withhold the scores; not where none applies.
  public func isWithheld(under threshold: Rational) -> Bool {
    counts.coverage.map { $0 < threshold } ?? false
  }
}

/// The figures of one rule.
public struct RuleResult: Sendable, Hashable {
  /// The rule.
  public let rule: HIPAARule
  /// Its figures.
  public let tally: Tally
}

/// The figures of one safeguard family.
public struct FamilyResult: Sendable, Hashable {
  /// The family.
  public let family: Family
  /// Its figures; the score is the mean of leaves, which is the headline.
  public let tally: Tally
  /// The mean of the unrounded scores of its standards with a counted leaf.
  public let scoreByStandards: Rational?
  /// How many standards have a counted leaf.
  public let scoredStandards: Int
}
