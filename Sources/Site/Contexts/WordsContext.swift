import GapAnalysis
import Markdown
import Report
import Templates
import Words

/// The words of the interface as templates see them.
struct WordsContext: TemplateContext {
  private static let phrases = Words.english.phrases.sorted { $0.key < $1.key }

  static let model = Model<Self>(
    "Words",
    "The words of the interface, from words/en.yml"
  ) {
    phrases.enumerated().map { index, phrase in
      Field.text(phrase.key, phrase.value.other) { $0.shown[index] }
    }
  }

  /// The words of each field.
  private let shown: [String]

  init(_ words: Words) {
    shown = Self.phrases.map { words($0.key) }
  }
}

/// The words of a site with what templates see of them, made once for all its pages.
struct SiteWords: Sendable {
  let words: Words
  /// The language of the site.
  let imprint: Imprint
  /// The words as templates see them.
  let wording: Prepared<WordsContext>
  /// The words that stand in prose where an author gives none.
  let prose: HTMLOptions.Words
  /// The chip of an answer that is contested.
  let contested: Prepared<ChipContext>
  private let statuses: [Status: Prepared<ChipContext>]
  private let levels: [Level: Prepared<ChipContext>]

  init(_ words: Words, _ imprint: Imprint) {
    self.words = words
    self.imprint = imprint
    contested = ChipContext(contestedIn: words).prepared
    statuses = Dictionary(
      uniqueKeysWithValues: Status.allCases.map { ($0, ChipContext($0, in: words).prepared) }
    )
    levels = Dictionary(
      uniqueKeysWithValues: Level.allCases.map { ($0, ChipContext($0, in: words).prepared) }
    )
    wording = WordsContext(words).prepared
    prose = HTMLOptions.Words(words)
  }

  /// The chip of a status.
  func chip(_ status: Status) -> Prepared<ChipContext> {
    statuses[status] ?? ChipContext(status, in: words).prepared
  }

  /// The chip of a risk.
  func chip(_ level: Level) -> Prepared<ChipContext> {
    levels[level] ?? ChipContext(level, in: words).prepared
  }
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
