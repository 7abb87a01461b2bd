import Formats
import GapAnalysis
import Regulation
import Report

/// What a shard says of a client for the portfolio of all: the exact figures, which `assessment.json`
/// rounds, and the change, the language and the omitted pages, which it does not say at all.
struct ClientRecord: Sendable {
  let summary: ClientSummary
  let omitted: [ReportChapter]
  let language: String
  /// The digest of the `assessment.json` that says the same.
  let assessment: String

  /// The client as a portfolio shows it.
  var client: PortfolioClient {
    PortfolioClient(summary: summary, omitted: omitted, language: language)
  }

  init(_ client: PortfolioClient, assessment: String) {
    summary = client.summary
    omitted = client.omitted
    language = client.language
    self.assessment = assessment
  }
}

extension ClientRecord {
  private static let schema = "gapbook-client-summary/1"

  var bytes: [UInt8] {
    JSON.object([
      ("schema", .string(Self.schema)), ("assessment_sha256", .string(assessment)),
      ("language", .string(language)), ("omit", .strings(omitted.map(\.rawValue))),
      ("slug", .string(summary.slug)), ("name", .string(summary.name)),
      ("entity", .string(summary.entity.rawValue)),
      ("status", .string(summary.reportStatus.rawValue)), ("version", .string(summary.version)),
      ("as_of", .string(summary.asOf.iso)), ("totals", summary.totals.json),
      ("headline", .bool(summary.headline)), ("trend", summary.trend?.json ?? .null),
      ("gaps", .int(summary.gaps)), ("rated", .array(rated)), ("overdue", .int(summary.overdue)),
      ("milestones_missed", .int(summary.missedMilestones)),
      ("families", .array(summary.families.map(\.json))),
      ("top_risks", .array(summary.topRisks.map(\.json))),
    ]).serialized(indented: true)
  }

  private var rated: [JSON] {
    summary.ratedGaps.sorted { $0.key < $1.key }.map { level, count in
      .object([("risk", .string(level.rawValue)), ("gaps", .int(count))])
    }
  }

  private static let keys: JSONKeys = [
    "schema", "assessment_sha256", "language", "omit", "slug", "name", "entity", "status",
    "version", "as_of", "totals", "counts", "score", "weighted", "headline", "trend", "since",
    "before", "after", "gaps", "rated", "risk", "overdue", "milestones_missed", "families", "id",
    "rule", "top_risks",
    "kind", "title", "owner", "due",
  ]

  /// Reads a record of this version; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let root = try? JSONReader.read(bytes, keeping: Self.keys),
      root["schema"]?.text == Self.schema, let assessment = root["assessment_sha256"]?.text,
      let language = root["language"]?.text,
      let omitted = root.all("omit", { $0.text.flatMap(ReportChapter.init) }),
      let summary = ClientSummary(root)
    else { return nil }
    self.assessment = assessment
    self.language = language
    self.omitted = omitted
    self.summary = summary
  }
}

extension ClientSummary {
  fileprivate init?(_ root: JSONNode) {
    guard let slug = root["slug"]?.text, let name = root["name"]?.text,
      let entity: Entity = root.word("entity"),
      let status: Client.ReportStatus = root.word("status"), let asOf = root.day("as_of"),
      let totals = root["totals"].flatMap(Tally.init), let headline = root["headline"]?.flag,
      let gaps = root["gaps"]?.whole, let overdue = root["overdue"]?.whole,
      let missedMilestones = root["milestones_missed"]?.whole,
      let rated = root.all("rated", Self.rated),
      let families = root.all("families", FamilyCell.init),
      let topRisks = root.all("top_risks", TopRisk.init)
    else { return nil }
    self.init(
      slug: slug,
      name: name,
      entity: entity,
      reportStatus: status,
      version: root["version"]?.text,
      asOf: asOf,
      totals: totals,
      headline: headline,
      trend: root["trend"].flatMap(Trend.init),
      ratedGaps: Dictionary(rated, uniquingKeysWith: +),
      gaps: gaps,
      overdue: overdue,
      missedMilestones: missedMilestones,
      families: families,
      topRisks: topRisks
    )
  }

