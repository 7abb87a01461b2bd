import Diagnostics
import Formats
import GapAnalysis
import Report
import Words

extension PrintData {
  /// Blocks below a heading of a level.
  mutating func blocks(_ blocks: [Block], headingLevel: Int) -> JSON {
    self.headingLevel = headingLevel
    return .array(blocks.flatMap { self.blocks($0, below: headingLevel) })
  }

  mutating func blocks(_ block: Block, below level: Int) -> [JSON] {
    switch block {
    case .prose(let prose): return self.prose(prose, below: level)
    case .paragraph(let line): return [.part("paragraph", ("parts", parts(line)))]
    case .quote(let line):
      let paragraph = JSON.part("paragraph", ("parts", parts(line)))
      return [.part("quote", ("blocks", .array([paragraph])))]
    case .table(let table): return [self.table(table)]
    case .panel(let items):
      return [.part("panel", ("items", .array(items.map { panelItem($0) })))]
    case .list(let entries): return [.part("entries", ("items", .array(entries.map { entry($0) })))]
    case .callout(let tone, let title, let lines): return [callout(tone, title, lines)]
    case .result(let counts, let statistics): return [result(counts, statistics)]
    case .riskCards(let cards): return [.part("risks", ("cards", .array(cards.map(card))))]
    case .heatMaps(let maps): return beside(maps.map { $0.table(in: words) })
    case .rows(let chart): return [rows(chart)]
    }
  }

  func panelItem(_ item: PanelItem) -> JSON {
    .object([
      ("term", .printable(item.term)), ("wide", .bool(item.isWide)),
      ("parts", parts(item.content)),
    ])
  }

  private func entry(_ entry: ListEntry) -> JSON {
    .object([("parts", parts(entry.content)), ("note", parts(entry.note))])
  }

  private func callout(_ tone: CalloutTone, _ title: String, _ lines: [[Inline]]) -> JSON {
    let paragraphs = lines.map { JSON.part("paragraph", ("parts", parts($0))) }
    return .part(
      "callout",
      ("tone", .string(tone.rawValue)),
      ("glyph", .string(tone.glyph)),
      ("title", .array([.printable(title)])),
      ("blocks", .array(paragraphs))
    )
  }

  private func result(_ counts: StatusCounts, _ statistics: [Statistic]) -> JSON {
    let legend = Status.allCases.map { status in
      JSON.object([
        ("fill", .string(SVG.fill(status))), ("count", .int(counts[status])),
        ("word", .string(words(status))),
      ])
    }
    let numbers = statistics.map { statistic in
      JSON.object([
        ("term", .printable(statistic.term)), ("value", .printable(statistic.value)),
        ("parts", parts(statistic.explanation)),
      ])
    }
    return .part(
      "result",
      ("svg", .string(Donut.svg(counts, in: words).standingAlone)),
      ("alt", .string(words("donut", ["n": "\(counts.total)", "counts": words(counts)]))),
      ("legend", .array(legend)),
      ("statistics", .array(numbers))
    )
  }

  private func card(_ card: RiskCount) -> JSON {
    let chip = Chip(card.level, in: words)
    return .object([
      ("look", .string(chip.look)), ("glyph", .string(chip.glyph)), ("word", .string(chip.word)),
      ("count", .int(card.count)),
      ("noun", .string(words("open_findings", count: card.count))),
    ])
  }

  /// Rows described in words, each with its mark on the scale below them.
  private func rows(_ chart: RowChart) -> JSON {
    let rows = chart.rows.map { row in
      JSON.object([
        ("parts", parts(row.words)), ("svg", .string(RowMarks.markDrawing(row.mark, of: chart))),
      ])
    }
    return .part(
      "rows",
      ("axis", .string(RowMarks.axisDrawing(chart))),
      ("rows", .array(rows)),
      ("caption", .array([.printable(chart.caption)]))
    )
  }
}

extension String {
  /// An SVG of a page as a file of its own: with its name space, and the name that the
  /// template gives the report's family.
  var standingAlone: String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"report\""
      + dropFirst("<svg".count)
  }
}
