import Diagnostics

extension Parsing {
  /// Makes callouts of the quotations that begin with `[!NOTE]` or another kind.
  mutating func findCallouts() {
    for index in blocks where tree.nodes[index].kind == .blockQuote {
      guard let paragraph = tree.first(index), tree.nodes[paragraph].kind == .paragraph,
        let text = tree.first(paragraph), tree.nodes[text].kind == .text,
        let word = calloutWord(paragraph, text)
      else { continue }
      let name = String(decoding: tree.text[word], as: UTF8.self)
      guard let kind = CalloutKind.allCases.first(where: { $0.word == name.uppercased() }) else {
        reportUnknown(name, at: paragraph)
        continue
      }
      tree.nodes[index].kind = .callout
      tree.nodes[index].number = UInt32(kind.rawValue)
      splitTitle(of: index, paragraph, dropping: word.count + 3)
    }
  }

  /// The word between the brackets of `[!NOTE]` at a paragraph's beginning, in the tree's text.
  private func calloutWord(_ paragraph: Int, _ text: Int) -> Range<Int>? {
    let range = tree.nodes[text].literal.range
    // An escaped bracket is a backslash in the source.
    guard range.count > 3, input.bytes[Int(tree.nodes[paragraph].start)] == UInt8(ascii: "["),
      tree.text[range.lowerBound] == UInt8(ascii: "["),
      tree.text[range.lowerBound + 1] == UInt8(ascii: "!")
    else { return nil }
    let start = range.lowerBound + 2
    var end = start
    while end < range.upperBound, isLetter(tree.text[end]) { end += 1 }
    guard end > start, end < range.upperBound, tree.text[end] == UInt8(ascii: "]") else {
      return nil
    }
    let isAlone = end + 1 == range.upperBound || isBlank(tree.text[end + 1])
    return isAlone ? start..<end : nil
  }

  private mutating func reportUnknown(_ name: String, at paragraph: Int) {
    let start = Int(tree.nodes[paragraph].start)
    report.add(
      .warning,
      rule: "unknown-callout",
      "there is no callout \"\(name)\"",
      at: input.origin(ofBytes: start..<(start + name.utf8.count + 3)),
      help: suggestion(for: name, among: CalloutKind.allCases.map(\.word))
    )
  }

  /// What follows the brackets on their line is the title.
  private mutating func splitTitle(of callout: Int, _ paragraph: Int, dropping count: Int) {
    alignOnce(paragraph)
    if let text = tree.first(paragraph) { tree.dropBytes(count, ofText: text) }
    if let text = tree.first(paragraph), tree.nodes[text].kind == .text {
      tree.dropBlanks(ofText: text)
    }
    let title = tree.make(Node(.calloutTitle))
    while let inline = tree.first(paragraph) {
      tree.unlink(inline)
      let kind = tree.nodes[inline].kind
      if kind == .softBreak || kind == .lineBreak { break }
      tree.nodes[title].end = tree.nodes[inline].end
      tree.link(inline, asLastOf: title)
    }
    if tree.first(title) != nil {
      tree.startAtFirstInline(title)
      tree.insert(title, before: paragraph)
    }
    if tree.first(paragraph) == nil {
      tree.unlink(paragraph)
    } else {
      tree.startAtFirstInline(paragraph)
    }
  }
}
