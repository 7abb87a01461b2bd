import GapAnalysis
import Markdown
import Report
import Starter
import Templates
import Words

/// The words of the interface as templates see them.
struct WordsContext: TemplateContext {
  private static let phrases = Starter.words.first { $0.language == "en" }?.phrases ?? []

  static let model = Model<Self>(
    "Words",
    "The words of the interface, from words/en.yml",
    phrases.enumerated().map { index, phrase in
      Field.text(phrase.key, phrase.other) { $0.shown[index] }
    }
  )

  /// The words of each field.
  private let shown: [String]

  init(_ words: Words) {
    shown = Self.phrases.map { words($0.key) }
  }
}

/// The words of a site with what templates see of them, made once for all its pages, which hold on to it.
final class SiteWords: Sendable {
  let words: Words
  /// The language of the site.
  let imprint: Imprint
  /// Says which pages the report does without.
  let omitted: ReportOrder
  /// The words as templates see them.
  let wording: Prepared<WordsContext>
  /// The words used in prose where an author gives none.
  let prose: HTMLOptions.Words
  /// The chip of an answer that is contested.
  let contested: Prepared<Chip>
  private let statuses: [Status: Prepared<Chip>]
  private let levels: [Level: Prepared<Chip>]

  init(_ words: Words, _ imprint: Imprint, omitting omitted: ReportOrder = .usual) {
    self.omitted = omitted
    self.words = words
    self.imprint = imprint
    contested = Chip(contestedIn: words).prepared
    statuses = Dictionary(
      uniqueKeysWithValues: Status.allCases.map { ($0, Chip($0, in: words).prepared) }
    )
    levels = Dictionary(
      uniqueKeysWithValues: Level.allCases.map { ($0, Chip($0, in: words).prepared) }
    )
    wording = WordsContext(words).prepared
    prose = HTMLOptions.Words(words)
  }

  /// The chip of a status.
  func chip(_ status: Status) -> Prepared<Chip> {
    statuses[status] ?? Chip(status, in: words).prepared
  }

  /// The chip of a risk.
  func chip(_ level: Level) -> Prepared<Chip> {
    levels[level] ?? Chip(level, in: words).prepared
  }
}
