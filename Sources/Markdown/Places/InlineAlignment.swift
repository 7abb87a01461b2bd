/// The places of the inlines of one block in its source.
///
/// cmark's own columns are wrong after a link, code or HTML of several lines, on lazy lines and
/// where indents differ. But its tree and the source say the same in the same order: this walks
/// along both at once.
struct InlineAlignment {
  /// Text of the tree that is unbroken in the source.
  private struct Segment {
    let text: Int
    let content: Int
    var count: Int
    /// How many bytes of the content became the text.
    var width: Int
    /// Whether the source has these bytes themselves, not escapes or entities for them.
    let isRaw: Bool
  }

  let content: InlineContent
  private var segments: [Segment] = []
  /// The nodes in reading order with their ranges in the content.
  private(set) var places: [(node: Int, content: Range<Int>)] = []
  /// False where tree and source did not agree to the end.
  private(set) var isComplete = true

  private var index = 0
  /// In words of `<https://…>`, where a backslash is itself.
  private var isInAutolink = false

  init(of block: Int, in tree: Tree, _ input: InputText) {
    content = InlineContent(of: block, in: tree, input)
    walk(block, tree)
  }

  private mutating func walk(_ block: Int, _ tree: Tree) {
    var current = tree.first(block)
    var open: [Int] = []
    while let node = current, isComplete {
      let start = index
      enter(tree.nodes[node], tree)
      places.append((node, start..<index))
      if let child = tree.first(node) {
        open.append(places.count - 1)
        current = child
        continue
      }
      if isContainer(tree.nodes[node]) { leave(places.count - 1, tree) }
      var last = node
      current = tree.next(last)
      while current == nil, let place = open.popLast(), isComplete {
        leave(place, tree)
        last = places[place].node
        current = tree.next(last)
      }
    }
  }

  private mutating func leave(_ place: Int, _ tree: Tree) {
    exit(tree.nodes[places[place].node])
    places[place].content = places[place].content.lowerBound..<index
  }

  private func isContainer(_ node: Node) -> Bool {
    switch node.kind {
    case .emphasis, .strong, .strikethrough, .link, .image: true
    default: false
    }
  }
}

extension InlineAlignment {
  private mutating func enter(_ node: Node, _ tree: Tree) {
    switch node.kind {
    // Words that were set for a value have the value's place.
    case .text: match(node.extra.isEmpty ? node.literal : node.extra, tree)
    case .value: match(node.extra, tree)
    case .softBreak, .lineBreak: skipBreak()
    case .code: skipCode()
    case .htmlInline: skip(Int(node.literal.count))
    case .footnoteReference: skip(Int(node.literal.count) + 3)
    case .emphasis, .strong, .strikethrough: skipDelimiter(node)
    case .image: skip(2)
    case .link:
      isInAutolink = peek == UInt8(ascii: "<")
      skip(1)
    default: isComplete = false
    }
  }

  private mutating func exit(_ node: Node) {
    switch node.kind {
    case .emphasis, .strong, .strikethrough: skipDelimiter(node)
    case .link, .image:
      let close = isInAutolink ? UInt8(ascii: ">") : UInt8(ascii: "]")
      guard peek == close else {
        isComplete = false
        return
      }
      skip(1)
      if !isInAutolink {
        var scanner = LinkScanner(content.bytes, at: index)
        scanner.skipTail()
        index = scanner.index
      }
      isInAutolink = false
    default: break
    }
  }

  private var peek: UInt8? { index < content.bytes.count ? content.bytes[index] : nil }

  private mutating func skip(_ count: Int) {
    index += count
    if index > content.bytes.count {
      index = content.bytes.count
      isComplete = false
    }
  }

  private mutating func skipDelimiter(_ node: Node) {
    guard let byte = peek, "*_~".utf8.contains(byte) else {
      isComplete = false
      return
    }
    skip(node.kind == .strikethrough ? Int(node.number) : node.kind == .strong ? 2 : 1)
  }

  private mutating func skipBreak() {
    if peek == UInt8(ascii: "\\") { index += 1 }
    while let byte = peek, byte == 0x20 || byte == 0x09 { index += 1 }
    if peek == 0x0A { index += 1 } else { isComplete = false }
    while let byte = peek, byte == 0x20 || byte == 0x09 { index += 1 }
  }

  private mutating func skipCode() {
    let opening = skipBackticks()
    if opening == 0 { isComplete = false }
    while peek != nil {
      if peek != UInt8(ascii: "`") {
        index += 1
      } else if skipBackticks() == opening {
        return
      }
    }
    isComplete = false
  }

  private mutating func skipBackticks() -> Int {
    let start = index
    while peek == UInt8(ascii: "`") { index += 1 }
    return index - start
  }

  private mutating func match(_ slice: TextSlice, _ tree: Tree) {
    var text = slice.range.lowerBound
    let end = slice.range.upperBound
    while text < end {
      guard let byte = peek else {
        isComplete = false
        return
      }
      if byte == UInt8(ascii: "\\"), !isInAutolink, index + 1 < content.bytes.count,
        isPunctuation(content.bytes[index + 1])
      {
        guard content.bytes[index + 1] == tree.text[text] else {
          isComplete = false
          return
        }
        record(text, count: 1, source: 2, isRaw: false)
        text += 1
      } else if byte == UInt8(ascii: "&"),
        let entity = EntityReference(in: content.bytes, at: index),
        let count = entity.decodedCount(in: tree.text[text..<end])
      {
        record(text, count: min(count, end - text), source: entity.end - index, isRaw: false)
        text += min(count, end - text)
      } else {
        guard byte == tree.text[text] else {
          isComplete = false
          return
        }
        record(text, count: 1, source: 1, isRaw: true)
        text += 1
      }
    }
  }

  private mutating func record(_ text: Int, count: Int, source: Int, isRaw: Bool) {
    if isRaw, let last = segments.indices.last, segments[last].isRaw,
      segments[last].text + segments[last].count == text,
      segments[last].content + segments[last].count == index
    {
      segments[last].count += count
      segments[last].width += source
    } else {
      segments.append(
        Segment(text: text, content: index, count: count, width: source, isRaw: isRaw)
      )
    }
    index += source
  }
}

extension InlineAlignment {
  /// The range of a stretch of the tree's text in the content, if the source has the same bytes
  /// there, neither escaped nor as entities.
  func rawContent(ofText range: Range<Int>) -> Range<Int>? {
    guard let segment = segment(ofText: range.lowerBound), segment.isRaw,
      range.upperBound <= segment.text + segment.count
    else { return nil }
    let start = segment.content + range.lowerBound - segment.text
    return start..<(start + range.count)
  }

  /// The range of a stretch of the tree's text in the input; nil where that is not known.
  func source(ofText range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, let first = segment(ofText: range.lowerBound),
      let last = segment(ofText: range.upperBound - 1)
    else { return nil }
    let start = first.content + (first.isRaw ? range.lowerBound - first.text : 0)
    let end = last.content + (last.isRaw ? range.upperBound - last.text : last.width)
    return start < end ? content.source(start..<end) : nil
  }

  private func segment(ofText offset: Int) -> Segment? {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].text <= offset { low = middle } else { high = middle }
    }
    guard low < segments.count, segments[low].text <= offset,
      offset < segments[low].text + segments[low].count
    else { return nil }
    return segments[low]
  }
}
