import Diagnostics

/// Which near-markup the text of a whole document may contain, checked before any node is
/// looked at: most texts contain none.
private struct Signs {
  /// `](`, `][` or `]]` that is no link.
  var hasBrackets = false
  /// `**` that encloses nothing.
  var hasStars = false
  /// `{%`, `{:` and the like.
  var hasBraces = false
  /// `<!--` that begins no comment.
  var hasComments = false

  init(_ text: [UInt8], _ features: TextFeatures) {
    func holds(_ byte: UInt8, _ isSign: (UInt8, UInt8?) -> Bool) -> Bool {
      var from = 0
      while let index = Cmark.index(of: byte, in: text, from..<text.count) {
        let next = index + 1 < text.count ? text[index + 1] : nil
        if let next, isSign(next, index + 2 < text.count ? text[index + 2] : nil) { return true }
        from = index + 1
      }
      return false
    }
    hasBrackets = holds(UInt8(ascii: "]")) { next, second in
      next == UInt8(ascii: "(") || next == UInt8(ascii: "[") || next == UInt8(ascii: "]")
        || next == 0x20 && second == UInt8(ascii: "(")
    }
    hasStars = holds(UInt8(ascii: "*")) { next, _ in next == UInt8(ascii: "*") }
    if features.contains(.brace) {
      hasBraces = holds(UInt8(ascii: "{")) { next, _ in next != UInt8(ascii: "{") }
    }
    if features.contains(.angle) {
      hasComments = holds(UInt8(ascii: "<")) { next, _ in next == UInt8(ascii: "!") }
    }
  }

  var isEmpty: Bool { !hasBrackets && !hasStars && !hasBraces && !hasComments }
}

extension Parsing {
  /// Reports source that nearly is markup, or is that of another program, and takes what sizes a
  /// picture.
  mutating func findNearMarkup() {
    findUnclosedCode()
    if features.contains(.pipe) { findRowsWithoutTable() }
    let signs = Signs(tree.text, features)
    var foreign = ForeignMarkup()
    var names = ReferenceNames()
    // All inlines of a block are together in the array: once one is looked at, so are the others.
    var isDone = false
    for index in tree.nodes.indices {
      guard tree.nodes[index].kind == .text else {
        if !tree.nodes[index].kind.isInline { isDone = false }
        if tree.nodes[index].kind == .codeBlock { findDiagram(index, &foreign) }
        continue
      }
      if !isDone, mayHoldSign(index, signs), let block = tree.blockAround(index),
        tree.parent(block) != nil
      {
        isDone = true
        inspect(block, &foreign, &names)
      }
    }
    for found in foreign.found { report(found) }
  }

  /// What may begin a line of another generator, besides signs that are rare at a line's beginning.
  private static let lineMarks = [
    "@start", ".. ", "%%", "--8<", "/// ", "import ", "export ",
  ]

