import GapAnalysis
import Report
import Templates
import Words

/// A cell of the heat map.
struct HeatCellContext: TemplateContext {
  static let model = Model(
    "HeatCell",
    "A cell of the heat map",
    [
      .number("count", "How many findings are open there"),
      .flag("empty", "Whether there is none"),
      .object("chip", of: ChipContext.self, "The risk, whose look gives the fill"),
    ]
  )

  let cell: RiskCount
  let words: Words

  var slots: [Value] {
    [.number(cell.count), .flag(cell.count == 0), .object(ChipContext(cell.level, in: words))]
  }
}

/// A row of the heat map.
struct HeatRowContext: TemplateContext {
  static let model = Model(
    "HeatRow",
    "A row of the heat map",
    [
      .text("likelihood", "The likelihood"),
      .list("cells", of: HeatCellContext.self, "The cells, from very low impact to very high"),
    ]
  )

  let row: HeatMap.Row
  let words: Words

  var slots: [Value] {
    [
      .text(words(row.likelihood)),
      .list(row.cells.map { HeatCellContext(cell: $0, words: words) }),
    ]
  }
}

/// A column's head of the heat map.
struct HeatColumnContext: TemplateContext {
  static let model = Model(
    "HeatColumn",
    "A column's head of the heat map",
    [.text("impact", "The impact")]
  )

  let impact: Level
  let words: Words

  var slots: [Value] { [.text(words(impact))] }
}

/// Open findings by likelihood and impact.
struct HeatMapContext: TemplateContext {
  static let model = Model(
    "HeatMap",
    "Open findings by likelihood and impact, a table of counts",
    [
      .text("id", "An id, unique on the page"), .text("caption", "What it is"),
      .list("impacts", of: HeatColumnContext.self, "The columns, from very low to very high"),
      .list("rows", of: HeatRowContext.self, "The rows, very high likelihood first"),
      .object("wording", of: WordsContext.self, "The words of the interface"),
    ]
  )

  let map: HeatMap
  let id: String
  let site: SiteWords

  var slots: [Value] {
    [
      .text(id), .text(map.caption),
      .list(Level.allCases.map { HeatColumnContext(impact: $0, words: site.words) }),
      .list(map.rows.map { HeatRowContext(row: $0, words: site.words) }), site.value,
    ]
  }
}

/// A row of a chart.
struct ChartRowContext: TemplateContext {
  static let model = Model(
    "ChartRow",
    "A row of a chart",
    [
      .list("parts", of: InlineContext.self, "All that the mark shows, in words"),
      .html("mark", "The mark on the scale, an SVG"),
    ]
  )

  let row: RowChart.Row
  let chart: RowChart
  let place: PagePlace

  var slots: [Value] {
    [.line(row.words, at: place), .html(RowMarks.mark(row.mark, of: chart))]
  }
}

/// A chart of rows on one scale.
struct RowChartContext: TemplateContext {
  static let model = Model(
    "RowChart",
    "A chart of rows on one scale, each told in words too",
    [
      .text("caption", "What it is and how to read it"), .html("axis", "The scale, an SVG"),
      .list("rows", of: ChartRowContext.self, "The rows"),
    ]
  )

  let chart: RowChart
  let place: PagePlace

  var slots: [Value] {
    [
      .text(chart.caption), .html(RowMarks.axis(chart)),
      .list(chart.rows.map { ChartRowContext(row: $0, chart: chart, place: place) }),
    ]
  }
}
