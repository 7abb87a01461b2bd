public import Regulation

/// How the number of a metric is computed.
public enum Formula: Sendable, Hashable {
  /// The mean of the assessed leaves' values.
  case score
  /// The same with the contested leaves counted as not met.
  case scoreWithoutContested
  /// The mean with required leaves counted twice.
  case weightedScore
  /// The mean of the standards' scores.
  case scoreByStandards
  /// The share of the leaves that were assessed.
  case coverage
  /// How many leaves are in scope and in force.
  case leaves
  /// How many were assessed.
  case assessedLeaves
  /// How many apply.
  case applicableLeaves
  /// How many coverage is a share of.
  case coverableLeaves
  /// How many the law permits, and nobody answered.
  case openPermissions
  /// How many are not applicable or not assessed.
  case uncountedLeaves
  /// How many have a status.
  case leavesOf(Status)
  /// How many assessed leaves were looked at in a way.
  case leavesBy(Response.Method)
  /// How many assessed leaves do not say how they were looked at.
  case leavesWithoutMethod
  /// How many assessed leaves have a sample.
  case sampledLeaves
  /// How many findings there are.
  case findings
  /// How many are not closed.
  case unresolvedFindings
  /// How many have a status.
  case findingsOf(Finding.Status)
  /// How many of a risk are not closed.
  case unresolvedFindingsOf(Level)
  /// How many of a risk once treated are not closed.
  case residualFindingsOf(Level)
  /// How many of a risk are open or in progress.
  case openFindingsOf(Level)
  /// How many of any risk are.
  case openFindings
  /// How many of a high or very high risk are.
  case seriousFindings
  /// How many gaps there are.
  case gaps
  /// In how many inputs contradict each other.
  case contradictoryGaps
  /// How many have a sort of cause.
  case gapsOf(GapCause.Kind)
  /// How many decisions there are.
  case decisions
  /// How many are of an answer.
  case decisionsOf(Response.Answer)
  /// How many risks the register has.
  case risks
  /// How many are accepted.
  case acceptedRisks
  /// How many are closed.
  case closedRisks
  /// How many have an acceptance that is over.
  case lapsedRisks
  /// How many are overdue.
  case overdueRisks
  /// How many lack what they need to be managed.
  case risksWithout(RiskPart)
  /// What their treatment costs.
  case riskCost
  /// How many are of a level before treatment.
  case inherentRisksOf(Level)
  /// How many are of a level after treatment.
  case residualRisksOf(Level)
  /// How many deadlines that are no milestones have a state.
  case deadlinesOf(Deadline.State)
  /// How many milestones have a state.
  case milestonesOf(Deadline.State)
  /// How many items the plan has, in all or of a group.
  case planItems(PlanGroup)
  /// What they cost.
  case planCost(PlanGroup)
  /// How many of them have a high or very high risk.
  case seriousPlanItems(PlanGroup)
  /// How many of them have no cost.
  case unpricedPlanItems(PlanGroup)
  /// How many of its items do not say something.
  case planWithout(PlanField)
  /// When the last of its items falls due, in days from the as-of day.
  case planEnd
  /// How many notices of breaches that are not given yet no item of the plan is about.
  case unplannedNotices
  /// The share of the applicable leaves that a policy claims.
  case policyCoverage
  /// How many applicable leaves no policy claims.
  case withoutPolicy
  /// How many leaves that are met name evidence that has not expired.
  case metWithEvidence
  /// How many leaves that are met name only evidence that has expired.
  case metWithExpiredEvidence
  /// How many leaves that are met name none.
  case metOnlyReported
  /// The share of the leaves in place that valid evidence shows.
  case evidenceCoverage
  /// How many items of evidence have a state.
  case evidenceOf(EvidenceResult.State)
  /// The share of the leaves that a machine could have tested which one tested.
  case testCoverage
  /// How many of them are tested, answered, both or neither.
  case leavesByTest(KnownBy)
  /// At how many of them a resource fails.
  case failingLeaves
  /// The mean level of maturity.
  case maturity
  /// The share of the leaves below a target level.
  case maturityBelow(Int)
  /// How many notices of breaches that are not given yet have a state.
  case openNotices(Deadline.State)
  /// How many days there are until the outer limit of a notice, counted from the as-of day.
  case noticeDays
  /// How many deadlines that are no notice of a breach and no milestone are overdue.
  case otherOverdue
  /// How many open findings and risks there are, a risk that a finding deals with counted with it.
  case openRisks
  /// How many breaches the register has.
  case breaches
  /// The share of the elements of a risk analysis that are there.
  case riskAnalysis
  /// The share of the documents that OCR asks for that are there.
  case documents
  /// What 45 CFR 160.404 allows for the violations.
  case exposure
  /// The same under the enforcement discretion of 2019, which may not be in force for each.
  case exposureUnderDiscretion(isForEach: Bool)
  /// The mean of the answers to proposed changes.
  case readiness
  /// How many proposed changes have an answer.
  case readinessOf(ReadinessAnswer.Answer)
  /// The score of the earlier assessment, on its day.
  case earlierScore(Day)
  /// The coverage of the earlier assessment, on its day.
  case earlierCoverage(Day)
  /// One score less the other, on their two days.
  case scoreChange(later: Day, earlier: Day)
  /// One coverage less the other, on their two days.
  case coverageChange(later: Day, earlier: Day)
  /// The score on one of the two days, over what both assessed.
  case commonScore(Day)
  /// One score less the other, over what both assessed.
  case likeForLike
  /// How many leaves changed in a way.
  case changedLeaves(ChangeKind)
  /// How many leaves are closed in a way.
  case closedLeaves(ClosureKind)
  /// How many were newly assessed and have a status.
  case newlyAssessed(Status)
  /// How many changed for the worse.
  case regressions
  /// How many findings changed in a way.
  case changedFindings(FindingChangeKind)
  /// How many findings are closed in a way.
  case closedFindings(ClosureKind)
  /// How many leaves and findings are closed, in a way or in any.
  case closures(ClosureKind?)
  /// How many of these are not closed with evidence.
  case closuresNotShown
  /// How many gaps were not there.
  case openedGaps
  /// How many are there no longer.
  case closedGaps
  /// How many items of evidence are named no longer.
  case lostEvidence
  /// How many expired in between.
  case expiredEvidence
  /// How many items became overdue.
  case newlyOverdue
  /// How many are overdue and were so on the day of the earlier assessment, which does not list them.
  case overdueUnlisted
  /// How many are overdue no longer.
  case noLongerOverdue
  /// The cost of one plan less that of the other.
  case costChange
}

/// Items of the plan that are counted together.
public enum PlanGroup: Sendable, Hashable {
  /// All of them.
  case all
  /// Those of a horizon.
  case horizon(Horizon)
  /// Those of an owner; nil: those without one.
  case owner(String?)
  /// Those that fall due in a quarter.
  case quarter(Quarter)
  /// Those of which nothing is planned in time for an open deadline of the law.
  case afterLegalDeadline
}
