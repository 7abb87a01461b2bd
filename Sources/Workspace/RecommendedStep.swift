import Markdown

/// The first step that a finding recommends, which is the plan's where the finding has no `action`.
enum RecommendedStep {
  /// The first item of a list below the heading Recommendation, else the first sentence there; nil
  /// without either.
  static func first(in body: Document) -> String? {
    let blocks = section(of: body)
    let list = blocks.first { body.kind(of: $0) == .list }
    let item = list.flatMap { body.firstChild(of: $0) }
    if let words = item.flatMap({ paragraph(in: body.children(of: $0), body) }) { return words }
    return paragraph(in: blocks, body).map(firstSentence)
  }

  /// The blocks below the heading, up to the next one that is not below it.
  private static func section(of body: Document) -> [NodeID] {
    var blocks: [NodeID] = []
    var level: Int?
    for block in body.children(of: body.root) {
      if body.kind(of: block) == .heading {
        if let level, body.level(of: block) <= level { break }
        if level == nil, isRecommendation(body.plainText(of: block)) {
          level = body.level(of: block)
        }
      } else if level != nil {
        blocks.append(block)
      }
    }
    return blocks
  }

  private static func isRecommendation(_ heading: String) -> Bool {
    let word = heading.split { $0.isWhitespace }.first?.lowercased() ?? ""
    return ["recommendation", "recommendations", "recomendación", "recomendaciones"].contains(word)
  }

  private static func paragraph(in blocks: some Sequence<NodeID>, _ body: Document) -> String? {
    for block in blocks where body.kind(of: block) == .paragraph {
      let words = body.plainText(of: block)
      if !words.allSatisfy(\.isWhitespace) { return words }
    }
    return nil
  }

  /// Up to the first full stop, question mark or exclamation mark that ends a word of two letters or
  /// more and has a capital letter after it.
  private static func firstSentence(_ words: String) -> String {
    var previous: Substring = ""
    for word in words.split(separator: " ", omittingEmptySubsequences: true) {
      let ends = previous.last.map { ".?!".contains($0) } ?? false
      let isInitial = previous.filter(\.isLetter).count < 2
      if ends, !isInitial, word.first.map({ $0.isUppercase || !$0.isCased }) ?? false {
        return String(words[..<previous.endIndex])
      }
      previous = word
    }
    return words
  }
}
