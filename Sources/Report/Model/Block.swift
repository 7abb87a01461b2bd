public import GapAnalysis
import Words

/// A label and what it says, in a panel.
public struct PanelItem: Sendable {
  /// The label.
  public let term: String
  /// What it says.
  public internal(set) var content: [Inline]
  /// Whether it takes the whole width.
  public let isWide: Bool
  /// The language of the label, where it may not be the site's.
  public let termLanguage: String?

  init(
    _ term: String,
    _ content: [Inline],
    isWide: Bool = false,
    termLanguage: String? = nil
  ) {
    self.term = term
    self.termLanguage = termLanguage
    self.content = content
    self.isWide = isWide
  }
}

/// An entry of a list: a line and, below it, a smaller one.
public struct ListEntry: Sendable {
  /// The line.
  public let content: [Inline]
  /// The smaller line; empty where there is none.
  public let note: [Inline]

  init(_ content: [Inline], note: [Inline] = []) {
    self.content = content
    self.note = note
  }
}

/// The weight of a callout.
public enum CalloutTone: String, Sendable {
  /// For information.
  case note
  /// Must not be missed.
  case important
  /// Something may go wrong.
  case warning
}

/// A figure with its words: a number, what it is, how it came about.
public struct Statistic: Sendable {
  /// What it is.
  public let term: String
  /// The number, set large.
  public let value: String
  /// The metric that the number is; nil where it is none of its own.
  public let metric: String?
  /// How it came about.
  public let explanation: [Inline]

  init(_ term: String, _ value: String, metric: String? = nil, _ explanation: [Inline]) {
    self.term = term
    self.value = value
    self.metric = metric
    self.explanation = explanation
  }
}

/// How many findings or risks are of one level.
public struct RiskCount: Sendable {
  /// The level.
  public let level: Level
  /// How many.
  public let count: Int
  /// The metric that the count is; nil where it is none.
  public var metric: String?
}

/// A part of a section.
public indirect enum Block: Sendable {
  /// Markdown.
  case prose(Prose)
  /// A sentence or more of ours.
  case paragraph([Inline])
  /// What somebody said, as it was written.
  case quote([Inline])
  /// A table or register.
  case table(Table)
  /// Labels and what they say.
  case panel([PanelItem])
  /// A list of lines.
  case list([ListEntry])
  /// A boxed remark.
  case callout(CalloutTone, title: String, [[Inline]])
  /// Counts by status as a ring with its legend, beside statistics.
  case result(StatusCounts, [Statistic])
  /// Open findings by risk.
  case riskCards([RiskCount])
  /// Findings and risks by likelihood and impact, maps beside one another.
  case heatMaps([HeatMap])
  /// Rows on one scale.
  case rows(RowChart)
}

/// A part of a page under a heading of its own.
public struct Section: Sendable {
  /// The id by which links reach it; unique on the page.
  public let id: String
  /// The heading; nil where the page's own title serves.
  public let title: String?
  /// The language of the heading, where it may not be the site's.
  public let titleLanguage: String?
  /// The number of a section that several sites show alike; no other section of theirs has it.
  public let number: Int?
  /// What it holds.
  public let blocks: [Block]

  init(
    id: String,
    title: String?,
    titleLanguage: String? = nil,
    number: Int? = nil,
    _ blocks: [Block]
  ) {
    self.id = id
    self.title = title
    self.titleLanguage = titleLanguage
    self.number = number
    self.blocks = blocks
  }
}

extension Section {
  /// The same without its last block, if it has an id.
  func withoutLast(ifNamed id: String) -> Section {
    self.id == id
      ? Section(id: id, title: title, titleLanguage: titleLanguage, Array(blocks.dropLast())) : self
  }
}

extension CalloutTone {
  /// A sign that tells the tone by its shape.
  package var glyph: String {
    switch self {
    case .note: "i"
    case .important: "!"
    case .warning: "◆"
    }
  }
}
