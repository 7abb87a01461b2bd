/// The beginning of a footnote, `[^label]:`, and where its text begins.
struct FootnoteStart {
  let label: Range<Int>
  let text: Int
}

extension FootnoteStart {
  /// The byte in place of the colon while cmark reads, so that it finds no link definition.
  ///
  /// The first control character that the text does not hold; nil if it holds all of them.
  static func placeholder(for bytes: ArraySlice<UInt8>, besides taken: Set<UInt8> = []) -> UInt8? {
    var free = Set<UInt8>([2, 3, 4, 5, 6, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25])
    free.subtract(taken)
    for byte in bytes where byte < 0x20 { free.remove(byte) }
    return free.min()
  }

  /// The footnote that begins at a byte.
  init?(at index: Int, end: Int, in bytes: [UInt8], colon: UInt8) {
    guard index + 5 <= end, bytes[index] == UInt8(ascii: "["), bytes[index + 1] == UInt8(ascii: "^")
    else { return nil }
    var close = index + 2
    while close < end, bytes[close] != UInt8(ascii: "]") {
      if isBlank(bytes[close]) { return nil }
      close += 1
    }
    guard close > index + 2, close + 1 < end, bytes[close + 1] == colon else { return nil }
    label = (index + 2)..<close
    var text = close + 2
    while text < end, bytes[text] == 0x20 || bytes[text] == 0x09 { text += 1 }
    self.text = text
  }
}

extension Parsing {
  /// Hides from cmark the colon of everything that may begin a footnote.
  ///
  /// Only quotation marks, list markers and other footnotes can come before it on its line.
  mutating func hideFootnoteColons() {
    guard input.bytes[input.range].containsPair(UInt8(ascii: "["), UInt8(ascii: "^")),
      let placeholder = placeholder()
    else { return }
    footnoteMarker = chooseFootnoteMarker()
    for line in input.firstLine..<input.lineStarts.count {
      let whole = input.lineRange(line)
      var index = max(whole.lowerBound, input.range.lowerBound)
      while index < whole.upperBound {
        let found = FootnoteStart(
          at: index,
          end: whole.upperBound,
          in: input.bytes,
          colon: UInt8(ascii: ":")
        )
        if let found {
          input.bytes[found.label.upperBound + 1] = placeholder
          hiddenColon = placeholder
          index = found.text
        } else if isMarkup(input.bytes[index]) {
          index += 1
        } else {
          break
        }
      }
    }
  }

  private func isMarkup(_ byte: UInt8) -> Bool {
    isBlank(byte) || isDigit(byte) || ">-+*.)".utf8.contains(byte)
  }

  /// Turns the labels of footnotes that begin in a paragraph or heading into list markers.
  func addFootnotes(of leaf: LeafLines, to rewriting: inout Rewriting) -> Bool {
    guard let hiddenColon else { return false }
    var found = false
    for line in leaf.lines where line.indent < 4 {
      guard
        let footnote = FootnoteStart(
          at: line.bytes.lowerBound,
          end: line.bytes.upperBound,
          in: input.bytes,
          colon: hiddenColon
        )
      else { continue }
      found = true
      begin(footnote, on: line, leaf, &rewriting)
    }
    return found
  }

  private func begin(
    _ footnote: FootnoteStart,
    on line: LeafLine,
    _ leaf: LeafLines,
    _ rewriting: inout Rewriting
  ) {
    let whole = input.lineRange(line.number)
    var beginning = leaf.containers.prefix(line.matched)
    if line.number == leaf.lines.first?.number, leaf.containers.opens(on: whole) {
      let cursor = leaf.containers.cursorAtContent(of: whole, input.bytes)
      beginning = Array(input.bytes[whole.lowerBound..<cursor.offset])
    }
    let mark = LineMark.footnote(
      label: Array(input.bytes[footnote.label]),
      column: beginning.count,
      origin: input.origin(ofByte: line.bytes.lowerBound)
    )
    beginning += footnoteMarker
    if footnote.text == whole.upperBound { beginning += Rewriting.comment }
    rewriting.begin(
      line.number,
      with: beginning,
      dropping: footnote.text - whole.lowerBound,
      mark: mark
    )
  }

  /// The marker of the items that replace footnotes: one that the text does not use itself.
  ///
  /// All have four columns, which is how far GFM indents the text of a footnote.
  func chooseFootnoteMarker() -> [UInt8] {
    var used: Set<UInt8> = []
    for (byte, next) in zip(input.bytes[input.range], input.bytes[input.range].dropFirst())
    where isBlank(next) {
      used.insert(byte)
    }
    if !used.contains(UInt8(ascii: "+")) { return Array("+   ".utf8) }
    return Array((used.contains(UInt8(ascii: ")")) ? "01. " : "01) ").utf8)
  }
}
