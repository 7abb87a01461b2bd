/// Words in which parts are looked for, each part once, however often it is asked for.
final class SearchedWords {
  private let words: String
  private var known: [String: Bool] = [:]

  init(_ words: String) { self.words = words }

  /// Whether words of ASCII occur, compared byte by byte.
  func has(_ part: String) -> Bool {
    if let known = known[part] { return known }
    let isThere = Self.occurs(part, in: words)
    known[part] = isThere
    return isThere
  }

  private static func occurs(_ part: String, in words: String) -> Bool {
    let part = Array(part.utf8)
    guard let first = part.first else { return true }
    var rest = words.utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
