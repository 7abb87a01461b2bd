import Report
import Templates
import Workspace

/// The words of the interface as templates see them.
struct WordsContext: TemplateContext {
  private static let phrases = WordList.builtIn.phrases.sorted { $0.key < $1.key }

  static let model = Model(
    "Words",
    "The words of the interface, from words/en.yml",
    phrases.map { .text($0.key, $0.value.other) }
  )

  let words: Words

  var slots: [Value] { Self.phrases.map { .text(words($0.key)) } }
}

/// The words of a site with what templates see of them, made once for all its pages.
struct SiteWords: Sendable {
  let words: Words
  let value: Value

  init(_ words: Words) {
    self.words = words
    value = WordsContext(words: words).value
  }
}
