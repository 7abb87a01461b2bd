import Diagnostics
import GapAnalysis
import Regulation
import Words

/// The pages of the portfolio.
struct PortfolioPages {
  /// The clients by name.
  private let clients: [PortfolioClient]
  private let frame: PortfolioFrame
  /// The names that several clients have.
  private let sharedNames: Set<String>

  private var words: Words { frame.words }

  init(clients: [PortfolioClient], frame: PortfolioFrame) {
    self.clients = clients.map { (key: NaturalKey($0.summary.name), client: $0) }
      .sorted { ($0.key, $0.client.summary.slug) < ($1.key, $1.client.summary.slug) }
      .map(\.client)
    self.frame = frame
    let byName = Dictionary(grouping: clients) { $0.summary.name }
    sharedNames = Set(byName.filter { $0.value.count > 1 }.keys)
  }

  func all() -> [Page] {
    let own = [overview(), families(), risks()]
    let indexes = IndexPages(own, words: words)
    return own + [indexes.search()] + indexes.allPages()
  }

  private func page(
    _ page: PortfolioPage,
    panel: [PanelItem] = [],
    _ sections: [Section]
  ) -> Page {
    let lede = words(page.lede)
    return Page(
      kind: .register,
      path: page.rawValue,
      title: words(page.title),
      lede: .text(lede),
      description: lede,
      panel: panel,
      sections: sections
    )
  }

  // MARK: - All clients

  private func overview() -> Page {
    page(
      .clients,
      panel: clients.isEmpty ? [] : panel(),
      [
        Section(id: "clients", title: nil, [.table(table())]),
        Section(id: "data", title: words("heading_the_data"), [.paragraph(data)]),
      ]
    )
  }

  private var data: [Inline] {
    words.line(
      "portfolio_data",
      [
        "table": [.link("portfolio.csv", .file("portfolio.csv"))],
        "json": [.link("portfolio.json", .file("portfolio.json"))],
      ]
    )
  }

  private func panel() -> [PanelItem] {
    let all = clients.map(\.summary)
    func spread(_ count: Int, _ holders: Int) -> [Inline] {
      .text(
        words(
          "portfolio_spread",
          ["n": "\(count)", "clients": words("count_clients", count: holders)]
        )
      )
    }
    return [
      PanelItem(words("label_clients"), .text("\(all.count)")),
      PanelItem(words("label_scores_withheld"), .text("\(all.count { !$0.headline })")),
      PanelItem(
        words("label_high_gaps"),
        spread(all.reduce(0) { $0 + $1.highGaps }, all.count { $0.highGaps > 0 })
      ),
      PanelItem(
        words("label_overdue_items"),
        spread(all.reduce(0) { $0 + $1.overdue }, all.count { $0.overdue > 0 })
      ),
      PanelItem(
        words("label_missed_milestones"),
        spread(
          all.reduce(0) { $0 + $1.missedMilestones },
          all.count { $0.missedMilestones > 0 }
        )
      ),
    ]
  }

  private func table() -> Table {
    Table(
      words("caption_portfolio", ["n": "\(clients.count)"]),
      rows: clients,
      isRegister: true,
      empty: words("empty_portfolio")
    ) {
      name()
      Column(words("column_score"), .number) { score(of: $0.summary) }
      Column(words("column_coverage"), .number) { client in
        percent(client.summary.totals.counts.coverage)
      }
      Column(words("column_gaps"), .number) { .text("\($0.summary.gaps)") }
      Column(words("column_high_gaps"), .number) { .text("\($0.summary.highGaps)") }
      Column(words("column_highest_risk"), filter: "risk") { client in
        .risk(client.summary.highestRisk, orNote: words("note_none"))
      }
      Column(words("column_overdue_items"), .number) { client in
        let (count, missed) = (client.summary.overdue, client.summary.missedMilestones)
        let steps: [Inline] =
          missed == 0 ? [] : [.text(" "), .note(words("note_missed_milestones", count: missed))]
        return Table.Cell(
          [count == 0 ? .text("0") : .alarm("\(count)")] + steps,
          key: "\(count)"
        )
      }
      Column(words("column_change"), .prose) { change(of: $0.summary) }
      Column(words("column_trend"), filter: "trend") { trend(of: $0.summary) }
      Column(words("column_as_of"), .id) { client in
        Table.Cell([.day(client.summary.asOf)], key: client.summary.asOf.iso)
      }
      Column(words("column_report"), filter: "report") { client in
        let status = client.summary.reportStatus
        return Table.Cell(.text(words("", status)), key: status.rawValue)
      }
    }
  }

  /// The client, as the first column of every table.
  private func name() -> Column<PortfolioClient> {
    Column(words("column_client"), .prose) { cell(for: $0) }
  }

  private func cell(for client: PortfolioClient) -> Table.Cell {
    let (name, slug) = (client.summary.name, client.summary.slug)
    let link: Inline = .link(name, .page(SitePage.front.path, of: slug))
    return Table.Cell(sharedNames.contains(name) ? [link, .note(" \(slug)")] : [link], key: name)
  }

  private func percent(_ share: Rational?) -> Table.Cell {
    Table.Cell(.text(words.percent(share)), key: share.map { key($0) } ?? "")
  }

  /// What a register sorts a share by: as it is printed, in tenths of a percent.
  private func key(_ share: Rational) -> String { "\((share * Rational(100)).tenths)" }

