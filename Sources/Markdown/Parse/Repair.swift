import Diagnostics
import Formats

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
    while let offset = input.bytes.firstInvalidUTF8(in: rest) {
      found.append(offset)
      rest = (offset + 1)..<rest.upperBound
    }
    return found
  }
}
