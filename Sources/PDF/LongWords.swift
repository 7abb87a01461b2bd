import Words

/// Cuts words that a narrow column could not hold.
enum LongWords {
  /// The letters of the longest word that is left whole.
  private static let longest = 17
  /// The most letters between two places where a long word may break.
  private static let longestPiece = 12
  private static let joints: Set<Character> = [
    "/", ".", "_", "-", ":", "@", "=", "&", "?", "#",
  ]

  /// The parts of a citation such as `164.308(a)(7)(ii)(A)`, which breaks before a parenthesis alone; nil
  /// for any other word, and for one with a part that is too long itself.
  private static func citationGroups(of word: Substring) -> [String]? {
    let section = word.prefix { $0 != "(" }
    guard section.count < word.count, let first = section.first, first.isASCII, first.isNumber,
      section.allSatisfy({ $0 == "." || $0.isNumber })
    else { return nil }
    var groups = [String(section)]
    var rest = word[section.endIndex...]
    while let start = rest.first {
      let more = rest.dropFirst()
      let group = String(start) + more.prefix { $0 != "(" }
      rest = rest.dropFirst(group.count)
      if groups[groups.count - 1].count + group.count <= longestPiece {
        groups[groups.count - 1] += group
      } else {
        groups.append(group)
      }
    }
    return groups.allSatisfy { $0.count <= longestPiece } ? groups : nil
  }

  /// A text in pieces between which it may break; one piece where no word is long.
  static func pieces(of text: String) -> [String] {
    guard text.utf8.count > longest else { return [text] }
    var pieces: [String] = []
    var piece = ""
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    for (index, part) in words.enumerated() {
      if index > 0 { piece += " " }
      guard part.count > longest else {
        piece += part
        continue
      }
      if let groups = citationGroups(of: part) {
        for (place, group) in groups.enumerated() {
          if place > 0 {
            pieces.append(piece)
            piece = ""
          }
          piece += group
        }
        continue
      }
      var letters = 0
      for character in part {
        if letters == longestPiece
          || (letters > 0 && joints.contains(piece.last ?? " ") && !joints.contains(character))
        {
          pieces.append(piece)
          piece = ""
          letters = 0
        }
        piece.append(character)
        letters += 1
      }
    }
    return pieces + [piece]
  }
}
