import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

extension OSCAL {
  /// `oscal-poam.json`; nil where there is nothing to do, as the model has no empty plan.
  ///
  /// Its own id and those of its items are the same on every day: they are the client's.
  var planOfAction: JSON? {
    guard !assessment.plan.isEmpty else { return nil }
    let system = JSON.object([
      ("identifier-type", .string("https://ietf.org/rfc/rfc4122")), ("id", .string(uuid("system"))),
    ])
    let gaps = gapItems.compactMap { assessment.requirement($0.requirement) }
    let named =
      assessment.findings.flatMap { $0.finding.evidence.map(\.value) } + gaps.flatMap(\.evidence)
    return .object([
      (
        "plan-of-action-and-milestones",
        compact([
          ("uuid", .string(uuid("poam"))),
          (
            "metadata",
            metadata(title: "HIPAA remediation plan", owners: assessment.plan.compactMap(\.owner))
          ),
          ("system-id", system),
          ("observations", .array(findingObservations + observations(of: gaps))),
          ("risks", .array(risks(withRemediation: true))),
          ("poam-items", .array(assessment.plan.map(item))),
          ("back-matter", backMatter(resources(named))),
        ])
      )
    ])
  }

  /// Resources, or nothing where there is none.
  func backMatter(_ resources: [JSON]) -> JSON? {
    resources.isEmpty ? nil : .object([("resources", .array(resources))])
  }

  private func item(_ item: PlanItem) -> JSON {
    compact([
      ("uuid", .string(uuid("poam-item", item.id))),
      ("title", .string(Self.line(item.title, or: item.id))),
      ("description", .string(description(of: item))), ("props", .array(properties(of: item))),
      ("related-observations", .array(observed(item).map { related("observation-uuid", $0) })),
      ("related-risks", .array(risk(of: item).map { [related("risk-uuid", $0)] } ?? [])),
    ])
  }

  private func observed(_ item: PlanItem) -> [String] {
    if let finding = item.finding { return [observationID(finding: finding)] }
    if item.kind == .risk { return [] }
    guard let id = item.requirement, assessment.requirement(id)?.response != nil else { return [] }
    return [observationID(leaf: id)]
  }

  private func risk(of item: PlanItem) -> String? {
    switch item.kind {
    case .finding: item.finding.map { riskID(finding: $0) }
    case .gap: item.requirement.map { riskID(gap: $0) }
    case .risk: item.risks.first.map { riskID(register: $0) }
    }
  }

  private func description(of item: PlanItem) -> String {
    if let finding = item.finding {
      let result = assessment.finding(finding)?.finding
      return result?.action ?? result.flatMap { text(of: $0).recommendation }
        ?? Self.line(
          item.action,
          or: "Close finding \(finding)."
        )
    }
    if item.kind == .risk {
      let risk = item.risks.first ?? item.id
      return Self.line(
        item.action ?? Words.english.treatment(of: item),
        or: "Treat risk \(risk) of the register."
      )
    }
    let id = item.requirement ?? item.id
    return Self.line(item.action, or: "Close the gap at \(id): \(causes(of: id))")
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
