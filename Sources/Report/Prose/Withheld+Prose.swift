public import Diagnostics
public import GapAnalysis
public import Markdown
public import Regulation

extension Withheld {
  /// Adds what a page says, with its title and the fields of its front matter.
  public mutating func add(page: ProsePage) {
    let place = page.titlePlace ?? .file(page.file)
    add(.path, page.contentPath, at: .file(page.file))
    add(.title, page.title, at: place)
    for sentence in page.description.sentences { add(.prose, sentence, at: .file(page.file)) }
    for field in page.fields {
      for sentence in field.value.sentences { add(.prose, sentence, at: field.place) }
    }
    add(textsOf: page.document, file: page.file)
  }

  /// Adds the passages of a page that `{only}` keeps from those who read a site.
  public mutating func add(passagesOf page: ProsePage, from readers: [String], law: Law) {
    add(passagesOf: page.document, file: page.file, from: readers, law: law)
  }

  private mutating func add(
    passagesOf document: Document,
    file: String,
    from readers: [String],
    law: Law
  ) {
    for node in document.descendants(of: document.root) {
      guard let block = document.block(node), block.name == "only" else { continue }
      let body = block.parseBody().value
      let condition = OnlyCondition.read(block, law: law, audiences: []).value
      if condition.isWithheld(from: readers) {
        add(textsOf: body, file: file)
      } else {
        add(passagesOf: body, file: file, from: readers, law: law)
      }
    }
  }

  /// Adds the sentences of a document, those within its blocks too.
  private mutating func add(textsOf document: Document, file: String) {
    for node in document.descendants(of: document.root) {
      let kind = document.kind(of: node)
      if let block = document.block(node) {
        add(textsOf: block.parseBody().value, file: file)
      } else if kind == .codeBlock {
        add(.prose, document.literal(of: node), at: document.range(of: node) ?? .file(file))
      } else if kind.holdsInlines, !kind.isInline {
        let place = document.range(of: node) ?? .file(file)
        for text in document.pieces(of: node) {
          for sentence in text.sentences { add(.prose, sentence, at: place) }
        }
      }
    }
  }
}

extension Document {
  /// The passages that `{only}` keeps from those who read a site, within visible ones too.
  public func passages(withheldFrom readers: [String], law: Law) -> [SourceRange] {
    descendants(of: root).flatMap { node -> [SourceRange] in
      guard let block = block(node), block.name == "only" else { return [] }
      let condition = OnlyCondition.read(block, law: law, audiences: []).value
      return condition.isWithheld(from: readers)
        ? [block.place]
        : block.parseBody().value.passages(withheldFrom: readers, law: law)
    }
  }

  /// The words below a node without markup, cut where a value is to be filled in; what is said of a
  /// picture, and the titles of links, are pieces of their own.
  fileprivate func pieces(of node: NodeID) -> [String] {
    var pieces = [""]
    var asides: [String] = []
    gather(below: node, &pieces, &asides)
    return pieces + asides
  }

  private func gather(below node: NodeID, _ pieces: inout [String], _ asides: inout [String]) {
    for inline in children(of: node) {
      switch kind(of: inline) {
      case .text, .code: pieces[pieces.count - 1] += literal(of: inline)
      case .softBreak, .lineBreak: pieces[pieces.count - 1] += " "
      case .value: pieces.append("")
      case .image: asides += [title(of: inline)] + self.pieces(of: inline)
      case .link:
        asides.append(title(of: inline))
        gather(below: inline, &pieces, &asides)
      default: gather(below: inline, &pieces, &asides)
      }
    }
  }
}

extension String {
  /// The text cut behind each full stop, exclamation or question mark that a blank follows.
  fileprivate var sentences: [String] {
    var sentences: [String] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      if ".!?".contains(self[index]), next < endIndex, self[next].isWhitespace {
        sentences.append(String(self[start..<next]))
        start = next
      }
      index = next
    }
    return sentences + [String(self[start...])]
  }
}
