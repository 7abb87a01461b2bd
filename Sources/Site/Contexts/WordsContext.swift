import GapAnalysis
import Markdown
import Report
import Templates
import Words

/// The words of the interface as templates see them.
struct WordsContext: TemplateContext {
  private static let phrases = Words.english.phrases.sorted { $0.key < $1.key }

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
  /// The language of the site.
  let imprint: Imprint
  let value: Value
  /// The words that stand in prose where an author gives none.
  let prose: HTMLOptions.Words
  /// The chip of an answer that is contested.
  let contested: Value
  private let statuses: [Status: Value]
  private let levels: [Level: Value]

  init(_ words: Words, _ imprint: Imprint) {
    self.words = words
    self.imprint = imprint
    contested = ChipContext(contestedIn: words).value
    statuses = Dictionary(
      uniqueKeysWithValues: Status.allCases.map { ($0, ChipContext($0, in: words).value) }
    )
    levels = Dictionary(
      uniqueKeysWithValues: Level.allCases.map { ($0, ChipContext($0, in: words).value) }
    )
    value = WordsContext(words: words).value
    prose = HTMLOptions.Words(words)
  }

  /// The chip of a status.
  func chip(_ status: Status) -> Value { statuses[status] ?? .none }

  /// The chip of a risk.
  func chip(_ level: Level) -> Value { levels[level] ?? .none }
}

extension HTMLOptions.Words {
  init(_ words: Words) {
    self.init()
    callouts = [
      .note: words("callout_note"), .tip: words("callout_tip"),
      .important: words("callout_important"), .warning: words("callout_warning"),
      .caution: words("callout_caution"),
    ]
    table = words("table_without_caption")
    footnotes = words("footnotes")
    footnoteBack = words("footnote_back")
    taskOpen = words("task_open")
    taskDone = words("task_done")
  }
}
