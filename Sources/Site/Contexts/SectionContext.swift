import Markdown
import Report
import Templates

/// A part of a section; exactly one field is there.
struct BlockContext: TemplateContext {
  static let model = Model<Self>(
    "Block",
    "A part of a section; exactly one of its fields is there"
  ) {
    Field.html("prose", "Markdown as HTML") { context in
      if case .prose(let prose) = context.block {
        context.writer.html(prose, id: context.id)
      } else {
        nil
      }
    }
    Field.object("paragraph", "A sentence or more") { context in
      if case .paragraph(let line) = context.block { context.line(line) } else { nil }
    }
    Field.object("quote", "What somebody said, as it was written") { context in
      if case .quote(let line) = context.block { context.line(line) } else { nil }
    }
    Field.object("table", "A table or register") { $0.table }
    Field.object("panel", "Labels and what they say") { context in
      if case .panel(let items) = context.block {
        PanelContext(items: items, place: context.place)
      } else {
        nil
      }
    }
    Field.object("list", "A list") { context in
      if case .list(let entries) = context.block {
        ListContext(entries: entries, place: context.place)
      } else {
        nil
      }
    }
    Field.object("callout", "A boxed remark") { $0.callout }
    Field.object("result", "Counts by status with statistics") { context in
      if case .result(let counts, let statistics) = context.block {
        ResultContext(counts: counts, statistics: statistics, place: context.place)
      } else {
        nil
      }
    }
    Field.object("risks", "Open findings by risk") { context in
      if case .riskCards(let cards) = context.block {
        RiskCardsContext(cards: cards, place: context.place)
      } else {
        nil
      }
    }
    Field.object("heat_maps", "Findings and risks as heat maps") { context in
      if case .heatMaps(let maps) = context.block {
        HeatMapsContext(maps: maps, id: context.id, site: context.place.site)
      } else {
        nil
      }
    }
    Field.object("rows", "A chart of rows on one scale") { context in
      if case .rows(let chart) = context.block {
        RowChartContext(chart: chart, place: context.place)
      } else {
        nil
      }
    }
  }

  let block: Block
  let writer: BlockWriter
  let id: String
  /// Whether it is within prose, where the page may show the same table a second time.
  var isInProse = false

  private var place: PagePlace { writer.place }

  private func line(_ line: [Inline]) -> LineContext { LineContext(content: line, place: place) }

  private var table: TableContext? {
    guard case .table(let table) = block else { return nil }
    return TableContext(id: id, table: table, place: place, isInProse: isInProse)
  }

  private var callout: CalloutContext? {
    guard case .callout(let tone, let title, let lines) = block else { return nil }
    return CalloutContext(tone: tone, title: title, lines: lines.map(line))
  }
}

/// Labels and what they say.
struct PanelContext: TemplateContext {
  static let model = Model<Self>("Panel", "Labels and what they say") {
    Field.list("items", "The labels") { context in
      LazyList(context.items.count) {
        PanelItemContext(item: context.items[$0], place: context.place)
      }
    }
  }

  let items: [PanelItem]
  let place: PagePlace
}

/// A list.
struct ListContext: TemplateContext {
  static let model = Model<Self>("List", "A list of lines") {
    Field.list("entries", "The entries") { context in
      LazyList(context.entries.count) {
        ListEntryContext(entry: context.entries[$0], place: context.place)
      }
    }
  }

  let entries: [ListEntry]
  let place: PagePlace
}

/// Open findings by risk.
struct RiskCardsContext: TemplateContext {
  static let model = Model<Self>("RiskCards", "Open findings by risk, highest first") {
    Field.list("cards", "A card a level") { context in
      context.cards.map { RiskCardContext(card: $0, place: context.place) }
    }
  }

  let cards: [RiskCount]
  let place: PagePlace
}

/// A part of a page under a heading of its own.
struct SectionContext: TemplateContext {
  static let model = Model<Self>("Section", "A part of a page under a heading of its own") {
    Field.text("id", "The id by which links reach it") { $0.section.id }
    Field.url("href", "The address of that id") { "#" + $0.section.id }
    Field.text("title", "The heading; absent where the page's title serves") { $0.section.title }
    Field.text("title_language", "Its language, where it is not the site's") {
      $0.writer.place.mark($0.section.titleLanguage)
    }
    Field.list("blocks", "What it holds") { $0.writer.blocks(of: $0.section) }
  }

  let section: Section
  let writer: BlockWriter
}

extension BlockWriter {
  /// The blocks of a section.
  func blocks(of section: Section) -> LazyList<BlockContext> {
    LazyList(section.blocks.count) { index in
      BlockContext(block: section.blocks[index], writer: self, id: "\(section.id)-\(index + 1)")
    }
  }
}
