/// HTML comments: they are for the author, and never part of any output.
enum Comments {
  static let opening = Array("<!--".utf8)

  /// Whether a comment begins at a byte.
  static func begins(at index: Int, in bytes: [UInt8], before limit: Int) -> Bool {
    index + 4 <= limit && bytes[index] == UInt8(ascii: "<")
      && bytes[index..<(index + 4)].elementsEqual(opening)
  }

  /// The byte after the comment that begins at one; nil where it is never closed.
  ///
  /// As in HTML and CommonMark 0.31, `<!-->` and `<!--->` are whole comments, and two hyphens
  /// end none.
  static func end(from start: Int, in bytes: [UInt8], before limit: Int) -> Int? {
    // The opening's own hyphens may belong to the closing.
    close(from: start + 2, in: bytes, before: limit)
  }

  /// The byte after the first `-->` from a byte on.
  static func close(from start: Int, in bytes: [UInt8], before limit: Int) -> Int? {
    var from = start
    while from < limit, let angle = Cmark.index(of: UInt8(ascii: ">"), in: bytes, from..<limit) {
      if angle >= start + 2, bytes[angle - 1] == UInt8(ascii: "-"),
        bytes[angle - 2] == UInt8(ascii: "-")
      {
        return angle + 1
      }
      from = angle + 1
    }
    return nil
  }

  /// A text without its comments, and whether all of them are closed; nil where it has none.
  static func removed(from text: ArraySlice<UInt8>) -> (text: [UInt8], areClosed: Bool)? {
    let bytes = Array(text)
    var out: [UInt8] = []
    var done = 0
    var from = 0
    var found = false
    while from < bytes.count,
      let angle = Cmark.index(of: UInt8(ascii: "<"), in: bytes, from..<bytes.count)
    {
      guard begins(at: angle, in: bytes, before: bytes.count) else {
        from = angle + 1
        continue
      }
      found = true
      out.append(contentsOf: bytes[done..<angle])
      guard let end = end(from: angle, in: bytes, before: bytes.count) else { return (out, false) }
      (done, from) = (end, end)
    }
    if !found { return nil }
    out.append(contentsOf: bytes[done...])
    return (out, true)
  }
}

extension Parsing {
  /// Lets cmark read comments as HTML defines them: the hyphens in one, at which CommonMark 0.30 would
  /// end it, and the pipes, at which GFM would end a cell, are replaced while it reads.
  ///
  /// A comment within a paragraph ends with it; a block of its own is a comment to cmark anyway.
  mutating func maskComments() {
    guard features.contains(.angle), features.contains(.exclamation) else { return }
    var from = input.range.lowerBound
    let limit = input.range.upperBound
    while from < limit,
      let angle = Cmark.index(of: UInt8(ascii: "<"), in: input.bytes, from..<limit)
    {
      from = angle + 1
      guard Comments.begins(at: angle, in: input.bytes, before: limit) else { continue }
      guard let end = Comments.end(from: angle, in: input.bytes, before: limit) else { return }
      let inner = (angle + 4)..<max(angle + 4, end - 3)
      from = end
      if hasBlankLine(inner) { continue }
      if hiddenBytes.isEmpty, !choosePlaceholders() { return }
      mask(inner)
    }
  }

  /// Where the comment begins that is not closed in a stretch of the input.
  func unclosedComment(in range: Range<Int>) -> Int? {
    var from = range.lowerBound
    while let angle = Cmark.index(of: UInt8(ascii: "<"), in: input.bytes, from..<range.upperBound) {
      from = angle + 1
      guard Comments.begins(at: angle, in: input.bytes, before: range.upperBound) else { continue }
      guard let end = Comments.end(from: angle, in: input.bytes, before: range.upperBound) else {
        return angle
      }
      from = end
    }
    return nil
  }

  private mutating func choosePlaceholders() -> Bool {
    for byte in "-|".utf8 {
      guard let placeholder = placeholder() else { break }
      hiddenBytes.append((placeholder, byte))
    }
    return !hiddenBytes.isEmpty
  }

  private func hasBlankLine(_ range: Range<Int>) -> Bool {
    var isBlankSoFar = false
    for index in range {
      let byte = input.bytes[index]
      let isEnd = byte == 0x0A || byte == 0x0D && input.bytes[index + 1] != 0x0A
      if isEnd, isBlankSoFar { return true }
      if isEnd {
        isBlankSoFar = true
      } else if !isBlank(byte), byte != UInt8(ascii: ">") {
        isBlankSoFar = false
      }
    }
    return false
  }

  private mutating func mask(_ inner: Range<Int>) {
    let isOneLine = !inner.contains { input.bytes[$0] == 0x0A || input.bytes[$0] == 0x0D }
    var start = inner.lowerBound
    while start < inner.upperBound {
      let end = Cmark.index(of: 0x0A, in: input.bytes, start..<inner.upperBound) ?? inner.upperBound
      // A line of nothing but hyphens may underline a heading, and this one is cmark's to judge.
      let isStructure = !input.bytes[start..<end].contains { !"-|:> \t\r".utf8.contains($0) }
      if isOneLine || !isStructure { maskLine(start..<end, withPipes: isOneLine) }
      start = end + 1
    }
  }

  private mutating func maskLine(_ line: Range<Int>, withPipes: Bool) {
    var isStart = !withPipes
    for index in line {
      let byte = input.bytes[index]
      if byte == UInt8(ascii: "|"), withPipes { hide(index) }
      if byte == UInt8(ascii: "-") {
        // One hyphen with a blank behind it begins an item of a list.
        let isItem = isStart && index + 1 < line.upperBound && isBlank(input.bytes[index + 1])
        if !isItem { hide(index) }
      }
      if !isBlank(byte), byte != UInt8(ascii: ">") { isStart = false }
    }
  }

  /// Replaces a byte until cmark has read the text.
  private mutating func hide(_ index: Int) {
    let byte = input.bytes[index]
    if let known = hiddenBytes.first(where: { $0.byte == byte }) {
      input.bytes[index] = known.placeholder
    }
  }

  /// A control character that neither the text nor anything hidden uses.
  func placeholder() -> UInt8? {
    let taken = Set(hiddenBytes.map(\.placeholder) + [startPlaceholder].compactMap(\.self))
    return FootnoteStart.placeholder(for: input.bytes[input.range], besides: taken)
  }
}
