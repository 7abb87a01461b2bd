extension String {
  /// Whether it stands before another where numbers count as numbers: `R-2` before `R-10`.
  func isNaturally(before other: String) -> Bool {
    let (own, theirs) = (pieces, other.pieces)
    for (piece, their) in zip(own, theirs) where piece != their {
      let (key, otherKey) = (piece.key, their.key)
      return key == otherKey ? piece < their : key < otherKey
    }
    return own.count < theirs.count
  }

  /// Runs of digits and what stands between them.
  private var pieces: [String] {
    var pieces: [String] = []
    var endsInDigit: Bool?
    for character in self {
      let isDigit = character.isASCII && character.isNumber
      if endsInDigit == isDigit {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      endsInDigit = isDigit
    }
    return pieces
  }

  /// What a piece is ordered by: numbers of any length by size, before all else.
  private var key: (Int, Int, String) {
    guard first?.isASCII == true, first?.isNumber == true else { return (1, 0, self) }
    let digits = String(drop { $0 == "0" })
    return (0, digits.count, digits)
  }
}
