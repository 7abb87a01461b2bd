import Formats
import GapAnalysis
import Regulation

/// What is to be done about a risk, by whom and by when.
extension OSCAL {
  func remediation(_ result: FindingResult, _ text: FindingText) -> JSON {
    let finding = result.finding
    return remediation(
      uuid("remediation", finding.id),
      title: "Close finding \(finding.id)",
      text: text.recommendation ?? Self.line(finding.title, or: finding.id),
      cost: finding.cost,
      task: task(
        uuid("milestone", finding.id),
        "Finding \(finding.id) is closed",
        due: finding.due,
        owner: finding.owner
      )
    )
  }

  func remediation(_ item: PlanItem, _ requirement: String) -> JSON {
    let action = assessment.requirement(requirement)?.response?.action
    return remediation(
      uuid("gap-remediation", requirement),
      title: "Close the gap at \(requirement)",
      text: Self.line(action, or: "Close the gap at \(requirement): \(causes(of: requirement))"),
      cost: item.cost,
      task: task(
        uuid("gap-milestone", requirement),
        "The gap at \(requirement) is closed",
        due: item.due,
        owner: item.owner
      )
    )
  }

  private func remediation(
    _ id: String,
    title: String,
    text: String,
    cost: Int?,
    task: JSON
  ) -> JSON {
    compact([
      ("uuid", .string(id)), ("lifecycle", .string("planned")), ("title", .string(title)),
      ("description", .string(text)),
      ("props", .array([Self.property("cost-usd", cost.map { String($0) })].compactMap(\.self))),
      ("tasks", .array([task])),
    ])
  }

  /// A milestone on its day, or an action that has none.
  private func task(_ id: String, _ title: String, due: Day?, owner: String?) -> JSON {
    let timing = due.map { due in
      let range = JSON.object([
        ("start", .string(Self.moment(min(assessment.asOf, due)))),
        ("end", .string(Self.moment(due))),
      ])
      return JSON.object([("within-date-range", range)])
    }
    return compact([
      ("uuid", .string(id)), ("type", .string(due == nil ? "action" : "milestone")),
      ("title", .string(title)), ("timing", timing),
      ("responsible-roles", responsibleRoles(owner)),
    ])
  }
}
