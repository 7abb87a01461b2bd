/// A set of bytes, asked for each byte of a text.
public struct ByteSet: Sendable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64
  @usableFromInline let holdsRest: Bool

  /// The letters and digits of ASCII, and some of its signs.
  public init(lettersDigitsAnd signs: String) {
    let all = signs + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    (low, high) = Self.words(of: all)
    holdsRest = false
  }

  /// Every byte but the controls below the blank and some signs of ASCII.
  public init(allBut signs: String) {
    let (low, high) = Self.words(of: signs)
    self.low = ~low & ~0xFFFF_FFFF
    self.high = ~high
    holdsRest = true
  }

  /// Whether a byte is in the set.
  @inlinable
  public func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    return byte < 128 ? high >> UInt64(byte - 64) & 1 == 1 : holdsRest
  }

  private static func words(of signs: String) -> (low: UInt64, high: UInt64) {
    var (low, high): (UInt64, UInt64) = (0, 0)
    for byte in signs.utf8 {
      precondition(byte < 128, "\(signs) holds a sign that is several bytes")
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    return (low, high)
  }
}
