extension Literal {
  /// The bytes of a stretch of a file.
  ///
  /// Where a tag follows that shares its line (`endsBeforeTag`), the end of the stretch may be the
  /// beginning of a line.
  init(_ range: Range<Int>, of source: [UInt8], endsBeforeTag: Bool) {
    bytes = Array(source[range])
    lines = []
    for index in range where Self.startsLine(index, source) && !Self.isNewline(index, source) {
      lines.append(index - range.lowerBound)
    }
    if endsBeforeTag, Self.startsLine(range.upperBound, source) { lines.append(range.count) }
  }

  private static func startsLine(_ index: Int, _ source: [UInt8]) -> Bool {
    index == 0 || source[index - 1] == UInt8(ascii: "\n")
  }

  private static func isNewline(_ index: Int, _ source: [UInt8]) -> Bool {
    if source[index] == UInt8(ascii: "\n") { return true }
    return source[index] == UInt8(ascii: "\r") && index + 1 < source.count
      && source[index + 1] == UInt8(ascii: "\n")
  }

  /// Takes the last bytes away, and the beginning of the line they stood on.
  mutating func dropLast(_ count: Int) {
    bytes.removeLast(count)
    while let last = lines.last, last >= bytes.count { lines.removeLast() }
  }

  /// Takes up to the whole of `prefix` away from the beginning of each line.
  mutating func dedent(_ prefix: [UInt8]) {
    guard !prefix.isEmpty, !lines.isEmpty else { return }
    var out: [UInt8] = []
    var starts: [Int] = []
    var done = 0
    for line in lines {
      out.append(contentsOf: bytes[done..<line])
      starts.append(out.count)
      done = line + Self.commonPrefix(bytes[line...], prefix)
    }
    out.append(contentsOf: bytes[done...])
    bytes = out
    lines = starts
  }

  static func commonPrefix(_ bytes: ArraySlice<UInt8>, _ prefix: [UInt8]) -> Int {
    zip(bytes, prefix).prefix { $0 == $1 }.count
  }
}

extension Template {
  /// Takes an indentation away from a body and the bodies of its sections and blocks.
  ///
  /// The arguments of a parent inside have lost their own already.
  mutating func dedent(_ body: Int, _ prefix: [UInt8]) {
    guard !prefix.isEmpty else { return }
    func cut(_ indent: [UInt8]) -> [UInt8] {
      Array(indent.dropFirst(Literal.commonPrefix(indent[...], prefix)))
    }
    for index in bodies[body].indices {
      switch bodies[body][index] {
      case .literal(var literal):
        literal.dedent(prefix)
        bodies[body][index] = .literal(literal)
      case .section(_, _, let inner): dedent(inner, prefix)
      case .partial(let tag, let indent): bodies[body][index] = .partial(tag, indent: cut(indent))
      case .parent(var parent):
        parent.indent = cut(parent.indent)
        bodies[body][index] = .parent(parent)
      case .block(var block):
        block.indent = cut(block.indent)
        bodies[body][index] = .block(block)
        dedent(block.body, prefix)
      case .variable: break
      }
    }
  }
}
