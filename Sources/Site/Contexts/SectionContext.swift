import Markdown
import Report
import Templates

/// A part of a section; exactly one field is there.
struct BlockContext: TemplateContext {
  static let model = Model(
    "Block",
    "A part of a section; exactly one of its fields is there",
    [
      .optional(.html("prose", "Markdown as HTML")),
      .optional(.object("paragraph", of: LineContext.self, "A sentence or more")),
      .optional(.object("quote", of: LineContext.self, "What somebody said, as it was written")),
      .optional(.object("table", of: TableContext.self, "A table or register")),
      .optional(.object("panel", of: PanelContext.self, "Labels and what they say")),
      .optional(.object("list", of: ListContext.self, "A list")),
      .optional(.object("callout", of: CalloutContext.self, "A boxed remark")),
      .optional(.object("result", of: ResultContext.self, "Counts by status with statistics")),
      .optional(.object("risks", of: RiskCardsContext.self, "Open findings by risk")),
      .optional(.object("heat_map", of: HeatMapContext.self, "Open findings as a heat map")),
      .optional(.object("rows", of: RowChartContext.self, "A chart of rows on one scale")),
    ]
  )

  /// The position of each field among the slots.
  private enum Slot: Int {
    case prose, paragraph, quote, table, panel, list, callout, result, risks, heatMap, rows
  }

  let block: Block
  let writer: BlockWriter
  let id: String
  /// Whether it stands within prose, where the page may show the same table a second time.
  var isInProse = false

  var slots: [Value] {
    let (slot, value) = filled()
    return Array(repeating: .none, count: slot.rawValue) + [value]
  }

  private func filled() -> (Slot, Value) {
    let place = writer.place
    switch block {
    case .prose(let prose): return (.prose, .html(writer.html(prose, id: id)))
    case .paragraph(let line):
      return (.paragraph, .object(LineContext(content: line, place: place)))
    case .quote(let line): return (.quote, .object(LineContext(content: line, place: place)))
    case .table(let table):
      return (
        .table, .object(TableContext(id: id, table: table, place: place, isInProse: isInProse))
      )
    case .panel(let items):
      return (
        .panel,
        .object(PanelContext(items: items, place: place))
      )
    case .list(let entries):
      return (
        .list,
        .object(ListContext(entries: entries, place: place))
      )
    case .callout(let tone, let title, let lines):
      let lines = lines.map { LineContext(content: $0, place: place) }
      return (.callout, .object(CalloutContext(tone: tone, title: title, lines: lines)))
    case .result(let counts, let statistics):
      let statistics = statistics.map { StatisticContext(statistic: $0, place: place) }
      return (
        .result, .object(ResultContext(counts: counts, statistics: statistics, words: place.words))
      )
    case .riskCards(let cards):
      return (
        .risks,
        .object(RiskCardsContext(cards: cards.map { RiskCardContext(card: $0, place: place) }))
      )
    case .heatMap(let map):
      return (.heatMap, .object(HeatMapContext(map: map, id: id, site: place.site)))
    case .rows(let chart):
      return (.rows, .object(RowChartContext(chart: chart, place: place)))
    }
  }
}

extension Value {
  /// The blocks of a section.
  static func blocks(of section: Section, by writer: BlockWriter) -> Value {
    .list(section.blocks.count) { index in
      BlockContext(block: section.blocks[index], writer: writer, id: "\(section.id)-\(index + 1)")
    }
  }
}

/// Labels and what they say.
struct PanelContext: TemplateContext {
  static let model = Model(
    "Panel",
    "Labels and what they say",
    [.list("items", of: PanelItemContext.self, "The labels")]
  )

  let items: [PanelItem]
  let place: PagePlace

  var slots: [Value] {
    [.list(items.count) { PanelItemContext(item: items[$0], place: place) }]
  }
}

/// A list.
struct ListContext: TemplateContext {
  static let model = Model(
    "List",
    "A list of lines",
    [.list("entries", of: ListEntryContext.self, "The entries")]
  )

  let entries: [ListEntry]
  let place: PagePlace

  var slots: [Value] {
    [.list(entries.count) { ListEntryContext(entry: entries[$0], place: place) }]
  }
}

/// Open findings by risk.
struct RiskCardsContext: TemplateContext {
  static let model = Model(
    "RiskCards",
    "Open findings by risk, highest first",
    [.list("cards", of: RiskCardContext.self, "A card a level")]
  )

  let cards: [RiskCardContext]

  var slots: [Value] { [.list(cards)] }
}

/// A part of a page under a heading of its own.
struct SectionContext: TemplateContext {
  static let model = Model(
    "Section",
    "A part of a page under a heading of its own",
    [
      .text("id", "The id by which links reach it"), .url("href", "The address of that id"),
      .optional(.text("title", "The heading; absent where the page's title serves")),
      .optional(.text("title_language", "Its language, where it is not the site's")),
      .list("blocks", of: BlockContext.self, "What it holds"),
    ]
  )

  let section: Section
  let writer: BlockWriter

  var slots: [Value] {
    [
      .text(section.id), .url("#" + section.id), .text(section.title),
      .text(writer.place.mark(section.titleLanguage)),
      .blocks(of: section, by: writer),
    ]
  }
}
