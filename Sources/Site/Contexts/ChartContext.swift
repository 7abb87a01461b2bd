import GapAnalysis
import Report
import Templates
import Words

/// A cell of the heat map.
struct HeatCellContext: TemplateContext {
  static let model = Model<Self>("HeatCell", "A cell of the heat map") {
    Field.number("count", "How many findings and risks are there") { $0.cell.count }
    Field.flag("empty", "Whether there is none") { $0.cell.count == 0 }
    Field.object("chip", "The risk, whose look gives the fill") { $0.site.chip($0.cell.level) }
  }

  let cell: RiskCount
  let site: SiteWords
}

/// A row of the heat map.
struct HeatRowContext: TemplateContext {
  static let model = Model<Self>("HeatRow", "A row of the heat map") {
    Field.text("likelihood", "The likelihood") { $0.site.words($0.row.likelihood) }
    Field.list("cells", "The cells, from very low impact to very high") { context in
      context.row.cells.map { HeatCellContext(cell: $0, site: context.site) }
    }
  }

  let row: HeatMap.Row
  let site: SiteWords
}

/// A column's head of the heat map.
struct HeatColumnContext: TemplateContext {
  static let model = Model<Self>("HeatColumn", "A column's head of the heat map") {
    Field.text("impact", "The impact") { $0.words($0.impact) }
  }

  let impact: Level
  let words: Words
}

/// Heat maps beside one another.
struct HeatMapsContext: TemplateContext {
  static let model = Model<Self>("HeatMaps", "Heat maps beside one another") {
    Field.list("maps", "As found, then once treated") { context in
      context.maps.enumerated().map { index, map in
        HeatMapContext(map: map, id: "\(context.id)-\(index + 1)", site: context.site)
      }
    }
  }

  let maps: [HeatMap]
  let id: String
  let site: SiteWords
}

/// Findings and risks by likelihood and impact.
struct HeatMapContext: TemplateContext {
  static let model = Model<Self>(
    "HeatMap",
    "Findings and risks by likelihood and impact, a table of counts"
  ) {
    Field.text("id", "An id, unique on the page") { $0.id }
    Field.text("caption", "What it is") { $0.map.caption }
    Field.list("impacts", "The columns, from very low to very high") { context in
      Level.allCases.map { HeatColumnContext(impact: $0, words: context.site.words) }
    }
    Field.list("rows", "The rows, very high likelihood first") { context in
      context.map.rows.map { HeatRowContext(row: $0, site: context.site) }
    }
    Field.object("wording", "The words of the interface") { $0.site.wording }
  }

  let map: HeatMap
  let id: String
  let site: SiteWords
}

/// A row of a chart.
struct ChartRowContext: TemplateContext {
  static let model = Model<Self>("ChartRow", "A row of a chart") {
    Field.list("parts", "All that the mark shows, in words") { $0.place.line($0.row.words) }
    Field.html("mark", "The mark on the scale, an SVG") {
      Array(RowMarks.mark($0.row.mark, of: $0.chart).utf8)
    }
  }

  let row: RowChart.Row
  let chart: RowChart
  let place: PagePlace
}

/// A chart of rows on one scale.
struct RowChartContext: TemplateContext {
  static let model = Model<Self>(
    "RowChart",
    "A chart of rows on one scale, each told in words too"
  ) {
    Field.text("caption", "What it is and how to read it") { $0.chart.caption }
    Field.html("axis", "The scale, an SVG") { Array(RowMarks.axis($0.chart).utf8) }
    Field.list("rows", "The rows") { context in
      context.chart.rows.map {
        ChartRowContext(row: $0, chart: context.chart, place: context.place)
      }
    }
  }

  let chart: RowChart
  let place: PagePlace
}
