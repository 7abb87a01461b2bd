import Diagnostics
import GapAnalysis
import Regulation

extension OSCAL {
  /// `oscal-poam.json`; nil where there is nothing to do, as the model has no empty plan.
  var planOfAction: JSON? {
    guard !assessment.plan.isEmpty else { return nil }
    let system = JSON.object([
      ("identifier-type", .string("https://ietf.org/rfc/rfc4122")), ("id", .string(systemID)),
    ])
    return .object([
      (
        "plan-of-action-and-milestones",
        compact([
          ("uuid", .string(uuid("poam"))), ("metadata", metadata(title: "HIPAA remediation plan")),
          ("system-id", system), ("observations", .array(findingObservations)),
          ("risks", .array(risks(withRemediation: true))),
          ("poam-items", .array(assessment.plan.map(item))),
        ])
      )
    ])
  }

  /// The client's own id, the same in every assessment of it.
  private var systemID: String {
    StableUUID(scope: [assessment.client.slug])("system")
  }

  private func item(_ item: PlanItem) -> JSON {
    compact([
      ("uuid", .string(uuid("poam-item", item.id))),
      ("title", .string(Self.line(item.title, or: item.id))),
      ("description", .string(description(of: item))), ("props", .array(properties(of: item))),
      (
        "related-observations",
        item.finding.map {
          .array([related("observation-uuid", uuid("finding-observation", $0))])
        }
      ),
      (
        "related-risks",
        item.finding.map { .array([related("risk-uuid", riskID(finding: $0))]) }
      ),
    ])
  }

  private func description(of item: PlanItem) -> String {
    if let finding = item.finding { return "Close finding \(finding)." }
    let gap = assessment.gaps.first { $0.requirement == item.requirement }
    let causes = gap?.causes.map(\.text).joined(separator: "; ") ?? ""
    return
      "Close the gap at \(item.requirement ?? item.id): \(Self.line(causes, or: "see report"))."
  }

  private func properties(of item: PlanItem) -> [JSON] {
    [
      Self.property("priority", String(item.priority)),
      Self.property("control-id", item.requirement.map(Self.token)),
      Self.property("citation", item.requirement.map { "45 CFR \($0)" }),
      Self.property("risk", item.risk?.rawValue),
      Self.property("obligation", item.obligation.rawValue), Self.property("owner", item.owner),
      Self.property("due", item.due?.iso), Self.property("status", item.status.rawValue),
      Self.property("cost-usd", item.cost.map { String($0) }),
    ].compactMap(\.self)
  }
}
