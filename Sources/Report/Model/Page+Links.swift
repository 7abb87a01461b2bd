/// The links of a page's own words; those of Markdown are resolved with it.
extension Page {
  /// Calls `body` with every target that the page links.
  func forEachTarget(_ body: (Target) -> Void) {
    _ = copy(distinction) { line in
      for part in line { if let target = part.target { body(target) } }
      return line
    }
  }

  /// The same page with words in place of the links that are not kept.
  func keepingLinks(_ keeps: (Target) -> Bool) -> Page {
    copy(distinction) { line in
      line.map { part in
        guard let words = part.linkWords, let target = part.target, !keeps(target) else {
          return part
        }
        return .text(words).inLanguage(part.language)
      }
    }
  }
}

extension PanelItem {
  func mapping(_ change: ([Inline]) -> [Inline]) -> PanelItem {
    var item = self
    item.content = change(content)
    return item
  }
}

extension Block {
  func mapping(_ change: ([Inline]) -> [Inline]) -> Block {
    switch self {
    case .prose(let prose):
      prose.embedded.isEmpty
        ? self : .prose(prose.replacing(prose.embedded.map { $0.map { $0.mapping(change) } }))
    case .paragraph(let line): .paragraph(change(line))
    case .table(let table): .table(table.mapping(change))
    case .panel(let items): .panel(items.map { $0.mapping(change) })
    case .list(let entries):
      .list(entries.map { ListEntry(change($0.content), note: change($0.note)) })
    case .callout(let tone, let title, let lines):
      .callout(tone, title: title, lines.map(change))
    case .result(let counts, let statistics):
      .result(
        counts,
        statistics.map {
          Statistic($0.term, $0.value, metric: $0.metric, change($0.explanation))
        }
      )
    case .rows(let chart): .rows(chart.mapping(change))
    case .quote, .riskCards, .heatMaps: self
    }
  }
}

extension Prose {
  fileprivate func replacing(_ embedded: [[Block]]) -> Prose {
    var prose = self
    prose.embedded = embedded
    return prose
  }
}

extension RowChart {
  fileprivate func mapping(_ change: ([Inline]) -> [Inline]) -> RowChart {
    RowChart(
      caption: caption,
      ticks: ticks,
      now: now,
      rows: rows.map { Row(words: change($0.words), mark: $0.mark) }
    )
  }
}
