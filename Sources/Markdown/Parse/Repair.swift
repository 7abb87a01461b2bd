import Diagnostics

extension Parsing {
  /// A control character that no text uses, in place of what cannot be shown.
  static let substitute: UInt8 = 0x1A
  static let replacement = Array("\u{FFFD}".utf8)

  /// Replaces each NUL and each byte that is not UTF-8 by a substitute.
  ///
  /// One byte for one byte, so that places stay; it becomes U+FFFD once cmark has read the text.
  mutating func repairInput() {
    var invalid: [Int] = []
    if features.contains(.nonASCII) { invalid = invalidBytes() }
    if let first = invalid.first {
      reportRepair(first, "invalid-utf8", "is no UTF-8", count: invalid.count)
    }
    if features.contains(.null) {
      let nulls = input.range.filter { input.bytes[$0] == 0 }
      if let first = nulls.first {
        reportRepair(first, "nul-character", "is NUL", count: nulls.count)
      }
      invalid += nulls
    }
    for index in invalid { input.bytes[index] = Parsing.substitute }
    isRepaired = !invalid.isEmpty
  }

  private mutating func reportRepair(_ byte: Int, _ rule: String, _ what: String, count: Int) {
    if mode != .site { return }
    let origin = input.origin(ofByte: byte)
    let more = count > 1 ? ", as do \(count - 1) more" : ""
    report.add(
      .warning,
      rule: rule,
      "a byte \(what) and shows as U+FFFD\(more)",
      at: origin..<(origin + 1),
      help: "save the file as UTF-8"
    )
  }

  private func invalidBytes() -> [Int] {
    var found: [Int] = []
    var rest = input.range
    while let offset = SourceText.firstInvalidByte(in: input.bytes, rest) {
      found.append(offset)
      rest = (offset + 1)..<rest.upperBound
    }
    return found
  }
}

extension SourceText {
  /// The first byte of a stretch that is not UTF-8.
  fileprivate static func firstInvalidByte(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard let count = scalarLength(of: lead), index + count <= range.upperBound,
        isScalar(bytes[index..<(index + count)])
      else { return index }
      index += count
    }
    return nil
  }

  private static func scalarLength(of lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  private static func isScalar(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    let (lead, second) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1])
    switch lead {
    case 0xE0: return second >= 0xA0
    case 0xED: return second < 0xA0
    case 0xF0: return second >= 0x90
    case 0xF4: return second < 0x90
    default: return true
    }
  }
}
