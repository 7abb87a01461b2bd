import Formats

/// Reads bytes of text as letters: case, accents, blanks, hidden signs and every usual way of escaping
/// are gone.
struct LeakFolding {
  /// What a backslash means.
  enum Backslash: Sendable {
    /// A sign like any other.
    case plain
    /// An escape, as in JSON.
    case json
    /// An escape, however many times it is escaped itself: text in JSON in another text.
    case nested
  }

  let backslash: Backslash
  /// Whether entities, %-codes and `\u` are read; they are in all that is written.
  var unescapes = true
  /// Whether a backslash was met that another reading would take for an escape.
  private(set) var metBackslash = false

  init(_ backslash: Backslash = .plain, unescapes: Bool = true) {
    self.backslash = backslash
    self.unescapes = unescapes
  }

  /// What each byte is: a small letter or digit, a gap with its highest bit set, or 0 for what is
  /// looked at closely.
  static let kinds: [UInt8] = (0...255).map { (byte: UInt8) -> UInt8 in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "\\"), 0x80...: 0
    // In UTF-16 every other byte.
    case 0: LeakGap.maybe
    case ...UInt8(ascii: " "), 0x7F: LeakGap.blank
    default: LeakGap.sign(byte)
    }
  }

  /// The same in markup, where a `<` is looked at closely, too.
  private static let kindsInMarkup: [UInt8] = {
    var kinds = LeakFolding.kinds
    kinds[Int(UInt8(ascii: "<"))] = 0
    return kinds
  }()

  /// Appends the letters of a text.
  mutating func read(_ text: Span<UInt8>, into out: inout LeakLetters) {
    let kinds = Self.kinds
    var place = 0
    while place < text.count {
      place = out.appendPlain(text, from: place, by: kinds)
      guard place < text.count else { return }
      place = readSpecial(text, at: place, into: &out)
    }
  }

  /// Appends the letters of a text from a place up to the next `<`; gives back where that is.
  ///
  /// Nothing that is escaped has a `<` in it: what is cut off there reads as it does at a text's end.
  mutating func read(
    upToTag text: Span<UInt8>,
    from start: Int,
    into out: inout LeakLetters
  ) -> Int {
    let kinds = Self.kindsInMarkup
    var place = out.appendPlain(text, from: start, by: kinds)
    while place < text.count, text[place] != UInt8(ascii: "<") {
      place = readSpecial(text, at: place, into: &out)
      place = out.appendPlain(text, from: place, by: kinds)
    }
    return place
  }

  /// Reads what begins with a byte that is no plain one; gives back where it ends.
  private mutating func readSpecial(
    _ text: Span<UInt8>,
    at place: Int,
    into out: inout LeakLetters
  ) -> Int {
    switch text[place] {
    case UInt8(ascii: "&"):
      if unescapes, let (scalar, end) = LeakEntities.read(text, at: place) {
        if let scalar { append(scalar, to: &out) }
        return end
      }
      out.gap = LeakGap.joined(out.gap, LeakGap.sign(UInt8(ascii: "&")))
      return place + 1
    case UInt8(ascii: "%"):
      if unescapes, let (scalar, end) = Self.percentCode(text, at: place) {
        append(scalar, to: &out)
        return end
      }
      out.gap = LeakGap.joined(out.gap, LeakGap.sign(UInt8(ascii: "%")))
      return place + 1
    case UInt8(ascii: "\\"): return readBackslash(text, at: place, into: &out)
    default: return readForeign(text, at: place, into: &out)
    }
  }

  /// Appends the letters of a character: none for hidden signs and accents of their own.
  mutating func append(_ scalar: Unicode.Scalar, to out: inout LeakLetters) {
    if scalar.value < 0x80 {
      let kind = Self.kinds[Int(scalar.value)]
      if kind >= 0x80 {
        out.gap = LeakGap.joined(out.gap, kind)
      } else if kind > 0 {
        out.append(kind)
      } else {
        out.gap = LeakGap.joined(out.gap, LeakGap.sign(UInt8(scalar.value)))
      }
      return
    }
    LeakScalar.append(scalar, to: &out)
  }

  /// A character beyond ASCII; a byte that is no UTF-8 is taken as Latin-1, and 0xFF as a wall.
  private func readForeign(
    _ text: Span<UInt8>,
    at place: Int,
    into out: inout LeakLetters
  ) -> Int {
    let first = text[place]
    guard let (scalar, end) = Self.scalar(text, at: place) else {
      if first == LeakLetters.wall {
        out.gap = LeakGap.blank
        out.append(LeakLetters.wall)
        out.gap = LeakGap.blank
      } else {
        LeakScalar.append(Unicode.Scalar(first), to: &out)
      }
      return place + 1
    }
    LeakScalar.append(scalar, to: &out)
    return end
  }

  /// The character that begins at a byte above ASCII; nil where it is no UTF-8.
  static func scalar(
    _ text: Span<UInt8>,
    at place: Int
  ) -> (Unicode.Scalar, end: Int)? {
    let first = text[place]
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, place + length <= text.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[place + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, place + length)
  }

  // MARK: - Backslashes and %-codes

  private mutating func readBackslash(
    _ text: Span<UInt8>,
    at place: Int,
    into out: inout LeakLetters
  ) -> Int {
    var next = place + 1
    if backslash != .json {
      while next < text.count, text[next] == UInt8(ascii: "\\") { next += 1 }
    }
    let isAlone = next == place + 1
    let sign = isAlone ? LeakGap.sign(UInt8(ascii: "\\")) : LeakGap.blank
    guard next < text.count else {
      out.gap = LeakGap.joined(out.gap, sign)
      return next
    }
    if unescapes, text[next] | 0x20 == UInt8(ascii: "u"),
      let (scalar, end) = Self.unicodeEscape(text, at: next - 1)
    {
      append(scalar, to: &out)
      return end
    }
    out.gap = LeakGap.joined(out.gap, sign)
    switch text[next] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      guard backslash != .plain else {
        metBackslash = true
        return next
      }
      out.gap = LeakGap.blank
      return next + 1
    case UInt8(ascii: "\\") where backslash == .json:
      metBackslash = true
      return next + 1
    default: return next
    }
  }

  /// The scalar of the JSON escape at a place, and where the escape ends; of a surrogate pair both
  /// escapes are read.
  private static func unicodeEscape(
    _ text: Span<UInt8>,
    at place: Int
  ) -> (Unicode.Scalar, end: Int)? {
    guard let high = hexadecimal(text, from: place + 2, digits: 4) else { return nil }
    if let scalar = Unicode.Scalar(high) { return (scalar, place + 6) }
    var next = place + 6
    guard high < 0xDC00, next < text.count, text[next] == UInt8(ascii: "\\") else { return nil }
    while next < text.count, text[next] == UInt8(ascii: "\\") { next += 1 }
    guard next < text.count, text[next] | 0x20 == UInt8(ascii: "u"),
      let low = hexadecimal(text, from: next + 1, digits: 4), (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar((high - 0xD800) << 10 + (low - 0xDC00) + 0x10000)
    else { return nil }
    return (scalar, next + 5)
  }

  private static func hexadecimal(_ text: Span<UInt8>, from start: Int, digits: Int) -> UInt32? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for place in start..<(start + digits) {
      guard let digit = Hexadecimal.value(text[place]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The character of the %-codes at a place, however many times they are coded; nil where they give
  /// none that is UTF-8.
  static func percentCode(
    _ text: Span<UInt8>,
    at place: Int
  ) -> (Unicode.Scalar, end: Int)? {
    guard let (first, end) = percentByte(text, at: place) else { return nil }
    if first < 0x80 { return (Unicode.Scalar(first), end) }
    var bytes = [first]
    var next = end
    while bytes.count < 4, let (byte, end) = percentByte(text, at: next), byte & 0xC0 == 0x80 {
      bytes.append(byte)
      next = end
      if let (scalar, length) = scalar(bytes.span, at: 0), length == bytes.count {
        return (scalar, next)
      }
    }
    return nil
  }

  private static func percentByte(_ text: Span<UInt8>, at place: Int) -> (UInt8, end: Int)? {
    guard place < text.count, text[place] == UInt8(ascii: "%"),
      var value = hexadecimal(text, from: place + 1, digits: 2)
    else { return nil }
    var end = place + 3
    // %25 is the sign itself.
    while value == 0x25, let inner = hexadecimal(text, from: end, digits: 2) {
      value = inner
      end += 2
    }
    return (UInt8(value), end)
  }
}
