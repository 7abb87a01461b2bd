/// Two exact shares of the same thing, each between 0 and 1.
public struct ScoreChange: Sendable, Hashable {
  /// The earlier one.
  public let before: Rational?
  /// The later one.
  public let after: Rational?

  /// Two shares as they were read.
  public init(before: Rational?, after: Rational?) {
    self.before = before
    self.after = after
  }

  /// The exact difference in points of a percentage; nil where one of the two is missing.
  public var difference: Rational? {
    guard let before, let after else { return nil }
    return (after + before * Rational(-1)) * Rational(100)
  }

  /// Which way a share went.
  public enum Direction: Sendable, Hashable {
    /// Higher.
    case up
    /// Lower.
    case down
    /// The same.
    case same
  }

  /// Which way it went, exactly; nil where one of the two is missing.
  public var direction: Direction? {
    difference.map { $0 == .zero ? .same : $0 > .zero ? .up : .down }
  }

  /// Whether it went down, or is there no longer: a gate must not pass because nothing is assessed.
  public var isLess: Bool { direction == .down || before != nil && after == nil }

  /// Whether it moved by less than a number with one decimal shows.
  public var isTiny: Bool {
    guard let difference, difference != .zero else { return false }
    return difference.hidesItsSign
  }
}

extension Rational {
  /// Whether it is not zero, and one decimal says zero.
  public var hidesItsSign: Bool {
    self != .zero && 20 * numerator.magnitude < denominator.magnitude
  }

  /// With one decimal and a sign, such as `+3.0`; zero has no sign.
  public var signed: String { (self > .zero && !hidesItsSign ? "+" : "") + oneDecimal }

  /// The mean of values of 0, 1 or 2 halves; nil where there is none.
  init?(meanOfHalves halves: [Int]) {
    self.init(halves.reduce(0, +), over: 2 * halves.count)
  }
}
