import Diagnostics

extension Parsing {
  /// Takes `{width=50%}` right after an image from the text: its share of the width of the line.
  mutating func takeSize(
    of image: Int,
    from text: Int,
    _ alignment: InlineAlignment,
    _ foreign: inout ForeignMarkup
  ) {
    let range = tree.nodes[text].literal.range
    guard tree.text[range.lowerBound] == UInt8(ascii: "{"),
      alignment.rawContent(ofText: range.lowerBound..<(range.lowerBound + 1)) != nil,
      let close = Cmark.index(
        of: UInt8(ascii: "}"),
        in: tree.text,
        range.lowerBound..<min(range.upperBound, range.lowerBound + 300)
      )
    else { return }
    let inner = tree.trimmed((range.lowerBound + 1)..<close)
    guard tree.text[inner].starts(with: "width=".utf8) else { return }
    if let share = share(tree.text[inner].dropFirst(6)) {
      tree.nodes[image].share = share
      return tree.dropBytes(close + 1 - range.lowerBound, ofText: text)
    }
    let written = String(decoding: tree.text[range.lowerBound...close], as: UTF8.self)
    let place = alignment.source(ofText: range.lowerBound..<(close + 1))
    report.add(
      .warning,
      rule: "image-width",
      "\"\(written)\" is no width of a picture and is shown as text",
      at: input.origin(ofBytes: place ?? tree.nodes[image].bytes),
      help: "write {width=50%}, from 1% to 100% of the line"
    )
  }

  /// A whole number from 1 to 100 with a percent sign, maybe in quotation marks.
  private func share(_ text: ArraySlice<UInt8>) -> Int? {
    var text = text
    if let first = text.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"),
      text.last == first, text.count > 2
    {
      text = text.dropFirst().dropLast()
    }
    guard text.last == UInt8(ascii: "%"), text.count < 5, text.dropLast().allSatisfy(isDigit),
      let share = Int(String(decoding: text.dropLast(), as: UTF8.self)), (1...100).contains(share)
    else { return nil }
    return share
  }
}