  private func mayHoldSign(_ node: Int, _ signs: Signs) -> Bool {
    let range = tree.nodes[node].literal.range
    guard let first = range.first else { return false }
    switch tree.text[first] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ":"),
      UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "#"):
      return true
    case UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "%"), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: "i"), UInt8(ascii: "e"):
      if Self.lineMarks.contains(where: { tree.text[range].starts(with: $0.utf8) }) { return true }
    default: break
    }
    if signs.isEmpty { return false }
    return range.contains { index in
      switch tree.text[index] {
      case UInt8(ascii: "]"): signs.hasBrackets
      case UInt8(ascii: "*"): signs.hasStars
      case UInt8(ascii: "{"): signs.hasBraces
      case UInt8(ascii: "<"): signs.hasComments
      default: false
      }
    }
  }

  private mutating func inspect(
    _ block: Int,
    _ foreign: inout ForeignMarkup,
    _ names: inout ReferenceNames
  ) {
    let alignment = align(block)
    var index = tree.first(block)
    while let node = index {
      index = tree.advance(node, below: block)
      if tree.nodes[node].kind == .image, let next = tree.next(node),
        tree.nodes[next].kind == .text
      {
        takeSize(of: node, from: next, alignment, &foreign)
        index = tree.advance(node, below: block)
      }
      guard tree.nodes[node].kind == .text, !tree.nodes[node].literal.isEmpty else { continue }
      let text = NearText(node, in: tree, alignment)
      findReferences(text, &names)
      findOpenings(text)
      foreign.look(at: text, in: tree, block) { input.origin(ofBytes: $0) }
    }
  }

  private mutating func findReferences(_ text: NearText, _ names: inout ReferenceNames) {
    for near in text.nearLinks() where names.isMeant(near, self) {
      let place = input.origin(ofBytes: near.place)
      let written = String(decoding: tree.text[near.range], as: UTF8.self)
      switch near.kind {
      case .reference(let label, _, _):
        let name = String(decoding: tree.text[label], as: UTF8.self)
        report.add(
          .warning,
          rule: "undefined-reference",
          "no link is defined under the name \"\(name)\", so \(written) is shown as it is",
          at: place,
          help: "add a line [\(name)]: with the address, or write \\["
        )
      case .blanks(let address):
        let name = String(decoding: tree.text[address], as: UTF8.self)
        let words = written.prefix { $0 != "(" }
        report.add(
          .warning,
          rule: "link-with-blanks",
          written.hasPrefix("!")
            ? "this looks like an image; blanks end its address"
            : "this looks like a link; blanks end its address",
          at: place,
          help: "write \(words)(<\(name)>)"
        )
      case .apart:
        report.add(
          .warning,
          rule: "link-with-blanks",
          "this looks like a link; a blank parts its words from its address",
          at: place,
          help: "write \(written.replacing("] (", with: "]("))"
        )
      }
    }
  }

  private mutating func findOpenings(_ text: NearText) {
    if let comment = text.unclosedComment() {
      report.add(
        .warning,
        rule: "unclosed-comment",
        "a comment is not closed in its paragraph, so it and what follows are shown",
        at: input.origin(ofBytes: comment),
        help: "close it with --> in the same paragraph, or write \\<!--"
      )
    }
    if let stars = text.unclosedStars() {
      report.add(
        .warning,
        rule: "unclosed-emphasis",
        "\"**\" makes nothing bold here",
        at: input.origin(ofBytes: stars),
        help: "write **words** without blanks inside, or \\*\\*"
      )
    }
  }

  /// Reports a comment in a block of HTML that is not closed there, at a byte of the input.
  ///
  /// Only where the block is the text's last does the comment hide all that follows: else CommonMark
  /// ends it with its block, and words that were meant only for the author are shown.
  mutating func reportUnclosedComment(at start: Int, endOfBlock end: Int) {
    let isHidden = isEndOfText(end)
    report.add(
      .warning,
      rule: "unclosed-comment",
      isHidden
        ? "a comment is never closed, so all that follows is not shown"
        : "a comment is cut off where its block ends, so what follows is shown",
      at: input.origin(ofBytes: start..<min(start + Comments.opening.count, input.bytes.count)),
      help: isHidden ? "close it with -->" : "close it with --> before the block ends"
    )
  }

  /// Whether nothing but blanks and the markers of quotations follows a byte of the input.
  private func isEndOfText(_ end: Int) -> Bool {
    input.bytes[min(end, input.range.upperBound)..<input.range.upperBound].allSatisfy {
      isBlank($0) || $0 == UInt8(ascii: ">")
    }
  }

  private mutating func report(_ found: ForeignMarkup.Found) {
    let more = found.count > 1 ? ", as are \(found.count - 1) more on this page" : ""
    let message = found.kind.message(found.written) + more
    if found.kind == .heading {
      report.add(
        .note,
        rule: "heading-without-blank",
        message,
        at: found.place,
        help: found.kind.help
      )
      return
    }
    // It shows what was meant only for the author.
    let isComment = found.kind == .comment
    report.add(
      .warning,
      rule: isComment ? "foreign-comment" : "foreign-markup",
      message,
      at: found.place,
      help: found.kind.help
    )
  }

  private func findDiagram(_ node: Int, _ foreign: inout ForeignMarkup) {
    let info = tree.bytes(tree.nodes[node].extra).prefix { !isBlank($0) }
    guard info.elementsEqual("mermaid".utf8), tree.parent(node) != nil else { return }
    let start = Int(tree.nodes[node].start)
    let line = input.lineRange(at: start)
    let place = input.origin(ofBytes: start..<max(start, line.upperBound))
    foreign.add(.diagram, "mermaid", at: place)
  }
}

