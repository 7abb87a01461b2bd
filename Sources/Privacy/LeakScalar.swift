import Diagnostics

/// Characters beyond ASCII as letters without case and accents.
enum LeakScalar {
  /// Appends what a character is as letters, or the gap that it is; nothing for hidden signs.
  static func append(_ scalar: Unicode.Scalar, to out: inout LeakLetters) {
    switch scalar.value {
    case 0xFF0D: out.gap = LeakGap.joined(out.gap, LeakGap.hyphen)
    case 0xFF01...0xFF5E, 0x24B6...0x24E9, 0x1D400...0x1D7FF, 0x1F130...0x1F149:
      guard let letter = plain(scalar.value) else { return append(entry(of: scalar), to: &out) }
      out.append(letter)
    case ..<0x250: append(known[Int(scalar.value)], to: &out)
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF:
      break
    case 0x2010...0x2015, 0x2212: out.gap = LeakGap.joined(out.gap, LeakGap.hyphen)
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020:
      out.gap = LeakGap.joined(out.gap, LeakGap.blank)
    default: append(entry(of: scalar), to: &out)
    }
  }

  /// What a character is: letters, a gap, or nothing.
  private struct Entry: Sendable {
    var letters: [UInt8] = []
    var gap: UInt8 = 0
    /// Whether its script has no blanks between words.
    var isWord = false
  }

  /// The small letter or digit that a wide, circled, squared or mathematical one is drawn of; nil for
  /// other signs.
  private static func plain(_ value: UInt32) -> UInt8? {
    let sign: UInt32
    switch value {
    case 0xFF01...0xFF5E: sign = value - 0xFEE0
    case 0x24B6...0x24E9: sign = 0x61 + (value - 0x24B6) % 26
    case 0x1F130...0x1F149: sign = 0x61 + (value - 0x1F130)
    case 0x1D400...0x1D6A3: sign = 0x61 + (value - 0x1D400) % 26
    case 0x1D7CE...0x1D7FF: sign = 0x30 + (value - 0x1D7CE) % 10
    default: return nil
    }
    switch UInt8(sign) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return UInt8(sign) | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return UInt8(sign)
    default: return nil
    }
  }

  private static func append(_ entry: Entry, to out: inout LeakLetters) {
    out.gap = LeakGap.joined(out.gap, entry.gap)
    guard !entry.letters.isEmpty else { return }
    if entry.isWord { out.gap = LeakGap.joined(out.gap, LeakGap.maybe) }
    for letter in entry.letters { out.append(letter) }
    if entry.isWord { out.gap = LeakGap.maybe }
  }

  /// Those of Latin, which are the most frequent by far.
  private static let known: [Entry] = (0..<0x250).map { value in
    Unicode.Scalar(UInt32(value)).map(entry) ?? Entry()
  }

  private static func entry(of scalar: Unicode.Scalar) -> Entry {
    let properties = scalar.properties
    if properties.generalCategory == .format { return Entry() }
    guard properties.isAlphabetic || properties.numericType != nil || isMark(scalar) else {
      return Entry(gap: LeakGap.blank)
    }
    let folded = Array(LetterFolding.letters(of: scalar).utf8)
    return Entry(
      letters: folded.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 },
      isWord: hasNoBlanks(scalar.value)
    )
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Thai, Lao, Burmese, Khmer, Chinese and Japanese.
  private static func hasNoBlanks(_ value: UInt32) -> Bool {
    switch value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xABFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
