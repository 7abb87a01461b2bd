/// Finds what has the form of a patient's identifier, in one pass over the bytes of a text.
///
/// Every look aside is bounded, so that time grows with the length of the text alone.
public struct PHIScanner: Sendable {
  private let kinds: Set<PHIKind>
  /// What each byte may be the begin of.
  private let signs: [UInt8]
  /// Whether nothing begins with a sign of ASCII that is no digit.
  private let seeksDigitsAlone: Bool

  private static let digit: UInt8 = 1
  private static let at: UInt8 = 2
  private static let colon: UInt8 = 3
  private static let letter: UInt8 = 4
  /// What may begin a digit or letter that is read as one of ASCII.
  private static let other: UInt8 = 5

  /// A scanner for some kinds.
  public init(_ kinds: Set<PHIKind>) {
    self.kinds = kinds
    var signs = [UInt8](repeating: 0, count: 256)
    for byte in 0x30...0x39 { signs[byte] = Self.digit }
    if kinds.contains(.email) { signs[0x40] = Self.at }
    if !kinds.isDisjoint(with: [.url, .ip, .mac]) { signs[0x3A] = Self.colon }
    if kinds.contains(.name) {
      for byte in "abdhpABDHP".utf8 { signs[Int(byte)] = Self.letter }
    }
    for byte in 0x80...0xFF where PHIReading.mayBegin(with: UInt8(byte)) {
      signs[byte] = Self.other
    }
    self.signs = signs
    seeksDigitsAlone = (0..<0x80).allSatisfy { signs[$0] == 0 || signs[$0] == Self.digit }
  }

  /// What is found, in the order of the text; in markup, tags between a label and its value are blanks.
  public func hits(in bytes: [UInt8], isMarkup: Bool = false) -> [PHIHit] {
    if let hits = search(bytes, isMarkup, stopping: true) { return hits }
    guard let plain = PHIReading(inASCII: bytes) else { return searchAll(bytes, isMarkup) }
    return plain.placed(searchAll(plain.bytes, isMarkup))
  }

  private func searchAll(_ bytes: [UInt8], _ isMarkup: Bool) -> [PHIHit] {
    search(bytes, isMarkup, stopping: false) ?? []
  }

  /// What is found as the bytes are; nil, where it is to stop, for a text that is read as another.
  private func search(_ bytes: [UInt8], _ isMarkup: Bool, stopping: Bool) -> [PHIHit]? {
    var stopping = stopping
    var scan = PHIScan(PHIText(bytes: bytes, isMarkup: isMarkup), kinds)
    var index = 0
    while true {
      index = next(bytes, index)
      guard index < bytes.count else { return scan.hits }
      switch signs[Int(bytes[index])] {
      case Self.digit: index = scan.number(at: index)
      case Self.at: index = scan.email(at: index)
      case Self.colon: index = scan.colon(at: index)
      case Self.other:
        if stopping, PHIReading.isNeeded(for: bytes) { return nil }
        stopping = false
        index += 1
      default: index = scan.patient(at: index)
      }
    }
  }

  /// What is found by the heads of columns as well, where a file is CSV or has tables of Markdown.
  public func hits(in bytes: [UInt8], withHeadsOfCSV isCSV: Bool) -> [PHIHit] {
    guard let plain = PHIReading(inASCII: bytes) else { return searchTables(bytes, isCSV) }
    return plain.placed(searchTables(plain.bytes, isCSV))
  }

  private func searchTables(_ bytes: [UInt8], _ isCSV: Bool) -> [PHIHit] {
    let plain = searchAll(bytes, false)
    let cells = PHITable.hits(in: PHIText(bytes: bytes, isMarkup: false), rows: isCSV)
      .filter { kinds.contains($0.kind) }
    return cells.isEmpty ? plain : Self.apart(plain + cells)
  }

  /// The next byte from an index on that may begin something.
  @inline(__always)
  private func next(_ bytes: [UInt8], _ start: Int) -> Int {
    let (span, signs) = (bytes.span, signs.span)
    var index = seeksDigitsAlone ? Self.passed(span, from: start) : start
    while index < span.count, signs[Int(span[index])] == 0 { index &+= 1 }
    return index
  }
}

extension PHIScanner {
  /// Passes whole blocks without a digit or what may be read as one; without a branch, so that the
  /// compiler looks at many bytes at once.
  @inline(__always)
  private static func passed(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index &+ 16 <= bytes.count {
      let block = bytes.extracting(index..<index &+ 16)
      var found: UInt8 = 0
      for place in 0..<16 {
        let byte = block[place]
        found |= (byte &- 0x30 < 10 ? 1 : 0) | PHIReading.beginnings(of: byte)
      }
      if found != 0 { break }
      index &+= 16
    }
    return index
  }
}

/// One search of a text.
struct PHIScan {
  let text: PHIText
  let kinds: Set<PHIKind>
  /// Whether more than a few kinds are searched for, as in clients' data.
  let isWide: Bool
  var hits: [PHIHit] = []
  /// Where the last hit ends: nothing is found twice.
  var done = 0

  init(_ text: PHIText, _ kinds: Set<PHIKind>) {
    self.text = text
    self.kinds = kinds
    isWide = !kinds.isSubset(of: PHIKind.grave)
  }

  /// Notes a hit, and gives back where the search goes on.
  mutating func found(_ kind: PHIKind, _ range: Range<Int>) -> Int {
    if kinds.contains(kind), range.lowerBound >= done {
      hits.append(PHIHit(kind, range))
      done = range.upperBound
    }
    return range.upperBound
  }
}
