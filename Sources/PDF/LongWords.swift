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
