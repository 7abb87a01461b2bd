/// The links of a page's own words; those of Markdown are resolved with it.
extension Page {
  /// Calls `body` with every target that the page links.
  func forEachTarget(_ body: (Target) -> Void) {
    lede.forEachTarget(body)
    for line in meta { line.forEachTarget(body) }
    for item in panel { item.content.forEachTarget(body) }
    for section in sections { section.forEachLine { $0.forEachTarget(body) } }
  }

  /// The same page with words in place of the links that are not kept; itself where all are.
  func keepingLinks(_ keeps: (Target) -> Bool) -> Page {
    var keepsAll = true
    forEachTarget { if keepsAll, !keeps($0) { keepsAll = false } }
    if keepsAll { return self }
    return copy(
      distinction,
      lede: lede.keepingLinks(keeps),
      meta: meta.map { $0.keepingLinks(keeps) },
      panel: panel.map { item in item.mapping { $0.keepingLinks(keeps) } },
      sections: sections.map { section in
        section.keepsLinks(keeps) ? section : section.mapping { $0.keepingLinks(keeps) }
      }
    )
  }
}

extension [Inline] {
  fileprivate func forEachTarget(_ body: (Target) -> Void) {
    for part in self { if let target = part.target { body(target) } }
  }

  fileprivate func keepingLinks(_ keeps: (Target) -> Bool) -> [Inline] {
    map { part in
      guard let words = part.linkWords, let target = part.target, !keeps(target) else {
        return part
      }
      return Inline.text(words).inLanguage(part.language)
    }
  }
}

extension Section {
  fileprivate func forEachLine(_ body: ([Inline]) -> Void) {
    for block in blocks { block.forEachLine(body) }
  }

  fileprivate func keepsLinks(_ keeps: (Target) -> Bool) -> Bool {
    var keepsAll = true
    forEachLine { line in
      line.forEachTarget { if keepsAll, !keeps($0) { keepsAll = false } }
    }
    return keepsAll
  }

  fileprivate func mapping(_ change: ([Inline]) -> [Inline]) -> Section {
    Section(
      id: id,
      title: title,
      titleLanguage: titleLanguage,
      blocks.map { $0.mapping(change) }
    )
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
  /// Calls `body` with every line that `mapping` changes.
  fileprivate func forEachLine(_ body: ([Inline]) -> Void) {
    switch self {
    case .prose(let prose):
      for blocks in prose.embedded { for block in blocks { block.forEachLine(body) } }
    case .paragraph(let line): body(line)
    case .table(let table):
      for row in table.rows { for cell in row { body(cell.content) } }
    case .panel(let items):
      for item in items { body(item.content) }
    case .list(let entries):
      for entry in entries {
        body(entry.content)
        body(entry.note)
      }
    case .callout(_, title: _, let lines): lines.forEach(body)
    case .result(_, let statistics):
      for statistic in statistics { body(statistic.explanation) }
    case .rows(let chart):
      for row in chart.rows { body(row.words) }
    case .quote, .riskCards, .heatMaps: break
    }
  }

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
