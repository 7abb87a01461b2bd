import Starter

extension Words {
  /// The built-in English words, which data, messages and the terminal use.
  public static let english = read("en") ?? Words([:])

  /// Those of the other built-in languages, read at the first question for one.
  private static let others = builtInLanguages.filter { $0 != "en" }
    .reduce(into: [String: Words]()) { $0[$1] = read($1) }

  /// The built-in languages, in order.
  public static let builtInLanguages = Starter.words.map(\.language).sorted()

  /// The built-in words of a language; nil for another language.
  public static func builtIn(_ language: String) -> Words? {
    language == "en" ? english : others[language]
  }

  private static func read(_ language: String) -> Words? {
    Starter.words.first { $0.language == language }.map { words in
      Words(
        Dictionary(
          uniqueKeysWithValues: words.phrases.map { ($0.key, Phrase(one: $0.one, other: $0.other)) }
        )
      )
    }
  }
}
