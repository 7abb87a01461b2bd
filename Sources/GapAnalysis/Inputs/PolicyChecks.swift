public import Diagnostics
public import Regulation

/// Reports faults in a policy's approval and days as of a day, each at the faulty value.
///
/// Reports nothing on a page without any data of a policy: it claims nothing.
public func policyDiagnostics(_ policy: Policy, asOf: Day) -> [Diagnostic] {
  guard policy.hasRecord else { return [] }
  let checks = PolicyChecks(policy: policy, asOf: asOf)
  return [
    checks.state(), checks.owner(), checks.review(), checks.reviewSoon(),
    checks.reviewOrder(), checks.effectiveOrder(),
  ].compactMap(\.self)
}

private struct PolicyChecks {
  let policy: Policy
  let asOf: Day

  private var name: String { "policy \"\(policy.id)\"" }

  private func report(
    _ severity: Severity,
    _ rule: IntakeRule,
    _ message: String,
    at key: String,
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity,
      rule: rule.rawValue,
      message,
      at: policy.places[key] ?? policy.place,
      help: help
    )
  }

  /// Why it covers nothing, if so.
  func state() -> Diagnostic? {
    switch policy.state(on: asOf) {
    case .inForce: nil
    case .draft:
      report(.note, .policyNotApproved, "\(name) is a draft and covers nothing", at: "status")
    case .retired:
      report(.note, .policyRetired, "\(name) is retired and covers nothing", at: "status")
    case .notApproved:
      report(
        .warning,
        .policyNotApproved,
        "\(name) is not approved and covers nothing",
        at: "status",
        help: "approved: YYYY-MM-DD says when it was; status: draft says that it is not"
      )
    case .approvedLater:
      report(
        .warning,
        .policyApprovedLater,
        "\(name) was approved on \(policy.approved?.iso ?? ""), after the as-of day \(asOf): it covers nothing",
        at: "approved"
      )
    case .notEffective:
      report(
        .warning,
        .policyNotEffective,
        "\(name) takes effect only after the as-of day \(asOf): it covers nothing",
        at: policy.effective.map { $0 > asOf } ?? false ? "effective" : "valid_from"
      )
    }
  }

  func owner() -> Diagnostic? {
    let state = policy.state(on: asOf)
    guard policy.owner == nil, state != .retired, state != .draft else { return nil }
    return report(
      .warning,
      .policyWithoutOwner,
      "\(name) has no owner",
      at: "id",
      help: "owner: Privacy Officer"
    )
  }

  func review() -> Diagnostic? {
    guard let due = policy.reviewBy, due < asOf else { return nil }
    switch policy.state(on: asOf) {
    case .draft, .retired: return nil
    case .inForce, .notApproved, .approvedLater, .notEffective: break
    }
    return report(
      .warning,
      .policyReviewOverdue,
      "the review of \(name) was due on \(due), before the as-of day \(asOf)",
      at: "review_by"
    )
  }

  /// A policy in force whose review is due within the days that the register marks.
  func reviewSoon() -> Diagnostic? {
    guard let due = policy.reviewBy, policy.review(on: asOf) == .soon else { return nil }
    let days = due - asOf
    let when = days == 0 ? "on the as-of day" : "in \(days) \(days == 1 ? "day" : "days")"
    return report(
      .note,
      .policyReviewSoon,
      "the review of \(name) is due \(when), on \(due)",
      at: "review_by"
    )
  }

  func reviewOrder() -> Diagnostic? {
    guard let due = policy.reviewBy, let approved = policy.approved, due < approved else {
      return nil
    }
    return report(
      .warning,
      .policyReviewBeforeApproval,
      "the review of \(name) is due on \(due), before it was approved on \(approved)",
      at: "review_by"
    )
  }

  func effectiveOrder() -> Diagnostic? {
    guard let effective = policy.effective, let approved = policy.approved, effective < approved
    else { return nil }
    return report(
      .warning,
      .policyEffectiveBeforeApproval,
      "\(name) took effect on \(effective), before it was approved on \(approved)",
      at: "effective"
    )
  }
}
