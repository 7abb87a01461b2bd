/// How far safeguards are developed, on the scale of 0 none, 1 initial, 2 managed, 3 defined,
/// 4 quantitatively managed, 5 optimizing (METHOD.md, section 6).
public struct Maturity: Sendable, Hashable {
  /// The target level.
  public let target: Int
  /// How many leaves have a level.
  public let counted: Int
  /// The mean level; nil where none has one.
  public let mean: Rational?
  /// How far the mean is below the target; zero where it is not.
  public let shortfall: Rational?
  /// How many levels are below the target: a mean hides a zero.
  public let belowTarget: Int

  /// Computes the mean and the shortfall of some levels (case M1).
  public init(levels: [Int], target: Int = 3) {
    self.target = target
    counted = levels.count
    mean = Rational(levels.reduce(0, saturatingSum), over: levels.count)
    shortfall = mean.map { max(Rational(target) + $0 * Rational(-1), .zero) }
    belowTarget = levels.count { $0 < target }
  }
}

/// The maturity of the leaves that count and have a level.
func maturity(_ input: AssessmentInput) -> Maturity {
  Maturity(
    levels: input.leaves.compactMap { $0.status == .notApplicable ? nil : $0.response?.maturity }
  )
}
