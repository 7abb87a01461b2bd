/// A text that is searched: bytes, and what is asked of them everywhere.
///
/// Behind either end is a byte 0, which is no part of anything.
struct PHIText {
  let bytes: [UInt8]
  /// Whether tags between a label and its value count as blanks.
  let isMarkup: Bool

  /// What may stand between the groups of a number.
  enum Separator {
    case dash
    case blank
    case dot
  }

  var count: Int { bytes.count }

  @inline(__always)
  subscript(_ index: Int) -> UInt8 {
    index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  @inline(__always)
  func isDigit(_ index: Int) -> Bool { self[index] &- 0x30 < 10 }

  @inline(__always)
  func isLetter(_ index: Int) -> Bool { (self[index] | 0x20) &- 0x61 < 26 }

  @inline(__always)
  func isAlnum(_ index: Int) -> Bool { isDigit(index) || isLetter(index) }

  /// Whether a byte is of a letter or digit, or of a sign beyond ASCII.
  @inline(__always)
  func isWord(_ index: Int) -> Bool { isAlnum(index) || self[index] >= 0x80 }

  func isUpper(_ index: Int) -> Bool { self[index] &- 0x41 < 26 }

  func isHex(_ index: Int) -> Bool { isDigit(index) || (self[index] | 0x20) &- 0x61 < 6 }

  func isBlank(_ index: Int) -> Bool { self[index] == 0x20 || self[index] == 0x09 }

  func isLineEnd(_ index: Int) -> Bool { self[index] == 0x0A || self[index] == 0x0D }

  /// How many digits follow, up to `most`.
  func digits(_ start: Int, most: Int) -> Int {
    var count = 0
    while count < most, isDigit(start + count) { count += 1 }
    return count
  }

  /// How many hexadecimal digits follow, up to `most`.
  func hexDigits(_ start: Int, most: Int) -> Int {
    var count = 0
    while count < most, isHex(start + count) { count += 1 }
    return count
  }

  /// The number that some digits make.
  func number(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + Int(self[$1] &- 0x30) }
  }

  /// A hyphen or dash, a blank or a full stop, with its length in bytes.
  func separator(_ index: Int) -> (sort: Separator, length: Int)? {
    switch self[index] {
    case 0x2D: return (.dash, 1)
    case 0x20: return (.blank, 1)
    case 0x2E: return (.dot, 1)
    case 0xC2: return self[index + 1] == 0xA0 ? (.blank, 2) : nil
    case 0xE2:
      let (second, third) = (self[index + 1], self[index + 2])
      if second == 0x80, (0x90...0x95).contains(third) { return (.dash, 3) }
      if second == 0x88, third == 0x92 { return (.dash, 3) }
      if second == 0x81, third == 0x9F { return (.blank, 3) }
      return second == 0x80 && (third == 0xAF || third < 0x8B) ? (.blank, 3) : nil
    default: return nil
    }
  }

  /// Whether a dash of any kind ends before an index.
  func hasDash(before index: Int) -> Bool {
    self[index - 1] == 0x2D
      || self[index - 1] >= 0x80 && separator(index - 3).map { $0.sort == .dash } ?? false
  }

  /// Whether a number that begins here is the rest of something longer.
  func isInside(start: Int) -> Bool {
    if isAlnum(start - 1) { return !isEscape(before: start) }
    if hasDash(before: start) || self[start - 1] == 0x2B { return true }
    return self[start - 1] == 0x2E && isAlnum(start - 2)
  }

  /// Whether what is right before an index is `\n` of JSON or `%20` of an address.
  func isEscape(before index: Int) -> Bool {
    if self[index - 2] == 0x5C { return true }
    if self[index - 3] == 0x25 { return isHex(index - 1) && isHex(index - 2) }
    return self[index - 6] == 0x5C && self[index - 5] == 0x75
  }

  /// Whether a number that ends here goes on.
  func isInside(end: Int) -> Bool {
    if isAlnum(end) { return true }
    guard let next = separator(end), next.sort != .blank else { return false }
    return next.sort == .dash ? isAlnum(end + next.length) : isDigit(end + 1)
  }

  /// Whether a row of numbers goes on at either end of a stretch.
  func isInRow(_ range: Range<Int>) -> Bool {
    var before = range.lowerBound - 1
    while isBlank(before), range.lowerBound - before < 4 { before -= 1 }
    if before < range.lowerBound - 1 || self[before] == 0x2C, isDigit(before) { return true }
    if self[before] == 0x2C, isDigit(before - 1) { return true }
    var after = range.upperBound
    while isBlank(after), after - range.upperBound < 3 { after += 1 }
    return after > range.upperBound && isDigit(after)
      || self[range.upperBound] == 0x2C && (isDigit(range.upperBound + 1))
  }

  /// Whether a word of small letters of ASCII is at an index, in any case.
  func has(_ word: String, at index: Int) -> Bool {
    var at = index
    for byte in word.utf8 {
      let found = self[at]
      guard found == byte || found &+ 0x20 == byte && isUpper(at) else { return false }
      at += 1
    }
    return true
  }

  /// The letter that ends before an index, an accent of Spanish left out, and its length in bytes.
  func letter(before index: Int) -> (letter: UInt8, length: Int)? {
    let byte = self[index - 1]
    if isLetter(index - 1) { return (byte, 1) }
    guard byte >= 0x80, self[index - 2] == 0xC3 else { return nil }
    switch byte | 0x20 {
    case 0xA1: return (0x61, 2)
    case 0xA9: return (0x65, 2)
    case 0xAD: return (0x69, 2)
    case 0xB1: return (0x6E, 2)
    case 0xB3: return (0x6F, 2)
    case 0xBA, 0xBC: return (0x75, 2)
    default: return nil
    }
  }
}
