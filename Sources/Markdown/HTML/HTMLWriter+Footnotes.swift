/// How often each footnote is referred to, and how many of its marks are written.
struct FootnoteMarks {
  /// By footnote number.
  private var counts: [Int: Int] = [:]
  private var written: [Int: Int] = [:]

  /// The most marks of one footnote that get a link back; more would not help a reader.
  private static let mostBackLinks = 10

  init(in tree: Tree) {
    guard let last = tree.last(0), tree.nodes[last].kind == .footnotes else { return }
    // Of nodes that were taken out, marks may be left in the array.
    var index = tree.first(0)
    while let node = index {
      index = tree.advance(node, below: 0)
      if tree.nodes[node].kind == .footnoteReference {
        counts[Int(tree.nodes[node].number), default: 0] += 1
      }
    }
  }

  func backLinks(to number: Int) -> Int {
    min(counts[number] ?? 0, FootnoteMarks.mostBackLinks)
  }

  /// Which of its marks comes next; nil past those that are linked back to.
  mutating func next(of number: Int) -> Int? {
    let mark = written[number, default: 0] + 1
    written[number] = mark
    return mark <= FootnoteMarks.mostBackLinks ? mark : nil
  }
}

extension HTMLWriter {
  mutating func writeReference(_ node: Node, to out: inout [UInt8]) {
    let number = Int(node.number)
    out.append("<sup class=\"footnote-ref\"><a href=\"#")
    writeFootnoteID("fn", number, to: &out)
    if let mark = footnotes.next(of: number) {
      out.append("\" id=\"")
      writeMarkID(number, mark, to: &out)
    }
    out.append(isSite ? "\" role=\"doc-noteref\">" : "\">")
    out.append(number: number)
    out.append("</a></sup>")
  }

  func openFootnote(_ node: Node, to out: inout [UInt8]) {
    out.append("<li id=\"")
    writeFootnoteID("fn", Int(node.number), to: &out)
    out.append("\">\n")
  }

  func closeFootnote(_ index: Int, _ node: Node, to out: inout [UInt8]) {
    let last = tree.last(index)
    if last.map({ tree.nodes[$0].kind != .paragraph }) ?? true {
      out.freshLine()
      writeBackLinks(Int(node.number), to: &out)
      out.append(0x0A)
    }
    out.append("</li>\n")
  }

  func openFootnotes(to out: inout [UInt8]) {
    out.freshLine()
    if isSite {
      out.append("<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
      out.appendEscaped(options.words.footnotes)
      out.append("\">\n<ol>\n")
    } else {
      out.append("<section class=\"footnotes\">\n<ol>\n")
    }
  }

  /// The links back from a footnote whose last paragraph ends here, if one does.
  func writeBackLinks(atEndOf paragraph: Int, to out: inout [UInt8]) {
    guard let note = tree.parent(paragraph), tree.nodes[note].kind == .footnoteDefinition,
      tree.next(paragraph) == nil
    else { return }
    out.append(0x20)
    writeBackLinks(Int(tree.nodes[note].number), to: &out)
  }

  private func writeBackLinks(_ number: Int, to out: inout [UInt8]) {
    let count = footnotes.backLinks(to: number)
    if count == 0 { return }
    for mark in 1...count {
      if mark > 1 { out.append(0x20) }
      out.append("<a href=\"#")
      writeMarkID(number, mark, to: &out)
      out.append("\" class=\"footnote-backref\"")
      if isSite { writeBackLabel(number, mark, of: count, to: &out) }
      out.append(">↩")
      if mark > 1 {
        out.append("<sup>")
        out.append(number: mark)
        out.append("</sup>")
      }
      out.append("</a>")
    }
  }

  private func writeBackLabel(_ number: Int, _ mark: Int, of count: Int, to out: inout [UInt8]) {
    out.append(" role=\"doc-backlink\" aria-label=\"")
    out.appendEscaped(options.words.footnoteBack)
    out.append(0x20)
    out.append(number: number)
    if count > 1 {
      out.append("-")
      out.append(number: mark)
    }
    out.append("\"")
  }

  private func writeMarkID(_ number: Int, _ mark: Int, to out: inout [UInt8]) {
    writeFootnoteID("fnref", number, to: &out)
    if mark > 1 {
      out.append("-")
      out.append(number: mark)
    }
  }

  /// A colon keeps these apart from the ids of headings, which hold none unless written so.
  private func writeFootnoteID(_ word: StaticString, _ number: Int, to out: inout [UInt8]) {
    if isSite { out.append(contentsOf: options.idPrefix.utf8) }
    out.append(word)
    if isSite { out.append(":") }
    out.append(number: number)
  }
}
