public import Regulation

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
  public private(set) var leftOut: [LeftOut]
  /// Leaves in force of the rules out of scope; they count nowhere.
  public let leavesOutOfScope: [Requirement]
  /// Leaves of the rules in scope that are not in force on the day; they count nowhere.
  public let leavesNotInForce: [Requirement]
  /// Every number with what made it: totals, rules, families, findings, registers.
  public let metrics: [Metric]
  /// What is not as it should be: leaves in the order of the regulation, then findings.
  public let gaps: [Gap]
  /// The decision register, in the order of the regulation.
  public let decisions: [Decision]
  /// The risk register, highest inherent risk first.
  public let risks: [RiskResult]
  /// What to do, in order of priority.
  public let plan: [PlanItem]
  /// Every deadline, earliest first.
  public let deadlines: [Deadline]
  /// The breaches, earliest discovery first.
  public let breaches: [BreachResult]
  /// Illustrations of what violations could cost.
  public let exposure: [ExposureResult]
  /// Readiness for what is proposed and is not law.
  public let readiness: Readiness
  /// The policies with what they cover, by id.
  public let policies: [PolicyResult]
  /// The evidence with its age, by id.
  public let evidence: [EvidenceResult]
  /// The nine elements of a risk analysis.
  public let riskAnalysis: [CheckItem]
  /// The documents OCR asks for.
  public let documents: [CheckItem]
  /// How far safeguards are developed.
  public let maturity: Maturity
  /// What changed since an earlier assessment, where one was given.
  public let comparison: Comparison?

  /// Where each metric stands in `metrics`, by its id.
  let metricIndex: [String: Int]
  /// Where each requirement stands in `requirements`, by its id.
  let requirementIndex: [String: Int]

  /// Whether the coverage reaches the threshold, so that the score may stand as a headline.
  public var headline: Bool {
    totals.counts.coverage.map { $0 >= coverageThreshold } ?? false
  }

  /// The same with more inputs that are in no result.
  public func leavingOut(_ more: [LeftOut]) -> Assessment {
    var other = self
    other.leftOut = (leftOut + more).inOrder(of: { $0.source }, by: <)
    return other
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
    metrics: [Metric] = [],
    gaps: [Gap] = [],
    decisions: [Decision] = [],
    risks: [RiskResult] = [],
    plan: [PlanItem] = [],
    deadlines: [Deadline] = [],
    breaches: [BreachResult] = [],
    exposure: [ExposureResult] = [],
    readiness: Readiness = .none,
    policies: [PolicyResult] = [],
    evidence: [EvidenceResult] = [],
    riskAnalysis: [CheckItem] = [],
    documents: [CheckItem] = [],
    maturity: Maturity = Maturity(levels: []),
    comparison: Comparison? = nil
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
    self.gaps = gaps
    self.decisions = decisions
    self.risks = risks
    self.plan = plan
    self.deadlines = deadlines
    self.breaches = breaches
    self.exposure = exposure
    self.readiness = readiness
    self.policies = policies
    self.evidence = evidence
    self.riskAnalysis = riskAnalysis
    self.documents = documents
    self.maturity = maturity
    self.comparison = comparison
    metricIndex = Self.index(metrics.map(\.id))
    requirementIndex = Self.index(requirements.map(\.requirement.id))
  }

  /// The first place of each id.
  private static func index(_ ids: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    places.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() where places[id] == nil { places[id] = place }
    return places
  }
}
