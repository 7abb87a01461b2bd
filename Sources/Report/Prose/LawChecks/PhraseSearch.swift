/// Finds many phrases in a text at once: letters' case and the kind of blanks ignored, whole words only.
struct PhraseSearch {
  private let phrases: [[Unicode.Scalar]]
  /// The phrases by their first scalar; all that is not ASCII shares the last place.
  private let byFirst: [[Int]]
  /// For each scalar that a text may have, as `slot` numbers them, the second scalars of the phrases
  /// that begin with it, a bit each by their last six bits: most words end there.
  private let seconds: [UInt64]

  init(_ phrases: [String]) {
    self.phrases = phrases.map { $0.unicodeScalars.map(Self.folded) }
    var byFirst = [[Int]](repeating: [], count: 129)
    for (index, phrase) in self.phrases.enumerated() {
      if let first = phrase.first { byFirst[Self.slot(first)].append(index) }
    }
    self.byFirst = byFirst
    let seconds = byFirst.map { [phrases = self.phrases] indices in
      indices.reduce(0) { bits, index in
        bits | (phrases[index].count > 1 ? Self.bit(phrases[index][1]) : .max)
      }
    }
    // What is not ASCII may be folded into it.
    self.seconds =
      (0..<128).map { seconds[Self.slot(Self.folded(Unicode.Scalar(UInt8($0))))] } + [.max]
  }

  private static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 << UInt64(scalar.value & 63) }

  private static func slot(_ scalar: Unicode.Scalar) -> Int { min(Int(scalar.value), 128) }

  /// Where phrases occur, each named by its position in the list.
  func matches(in passage: CheckedText) -> [(phrase: Int, range: Range<Int>)] {
    let text = passage.scalars
    var found: [(phrase: Int, range: Range<Int>)] = []
    for start in text.indices {
      let seconds = seconds[Self.slot(text[start])]
      guard seconds != 0,
        start + 1 == text.count || seconds & Self.bit(Self.folded(text[start + 1])) != 0
      else { continue }
      for index in byFirst[Self.slot(Self.folded(text[start]))]
      where occurs(phrases[index], in: text, at: start) {
        found.append((index, start..<start + phrases[index].count))
      }
    }
    return found
  }

  /// Whether one of the phrases occurs.
  func isIn(_ passage: CheckedText) -> Bool { !matches(in: passage).isEmpty }

  private func occurs(
    _ phrase: [Unicode.Scalar],
    in text: [Unicode.Scalar],
    at start: Int
  ) -> Bool {
    guard start + phrase.count <= text.count else { return false }
    for index in phrase.indices where Self.folded(text[start + index]) != phrase[index] {
      return false
    }
    return isEdge(text, start - 1, phrase[0], -1)
      && isEdge(text, start + phrase.count, phrase[phrase.count - 1], 1)
  }

  /// Whether no word goes on at `index`, where the phrase has `own` as its outermost scalar.
  ///
  /// "$50,000" does not occur in "$50,000,000", nor in "$50,0001".
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
