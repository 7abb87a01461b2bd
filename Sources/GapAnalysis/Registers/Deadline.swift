public import Diagnostics
public import Regulation

/// A day that matters to the client.
public struct Deadline: Sendable, Hashable {
  /// What falls due.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A notice after a breach.
    case breachNotice = "breach-notice"
    /// The closing of a finding.
    case findingDue = "finding-due"
    /// A step on the way to closing a finding.
    case milestone
    /// What an answer plans for its gap.
    case responseDue = "response-due"
    /// The review of a decision or an answer.
    case responseReview = "response-review"
    /// The review of a policy.
    case policyReview = "policy-review"
    /// The last day of an item of evidence.
    case evidenceExpiry = "evidence-expiry"
    /// The last day of an accepted risk.
    case acceptanceEnd = "acceptance-end"
    /// The treatment of a risk of the register.
    case riskDue = "risk-due"
  }

  /// The state of a deadline on the as-of day.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Over, and not done.
    case overdue
    /// Still to come.
    case due
    /// Done by the day.
    case done
    /// Done after the day.
    case late
  }

  /// What falls due.
  public let kind: Kind
  /// The id of what it concerns: a breach, finding, requirement, policy, item of evidence or risk.
  public let subject: String
  /// The title of what it concerns; of a breach, its id; of a milestone, what is reached with it.
  public let name: String
  /// Who is to be notified of a breach.
  public let recipient: BreachDuty.Recipient?
  /// The last day.
  public let day: Day
  /// Its state.
  public let state: State
  /// Where the law says so, for a deadline of the law.
  public let citation: String?
  /// The place of the input.
  public let place: SourceRange

  /// Whether it is a step of something that has its own date, which is counted apart.
  public var isStep: Bool { kind == .milestone }

  /// Whether the law sets it and it is not met yet.
  public var isOpenByLaw: Bool { citation != nil && (state == .due || state == .overdue) }
}
