import Formats
import GapAnalysis
import Regulation
import Words

/// What is to be done about a risk, by whom and by when.
extension OSCAL {
  func remediation(_ result: FindingResult, _ text: FindingText) -> JSON {
    let finding = result.finding
    let item = assessment.plan.first { $0.finding == finding.id }
    let title = Self.line(finding.title, or: finding.id)
    return remediation(
      uuid("remediation", finding.id),
      title: "Close finding \(finding.id)",
      text: finding.action ?? text.recommendation ?? Self.line(item?.action, or: title),
      cost: item?.cost ?? finding.cost,
      tasks: finding.milestones.enumerated().map { milestone($1, number: $0 + 1, of: finding) } + [
        task(
          uuid("milestone", finding.id),
          "Finding \(finding.id) is closed",
          due: item?.due ?? finding.due,
          owner: item?.owner ?? finding.owner
        )
      ]
    )
  }

  /// A step on the way to closing a finding.
  private func milestone(_ milestone: Milestone, number: Int, of finding: Finding) -> JSON {
    task(
      uuid("milestone", "\(finding.id) \(number)"),
      Self.line(milestone.text, or: finding.id),
      due: milestone.day,
      owner: finding.owner,
      done: milestone.done
    )
  }

  func remediation(_ item: PlanItem, _ requirement: String) -> JSON {
    let action = item.action
    return remediation(
      uuid("gap-remediation", requirement),
      title: "Close the gap at \(requirement)",
      text: Self.line(action, or: "Close the gap at \(requirement): \(causes(of: requirement))"),
      cost: item.cost,
      tasks: [
        task(
          uuid("gap-milestone", requirement),
          "The gap at \(requirement) is closed",
          due: item.due,
          owner: item.owner
        )
      ]
    )
  }

  func remediation(_ item: PlanItem, ofRisk risk: Risk) -> JSON {
    remediation(
      uuid("risk-remediation", risk.id),
      title: "Treat risk \(risk.id)",
      text: Self.line(
        item.action ?? Words.english.treatment(of: item),
        or: "Treat risk \(risk.id) of the register."
      ),
      cost: item.cost,
      tasks: [
        task(
          uuid("risk-milestone", risk.id),
          "Risk \(risk.id) is treated",
          due: item.due,
          owner: item.owner
        )
      ]
    )
  }

  private func remediation(
    _ id: String,
    title: String,
    text: String,
    cost: Int?,
    tasks: [JSON]
  ) -> JSON {
    compact([
      ("uuid", .string(id)), ("lifecycle", .string("planned")), ("title", .string(title)),
      ("description", .string(text)),
      ("props", .array([Self.property("cost-usd", cost.map { String($0) })].compactMap(\.self))),
      ("tasks", .array(tasks)),
    ])
  }

  /// A milestone on its day, or an action that has none.
  private func task(
    _ id: String,
    _ title: String,
    due: Day?,
    owner: String?,
    done: Day? = nil
  )
    -> JSON
  {
    let timing = due.map { due in
      let range = JSON.object([
        ("start", .string(Self.moment(min(assessment.asOf, due)))),
        ("end", .string(Self.moment(due))),
      ])
      return JSON.object([("within-date-range", range)])
    }
    return compact([
      ("uuid", .string(id)), ("type", .string(due == nil ? "action" : "milestone")),
      ("title", .string(title)),
      ("props", done.map { .array([Self.property("done", $0.iso)].compactMap(\.self)) }),
      ("timing", timing),
      ("responsible-roles", responsibleRoles(owner)),
    ])
  }
}
