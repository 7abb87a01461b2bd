/// Finds phrases in a passage: letters' case and the kind of blanks ignored, whole words only.
struct PhraseSearch {
  private let phrase: [Unicode.Scalar]

  init(_ phrase: String) { self.phrase = phrase.unicodeScalars.map(Self.folded) }

  /// Where the phrase stands.
  func ranges(in passage: Passage) -> [Range<Int>] {
    let text = passage.scalars
    guard let first = phrase.first, text.count >= phrase.count else { return [] }
    return (0...(text.count - phrase.count)).compactMap { start in
      guard Self.folded(text[start]) == first, matches(text, from: start) else { return nil }
      return start..<start + phrase.count
    }
  }

  private func matches(_ text: [Unicode.Scalar], from start: Int) -> Bool {
    for index in phrase.indices where Self.folded(text[start + index]) != phrase[index] {
      return false
    }
    return isEdge(text, start - 1, phrase[0], -1)
      && isEdge(text, start + phrase.count, phrase[phrase.count - 1], 1)
  }

  /// Whether no word goes on at `index`, where the phrase has `own` as its outermost scalar.
  ///
  /// "$50,000" does not stand in "$50,000,000", nor in "$50,0001".
  private func isEdge(
    _ text: [Unicode.Scalar],
    _ index: Int,
    _ own: Unicode.Scalar,
    _ step: Int
  )
    -> Bool
  {
    guard text.indices.contains(index), Self.isWord(own) else { return true }
    if Self.isWord(text[index]) { return false }
    let beyond = index + step
    let joins = text[index] == "," || text[index] == "."
    guard step > 0, joins, text.indices.contains(beyond) else { return true }
    return !("0"..."9").contains(text[beyond])
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) | 0x20)
    case "\u{A0}", "\u{202F}", "\n", "\t": " "
    case "\u{2010}", "\u{2011}": "-"
    default: scalar
    }
  }
}
