import Regulation

/// A notice of a breach that is not given yet, beside the dates of an item of the plan that is about it
/// (METHOD.md, section 8).
public struct PlannedDeadline: Sendable, Hashable {
  /// When the item works towards the notice.
  public enum Timing: String, Sendable, Hashable, CaseIterable {
    /// All its dates are after the deadline.
    case after
    /// It has no date.
    case undated
    /// Its first date is the last day that the law allows.
    case lastDay = "last-day"
  }

  /// When the item works towards it.
  public let timing: Timing
  /// The deadline.
  public let deadline: Deadline

  /// Whether nothing is planned in time.
  public var isMissed: Bool { timing != .lastDay }
}

/// The notices of breaches that are not given yet, which the plan is compared with (METHOD.md, section 8).
struct LegalDeadlines {
  /// A deadline with the leaf that sets it.
  private let open: [(leaf: String, deadline: Deadline)]

  init(_ breaches: [BreachResult]) {
    open = breaches.flatMap { result in
      result.duties.compactMap { duty in
        guard duty.done == nil, let deadline = Deadline(duty, of: result.breach) else { return nil }
        return (duty.leaf, deadline)
      }
    }.inOrder(of: { $0.deadline.day }, by: <)
  }

  /// Those that work on some requirements is about and that it has no date before; each part of the
  /// work has its own requirements and dates.
  func planned(by work: [(requirements: [String], dates: [Day])]) -> [PlannedDeadline] {
    open.compactMap { leaf, deadline in
      let parts = work.filter { $0.requirements.contains { Self.concerns($0, leaf) } }
      guard !parts.isEmpty else { return nil }
      let dates = parts.flatMap(\.dates)
      guard let first = dates.min() else {
        return PlannedDeadline(timing: .undated, deadline: deadline)
      }
      guard first >= deadline.day else { return nil }
      return PlannedDeadline(timing: first == deadline.day ? .lastDay : .after, deadline: deadline)
    }
  }

  /// Those to come on a day that work is about and has a date before.
  func coming(
    by work: [(requirements: [String], dates: [Day])],
    on asOf: Day
  ) -> [Deadline] {
    open.filter { leaf, deadline in
      let parts = work.filter { $0.requirements.contains { Self.concerns($0, leaf) } }
      let first = parts.flatMap(\.dates).min()
      return deadline.day >= asOf && first.map { $0 < deadline.day } ?? false
    }.map(\.deadline)
  }

  /// Those that none of some requirements is about, which is all of them where there is none.
  func unplanned(by requirements: Set<String>) -> [Deadline] {
    let concerned = requirements.filter { $0.hasPrefix("164.4") }
    return open.filter { leaf, _ in !concerned.contains { Self.concerns($0, leaf) } }
      .map(\.deadline)
  }

  /// Whether a notice rests on a requirement: it is of the notice's section, and is not the limit of
  /// another notice, or it is of the section that says what a breach is.
  private static func concerns(_ requirement: String, _ leaf: String) -> Bool {
    let section = requirement.prefix { $0 != "(" }
    if section == "164.402" { return true }
    guard section == leaf.prefix(while: { $0 != "(" }) else { return false }
    return requirement == leaf || !BreachDuty.limits.contains(requirement)
  }
}

extension Finding {
  /// The dates of what is still to be done for it: its due date, and its milestones that are not reached.
  func dates(due: Day?) -> [Day] {
    [due].compactMap(\.self) + milestones.filter { $0.done == nil }.map(\.day)
  }
}

extension BreachDuty {
  /// The leaves that each set the limit of a notice.
  fileprivate static let limits: Set<String> = [
    "164.404(b)", "164.406(b)", "164.408(b)", "164.408(c)", "164.410(b)",
  ]
}
