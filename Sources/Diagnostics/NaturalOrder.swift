/// The sort key of a name in a list: letters without case and accents, numbers by their size.
///
/// `Policy 2` comes before `Policy 10`, `apple` before `Zebra`, and names that differ in case or
/// accents alone stay next to each other.
public struct NaturalKey: Sendable, Comparable {
  /// Folded letters; a number is a mark below every other byte, its length, its digits.
  private let folded: [UInt8]
  private let name: String

  /// The key of a name.
  public init(_ name: String) {
    self.name = name
    var folded: [UInt8] = []
    folded.reserveCapacity(name.utf8.count + 4)
    var digits: [UInt8] = []
    for scalar in name.unicodeScalars {
      if let digit = Self.digit(scalar) {
        digits.append(digit)
        continue
      }
      Self.append(number: &digits, to: &folded)
      Self.append(scalar, to: &folded)
    }
    Self.append(number: &digits, to: &folded)
    self.folded = folded
  }

  /// By folded letters and numbers, then as written.
  public static func < (a: Self, b: Self) -> Bool {
    a.folded == b.folded ? a.name < b.name : a.folded.lexicographicallyPrecedes(b.folded)
  }

  /// Whether two names are written alike.
  public static func == (a: Self, b: Self) -> Bool { a.name == b.name }

  /// The letters of a name without case and accents.
  public static func folded(_ name: some StringProtocol) -> String {
    var folded: [UInt8] = []
    for scalar in name.unicodeScalars { append(scalar, to: &folded) }
    return String(decoding: folded, as: UTF8.self)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    ("0"..."9").contains(scalar) ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// A number of any length: a longer one is a larger one once its leading zeros are gone.
  private static func append(number digits: inout [UInt8], to folded: inout [UInt8]) {
    guard !digits.isEmpty else { return }
    let kept = digits.drop { $0 == UInt8(ascii: "0") }
    folded += [
      1, UInt8(truncatingIfNeeded: kept.count >> 8), UInt8(truncatingIfNeeded: kept.count),
    ]
    folded += kept
    digits = []
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    } else {
      folded += LetterFolding.letters(of: scalar).utf8
    }
  }
}

extension String {
  /// Whether it comes before another in a list of names.
  public func isNaturally(before other: String) -> Bool { NaturalKey(self) < NaturalKey(other) }
}

extension Sequence {
  /// The elements in the natural order of their names; those of one name stay as they come.
  public func naturally(by name: (Element) -> String) -> [Element] {
    let keyed = enumerated().map {
      (key: NaturalKey(name($0.element)), place: $0.offset, $0.element)
    }
    return keyed.sorted { $0.key == $1.key ? $0.place < $1.place : $0.key < $1.key }.map(\.2)
  }
}

extension Sequence<String> {
  /// The names in natural order.
  public func naturallySorted() -> [String] { naturally { $0 } }
}
