/// An abbreviation and what it stands for, as a glossary has them.
struct SearchSynonym: Sendable, Equatable {
  let short: String
  let long: String
}

extension SearchSynonym {
  /// From a term of a glossary: its heading is what its id abbreviates (`Business associate
  /// agreement` with `baa`), has the abbreviation in brackets (`Single sign-on (SSO)`), or is the
  /// abbreviation of the first words of its text (`PHI`, `Protected health information, …`).
  init?(id: String, heading: String, text: String) {
    let words = Self.words(heading)
    let found: SearchSynonym?
    if let word = words.last, words.count > 2, heading.hasSuffix(")") {
      found = Self.made(of: word, words.dropLast())
    } else if words.count > 1 {
      found = Self.made(of: id, words[...])
    } else {
      // Prepositions need have no letter of their own: the long form may have more words.
      let capitals = heading.filter(\.isUppercase)
      let first = Self.words(text)
      found =
        (capitals.count...(capitals.count + 2)).lazy.compactMap { count in
          Self.made(of: capitals, first.prefix(count), called: heading)
        }.first
    }
    guard let found else { return nil }
    self = found
  }

  /// Nil unless the short form has the first letters of the long one's words, of which short ones
  /// within may have none.
  private static func made(
    of short: String,
    _ words: ArraySlice<String>,
    called name: String? = nil
  ) -> SearchSynonym? {
    guard short.count > 1, words.count >= short.count else { return nil }
    var letters = short.lowercased()[...]
    for (place, word) in zip(words.indices, words) {
      if let letter = letters.first, word.lowercased().first == letter {
        letters.removeFirst()
      } else if place == words.startIndex || place == words.endIndex - 1 || word.count > 3 {
        return nil
      }
    }
    guard letters.isEmpty else { return nil }
    return SearchSynonym(short: name ?? short, long: words.joined(separator: " "))
  }

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
