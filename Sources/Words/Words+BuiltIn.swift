import GapAnalysis
import Starter

extension Words {
  /// The built-in English words, which data, messages and the terminal use.
  public static let english = read("en") ?? Words([:])

  /// Those of the other built-in languages, read at the first question for one.
  private static let others = builtInLanguages.filter { $0 != "en" }
    .reduce(into: [String: Words]()) { $0[$1] = read($1) }

  /// The built-in languages, in order; the words of a region are a part of theirs.
  public static let builtInLanguages = Starter.words.map(\.language).filter { !$0.contains("-") }
    .sorted()

  /// English with the dates and percentages of other regions than North America.
  private static let british = Words(
    english.phrases.merging(read("en-GB")?.phrases ?? [:]) { $1 }
  )

  /// The built-in words of a language; nil for another language.
  public static func builtIn(_ language: String) -> Words? {
    language == "en" ? english : others[language]
  }

  /// The built-in words of a language tag such as `en-GB`, with the dates and numbers of its region;
  /// nil for another language.
  public static func builtIn(tag: String) -> Words? {
    let language = tag.prefix { $0 != "-" }.lowercased()
    let isBritish = language == "en" && Paper(language: tag) == .a4
    return isBritish ? british : builtIn(language)
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
