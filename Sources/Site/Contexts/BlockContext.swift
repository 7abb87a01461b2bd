import GapAnalysis
import Report
import Templates
import Words

/// A label and what it says.
struct PanelItemContext: TemplateContext {
  static let model = Model(
    "PanelItem",
    "A label and what it says",
    [
      .text("term", "The label"), .flag("wide", "Whether it takes the whole width"),
      .list("parts", of: InlineContext.self, "What it says"),
      .optional(.text("language", "The label's language, where it is not the site's")),
    ]
  )

  let item: PanelItem
  let place: PagePlace

  var slots: [Value] {
    [
      .text(item.term), .flag(item.isWide), .line(item.content, at: place),
      .text(place.mark(item.termLanguage)),
    ]
  }
}

/// An entry of a list.
struct ListEntryContext: TemplateContext {
  static let model = Model(
    "ListEntry",
    "An entry of a list: a line and a smaller one below it",
    [
      .list("parts", of: InlineContext.self, "The line"),
      .list("note", of: InlineContext.self, "The smaller line; empty where there is none"),
      .flag("has_note", "Whether there is a smaller line"),
    ]
  )

  let entry: ListEntry
  let place: PagePlace

  var slots: [Value] {
    [
      .line(entry.content, at: place), .line(entry.note, at: place),
      .flag(!entry.note.isEmpty),
    ]
  }
}

/// A line by itself.
struct LineContext: TemplateContext {
  static let model = Model(
    "Line",
    "A line",
    [.list("parts", of: InlineContext.self, "Its parts")]
  )

  let content: [Inline]
  let place: PagePlace

  var slots: [Value] { [.line(content, at: place)] }
}

/// A boxed remark.
struct CalloutContext: TemplateContext {
  static let model = Model(
    "Callout",
    "A boxed remark",
    [
      .text("tone", "`note`, `important` or `warning`"), .text("glyph", "A sign for it"),
      .text("title", "Its first line"), .list("lines", of: LineContext.self, "Its paragraphs"),
    ]
  )

  let tone: CalloutTone
  let title: String
  let lines: [LineContext]

  var slots: [Value] {
    [.text(tone.rawValue), .text(tone.glyph), .text(title), .list(lines)]
  }
}

extension CalloutTone {
  /// A sign that tells the tone by its shape.
  var glyph: String {
    switch self {
    case .note: "i"
    case .important: "!"
    case .warning: "◆"
    }
  }
}

/// A number with its words.
struct StatisticContext: TemplateContext {
  static let model = Model(
    "Statistic",
    "A number, what it is and how it came about",
    [
      .text("term", "What it is"), .text("number", "The number, set large"),
      .optional(.url("href", "How the number was computed")),
      .list("parts", of: InlineContext.self, "How it came about"),
    ]
  )

  let statistic: Statistic
  let place: PagePlace

  var slots: [Value] {
    [
      .text(statistic.term), .text(statistic.value),
      .url(statistic.metric.flatMap { place.href(.figure($0)) }),
      .line(statistic.explanation, at: place),
    ]
  }
}

/// A line of a chart's legend.
struct LegendContext: TemplateContext {
  static let model = Model(
    "Legend",
    "A line of a chart's legend",
    [
      .text("look", "The class of the fill, such as `b-met`"), .number("count", "How many"),
      .text("word", "What of"),
    ]
  )

  let look: String
  let count: Int
  let word: String

  var slots: [Value] { [.text(look), .number(count), .text(word)] }
}

/// The result of an assessment as a chart with its legend, beside statistics.
struct ResultContext: TemplateContext {
  static let model = Model(
    "Result",
    "The counts by status as a ring with its legend, beside statistics",
    [
      .html("donut", "The ring, an SVG"),
      .list("legend", of: LegendContext.self, "The counts by status"),
      .list("statistics", of: StatisticContext.self, "Score, coverage and what is left out"),
    ]
  )

  let counts: StatusCounts
  let statistics: [StatisticContext]
  let words: Words

  var slots: [Value] {
    let legend = Status.allCases.map {
      LegendContext(look: "b-\($0.rawValue)", count: counts[$0], word: words($0))
    }
    return [.html(Donut.svg(counts, in: words)), .list(legend), .list(statistics)]
  }
}

/// How many findings of one risk are open.
struct RiskCardContext: TemplateContext {
  static let model = Model(
    "RiskCard",
    "How many findings of one risk are open",
    [
      .object("chip", of: ChipContext.self, "The risk"), .number("count", "How many"),
      .optional(.url("href", "How the number was computed")),
      .text("noun", "`open finding` or `open findings`"),
    ]
  )

  let card: RiskCount
  let place: PagePlace

  var slots: [Value] {
    [
      .object(ChipContext(card.level, in: place.words)), .number(card.count),
      .url(card.metric.flatMap { place.href(.figure($0)) }),
      .text(place.words("open_findings", count: card.count)),
    ]
  }
}
