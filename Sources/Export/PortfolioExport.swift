import Formats
public import GapAnalysis
public import Regulation

/// `portfolio.csv`: a row for each client; the last columns are the scores of the families, the same
/// for every workspace of one catalog.
public func portfolioCSV(_ clients: [ClientSummary], families: [Family]) -> [UInt8] {
  let columns: [Column<ClientSummary>] = [
    Column("client") { $0.slug },
    Column("name") { $0.name },
    Column("entity") { $0.entity.rawValue },
    Column("status") { $0.reportStatus.rawValue },
    Column("version") { $0.version },
    Column("as_of") { $0.asOf.iso },
    Column("requirements") { "\($0.totals.counts.total)" },
    Column("assessed") { "\($0.totals.counts.assessed)" },
    Column("not_applicable") { "\($0.totals.counts.notApplicable)" },
    Column("coverage") { percent($0.totals.counts.coverage) },
    Column("score") { percent($0.totals.score) },
    Column("headline") { "\($0.headline)" },
    Column("earlier_as_of") { $0.trend?.since.iso },
    Column("earlier_score") { percent($0.trend?.score.before) },
    Column("score_change", isNumber: true) { $0.trend?.score.difference?.oneDecimal },
    Column("gaps") { "\($0.gaps)" },
  ]
  let levels = Level.allCases.reversed().map { level in
    Column<ClientSummary>("gaps_" + level.rawValue.replacing("-", with: "_")) { client in
      "\(client.ratedGaps[level] ?? 0)"
    }
  }
  let more: [Column<ClientSummary>] = [
    Column("gaps_unrated") { "\($0.unratedGaps)" },
    Column("highest_risk") { $0.highestRisk?.rawValue },
    Column("overdue") { "\($0.overdue)" },
    Column("milestones_missed") { "\($0.missedMilestones)" },
  ]
  let scores = families.map { family in
    Column<ClientSummary>("score_\(family.rule.rawValue).\(family.id)") { client in
      percent(client.families.first { $0.family == family }?.tally.score)
    }
  }
  return CSV.sheet(columns + levels + more + scores, clients)
}

/// `portfolio.json`: keys and their order are a contract with those who read it.
public func portfolioJSON(
  _ clients: [ClientSummary],
  asOf: Day,
  generator: Generator
) -> [UInt8] {
  JSON.object([
    ("schema", .string("gapbook-portfolio/1")),
    (
      "generator",
      .object([("name", .string(generator.name)), ("version", .string(generator.version))])
    ),
    ("as_of", .day(asOf)), ("clients", .array(clients.map(client))),
  ]).serialized(indented: true)
}

private func percent(_ share: Rational?) -> String? {
  share.map { ($0 * Rational(100)).oneDecimal }
}

private func client(_ client: ClientSummary) -> JSON {
  let counts = client.totals.counts
  var levels = Level.allCases.reversed().map { level -> (key: String, value: JSON) in
    (level.rawValue.replacing("-", with: "_"), .int(client.ratedGaps[level] ?? 0))
  }
  levels.append((key: "unrated", value: .int(client.unratedGaps)))
  return .object([
    ("slug", .string(client.slug)), ("name", .string(client.name)),
    ("entity", .string(client.entity.rawValue)),
    ("status", .string(client.reportStatus.rawValue)), ("version", .string(client.version)),
    ("as_of", .day(client.asOf)), ("requirements", .int(counts.total)),
    ("assessed", .int(counts.assessed)), ("not_applicable", .int(counts.notApplicable)),
    ("coverage", .percent(counts.coverage)), ("score", .percent(client.totals.score)),
    ("headline", .bool(client.headline)), ("trend", client.trend.map(trend) ?? .null),
    ("gaps", .int(client.gaps)),
    ("gaps_by_risk", .object(levels)),
    ("highest_risk", .string(client.highestRisk?.rawValue)), ("overdue", .int(client.overdue)),
    ("milestones_missed", .int(client.missedMilestones)),
    ("families", .array(client.families.map(family))),
    ("top_risks", .array(client.topRisks.map(risk))),
  ])
}

private func trend(_ trend: ClientSummary.Trend) -> JSON {
  .object([
    ("since", .day(trend.since)), ("score_before", .percent(trend.score.before)),
    ("change", trend.score.difference.map { .number($0.oneDecimal) } ?? .null),
  ])
}

private func family(_ cell: ClientSummary.FamilyCell) -> JSON {
  .object([
    ("id", .string(cell.family.id)), ("rule", .string(cell.family.rule.rawValue)),
    ("score", .percent(cell.tally.score)), ("coverage", .percent(cell.tally.counts.coverage)),
    ("status", .string(cell.status.rawValue)), ("gaps", .int(cell.gaps)),
    ("highest_risk", .string(cell.highestRisk?.rawValue)),
  ])
}

private func risk(_ risk: ClientSummary.TopRisk) -> JSON {
  .object([
    ("kind", .string(risk.kind.rawValue)), ("id", .string(risk.id)), ("title", .string(risk.title)),
    ("risk", .string(risk.risk.rawValue)), ("owner", .string(risk.owner)), ("due", .day(risk.due)),
    ("overdue", .bool(risk.isOverdue)),
  ])
}
