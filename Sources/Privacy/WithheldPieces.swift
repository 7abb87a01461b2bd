/// Splits what authors wrote into the texts that are searched for: a sentence is one by itself.
enum WithheldPieces {
  /// The pieces of a text: sentences, items, cells; for Markdown also as a page shows them.
  static func pieces(of text: WithheldText) -> [String] {
    switch text.kind {
    case .id, .location, .resource, .name: return [text.text]
    case .title, .note, .prose:
      let sentences = sentences(of: text.text)
      let shown = sentences.flatMap(shown)
      return sentences + shown.filter { !sentences.contains($0) }
    }
  }

  /// Sentences; blank lines, items of lists, headings and cells of tables end one too, the ends of
  /// other lines do not.
  static func sentences(of text: String) -> [String] {
    var out: [String] = []
    var current = ""
    let characters = Array(text)
    var place = 0
    func end() {
      if current.contains(where: { !$0.isWhitespace }) { out.append(current) }
      current = ""
    }
    while place < characters.count {
      let character = characters[place]
      place += 1
      switch character {
      case "\n", "\r\n", "\r":
        if beginsBlock(characters[place...]) { end() } else { current.append(" ") }
      case "|": end()
      case "。", "！", "？": end()
      case ".", "!", "?":
        current.append(character)
        if endsSentence(characters[place...]) { end() }
      default: current.append(character)
      }
    }
    end()
    return out
  }

  /// Whether what follows a line's end is no more of the same sentence.
  private static func beginsBlock(_ rest: ArraySlice<Character>) -> Bool {
    let line = rest.prefix { !$0.isNewline }.drop { $0 == " " || $0 == "\t" }
    guard let first = line.first else { return true }
    if "-*+#>|:`~".contains(first) { return true }
    return first.isNumber && line.drop { $0.isNumber }.first.map { ".)".contains($0) } ?? false
  }

  /// Whether a sentence ends before what follows its sign: the next word is no small one.
  private static func endsSentence(_ rest: ArraySlice<Character>) -> Bool {
    let after = rest.drop { "\"'”’»)]*_".contains($0) }
    guard let next = after.first else { return true }
    guard next.isWhitespace else { return false }
    return !(after.first { !$0.isWhitespace }?.isLowercase ?? false)
  }

  /// A sentence of Markdown as pages show it: without where links lead, and apart at values and marks
  /// of footnotes.
  private static func shown(_ sentence: String) -> [String] {
    let marks = ["](", "][", "{{", "[^", "<", "{#"]
    // Most have none of the signs that those begin with.
    guard sentence.utf8.contains(where: { [0x3C, 0x5B, 0x5D, 0x7B].contains($0) }) else {
      return []
    }
    guard marks.contains(where: sentence.contains) else { return [] }
    var out: [String] = []
    var current = ""
    var rest = Substring(sentence)
    func skip(past end: String) {
      rest = rest.firstRange(of: end).map { rest[$0.upperBound...] } ?? ""
    }
    while let first = rest.first {
      if rest.hasPrefix("](") {
        rest.removeFirst()
        skip(past: ")")
      } else if rest.hasPrefix("][") {
        rest.removeFirst()
        skip(past: "]")
      } else if rest.hasPrefix("{{") || rest.hasPrefix("[^") || rest.hasPrefix("<!--") {
        skip(past: rest.hasPrefix("{{") ? "}}" : rest.hasPrefix("<!--") ? "-->" : "]")
        out.append(current)
        current = ""
      } else if rest.hasPrefix("{#") {
        skip(past: "}")
      } else if first == "<", rest.dropFirst().first.map({ $0.isLetter || $0 == "/" }) ?? false {
        skip(past: ">")
      } else {
        current.append(first)
        rest.removeFirst()
      }
    }
    out.append(current)
    return out.filter { $0.contains { !$0.isWhitespace } }
  }
}
