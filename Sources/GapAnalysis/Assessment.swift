import Diagnostics
public import Regulation

/// The assessment of one client as of a day, from which pages and exports are made.
public struct Assessment: Sendable {
  /// The day for which everything here holds.
  public let asOf: Day
  /// The inputs in this report, under canonical names, without what is left out.
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
  public internal(set) var findings: [FindingResult]
  /// What is in no result, and why.
  public internal(set) var leftOut: [LeftOut]
  /// Leaves in force of the rules out of scope; they count nowhere.
  public let leavesOutOfScope: [Requirement]
  /// Leaves of the rules in scope that are not in force on the day; they count nowhere.
  public let leavesNotInForce: [Requirement]
  /// Every number with what made it: totals, rules, families, findings, registers.
  public internal(set) var metrics: [Metric] {
    didSet { metricIndex = Self.index(metrics.map(\.id)) }
  }
  /// The gaps: leaves in the order of the regulation, then findings.
  public let gaps: [Gap]
  /// The decision register, in the order of the regulation.
  public let decisions: [Decision]
  /// The risk register, highest inherent risk first.
  public let risks: [RiskResult]
  /// What to do, in order of priority.
  public let plan: [PlanItem]
  /// The notices of breaches that are not given yet and that no item of the plan is about.
  public let unplannedNotices: [Deadline]
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
  public internal(set) var riskAnalysis: [CheckItem]
  /// The documents OCR asks for.
  public internal(set) var documents: [CheckItem]
  /// What the answer about keeping versions for six years says; nil where there is none.
  public internal(set) var earlierVersions: CheckItem?
  /// How far safeguards are developed.
  public let maturity: Maturity
  /// What changed since an earlier assessment, where one was given.
  public private(set) var comparison: Comparison?

  /// The position of each metric in `metrics`, by its id.
  private(set) var metricIndex: [String: Int]
  /// The position of each requirement in `requirements`, by its id.
  let requirementIndex: [String: Int]

  /// Whether the coverage reaches the threshold, so that the score is shown as a headline.
  public var headline: Bool {
    totals.counts.coverage.map { $0 >= coverageThreshold } ?? false
  }

  /// The same with more inputs that are in no result.
  public func leavingOut(_ more: [LeftOut]) -> Assessment {
    var other = self
    other.leftOut = (leftOut + more).inOrder(of: { $0.source }, by: <)
    return other
  }

  /// Puts what the steps made into one value.
  init(
    _ input: AssessmentInput,
    _ summary: ScoreSummary,
    _ registers: ComputedRegisters,
    audience: String,
    coverageThreshold: Rational,
    leftOut: [LeftOut],
    metrics: [Metric]
  ) {
    asOf = input.asOf
    client = input.client
    self.audience = audience
    self.coverageThreshold = coverageThreshold
    totals = summary.totals
    rules = summary.rules
    families = summary.families
    requirements = input.requirements
    findings = input.findings
    self.leftOut = leftOut.inOrder(of: { (NaturalKey($0.source.file), $0.source) }, by: <)
    let (catalog, scope, day) = (input.law.catalog, input.client.scope.rules, input.asOf)
    leavesOutOfScope = catalog.leaves(
      on: day,
      rules: HIPAARule.allCases.filter { !scope.contains($0) }
    )
    leavesNotInForce = catalog.requirements.filter {
      $0.isAssessable && scope.contains($0.rule) && !$0.validity.contains(day)
    }
    self.metrics = metrics
    gaps = registers.gaps
    decisions = registers.decisions
    risks = registers.risks
    plan = registers.plan
    unplannedNotices = registers.unplannedNotices
    deadlines = registers.deadlines
    breaches = registers.breaches
    exposure = registers.exposure
    readiness = registers.readiness
    policies = registers.policies
    evidence = registers.evidence
    riskAnalysis = registers.riskAnalysis
    documents = registers.documents
    earlierVersions = registers.earlierVersions
    maturity = registers.maturity
    metricIndex = Self.index(metrics.map(\.id))
    requirementIndex = Self.index(requirements.map(\.requirement.id))
  }

  /// Adds what changed since an earlier assessment, and the metrics of that.
  mutating func add(_ comparison: Comparison, with earlier: EarlierAssessment) {
    self.comparison = comparison
    metrics += comparisonMetrics(comparison, earlier, plan: plan)
  }

  /// The first place of each id.
  private static func index(_ ids: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    places.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() where places[id] == nil { places[id] = place }
    return places
  }
}
