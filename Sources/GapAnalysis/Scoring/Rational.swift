/// An exact fraction in lowest terms with a positive denominator.
public struct Rational: Sendable, Hashable, Comparable {
  /// The numerator, with the sign.
  public let numerator: Int
  /// The denominator; positive.
  public let denominator: Int

  /// Zero.
  public static let zero = Rational(0)

  /// A whole number.
  public init(_ whole: Int) {
    numerator = whole
    denominator = 1
  }

  /// A fraction; nil where the denominator is zero.
  public init?(_ numerator: Int, over denominator: Int) {
    guard denominator != 0 else { return nil }
    let divisor = Self.gcd(numerator.magnitude, denominator.magnitude)
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int(divisor)
    self.denominator = sign * denominator / Int(divisor)
  }

  /// The sum.
  public static func + (a: Self, b: Self) -> Self {
    let divisor = Int(gcd(a.denominator.magnitude, b.denominator.magnitude))
    let scale = b.denominator / divisor
    return Rational(
      a.numerator * scale + b.numerator * (a.denominator / divisor),
      over: a.denominator * scale
    ) ?? zero
  }

  /// The product.
  public static func * (a: Self, b: Self) -> Self {
    Rational(a.numerator * b.numerator, over: a.denominator * b.denominator) ?? zero
  }

  /// The quotient; nil where the divisor is zero.
  public static func / (a: Self, b: Self) -> Self? {
    Rational(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }

  /// By value.
  public static func < (a: Self, b: Self) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }

  /// The value with one decimal, halves rounded away from zero, such as `62.5`.
  public var oneDecimal: String {
    let tenths = abs(self.tenths)
    return "\(numerator < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }

  /// The value in tenths, rounded as `oneDecimal` is.
  public var tenths: Int {
    let size = (20 * abs(numerator) + denominator) / (2 * denominator)
    return numerator < 0 ? -size : size
  }

  /// The value with up to four decimals and no zeros at the end, such as `3.75`; rounded as
  /// `oneDecimal` is.
  public var decimals: String {
    let parts = (20_000 * abs(numerator) + denominator) / (2 * denominator)
    let sign = numerator < 0 && parts > 0 ? "-" : ""
    guard parts % 10_000 > 0 else { return "\(sign)\(parts / 10_000)" }
    var digits = String(10_000 + parts % 10_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(parts / 10_000).\(digits)"
  }

  private static func gcd(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }
}
