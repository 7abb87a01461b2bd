import Diagnostics

extension Parsing {
  /// How deep quotations and lists may be nested; people need three or four levels.
  private static let deepest = 50
  /// How many images may be open at once; beyond that, cmark's time grows with their square.
  private static let mostOpenImages = 500

  /// Disables markup that only an attack contains, because cmark would be slow, or the
  /// output many times the input: a backslash makes text of it.
  mutating func guardAgainstExcess() {
    var rewriting = Rewriting()
    for line in input.firstLine..<input.lineStarts.count {
      let whole = input.wholeLine(line)
      if whole.count > Parsing.deepest, let excess = excessiveMarker(in: input.lineRange(line)) {
        reportDepth(excess)
        let beginning = input.bytes[whole.lowerBound..<excess] + [UInt8(ascii: "\\")]
        rewriting.begin(
          line,
          with: Array(beginning),
          dropping: excess - whole.lowerBound,
          mark: nil
        )
      }
    }
    if !rewriting.isEmpty { input = rewriting.apply(to: input, marks: &marks) }
    if features.contains(.exclamation) { escapeExcessiveImages() }
  }

  private mutating func reportDepth(_ byte: Int) {
    if mode != .site { return }
    let origin = input.origin(ofByte: byte)
    report.add(
      .warning,
      rule: "nested-too-deep",
      "quotations and lists lie more than \(Parsing.deepest) deep in one another",
      at: origin..<(origin + 1)
    )
  }

  /// The position of the first mark that is too deep; nil also for a thematic break.
  private func excessiveMarker(in line: Range<Int>) -> Int? {
    var index = line.lowerBound
    var count = 0
    while true {
      while index < line.upperBound, isBlank(input.bytes[index]) { index += 1 }
      guard index < line.upperBound else { return nil }
      var mark = index
      if input.bytes[index] != UInt8(ascii: ">") {
        guard BlockStarts.isListItem(index..<line.upperBound, in: input.bytes) else { return nil }
        while isDigit(input.bytes[mark]) { mark += 1 }
      }
      count += 1
      if count > Parsing.deepest { return isThematicBreak(line) ? nil : mark }
      index = mark + 1
    }
  }

  private func isThematicBreak(_ line: Range<Int>) -> Bool {
    guard let first = input.bytes[line].first(where: { !isBlank($0) }),
      "*-_".utf8.contains(first)
    else { return false }
    return input.bytes[line].allSatisfy { $0 == first || isBlank($0) }
  }

  /// cmark 0.30 looks through all open `![` at each link.
  private mutating func escapeExcessiveImages() {
    guard countImages() > Parsing.mostOpenImages else { return }
    var open: [Bool] = []
    var images = 0
    var excess: [Int] = []
    var index = input.range.lowerBound
    while index < input.range.upperBound {
      switch input.bytes[index] {
      case UInt8(ascii: "["):
        let isImage =
          index > input.range.lowerBound
          && input.bytes[index - 1] == UInt8(ascii: "!")
        open.append(isImage)
        if isImage { images += 1 }
        if isImage, images > Parsing.mostOpenImages { excess.append(index - 1) }
      case UInt8(ascii: "]"): if open.popLast() == true { images -= 1 }
      default: break
      }
      index += 1
    }
    if !excess.isEmpty { escape(excess) }
  }

  /// How many `![` there are, open or not.
  private func countImages() -> Int {
    let text = input.bytes.span.extracting(input.range)
    var (count, before): (Int, UInt8) = (0, 0)
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "["), before == UInt8(ascii: "!") { count += 1 }
      before = byte
    }
    return count
  }

  /// Puts a backslash before each of the given bytes.
  private mutating func escape(_ places: [Int]) {
    var out = InputText.Builder()
    var next = places[...]
    for line in input.firstLine..<input.lineStarts.count {
      let whole = input.wholeLine(line)
      var bytes: [UInt8] = []
      for index in whole {
        if index == next.first {
          next.removeFirst()
          bytes.append(UInt8(ascii: "\\"))
        }
        bytes.append(input.bytes[index])
      }
      let shift = whole.lowerBound - input.lineStarts[line]
      out.append(line: bytes, origin: input.origins[line] + shift)
    }
    input = out.text
  }
}
