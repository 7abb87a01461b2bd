import Diagnostics
public import Regulation

/// What a portfolio shows of a client (METHOD.md, section 15): little, as one of every client is in
/// memory.
public struct ClientSummary: Sendable {
  /// The score of an earlier assessment and of this one.
  public struct Trend: Sendable, Hashable {
    /// The day of the earlier one.
    public let since: Day
    /// Both scores.
    public let score: ScoreChange

    /// A change as it was read.
    public init(since: Day, score: ScoreChange) {
      self.since = since
      self.score = score
    }
  }

  /// A family with the highest risk of its gaps.
  public struct FamilyCell: Sendable, Hashable {
    /// The family.
    public let family: Family
    /// Its figures.
    public let tally: Tally
    /// The status of all its leaves together.
    public let status: Status
    /// How many gaps it has.
    public let gaps: Int
    /// The highest rating of them; nil where none is rated.
    public let highestRisk: Level?

    /// A family as it was read.
    public init(family: Family, tally: Tally, status: Status, gaps: Int, highestRisk: Level?) {
      self.family = family
      self.tally = tally
      self.status = status
      self.gaps = gaps
      self.highestRisk = highestRisk
    }
  }

  /// An open finding, or a risk of the register that no finding deals with.
  public struct TopRisk: Sendable, Hashable {
    /// What it is.
    public let kind: PlanItem.Kind
    /// Its id.
    public let id: String
    /// Its title.
    public let title: String
    /// Its rating.
    public let risk: Level
    /// Who answers for it.
    public let owner: String?
    /// By when it is to be dealt with.
    public let due: Day?
    /// Whether that day is over.
    public let isOverdue: Bool

    /// A risk as it was read.
    public init(
      kind: PlanItem.Kind,
      id: String,
      title: String,
      risk: Level,
      owner: String?,
      due: Day?,
      isOverdue: Bool
    ) {
      self.kind = kind
      self.id = id
      self.title = title
      self.risk = risk
      self.owner = owner
      self.due = due
      self.isOverdue = isOverdue
    }
  }

  /// The client's folder.
  public let slug: String
  /// Its name.
  public let name: String
  /// What it is under HIPAA.
  public let entity: Entity
  /// Whether its report is final.
  public let reportStatus: Client.ReportStatus
  /// The report's version.
  public let version: String?
  /// The day for which all of it holds.
  public let asOf: Day
  /// The figures of all leaves in scope.
  public let totals: Tally
  /// Whether the coverage reaches the threshold; if not, pages withhold the score.
  public let headline: Bool
  /// The change of the score; nil without an earlier assessment that has a score.
  public let trend: Trend?
  /// How many gaps have each rating; a rating that none has is not there.
  public let ratedGaps: [Level: Int]
  /// How many gaps there are.
  public let gaps: Int
  /// How many items are overdue, as the gate `overdue` counts them.
  public let overdue: Int
  /// How many milestones were missed, which are steps of such items.
  public let missedMilestones: Int
  /// The families in scope, in the order of the regulation.
  public let families: [FamilyCell]
  /// The highest risks, the highest first.
  public let topRisks: [TopRisk]

  /// So many of the highest risks are shown of each client.
  public static let mostRisks = 5

  /// What is shown of a client as it was read.
  public init(
    slug: String,
    name: String,
    entity: Entity,
    reportStatus: Client.ReportStatus,
    version: String?,
    asOf: Day,
    totals: Tally,
    headline: Bool,
    trend: Trend?,
    ratedGaps: [Level: Int],
    gaps: Int,
    overdue: Int,
    missedMilestones: Int,
    families: [FamilyCell],
    topRisks: [TopRisk]
  ) {
    self.slug = slug
    self.name = name
    self.entity = entity
    self.reportStatus = reportStatus
    self.version = version
    self.asOf = asOf
    self.totals = totals
    self.headline = headline
    self.trend = trend
    self.ratedGaps = ratedGaps
    self.gaps = gaps
    self.overdue = overdue
    self.missedMilestones = missedMilestones
    self.families = families
    self.topRisks = topRisks
  }
}

extension ClientSummary {
  /// The highest rating of the gaps; nil where none is rated.
  public var highestRisk: Level? { ratedGaps.keys.max() }

  /// How many gaps are rated high or above.
  public var highGaps: Int { ratedGaps.reduce(0) { $0 + ($1.key >= .high ? $1.value : 0) } }

  /// How many gaps nobody rated.
  public var unratedGaps: Int { gaps - ratedGaps.values.reduce(0, +) }

  /// What a portfolio shows of an assessment.
  public init(_ assessment: Assessment) {
    let client = assessment.client
    slug = client.slug
    name = client.name.value
    entity = client.entity
    reportStatus = client.reportStatus
    version = client.version
    asOf = assessment.asOf
    totals = assessment.totals
    headline = assessment.headline
    trend = assessment.comparison.flatMap { comparison in
      comparison.score.before == nil
        ? nil : Trend(since: comparison.earlier, score: comparison.score)
    }
    gaps = assessment.gaps.count
    ratedGaps = assessment.gaps.compactMap(\.risk).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    overdue = assessment.failures(of: .overdue).count
    missedMilestones = assessment.deadlines.count { $0.isStep && $0.state == .overdue }
    families = Self.families(assessment)
    topRisks = Self.topRisks(assessment)
  }

  private static func families(_ assessment: Assessment) -> [FamilyCell] {
    var gaps: [Family: (count: Int, highest: Level?)] = [:]
    for gap in assessment.gaps {
      guard let id = gap.requirement, let index = assessment.requirementIndex[id] else { continue }
      let requirement = assessment.requirements[index].requirement
      let family = Family(id: requirement.family, rule: requirement.rule)
      let known = gaps[family] ?? (0, nil)
      gaps[family] = (known.count + 1, [known.highest, gap.risk].compactMap(\.self).max())
    }
    return assessment.families.map { result in
      FamilyCell(
        family: result.family,
        tally: result.tally,
        status: rolledUpStatus(result.tally.counts),
        gaps: gaps[result.family]?.count ?? 0,
        highestRisk: gaps[result.family]?.highest
      )
    }
  }

  /// The findings and risks of the plan that are rated: the highest first, then the earliest date.
  private static func topRisks(_ assessment: Assessment) -> [TopRisk] {
    let rated = assessment.plan.compactMap { item -> TopRisk? in
      guard item.kind != .gap, let risk = item.risk else { return nil }
      return TopRisk(
        kind: item.kind,
        id: item.subject,
        title: item.title,
        risk: risk,
        owner: item.owner,
        due: item.due,
        isOverdue: item.isOverdue
      )
    }
    let sorted = rated.inOrder(
      of: {
        (-$0.risk.rank, $0.due == nil ? 1 : 0, $0.due?.iso ?? "", $0.kind == .finding ? 0 : 1)
      },
      by: <
    )
    return Array(sorted.prefix(mostRisks))
  }
}

extension Catalog {
  /// The families that have a leaf on any day, in the order of the regulation.
  public var families: [Family] {
    var seen: Set<Family> = []
    return requirements.filter(\.isAssessable).compactMap { requirement in
      let family = Family(id: requirement.family, rule: requirement.rule)
      return seen.insert(family).inserted ? family : nil
    }
  }
}