  private static func rated(_ node: JSONNode) -> (Level, Int)? {
    guard let level: Level = node.word("risk"), let count = node["gaps"]?.whole else { return nil }
    return (level, count)
  }
}

extension Tally {
  fileprivate var json: JSON {
    let numbers = [
      counts.met, counts.partiallyMet, counts.notMet, counts.notApplicable, counts.notAssessed,
      counts.openPermissions,
    ]
    return .object([
      ("counts", .array(numbers.map(JSON.int))), ("score", .exact(score)),
      ("weighted", .exact(weightedScore)),
    ])
  }

  fileprivate init?(_ node: JSONNode) {
    guard let numbers = node.all("counts", \.whole), numbers.count == 6 else { return nil }
    let counts = StatusCounts(
      met: numbers[0],
      partiallyMet: numbers[1],
      notMet: numbers[2],
      notApplicable: numbers[3],
      notAssessed: numbers[4],
      openPermissions: numbers[5]
    )
    self.init(counts: counts, score: node.exact("score"), weightedScore: node.exact("weighted"))
  }
}

extension ClientSummary.Trend {
  fileprivate var json: JSON {
    .object([
      ("since", .string(since.iso)), ("before", .exact(score.before)),
      ("after", .exact(score.after)),
    ])
  }

  fileprivate init?(_ node: JSONNode) {
    guard let since = node.day("since") else { return nil }
    self.init(
      since: since,
      score: ScoreChange(before: node.exact("before"), after: node.exact("after"))
    )
  }
}

extension ClientSummary.FamilyCell {
  fileprivate var json: JSON {
    .object([
      ("id", .string(family.id)), ("rule", .string(family.rule.rawValue)), ("totals", tally.json),
      ("status", .string(status.rawValue)), ("gaps", .int(gaps)),
      ("risk", .string(highestRisk?.rawValue)),
    ])
  }

  fileprivate init?(_ node: JSONNode) {
    guard let id = node["id"]?.text, let rule: HIPAARule = node.word("rule"),
      let tally = node["totals"].flatMap(Tally.init), let status: Status = node.word("status"),
      let gaps = node["gaps"]?.whole
    else { return nil }
    self.init(
      family: Family(id: id, rule: rule),
      tally: tally,
      status: status,
      gaps: gaps,
      highestRisk: node.word("risk")
    )
  }
}

extension ClientSummary.TopRisk {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("id", .string(id)), ("title", .string(title)),
      ("risk", .string(risk.rawValue)), ("owner", .string(owner)), ("due", .string(due?.iso)),
      ("overdue", .bool(isOverdue)),
    ])
  }

  fileprivate init?(_ node: JSONNode) {
    guard let kind: PlanItem.Kind = node.word("kind"), let id = node["id"]?.text,
      let title = node["title"]?.text, let risk: Level = node.word("risk"),
      let isOverdue = node["overdue"]?.flag
    else { return nil }
    self.init(
      kind: kind,
      id: id,
      title: title,
      risk: risk,
      owner: node["owner"]?.text,
      due: node.day("due"),
      isOverdue: isOverdue
    )
  }
}

extension JSON {
  /// A fraction as its numerator and denominator, or null.
  fileprivate static func exact(_ share: Rational?) -> JSON {
    share.map { .array([.int($0.numerator), .int($0.denominator)]) } ?? .null
  }
}

extension JSONNode {
  fileprivate func exact(_ key: String) -> Rational? {
    guard let parts = all(key, \.whole), parts.count == 2 else { return nil }
    return Rational(parts[0], over: parts[1])
  }

  fileprivate func day(_ key: String) -> Day? { self[key]?.text.flatMap { Day($0) } }

  fileprivate func word<Word: RawRepresentable<String>>(_ key: String) -> Word? {
    self[key]?.text.flatMap(Word.init)
  }

  /// The values of a list, if all of them are; nil otherwise.
  fileprivate func all<Value>(_ key: String, _ value: (JSONNode) -> Value?) -> [Value]? {
    guard let items = self[key]?.items else { return nil }
    let values = items.compactMap(value)
    return values.count == items.count ? values : nil
  }
}
