/// A run of `*`, `_` or `~` in the content of a block.
struct DelimiterRun {
  let character: UInt8
  /// The original length of the run, for CommonMark's rule of three.
  let length: Int
  /// Whether it may begin or end emphasis or struck text.
  let canOpen: Bool
  let canClose: Bool
  /// The range in the content of what is left of the run.
  var content: Range<Int>

  /// The run at a stretch of the content; its neighbors decide whether it opens or closes.
  ///
  /// GFM strikes with one or two `~`, not more, and looks past `~` for the neighbours of the others.
  init(_ content: Range<Int>, in bytes: [UInt8]) {
    let tilde = UInt8(ascii: "~")
    let isTilde = bytes[content.lowerBound] == tilde
    var (start, end) = (content.lowerBound, content.upperBound)
    while !isTilde, start > 0, bytes[start - 1] == tilde { start -= 1 }
    while !isTilde, end < bytes.count, bytes[end] == tilde { end += 1 }
    let before = DelimiterRun.scalar(before: start, in: bytes)
    let after = DelimiterRun.scalar(at: end, in: bytes)
    let isLeft =
      !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
    let isRight =
      !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))
    character = bytes[content.lowerBound]
    length = content.count
    let isUnderscore = character == UInt8(ascii: "_")
    let isTooLong = isTilde && length > 2
    canOpen = isLeft && !isTooLong && (!isUnderscore || !isRight || isPunctuation(before))
    canClose = isRight && !isTooLong && (!isUnderscore || !isLeft || isPunctuation(after))
    self.content = content
  }

  /// Whether the two may enclose emphasis or struck text, by CommonMark's rule of three.
  func opens(for closer: DelimiterRun) -> Bool {
    guard canOpen, character == closer.character else { return false }
    return !(closer.canOpen || canClose) || closer.length % 3 == 0
      || (length + closer.length) % 3 != 0
  }

  private static func scalar(at index: Int, in bytes: [UInt8]) -> Unicode.Scalar {
    guard index < bytes.count else { return "\n" }
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first ?? "\n"
  }

  private static func scalar(before index: Int, in bytes: [UInt8]) -> Unicode.Scalar {
    guard index > 0 else { return "\n" }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start, in: bytes)
  }
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "\t", "\n", "\u{0C}", "\r": true
  default: scalar.properties.generalCategory == .spaceSeparator
  }
}

private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return isPunctuation(UInt8(scalar.value)) }
  switch scalar.properties.generalCategory {
  case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
    .initialPunctuation, .finalPunctuation, .otherPunctuation:
    return true
  default: return false
  }
}
