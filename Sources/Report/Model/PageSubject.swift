public import GapAnalysis
public import Regulation

/// What a page is about, as values from which templates take their fields.
///
/// Indirect, as most of a large site's pages are about nothing and the largest case takes a kilobyte.
public indirect enum PageSubject: Sendable {
  /// A requirement.
  case requirement(RequirementView)
  /// A finding.
  case finding(FindingResult)
  /// A client, on the front page of its site.
  case front(Assessment)
  /// A policy.
  case policy(PolicyView)
}

/// A policy and what is known of its page; an object, as each field of a template asks it.
public final class PolicyView: Sendable {
  /// The policy.
  public let policy: Policy
  /// When its file was last changed, where a repository says it.
  public let updated: Day?
  /// The page of the form on which it is acknowledged; nil where there is none.
  public let form: String?

  init(policy: Policy, updated: Day?, form: String?) {
    self.policy = policy
    self.updated = updated
    self.form = form
  }
}

/// A requirement and how a client meets it; an object, as each field of a template asks it.
public final class RequirementView: Sendable {
  /// The catalog's entry.
  public let requirement: Requirement
  /// How the client meets it; nil where there is no client, or for what its scope leaves out.
  public let result: RequirementResult?
  /// The highest risk of its open findings.
  public let risk: Level?
  /// Why it has no status in a client's site.
  public let standing: String?

  init(requirement: Requirement, result: RequirementResult?, risk: Level?, standing: String?) {
    self.requirement = requirement
    self.result = result
    self.risk = risk
    self.standing = standing
  }
}

extension Finding {
  /// Whether it is open and its due day is over.
  public func isOverdue(on day: Day) -> Bool {
    status.isOpen && (due.map { $0 < day } ?? false)
  }
}

extension Policy {
  /// Whether its review is over its day; a retired policy needs none.
  public func isLapsed(on day: Day) -> Bool {
    shownStatus(asOf: day) != .retired && (reviewBy.map { $0 < day } ?? false)
  }
}
