import Regulation
import Words

/// How days and names from data are written.
enum TextFormat {
  /// The days for which something holds, as diagnostics write them.
  static func days(_ validity: Validity) -> String {
    switch (validity.from, validity.to) {
    case (nil, nil): "at all times"
    case (let from?, nil): "since \(from.spelled)"
    case (nil, let to?): "until \(to.spelled)"
    case (let from?, let to?): "from \(from.spelled) to \(to.spelled)"
    }
  }

  /// A text with its days, `2026-09-30`, spelled out where each is a word of its own.
  static func withSpelledDays(_ text: String, _ words: Words) -> String {
    let bytes = text.utf8Span.span
    let hyphen = UInt8(ascii: "-")
    var out = ""
    var rest = text[...]
    for index in 4..<max(4, bytes.count - 5)
    where bytes[index] == hyphen && bytes[index + 3] == hyphen {
      let start = text.utf8.index(text.startIndex, offsetBy: index - 4)
      let end = text.utf8.index(start, offsetBy: 10)
      // With a mark beside it, a digit is part of another character.
      guard let day = Day(text[start..<end]), !isOfWord(text[..<start].last),
        !isOfWord(text[end...].first), String.Index(start, within: text) != nil,
        String.Index(end, within: text) != nil
      else { continue }
      out += text[rest.startIndex..<start]
      out += words.day(day)
      rest = text[end...]
    }
    return out.isEmpty ? text : out + rest
  }

  private static func isOfWord(_ neighbor: Character?) -> Bool {
    neighbor.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false
  }

  /// A kebab-case word as a reader sees it: `not-reasonable` becomes "Not reasonable".
  static func word(_ raw: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.utf8.count)
    var isBetween = false
    for byte in raw.utf8 {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        isBetween = !bytes.isEmpty
        continue
      }
      if isBetween { bytes.append(UInt8(ascii: " ")) }
      isBetween = false
      bytes.append(byte)
    }
    if let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) {
      bytes[0] = first - 0x20
      return String(decoding: bytes, as: UTF8.self)
    }
    let words = String(decoding: bytes, as: UTF8.self)
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
