public import Diagnostics
public import Regulation

/// An input that is in no result, with the reason.
public struct LeftOut: Sendable, Hashable {
  /// What may be there only once.
  public enum Repeated: String, Sendable, Hashable, CaseIterable {
    /// A breach.
    case breach
    /// An item of evidence.
    case evidence
    /// An exposure item.
    case exposureItem = "exposure-item"
    /// A finding.
    case finding
    /// A policy.
    case policy
    /// An answer to a proposed change.
    case readinessAnswer = "readiness-answer"
    /// A risk of the register.
    case risk
  }

  /// When a passage is shown: all that is given must hold.
  public struct Condition: Sendable, Hashable {
    /// The audiences.
    public let audiences: [String]
    /// The first day.
    public let from: Day?
    /// The last day.
    public let until: Day?
    /// The facts that must be in force.
    public let facts: [String]

    /// A condition from its parts.
    public init(audiences: [String], from: Day?, until: Day?, facts: [String]) {
      self.audiences = audiences
      self.from = from
      self.until = until
      self.facts = facts
    }
  }

  /// An id in a scan that is of no leaf.
  public struct ScannedID: Sendable, Hashable {
    /// The id as it is written.
    public let id: String
    /// Why it is of none.
    public let reason: ScanLeftOut.Reason
    /// How many results name it.
    public let rows: Int
  }

  /// Why an input is left out; a day without a name is the as-of day.
  public enum Reason: Sendable, Hashable {
    /// An entry of an id that was there, perhaps in other capitals; the first counts.
    case repeated(Repeated, id: String, first: String)
    /// A response to a requirement that the catalog does not contain.
    case unknownRequirement(String)
    /// A response to an entry that is answered through its leaves.
    case notALeaf(String)
    /// A second response to a leaf.
    case answeredBefore(String)
    /// A response to a leaf of a rule that is out of scope.
    case outOfScope(String, HIPAARule)
    /// A response to a leaf that is not in force.
    case notInForce(String, Day, Validity)
    /// A breach that was discovered after the day.
    case laterBreach(String, discovered: Day, Day)
    /// A notice that was given after the day.
    case laterNotice(String, BreachDuty.Recipient, given: Day, Day)
    /// A delay that was asked for after the day.
    case laterDelay(String, made: Day, Day)
    /// Violations of a year after the day.
    case laterViolations(year: Int, Day)
    /// Violations for which no table of penalties has the tier.
    case noPenaltyTable(tier: Int, year: Int)
    /// An answer to a change that no proposed rule holds.
    case unknownProposal(String)
    /// An answer to a change that was proposed after the day.
    case notYetProposed(String, Day)
    /// Evidence that nothing names.
    case unusedEvidence(String)
    /// A policy that does not count, or counts and claims nothing in the report.
    case unusedPolicy(String, Policy.State, Day, approved: Day?)
    /// A breach without a duty to notify.
    case breachWithoutDuty(String)
    /// What the scan of an item of evidence tested, as it is of a later day.
    case laterScan(String, Day, Day)
    /// What a scan tested of a leaf of a rule that is out of scope.
    case scanOutOfScope(String, String, HIPAARule)
    /// What a scan tested of a leaf that is not in force.
    case scanNotInForce(String, String, Day, Validity)
    /// Results of a scan that name an id which is of no leaf.
    case scanned(String, ScannedID)
    /// So many results of a scan, which name no requirement of HIPAA.
    case scannedWithoutRequirement(String, Int)
    /// A file that is marked as a draft.
    case draft
    /// A passage whose condition does not hold.
    case shownOnly(Condition)
    /// A page that begins after the day.
    case pageBegins(Day?)
    /// A page that ended before the day.
    case pageEnded(Day?)
  }

  /// Where it was written.
  public let source: SourceRange
  /// Why it is left out.
  public let reason: Reason

  /// Joins a place with a reason.
  public init(source: SourceRange, reason: Reason) {
    self.source = source
    self.reason = reason
  }
}

/// Accepted inputs that are in no result: evidence that nothing names, a policy that claims
/// nothing in the report, a breach without a duty.
func unusedInputs(_ registers: ComputedRegisters, _ input: AssessmentInput) -> [LeftOut] {
  let claimed = Set(input.requirements.flatMap(\.policies))
  let evidence = registers.evidence.filter(\.isUnused).map {
    LeftOut(source: $0.evidence.place, reason: .unusedEvidence($0.evidence.id))
  }
  let policies = input.client.policies.filter { !claimed.contains($0.id) }.map { policy in
    LeftOut(
      source: policy.place,
      reason: .unusedPolicy(
        policy.id,
        policy.state(on: input.asOf),
        input.asOf,
        approved: policy.approved
      )
    )
  }
  let breaches = registers.breaches.filter { $0.duties.allSatisfy { $0.due == nil } }.map {
    LeftOut(source: $0.breach.place, reason: .breachWithoutDuty($0.breach.id))
  }
  return evidence + policies + breaches
}

/// The files that are marked as drafts.
func drafts(of client: Client) -> [LeftOut] {
  client.drafts.map { LeftOut(source: $0, reason: .draft) }
}
