import Diagnostics

extension Parsing {
  /// Turns `[^label]` in a text node into footnote references where there is such a footnote.
  mutating func splitFootnoteMarks(in node: Int, _ alignment: InlineAlignment) {
    let range = tree.nodes[node].literal.range
    var done = range.lowerBound
    var from = done
    while let mark = scanMark(in: from..<range.upperBound) {
      from = mark.upperBound
      guard let content = alignment.rawContent(ofText: mark) else { continue }
      let label = (mark.lowerBound + 2)..<(mark.upperBound - 1)
      guard let number = footnoteNumber(of: label) else {
        reportUnknown(label, at: alignment.content.source(content))
        continue
      }
      insertText(done..<mark.lowerBound, before: node, alignment)
      var reference = Node(.footnoteReference)
      reference.literal = TextSlice(label)
      reference.number = number
      place(&reference, at: alignment.content.source(content))
      tree.insert(tree.make(reference), before: node)
      done = mark.upperBound
    }
    if done > range.lowerBound { keep(done..<range.upperBound, of: node, alignment) }
  }

  /// The next `[^label]` in a stretch of the text.
  private func scanMark(in range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while index + 3 < range.upperBound {
      if tree.text[index] == UInt8(ascii: "["), tree.text[index + 1] == UInt8(ascii: "^") {
        var close = index + 2
        while close < range.upperBound, tree.text[close] != UInt8(ascii: "]"),
          tree.text[close] != UInt8(ascii: "["), !isBlank(tree.text[close])
        {
          close += 1
        }
        if close > index + 2, close < range.upperBound, tree.text[close] == UInt8(ascii: "]") {
          return index..<(close + 1)
        }
      }
      index += 1
    }
    return nil
  }

  /// The index in `footnotes` of the first definition with a label; case does not matter.
  private func footnoteNumber(of label: Range<Int>) -> UInt32? {
    footnoteLabels[Parsing.normalized(tree.text[label])]
  }

  private static func normalized(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased()
  }

  private mutating func reportUnknown(_ label: Range<Int>, at bytes: Range<Int>) {
    if mode != .site { return }
    report.add(
      .warning,
      rule: "unknown-footnote",
      "no footnote is labelled \"\(String(decoding: tree.text[label], as: UTF8.self))\"",
      at: input.origin(ofBytes: bytes),
      help:
        "add a line [^\(String(decoding: tree.text[label], as: UTF8.self))]: with its text, or write \\[^"
    )
  }

  /// Notes which label names which footnote; the first of a name counts.
  mutating func indexFootnotes() {
    for (number, index) in footnotes.enumerated() {
      let label = Parsing.normalized(tree.bytes(tree.nodes[index].literal))
      if footnoteLabels[label] == nil { footnoteLabels[label] = UInt32(number) }
    }
  }

  /// Gathers the footnotes that are referred to at the end.
  mutating func gatherFootnotes() {
    if footnotes.isEmpty { return }
    for note in footnotes { tree.unlink(note) }
    tree.numberFootnotes(footnotes)
    for note in footnotes where tree.nodes[note].parent == Node.none { reportUnused(note) }
  }

  private mutating func reportUnused(_ note: Int) {
    if mode != .site { return }
    let start = Int(footnoteOrigins[note] ?? 0)
    let name = tree.string(tree.nodes[note].literal)
    let first = footnoteLabels[Parsing.normalized(tree.bytes(tree.nodes[note].literal))]
      .map { footnotes[Int($0)] }
    let isSecond = first != nil && first != note
    report.add(
      .warning,
      rule: isSecond ? "duplicate-footnote" : "unused-footnote",
      isSecond
        ? "the footnote \"\(name)\" is defined twice, and this text of it is not shown"
        : "nothing refers to the footnote \"\(name)\", so it is not shown",
      at: start..<max(start, input.origin(ofByte: Int(tree.nodes[note].end))),
      help: isSecond ? "give it another name, such as [^\(name)-2]" : nil
    )
  }
}
