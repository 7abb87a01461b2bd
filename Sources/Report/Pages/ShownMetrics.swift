import GapAnalysis
import Words

extension Report {
  /// The pages that show a metric's number, in their order; the page on how numbers are computed
  /// shows them all.
  public func pages(showing metric: String) -> [Page] {
    pages.filter { $0.path == SitePage.figures.path || $0.metrics.contains(metric) }
  }
}

extension Page {
  /// The ids of the metrics whose numbers the page shows.
  fileprivate var metrics: Set<String> {
    let blocks = sections.flatMap(\.blocks).reduce(into: Set<String>()) { $1.addMetrics(to: &$0) }
    let lines = [lede] + meta + panel.map(\.content)
    return blocks.union(lines.flatMap(\.metrics))
  }
}

extension [Inline] {
  fileprivate var metrics: [String] {
    compactMap { part in
      if case .figure(_, let metric) = part { metric } else { nil }
    }
  }
}

extension Block {
  fileprivate func addMetrics(to found: inout Set<String>) {
    switch self {
    case .prose(let prose):
      found.formUnion(prose.metrics)
      for block in prose.embedded.joined() { block.addMetrics(to: &found) }
    case .paragraph(let line), .quote(let line): found.formUnion(line.metrics)
    case .table(let table):
      for cell in table.rows.joined() { found.formUnion(cell.content.metrics) }
    case .panel(let items): found.formUnion(items.flatMap(\.content.metrics))
    case .list(let entries):
      found.formUnion(entries.flatMap { $0.content.metrics + $0.note.metrics })
    case .callout(_, _, let lines): found.formUnion(lines.flatMap(\.metrics))
    case .result(_, let statistics):
      found.formUnion(Status.allCases.map(\.metric))
      found.formUnion(statistics.compactMap(\.metric))
      found.formUnion(statistics.flatMap(\.explanation.metrics))
    case .riskCards(let cards): found.formUnion(cards.compactMap(\.metric))
    case .rows(let chart): found.formUnion(chart.rows.flatMap(\.words.metrics))
    case .heatMaps: break
    }
  }
}
