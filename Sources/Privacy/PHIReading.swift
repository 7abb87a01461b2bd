/// A text as its readers see it, and where each of its bytes is in the bytes that were given.
struct PHIReading {
  private(set) var bytes: [UInt8] = []
  private var stretches: [Stretch] = []

  /// Bytes that follow one another as they were given, or one that stands for none or several of those.
  private struct Stretch {
    /// The number of its first byte.
    let first: Int
    /// Where that was given.
    let start: Int
    /// Of how many bytes each is read.
    let length: Int
  }

  /// Adds what a stretch of the given bytes shows.
  mutating func add(_ byte: UInt8, at place: Range<Int>) {
    let goesOn =
      stretches.last.map { last in
        last.length == 1 && place.count == 1
          && place.lowerBound - last.start == bytes.count - last.first
      } ?? false
    if !goesOn {
      stretches.append(
        Stretch(first: bytes.count, start: place.lowerBound, length: place.count)
      )
    }
    bytes.append(byte)
  }

  /// Where a byte was given.
  private func place(of index: Int) -> Range<Int> {
    // The last stretch that begins no later.
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].first <= index { low = middle } else { high = middle }
    }
    let stretch = stretches[low]
    let start = stretch.start + index - stretch.first
    return start..<start + stretch.length
  }

  /// Hits in it at their places in the given bytes.
  func placed(_ hits: [PHIHit]) -> [PHIHit] {
    hits.map { hit in
      let first = place(of: hit.range.lowerBound)
      return PHIHit(hit.kind, first.lowerBound..<place(of: hit.range.upperBound - 1).upperBound)
    }
  }
}

extension PHIReading {
  /// A text with the digits of all scripts, and the wide forms of letters and signs, as those of ASCII;
  /// nil where it has none of them.
  init?(inASCII given: [UInt8]) {
    guard Self.isNeeded(for: given) else { return nil }
    bytes.reserveCapacity(given.count)
    var index = 0
    while index < given.count {
      if let (sign, length) = Self.sign(given, index) {
        add(sign, at: index..<index + length)
        index += length
      } else {
        add(given[index], at: index..<index + 1)
        index += 1
      }
    }
  }

  /// Whether a text has any of them.
  static func isNeeded(for given: [UInt8]) -> Bool {
    given.indices.contains { sign(given, $0) != nil }
  }

  /// What begins at a place as a sign of ASCII, and its length; nil where that is read as it is.
  private static func sign(_ given: [UInt8], _ index: Int) -> (UInt8, length: Int)? {
    guard mayBegin(with: given[index]), let (scalar, length) = scalar(given, index) else {
      return nil
    }
    return ascii(scalar).map { ($0, length) }
  }

  /// The first byte of the first digit beyond ASCII, in Arabic.
  private static var least: UInt8 { 0xD9 }

  /// 1 for a byte that may begin one, else 0.
  ///
  /// No letter of the Latin script does, and none of its dashes and quotes. Without a branch, so that the
  /// compiler asks many bytes at once.
  @inline(__always)
  static func beginnings(of byte: UInt8) -> UInt8 {
    (byte >= least ? 1 : 0) & (byte != 0xE2 ? 1 : 0)
  }

  /// Whether a byte may begin one.
  static func mayBegin(with byte: UInt8) -> Bool { beginnings(of: byte) == 1 }

  /// The scalar of a sign of two bytes and more, and its length; nil where the bytes are none.
  private static func scalar(_ given: [UInt8], _ index: Int) -> (Unicode.Scalar, length: Int)? {
    let first = given[index]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= given.count else { return nil }
    var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for next in given[index + 1..<index + length] {
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// What a sign is in ASCII; nil for all others, and for those that would part cells or begin tags.
  private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0xFF02, 0xFF06, 0xFF07, 0xFF0C, 0xFF1B, 0xFF1C, 0xFF1E, 0xFF5C: nil
    case 0xFF01...0xFF5E: UInt8(scalar.value - 0xFEE0)
    case 0x3000: 0x20
    case 0xFE58, 0xFE63: 0x2D
    default:
      scalar.properties.numericType == .decimal
        ? scalar.properties.numericValue.map { 0x30 + UInt8($0) } : nil
    }
  }
}
