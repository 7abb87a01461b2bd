/// The checks of this module; the raw value is the rule id that a diagnostic carries.
public enum IntakeRule: String, Sendable, Hashable, CaseIterable {
  /// A name that the catalog does not contain.
  case unknownRequirement = "unknown-requirement"
  /// An answer to an entry that is answered through its leaves.
  case notALeaf = "not-a-leaf"
  /// A second answer to one leaf.
  case duplicateResponse = "duplicate-response"
  /// A title beside an id that is another requirement's, or no requirement's.
  case titleMismatch = "title-mismatch"
  /// An obligation beside an id that is not the requirement's.
  case obligationMismatch = "obligation-mismatch"
  /// A second entry of one id in a register.
  case duplicateID = "duplicate-id"
  /// A choice of 164.306(d)(3) on something that is required.
  case decisionOnRequired = "decision-on-required"
  /// A decision with columns empty that it needs.
  case incompleteDecision = "incomplete-decision"
  /// An answer to a leaf of a rule outside the engagement.
  case responseOutOfScope = "response-out-of-scope"
  /// An answer to a leaf that does not count on the day.
  case responseNotInForce = "response-not-in-force"
  /// An answer to a leaf that does not concern the client.
  case responseNotApplicable = "response-not-applicable"
  /// A required leaf declared not applicable by the client.
  case notApplicableRequired = "not-applicable-required"
  /// A name that the evidence register does not contain.
  case unknownEvidence = "unknown-evidence"
  /// A finding about nothing that is in this report.
  case findingOutOfScope = "finding-out-of-scope"
  /// A day that another day makes impossible.
  case impossibleDay = "impossible-day"
  /// An impossible count.
  case impossibleCount = "impossible-count"
  /// A day after the one for which the report holds.
  case dayAfterAsOf = "day-after-as-of"
  /// A breach of more than 500 without the most in one State.
  case residentsUnknown = "residents-unknown"
  /// A breach of a client that is both, without the capacity in which it happened.
  case capacityUnstated = "capacity-unstated"
  /// A capacity that the client does not have.
  case wrongCapacity = "wrong-capacity"
  /// A notice that no rule asks of the client.
  case noticeWithoutDuty = "notice-without-duty"
  /// An oral delay of more than 30 days.
  case delayTooLong = "delay-too-long"
  /// A delay that was asked for after the limit.
  case delayTooLate = "delay-too-late"
  /// Violations that are too old for a penalty.
  case timeBarred = "time-barred"
  /// Violations of a year with two tables of amounts.
  case twoPenaltyTables = "two-penalty-tables"
  /// Violations that no table of amounts governs.
  case noPenaltyTable = "no-penalty-table"
  /// An answer to a change that no proposed rule contains.
  case unknownProposal = "unknown-proposal"
  /// An answer to a change that was proposed later.
  case notYetProposed = "not-yet-proposed"
  /// A policy that is not approved.
  case policyNotApproved = "policy-not-approved"
  /// A policy that was approved after the day for which the report holds.
  case policyApprovedLater = "approved-later"
  /// A policy that takes effect after the day for which the report holds.
  case policyNotEffective = "policy-not-effective"
  /// A policy that is no longer in use.
  case policyRetired = "policy-retired"
  /// A policy without an owner.
  case policyWithoutOwner = "policy-without-owner"
  /// A policy whose review was due.
  case policyReviewOverdue = "review-overdue"
  /// A policy whose review is due soon.
  case policyReviewSoon = "review-soon"
  /// A policy that replaces one which is not there.
  case supersededUnknown = "superseded-unknown"
  /// A policy that was replaced and is still in force.
  case supersededInForce = "superseded-in-force"
  /// A review due before the approval.
  case policyReviewBeforeApproval = "policy-review-before-approval"
  /// A policy in effect before its approval.
  case policyEffectiveBeforeApproval = "policy-effective-before-approval"
  /// Evidence that nothing names.
  case unusedEvidence = "unused-evidence"
  /// An accepted finding without the acceptance.
  case acceptanceMissing = "acceptance-missing"
  /// A milestone after the day by which its finding is to be closed.
  case milestoneAfterDue = "milestone-after-due"
  /// A system that the scope does not name.
  case unknownSystem = "unknown-system"
  /// A risk that names a finding which is not there.
  case unknownFinding = "unknown-finding"
  /// A finding that was closed before its milestones were reached.
  case closedTooEarly = "closed-too-early"
  /// A response that plans otherwise than the finding that covers its gap.
  case planDifference = "plan-difference"
  /// A response that plans for what is no gap.
  case actionWithoutGap = "action-without-gap"
  /// An earlier assessment of somebody else.
  case otherClient = "other-client"
  /// An earlier assessment that is not earlier.
  case notEarlier = "not-earlier"
  /// An earlier assessment made for an audience.
  case otherAudience = "other-audience"