extension Parsing {
  /// Reports fenced code that is never closed: all that follows it is code.
  ///
  /// One that ends with its quotation or its item, with more behind it, is as CommonMark has it.
  private mutating func findUnclosedCode() {
    guard !features.isDisjoint(with: [.backtick, .tilde]) else { return }
    for index in blocks where tree.nodes[index].kind == .codeBlock {
      let node = tree.nodes[index]
      let start = Int(node.start)
      guard start < input.range.upperBound else { continue }
      let fence = input.bytes[start]
      guard fence == UInt8(ascii: "`") || fence == UInt8(ascii: "~") else { continue }
      let first = input.lineRange(at: start)
      let count = input.bytes[start..<first.upperBound].prefix { $0 == fence }.count
      if count < 3 || isIndented(node, first) || !isEndOfText(endOfCode(node))
        || isClosed(index, fence, count)
      {
        continue
      }
      report.add(
        .warning,
        rule: "unclosed-code",
        "this code block is never closed: all that follows is code",
        at: input.origin(ofBytes: start..<max(start, first.upperBound)),
        help:
          "close it with a line \(String(decoding: input.bytes[start..<(start + count)], as: UTF8.self))"
      )
    }
  }

  /// Whether what looks like a fence is the first line of code that is indented.
  private func isIndented(_ node: Node, _ first: Range<Int>) -> Bool {
    let line = input.bytes[Int(node.start)..<max(Int(node.start), first.upperBound)]
    return node.extra.isEmpty && tree.bytes(node.literal).starts(with: line)
      && tree.bytes(node.literal).count > line.count
  }

  /// Where the last line of fenced code ends, if no fence closes it: cmark ends such a block with the
  /// line on which it notices the end, which may be no part of it.
  private func endOfCode(_ node: Node) -> Int {
    let count = tree.bytes(node.literal).count { $0 == 0x0A }
    return input.lineRange(input.lineIndex(at: Int(node.start)) + count).upperBound
  }

  /// Whether the last line of code closes it: a fence in the same containers.
  private func isClosed(_ index: Int, _ fence: UInt8, _ count: Int) -> Bool {
    let node = tree.nodes[index]
    let number = input.lineIndex(at: max(Int(node.start), Int(node.end) - 1))
    if number == input.lineIndex(at: Int(node.start)) { return false }
    let last = LeafLine(number, Containers(around: index, in: tree, input), input)
    let text = input.bytes[last.bytes]
    return !last.isLazy && text.prefix { $0 == fence }.count >= count
      && text.drop { $0 == fence }.allSatisfy(isBlank)
  }

  /// Reports lines that look like a table's, and are none.
  private mutating func findRowsWithoutTable() {
    for index in blocks {
      let node = tree.nodes[index]
      guard node.kind == .paragraph || node.kind == .heading, tree.parent(index) != nil,
        Int(node.start) < input.range.upperBound
      else { continue }
      let isRow = input.bytes[Int(node.start)] == UInt8(ascii: "|")
      guard isRow || FoundTable.isWorthLooking(index, tree, input) else { continue }
      let leaf = LeafLines(of: index, in: tree, input)
      if let message = fault(of: leaf, isRow: isRow), let first = leaf.lines.first {
        report.add(
          .warning,
          rule: "table-without-dashes",
          message,
          at: input.origin(ofBytes: first.bytes),
          help: "a table has a line of dashes under its head, such as | --- | --- |"
        )
      }
    }
  }

  private func fault(of leaf: LeafLines, isRow: Bool) -> String? {
    for (above, line) in zip(leaf.lines, leaf.lines.dropFirst()) {
      guard let first = line.bytes.first, TableSyntax.mayBeDelimiterRow(input.bytes[first]),
        let dashes = TableSyntax.alignments(of: line.bytes, in: input.bytes)?.count
      else { continue }
      let head = TableSyntax.cellCount(of: above.bytes, in: input.bytes)
      let isMeant = dashes > 1 || input.bytes[line.bytes].contains(UInt8(ascii: "|"))
      if head > 1, isMeant, head != dashes {
        return "these lines are no table: the head has \(head) cells, the line of dashes \(dashes)"
      }
    }
    let isTable =
      isRow
      && leaf.lines.allSatisfy { line in
        let bytes = input.bytes[line.bytes]
        let pipes = bytes.count { $0 == UInt8(ascii: "|") }
        return bytes.first == UInt8(ascii: "|") && pipes > (leaf.lines.count > 1 ? 1 : 2)
      }
    return isTable ? "these lines are no table: they have no line of dashes under a head" : nil
  }
}
