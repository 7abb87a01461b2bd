/// How far safeguards are developed, on the scale of 0 none, 1 initial, 2 managed, 3 defined,
/// 4 quantitatively managed, 5 optimizing (methodology 5).
public struct Maturity: Sendable, Hashable {
  /// The level that is asked for.
  public let target: Int
  /// How many leaves have a level.
  public let counted: Int
  /// The mean level; nil where none has one.
  public let mean: Rational?
  /// How far the mean lies below the target; nought where it does not.
  public let shortfall: Rational?
  /// How many lie below the target: a mean hides a nought.
  public let belowTarget: Int

  /// The figures of some levels (case M1).
  public init(levels: [Int], target: Int = 3) {
    self.target = target
    counted = levels.count
    mean = Rational(levels.reduce(0, saturatingSum), over: levels.count)
    shortfall = mean.map { max(Rational(target) + $0 * Rational(-1), .zero) }
    belowTarget = levels.count { $0 < target }
  }
}

/// Maturity in five parts, after the weights in use since 2020: policy 15, procedure 20,
/// implemented 40, measured 10, managed 15 (methodology 5).
public struct FivePartMaturity: Sendable, Hashable {
  /// How far a part is compliant.
  public enum Rating: Int, Sendable, Hashable, CaseIterable {
    /// Not compliant.
    case none = 0
    /// Somewhat.
    case somewhat = 25
    /// Partially.
    case partially = 50
    /// Mostly.
    case mostly = 75
    /// Fully.
    case fully = 100
  }

  /// The weighted mean of the parts, 0 to 100.
  public let score: Rational
  /// The band that the score falls in, from `1-` to `5+`.
  public let band: String

  /// The figures of five ratings (cases H1 and H2); nil where managed exceeds measured, which the
  /// scale does not allow.
  public init?(
    policy: Rating,
    procedure: Rating,
    implemented: Rating,
    measured: Rating,
    managed: Rating
  ) {
    guard managed.rawValue <= measured.rawValue else { return nil }
    let hundredths =
      15 * policy.rawValue + 20 * procedure.rawValue + 40 * implemented.rawValue
      + 10 * measured.rawValue + 15 * managed.rawValue
    score = Rational(hundredths, over: 100) ?? .zero
    // Bands are stated for whole numbers; a score between two is in the one below it.
    let whole = hundredths / 100
    band = Self.bands.last { $0.from <= whole }?.name ?? "1-"
  }

  private static let bands: [(from: Int, name: String)] = [
    (0, "1-"), (10, "1"), (19, "1+"), (27, "2-"), (36, "2"), (45, "2+"), (53, "3-"), (62, "3"),
    (71, "3+"), (79, "4-"), (83, "4"), (87, "4+"), (90, "5-"), (94, "5"), (98, "5+"),
  ]
}

/// The maturity of the leaves that count and have a level.
func maturity(_ basis: Basis) -> Maturity {
  Maturity(
    levels: basis.leaves.compactMap { $0.status == .notApplicable ? nil : $0.response?.maturity }
  )
}
