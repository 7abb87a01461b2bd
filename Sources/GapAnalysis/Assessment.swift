public import Diagnostics
public import Regulation

/// How a requirement stands.
public enum Status: String, Sendable, Hashable, CaseIterable {
  /// Everything counted is in place.
  case met
  /// Some of it is.
  case partiallyMet = "partially-met"
  /// None of it is.
  case notMet = "not-met"
  /// Does not concern this organization.
  case notApplicable = "not-applicable"
  /// Nobody looked, or nothing is known.
  case notAssessed = "not-assessed"

  /// In words, such as "Partially met".
  public var title: String {
    switch self {
    case .met: "Met"
    case .partiallyMet: "Partially met"
    case .notMet: "Not met"
    case .notApplicable: "Not applicable"
    case .notAssessed: "Not assessed"
    }
  }
}

/// How many leaves stand how; the five add up to `total`.
public struct StatusCounts: Sendable, Hashable {
  /// Leaves in place.
  public let met: Int
  /// Leaves in place in part.
  public let partiallyMet: Int
  /// Leaves not in place.
  public let notMet: Int
  /// Leaves that do not concern the client.
  public let notApplicable: Int
  /// Leaves that nobody looked at.
  public let notAssessed: Int

  /// Counts statuses.
  public init(_ statuses: some Sequence<Status>) {
    var counts: [Status: Int] = [:]
    for status in statuses { counts[status, default: 0] += 1 }
    met = counts[.met, default: 0]
    partiallyMet = counts[.partiallyMet, default: 0]
    notMet = counts[.notMet, default: 0]
    notApplicable = counts[.notApplicable, default: 0]
    notAssessed = counts[.notAssessed, default: 0]
  }

  /// All leaves.
  public var total: Int { assessed + notApplicable + notAssessed }

  /// Leaves with an answer that counts: met, partially met, not met.
  public var assessed: Int { met + partiallyMet + notMet }

  /// The share of the applicable leaves that are assessed; nil where none is applicable.
  public var coverage: Rational? { Rational(assessed, over: total - notApplicable) }

  /// The count of one status.
  public subscript(status: Status) -> Int {
    switch status {
    case .met: met
    case .partiallyMet: partiallyMet
    case .notMet: notMet
    case .notApplicable: notApplicable
    case .notAssessed: notAssessed
    }
  }
}

/// The figures of a set of leaves: the whole, a rule or a family.
///
/// Scores and shares lie between 0 and 1; a page shows them times 100.
public struct Tally: Sendable, Hashable {
  /// The leaves by status.
  public let counts: StatusCounts
  /// The mean of the values of the assessed leaves; nil where none is.
  public let score: Rational?
  /// The same with required leaves counted twice (case W1).
  public let weightedScore: Rational?

  /// A tally from its parts.
  public init(counts: StatusCounts, score: Rational?, weightedScore: Rational?) {
    self.counts = counts
    self.score = score
    self.weightedScore = weightedScore
  }
}

/// The figures of one rule.
public struct RuleResult: Sendable, Hashable {
  /// The rule.
  public let rule: HIPAARule
  /// Its figures.
  public let tally: Tally

  /// A result from its parts.
  public init(rule: HIPAARule, tally: Tally) {
    self.rule = rule
    self.tally = tally
  }
}

/// The figures of one safeguard family.
public struct FamilyResult: Sendable, Hashable {
  /// The family.
  public let family: Family
  /// Its figures; the score is the mean of leaves, which is the headline.
  public let tally: Tally
  /// The mean of the unrounded scores of its standards with a counted leaf.
  public let scoreByStandards: Rational?

  /// A result from its parts.
  public init(family: Family, tally: Tally, scoreByStandards: Rational?) {
    self.family = family
    self.tally = tally
    self.scoreByStandards = scoreByStandards
  }
}