  /// What the rule checks and why, in a sentence or two.
  public var explanation: String {
    switch self {
    case .unknownRequirement:
      "A response, finding, policy or risk names a requirement that the catalog does not hold, neither as an id nor as an alias."
    case .notALeaf:
      "A standard with specifications is answered through them, so that its score can be traced to its parts."
    case .titleMismatch:
      "The title in a row of responses is for the eye: one that belongs to another requirement shows that a column was sorted alone, and is an error; any other difference is a note."
    case .obligationMismatch:
      "The obligation in a row of responses is for the eye; the catalog says how binding a requirement is."
    case .duplicateResponse:
      "A requirement is answered once; a second answer, also through an alias, would make the score depend on the order of rows."
    case .duplicateID:
      "Findings, evidence, policies, risks and breaches are named by their ids, so an id is used once in its register."
    case .decisionOnRequired:
      "Only an addressable specification may be met by an alternative or declined as not reasonable, 45 CFR 164.306(d)(3)."
    case .incompleteDecision:
      "An alternative and a refusal need a rationale, an approver and the day of the decision in writing; not applicable needs a rationale."
    case .responseOutOfScope:
      "The client's scope leaves this rule out, so the answer counts nowhere and is listed as left out."
    case .responseNotInForce:
      "The requirement is not in force on the as-of day, so the answer counts nowhere and is listed as left out."
    case .responseNotApplicable:
      "The requirement does not concern this entity or needs a function that the client does not declare; the answer is shown and does not count."
    case .notApplicableRequired:
      "A required leaf that is neither conditional nor permissive concerns every entity it names; declaring it not applicable takes it out of the score and wants a second look."
    case .unknownEvidence:
      "A response, finding or breach names evidence that evidence.yml does not declare."
    case .findingOutOfScope:
      "Every requirement the finding names is out of scope or not in force on the as-of day; the finding stays in the report."
    case .impossibleDay:
      "A day contradicts another: a breach discovered or notified after the as-of day, a notice or a delay before the discovery, a penalty assessed before the year of its violations, evidence that ends before it is collected."
    case .impossibleCount:
      "A breach counts fewer than none, or more residents of one State than individuals affected."
    case .dayAfterAsOf:
      "Something happened after the day for which the report holds; the report shows it and says so."
    case .residentsUnknown:
      "Media are notified of a breach of more than 500 residents of one State, 45 CFR 164.406; without that number the duty cannot be worked out."
    case .capacityUnstated:
      "A client that is both covered entity and business associate has the duties of one or the other for a breach; until it says which, both are shown."
    case .wrongCapacity:
      "A client that is both covered entity and business associate may say in which capacity a breach happened; any other client has only its own."
    case .noticeWithoutDuty:
      "Only a business associate notifies a covered entity of a breach, 45 CFR 164.410; the date is shown, and no duty follows from it."
    case .delayTooLong:
      "An oral statement of law enforcement delays a notice for 30 days at most, unless a written one follows within them, 45 CFR 164.412(b)."
    case .delayTooLate:
      "Law enforcement asked for a delay when the limit of a notice was already over; the notice was late before that."
    case .timeBarred:
      "HHS must begin an action within six years of the violation, 45 CFR 160.414; the whole year of the violations is older than that on the day of assessment."
    case .twoPenaltyTables:
      "Part of the year falls under another table of penalty amounts, or under none; only the year is known, so one table is used for all of it."
    case .noPenaltyTable:
      "No table of penalty amounts has that tier for the year of the violations, so nothing is illustrated; the four tiers apply to violations from 18 February 2009 on."
    case .unknownProposal:
      "A readiness answer names a change that no proposed rule holds."
    case .notYetProposed:
      "A readiness answer names a change that was published after the as-of day; it is listed as left out."
    case .policyNotApproved:
      "A policy without a day of approval, or one that is a draft, covers no requirement: nothing shows that it is in use."
    case .policyApprovedLater:
      "A policy that was approved after the as-of day did not exist on it, so it covers no requirement."
    case .policyNotEffective:
      "A policy whose effective day or valid_from is after the as-of day is not in use yet, so it covers no requirement."
    case .policyRetired:
      "A policy with status retired, or past its valid_to, covers no requirement; it stays listed, as auditors ask for it."
    case .policyWithoutOwner:
      "A policy names who answers for it with owner."
    case .policyReviewOverdue:
      "The day of review_by is before the as-of day, so the policy's review is overdue."
    case .policyReviewSoon:
      "The policy is in force, and the day of review_by is within 60 days of the as-of day."
    case .supersededUnknown:
      "A name under supersedes is the id of no policy, so a reader cannot be led to what was replaced; a retired policy stays in the workspace with status: retired."
    case .supersededInForce:
      "A policy that is in force says that it supersedes another one, which is in force too: two rules for the same thing hold at once."
    case .policyReviewBeforeApproval:
      "A review is due after the approval; one of the two days is mistaken."
    case .policyEffectiveBeforeApproval:
      "A policy takes effect on the day of its approval or later; one of the two days is mistaken."
    case .unusedEvidence:
      "No response, finding or breach names this evidence, so it shows nothing in the report; it is listed as left out."
    case .acceptanceMissing:
      "A finding whose risk is accepted names who accepted it, until when and why; without that it counts as open."
    case .milestoneAfterDue:
      "A milestone is a step on the way to closing a finding, so its day is not after the finding's due day."
    case .unknownSystem:
      "A finding concerns systems of the engagement: where scope.systems in client.yml names them, systems in a finding are written as there."
    case .unknownFinding:
      "A link finding: or the findings of a risk in the register name no finding of this client."
    case .closedTooEarly:
      "A finding is closed when its work is done: a milestone that is not reached, or was reached after the day of closing, contradicts that."
    case .planDifference:
      "A finding and a response about the same gap plan differently: the plan has what the finding says, and the note names both places."
    case .actionWithoutGap:
      "A response gives an action, a date or a cost, and there is no gap at its requirement; the plan has no item for it."
    case .otherClient:
      "The assessment to compare with is of another client; one client never sees another."
    case .notEarlier:
      "The assessment to compare with holds for the same day or a later one."
    case .otherAudience:
      "The assessment to compare with was made for an audience, so findings withheld from it look new; compare with the full one."
    }
  }
}
