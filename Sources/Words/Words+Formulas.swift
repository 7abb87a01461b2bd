public import GapAnalysis
import Regulation

extension Words {
  /// Why a metric leaves something out.
  public func text(of reason: Metric.Exclusion.Reason) -> String { self("excluded_", reason) }

  /// What a metric leaves out: how many, and why.
  public func text(of exclusions: [Metric.Exclusion]) -> String {
    exclusions.map { count($0.count, of: text(of: $0.reason)) }.joined(separator: ", ")
  }

  /// How the number of a metric is computed.
  public func text(of formula: Formula) -> String {
    switch formula {
    case .score: self("formula_score")
    case .scoreWithoutContested: self("formula_score_without_contested")
    case .weightedScore: self("formula_weighted_score")
    case .scoreByStandards: self("formula_score_by_standards")
    case .coverage: self("formula_coverage")
    case .leaves: self("formula_leaves")
    case .assessedLeaves: self("formula_assessed_leaves")
    case .applicableLeaves: self("formula_applicable_leaves")
    case .coverableLeaves: self("formula_coverable_leaves")
    case .openPermissions: self("formula_open_permissions")
    case .uncountedLeaves: self("formula_uncounted_leaves")
    case .leavesOf(let status):
      self("formula_leaves_of", ["status": self(status).lowercased()])
    case .leavesBy(let method):
      self("formula_leaves_by", ["method": method.rawValue])
    case .leavesWithoutMethod: self("formula_leaves_without_method")
    case .sampledLeaves: self("formula_sampled_leaves")
    case .policyCoverage: self("formula_policy_coverage")
    case .withoutPolicy: self("formula_without_policy")
    case .metWithEvidence: self("formula_met_with_evidence")
    case .metWithExpiredEvidence: self("formula_met_with_expired_evidence")
    case .metOnlyReported: self("formula_met_only_reported")
    case .evidenceCoverage: self("formula_evidence_coverage")
    case .evidenceOf(let state): self("formula_evidence_", state)
    case .testCoverage: self("formula_test_coverage")
    case .leavesByTest(let known): self("formula_tests_", known)
    case .failingLeaves: self("formula_failing_leaves")
    case .maturity: self("formula_maturity")
    case .maturityBelow(let target): self("formula_maturity_below", ["target": String(target)])
    case .openNotices(let state): self("formula_open_notices_", state)
    case .noticeDays: self("formula_notice_days")
    case .otherOverdue: self("formula_other_overdue")
    case .openRisks: self("formula_open_risks")
    case .breaches: self("formula_breaches")
    case .riskAnalysis: self("formula_risk_analysis")
    case .documents: self("formula_documents")
    case .exposure: self("formula_exposure")
    case .exposureUnderDiscretion(isForEach: true): self("formula_exposure_under_discretion")
    case .exposureUnderDiscretion(isForEach: false): self("formula_exposure_without_discretion")
    case .readiness: self("formula_readiness")
    case .readinessOf(let answer): self("formula_readiness_", answer)
    case .findings: self("formula_findings")
    case .unresolvedFindings: self("formula_unresolved_findings")
    case .findingsOf(let status):
      self("formula_findings_of", ["status": self("finding_status_", status).lowercased()])
    case .unresolvedFindingsOf(let level):
      self("formula_unresolved_findings_of", ["level": self(level).lowercased()])
    case .residualFindingsOf(let level):
      self("formula_residual_findings_of", ["level": self(level).lowercased()])
    case .openFindingsOf(let level):
      self("formula_open_findings_of", ["level": self(level).lowercased()])
    case .openFindings: self("formula_open_findings")
    case .seriousFindings: self("formula_serious_findings")
    case .gaps: self("formula_gaps")
    case .contradictoryGaps: self("formula_contradictory_gaps")
    case .gapsOf(let kind): self("formula_gaps_", kind)
    case .decisions: self("formula_decisions")
    case .decisionsOf(let answer): self("formula_decisions_", answer)
    case .risks: self("formula_risks")
    case .acceptedRisks: self("formula_accepted_risks")
    case .closedRisks: self("formula_closed_risks")
    case .lapsedRisks: self("formula_lapsed_risks")
    case .overdueRisks: self("formula_overdue_risks")
    case .risksWithout(let part): self("formula_risks_without_", part)
    case .riskCost: self("formula_risk_cost")
    case .inherentRisksOf(let level):
      self("formula_inherent_risks_of", ["level": self(level).lowercased()])
    case .residualRisksOf(let level):
      self("formula_residual_risks_of", ["level": self(level).lowercased()])
    case .deadlinesOf(let state): self("formula_deadlines_", state)
    case .milestonesOf(let state): self("formula_milestones_", state)
    case .planItems(.all): self("formula_plan_items")
    case .planItems(let group): self("formula_plan_items_of", ["group": text(of: group)])
    case .planCost(.all): self("formula_plan_cost")
    case .planCost(let group): self("formula_plan_cost_of", ["group": text(of: group)])
    case .seriousPlanItems(let group):
      self("formula_serious_plan_items", ["group": text(of: group)])
    case .unpricedPlanItems(let group):
      self("formula_unpriced_plan_items", ["group": text(of: group)])
    case .planWithout(let field): self("formula_plan_without_", field)
    case .planEnd: self("formula_plan_end")
    case .unplannedNotices: self("formula_unplanned_notices")
    case .earlierScore(let day): self("formula_earlier_score", ["day": self.day(day)])
    case .earlierCoverage(let day): self("formula_earlier_coverage", ["day": self.day(day)])
    case .scoreChange(let later, let earlier):
      self("formula_score_change", ["later": day(later), "earlier": day(earlier)])
    case .coverageChange(let later, let earlier):
      self("formula_coverage_change", ["later": day(later), "earlier": day(earlier)])
    case .commonScore(let day): self("formula_common_score", ["day": self.day(day)])
    case .likeForLike: self("formula_like_for_like")
    case .changedLeaves(let kind):
      self("formula_changed_leaves", ["change": self("change_", kind).lowercased()])
    case .closedLeaves(let kind):
      self("formula_closed_leaves", ["sort": self("closure_", kind).lowercased()])
    case .closedFindings(let kind):
      self("formula_closed_findings", ["sort": self("closure_", kind).lowercased()])
    case .closures(nil): self("formula_closures")
    case .closuresNotShown: self("formula_closures_not_shown")
    case .closures(let kind?):
      self("formula_closures_of", ["sort": self("closure_", kind).lowercased()])
    case .newlyAssessed(let status):
      self("formula_newly_assessed", ["status": self(status).lowercased()])
    case .regressions: self("formula_regressions")
    case .changedFindings(let kind):
      self("formula_changed_findings", ["change": self("finding_change_", kind).lowercased()])
    case .openedGaps: self("formula_opened_gaps")
    case .closedGaps: self("formula_closed_gaps")
    case .lostEvidence: self("formula_lost_evidence")
    case .expiredEvidence: self("formula_expired_evidence")
    case .newlyOverdue: self("formula_newly_overdue")
    case .overdueUnlisted: self("formula_overdue_unlisted")
    case .noLongerOverdue: self("formula_no_longer_overdue")
    case .costChange: self("formula_cost_change")
    }
  }
  /// Which items of the plan are counted together.
  private func text(of group: PlanGroup) -> String {
    switch group {
    case .all: self("plan_group_all")
    case .horizon(let horizon):
      self("plan_group_horizon", ["horizon": self("horizon_", horizon).lowercased()])
    case .owner(nil): self("plan_group_without_owner")
    case .owner(let owner?): self("plan_group_owner", ["owner": owner])
    case .quarter(let quarter): self("plan_group_quarter", ["quarter": text(of: quarter)])
    case .afterLegalDeadline: self("plan_group_after_legal_deadline")
    }
  }

  /// A quarter of a year: "Q4 2026".
  public func text(of quarter: Quarter) -> String {
    self("quarter", ["number": String(quarter.number), "year": String(quarter.year)])
  }
}
