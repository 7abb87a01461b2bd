import GapAnalysis
import Report
import Templates
import Words

/// A label and what it says.
struct PanelItemContext: TemplateContext {
  static let model = Model<Self>("PanelItem", "A label and what it says") {
    Field.text("term", "The label") { $0.item.term }
    Field.flag("wide", "Whether it takes the whole width") { $0.item.isWide }
    Field.list("parts", "What it says") { $0.place.line($0.item.content) }
    Field.text("language", "The label's language, where it is not the site's") {
      $0.place.mark($0.item.termLanguage)
    }
  }

  let item: PanelItem
  let place: PagePlace
}

/// An entry of a list.
struct ListEntryContext: TemplateContext {
  static let model = Model<Self>(
    "ListEntry",
    "An entry of a list: a line and a smaller one below it"
  ) {
    Field.list("parts", "The line") { $0.place.line($0.entry.content) }
    Field.list("note", "The smaller line; empty where there is none") {
      $0.place.line($0.entry.note)
    }
    Field.flag("has_note", "Whether there is a smaller line") { !$0.entry.note.isEmpty }
  }

  let entry: ListEntry
  let place: PagePlace
}

/// A line by itself.
struct LineContext: TemplateContext {
  static let model = Model<Self>("Line", "A line") {
    Field.list("parts", "Its parts") { $0.place.line($0.content) }
  }

  let content: [Inline]
  let place: PagePlace
}

/// A boxed remark.
struct CalloutContext: TemplateContext {
  static let model = Model<Self>("Callout", "A boxed remark") {
    Field.text("tone", "`note`, `important` or `warning`") { $0.tone.rawValue }
    Field.text("glyph", "A sign for it") { $0.tone.glyph }
    Field.text("title", "Its first line") { $0.title }
    Field.list("lines", "Its paragraphs") { $0.lines }
  }

  let tone: CalloutTone
  let title: String
  let lines: [LineContext]
}

/// A number with its words.
struct StatisticContext: TemplateContext {
  static let model = Model<Self>("Statistic", "A number, what it is and how it came about") {
    Field.text("term", "What it is") { $0.statistic.term }
    Field.text("number", "The number, set large") { $0.statistic.value }
    Field.url("href", "How the number was computed") { context in
      context.statistic.metric.flatMap { context.place.href(.figure($0)) }
    }
    Field.list("parts", "How it came about") { $0.place.line($0.statistic.explanation) }
  }

  let statistic: Statistic
  let place: PagePlace
}

/// A line of a chart's legend.
struct LegendContext: TemplateContext {
  static let model = Model<Self>("Legend", "A line of a chart's legend") {
    Field.text("look", "The class of the fill, such as `b-met`") { "b-\($0.status.rawValue)" }
    Field.number("count", "How many") { $0.count }
    Field.url("href", "How the number was computed") { $0.place.href(.figure($0.status.metric)) }
    Field.text("word", "What of") { $0.place.words($0.status) }
  }

  let status: Status
  let count: Int
  let place: PagePlace
}

/// The result of an assessment as a chart with its legend, beside statistics.
struct ResultContext: TemplateContext {
  static let model = Model<Self>(
    "Result",
    "The counts by status as a ring with its legend, beside statistics"
  ) {
    Field.html("donut", "The ring, an SVG") { Array(Donut.svg($0.counts, in: $0.place.words).utf8) }
    Field.list("legend", "The counts by status") { context in
      Status.allCases.map {
        LegendContext(status: $0, count: context.counts[$0], place: context.place)
      }
    }
    Field.list("statistics", "Score, coverage and what is left out") { context in
      context.statistics.map { StatisticContext(statistic: $0, place: context.place) }
    }
  }

  let counts: StatusCounts
  let statistics: [Statistic]
  let place: PagePlace
}

/// How many findings of one risk are open.
struct RiskCardContext: TemplateContext {
  static let model = Model<Self>("RiskCard", "How many findings of one risk are open") {
    Field.object("chip", "The risk") { $0.place.site.chip($0.card.level) }
    Field.number("count", "How many") { $0.card.count }
    Field.url("href", "How the number was computed") { context in
      context.card.metric.flatMap { context.place.href(.figure($0)) }
    }
    Field.text("noun", "`open finding` or `open findings`") {
      $0.place.words("open_findings", count: $0.card.count)
    }
  }

  let card: RiskCount
  let place: PagePlace
}