/// How one catalog entry of the rules in scope stands, on the as-of day.
public struct RequirementResult: Sendable, Hashable {
  /// The entry.
  public let requirement: Requirement
  /// Whether it is a leaf; else its status rolls up from its leaves.
  public let isLeaf: Bool
  /// What the client wrote.
  public let response: Response?
  /// How it stands; nil for an entry that is neither a leaf nor above one.
  public let status: Status?
  /// 0, 1/2 or 1 for a leaf, the mean of its leaves for a standard; nil where nothing counts.
  public let score: Rational?
  /// Why it is not applicable by itself, or why a given response does not count.
  public let reason: String?
  /// The ids of the findings that name it.
  public let findings: [String]
  /// The ids of its response's evidence.
  public let evidence: [String]
  /// The ids of the policies that claim it.
  public let policies: [String]

  /// A result from its parts.
  public init(
    requirement: Requirement,
    isLeaf: Bool,
    response: Response?,
    status: Status?,
    score: Rational?,
    reason: String?,
    findings: [String],
    evidence: [String],
    policies: [String]
  ) {
    self.requirement = requirement
    self.isLeaf = isLeaf
    self.response = response
    self.status = status
    self.score = score
    self.reason = reason
    self.findings = findings
    self.evidence = evidence
    self.policies = policies
  }
}

/// A finding with its computed risk.
public struct FindingResult: Sendable, Hashable {
  /// What the assessor wrote.
  public let finding: Finding
  /// The inherent risk rating (SP 800-30 Table I-2).
  public let risk: Level
  /// The residual risk rating.
  public let residualRisk: Level?

  /// A result from its parts.
  public init(finding: Finding, risk: Level, residualRisk: Level?) {
    self.finding = finding
    self.risk = risk
    self.residualRisk = residualRisk
  }
}

/// An input that stands in no result, with the reason.
public struct LeftOut: Sendable, Hashable {
  /// Where it was written.
  public let source: SourceRange
  /// Why it is left out, in words that a client can read.
  public let reason: String

  /// Joins a place with a reason.
  public init(source: SourceRange, reason: String) {
    self.source = source
    self.reason = reason
  }
}

/// What follows for one client as of a day; the value that pages and exports are made of.
public struct Assessment: Sendable {
  /// The day for which everything here holds.
  public let asOf: Day
  /// The inputs that stand in this report, under canonical names; what is left out is not here.
  public let client: Client
  /// The audience for which withheld data was removed: `full` or its name.
  public let audience: String
  /// Coverage under this share withholds the headline, 0 to 1.
  public let coverageThreshold: Rational
  /// All leaves in scope.
  public let totals: Tally
  /// By rule in scope, in the order of the regulation.
  public let rules: [RuleResult]
  /// By family of the rules in scope, in the order of the regulation.
  public let families: [FamilyResult]
  /// Every catalog entry of the rules in scope that is in force, in the order of the regulation.
  public let requirements: [RequirementResult]
  /// Every finding, sorted: highest risk first, then by id.
  public let findings: [FindingResult]
  /// What is in no result, and why.
  public let leftOut: [LeftOut]
  /// Leaves in force of the rules out of scope; they count nowhere.
  public let leavesOutOfScope: [Requirement]
  /// Leaves of the rules in scope that are not in force on the day; they count nowhere.
  public let leavesNotInForce: [Requirement]
  /// Every number with what made it: totals, rules, families, findings.
  public let metrics: [Metric]

  /// Whether the coverage reaches the threshold, so that the score may stand as a headline.
  public var headline: Bool {
    totals.counts.coverage.map { $0 >= coverageThreshold } ?? false
  }

  /// An assessment from its parts.
  public init(
    asOf: Day,
    client: Client,
    audience: String,
    coverageThreshold: Rational,
    totals: Tally,
    rules: [RuleResult],
    families: [FamilyResult],
    requirements: [RequirementResult],
    findings: [FindingResult],
    leftOut: [LeftOut],
    leavesOutOfScope: [Requirement] = [],
    leavesNotInForce: [Requirement] = [],
    metrics: [Metric] = []
  ) {
    self.asOf = asOf
    self.client = client
    self.audience = audience
    self.coverageThreshold = coverageThreshold
    self.totals = totals
    self.rules = rules
    self.families = families
    self.requirements = requirements
    self.findings = findings
    self.leftOut = leftOut
    self.leavesOutOfScope = leavesOutOfScope
    self.leavesNotInForce = leavesNotInForce
    self.metrics = metrics
  }
}
