import Regulation

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

  /// Those that come before work on some requirements ends: before the last of its dates.
  func missed(by work: [(requirements: [String], due: Day?)]) -> [Deadline] {
    open.filter { leaf, deadline in
      work.contains { requirements, due in
        due.map { $0 > deadline.day } ?? false
          && requirements.contains { Self.concerns($0, leaf) }
      }
    }.map(\.deadline)
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

extension BreachDuty {
  /// The leaves that each set the limit of a notice.
  fileprivate static let limits: Set<String> = [
    "164.404(b)", "164.406(b)", "164.408(b)", "164.408(c)", "164.410(b)",
  ]
}