  private func score(of client: ClientSummary) -> Table.Cell {
    guard client.headline else { return [.note(words("score_withheld"))] }
    return percent(client.totals.score)
  }

  /// The change of a score that the client's report shows.
  private func shownTrend(of client: ClientSummary) -> ClientSummary.Trend? {
    client.headline ? client.trend.flatMap { $0.score.direction == nil ? nil : $0 } : nil
  }

  private func change(of client: ClientSummary) -> Table.Cell {
    guard let trend = shownTrend(of: client) else { return [.note(words("note_none"))] }
    let from = words(
      "change_from",
      ["score": words.percent(trend.score.before), "day": words.day(trend.since)]
    )
    // A register sorts by digits alone, so that no key may be below zero.
    let points = trend.score.difference.map { "\(1_000 + $0.tenths)" } ?? ""
    return Table.Cell(
      [.text(Scorecards.points(trend.score, words)), .note(" " + from)],
      key: points
    )
  }

  private func trend(of client: ClientSummary) -> Table.Cell {
    switch shownTrend(of: client)?.score.direction {
    case .up: Table.Cell(.text(words("trend_up")), key: "up")
    case .same: Table.Cell(.text(words("trend_same")), key: "same")
    case .down: Table.Cell(.text(words("trend_down")), key: "down")
    case nil: Table.Cell([.note(words("trend_none"))], key: "none")
    }
  }
}

// MARK: - Families

extension PortfolioPages {
  /// A table for each rule that a client has in scope.
  private func families() -> Page {
    let shown = Set(clients.flatMap { $0.summary.families.map(\.family) })
    let sections = HIPAARule.allCases.compactMap { rule -> Section? in
      let columns = frame.families.filter { $0.rule == rule && shown.contains($0) }
      guard !columns.isEmpty else { return nil }
      return Section(
        id: rule.rawValue,
        title: words(rule),
        [.table(heatMap(of: rule, columns))]
      )
    }
    guard sections.isEmpty else { return page(.families, sections) }
    let none = Section(id: "none", title: nil, [.paragraph(.text(words("empty_portfolio")))])
    return page(.families, [none])
  }

  private func heatMap(of rule: HIPAARule, _ families: [Family]) -> Table {
    let rows = clients.filter { client in
      client.summary.families.contains { $0.family.rule == rule }
    }
    return Table(
      words(
        "caption_portfolio_families",
        ["rule": words(rule), "clients": words("count_clients", count: rows.count)]
      ),
      rows: rows,
      isRegister: true
    ) {
      name()
      for family in families {
        Column(family.title, language: Inline.lawLanguage) { client in
          cell(of: client.summary.families.first { $0.family == family })
        }
      }
    }
  }

  /// The score, and a chip that says in words how bad it is.
  private func cell(of family: ClientSummary.FamilyCell?) -> Table.Cell {
    guard let family, family.tally.counts.total > 0 else {
      return [.note(words("note_out_of_scope"))]
    }
    let chip: Inline = family.highestRisk.map { .risk($0) } ?? .status(family.status)
    guard let score = family.tally.score else { return [chip] }
    return Table.Cell([.strong(words.percent(score)), .text(" "), chip], key: key(score))
  }
}

// MARK: - Risks

extension PortfolioPages {
  private struct RiskRow {
    let client: PortfolioClient
    let risk: ClientSummary.TopRisk
  }

  private func risks() -> Page {
    let rows = clients.flatMap { client in
      client.summary.topRisks.map { RiskRow(client: client, risk: $0) }
    }
    let sorted = rows.enumerated().sorted { first, second in
      (-first.element.risk.risk.rank, first.offset) < (
        -second.element.risk.risk.rank, second.offset
      )
    }
    return page(
      .risks,
      [Section(id: "risks", title: nil, [.table(table(of: sorted.map(\.element)))])]
    )
  }

  private func table(of rows: [RiskRow]) -> Table {
    Table(
      words("caption_portfolio_risks", ["n": "\(ClientSummary.mostRisks)"]),
      rows: rows,
      isRegister: true,
      empty: words("empty_portfolio_risks")
    ) {
      Column(words("column_client"), .prose, filter: "client") { cell(for: $0.client) }
      Column(words("column_risk"), filter: "risk") { .risk($0.risk.risk, orNote: "") }
      Column(words("column_what"), .prose) { row in
        let title: [Inline] = .text(" " + row.risk.title).inLanguage(row.client.language)
        return Table.Cell([link(row)] + title, key: row.risk.title)
      }
      Column(words("column_owner"), filter: "owner") { row in
        row.risk.owner.map { .text($0) } ?? [.note(words("note_none"))]
      }
      Column(words("column_due"), .id) { row in
        guard let due = row.risk.due else {
          return Table.Cell([.note(words("note_none"))], key: Day.noneIsLast)
        }
        return Table.Cell(.due(due, isOverdue: row.risk.isOverdue, words), key: due.iso)
      }
    }
  }

  /// The finding or the risk in its client's report; words alone where that does without it.
  private func link(_ row: RiskRow) -> Inline {
    let id = row.risk.id
    let target: Target = row.risk.kind == .finding ? .finding(id) : .risk(id)
    guard case .page(let path, let fragment) = target, !row.client.omits(path) else {
      return .text(id)
    }
    let slug = row.client.summary.slug
    return .link(id, .page(path, fragment: fragment, of: slug))
  }
}
