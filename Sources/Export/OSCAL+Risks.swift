import Diagnostics
import GapAnalysis
import Regulation

extension OSCAL {
  /// The risks of the findings, then those of the register; with their remediation in the plan.
  func risks(withRemediation: Bool) -> [JSON] {
    assessment.findings.map { findingRisk($0, withRemediation) }
      + assessment.risks.map(registerRisk)
  }

  func riskID(finding: String) -> String { uuid("finding-risk", finding) }

  func riskID(register: String) -> String { uuid("register-risk", register) }

  private func findingRisk(_ result: FindingResult, _ withRemediation: Bool) -> JSON {
    let finding = result.finding
    let title = Self.line(finding.title, or: finding.id)
    return compact([
      ("uuid", .string(riskID(finding: finding.id))), ("title", .string(title)),
      ("description", .string("Finding \(finding.id): \(title)")),
      ("props", ratings(finding.estimate, result.risk, finding.residual, result.residualRisk)),
      ("statement", .string(statement(finding.requirements.map(\.value)))),
      ("status", .string(Self.riskStatus(result))),
      ("deadline", finding.due.map { .string(Self.moment($0)) }),
      (
        "remediations",
        withRemediation && result.needsAction ? .array([remediation(result)]) : nil
      ),
      ("related-observations", .array([related("observation-uuid", observationID(finding))])),
    ])
  }

  private func registerRisk(_ result: RiskResult) -> JSON {
    let risk = result.risk
    let title = Self.line(risk.title, or: risk.id)
    return compact([
      ("uuid", .string(riskID(register: risk.id))), ("title", .string(title)),
      ("description", .string("Risk \(risk.id) of the register: \(title)")),
      ("props", ratings(risk.estimate, result.inherent, risk.residual, result.residual)),
      ("statement", .string(statement(risk.requirements.map(\.value)))),
      ("status", .string(result.acceptance == .accepted ? "deviation-approved" : "open")),
    ])
  }

  private func statement(_ requirements: [String]) -> String {
    requirements.isEmpty
      ? "No requirement is named." : "Bears on \(requirements.joined(separator: ", "))."
  }

  private func ratings(
    _ inherent: RiskEstimate,
    _ rating: Level,
    _ residual: RiskEstimate?,
    _ residualRating: Level?
  ) -> JSON {
    .array(
      [
        Self.property("likelihood", inherent.likelihood.rawValue),
        Self.property("impact", inherent.impact.rawValue), Self.property("risk", rating.rawValue),
        Self.property("residual-likelihood", residual?.likelihood.rawValue),
        Self.property("residual-impact", residual?.impact.rawValue),
        Self.property("residual-risk", residualRating?.rawValue),
      ].compactMap(\.self)
    )
  }

  private static func riskStatus(_ result: FindingResult) -> String {
    switch result.finding.status {
    case .open: "open"
    case .inProgress: "remediating"
    case .riskAccepted: result.needsAction ? "open" : "deviation-approved"
    case .closed: "closed"
    }
  }

  private func remediation(_ result: FindingResult) -> JSON {
    let finding = result.finding
    let title = "Close finding \(finding.id)"
    return compact([
      ("uuid", .string(uuid("remediation", finding.id))), ("lifecycle", .string("planned")),
      ("title", .string(title)),
      ("description", .string(Self.line(finding.title, or: finding.id))),
      (
        "props",
        .array(
          [
            Self.property("owner", finding.owner),
            Self.property("cost-usd", finding.cost.map { String($0) }),
          ].compactMap(\.self)
        )
      ), ("tasks", finding.due.map { .array([milestone(finding, title, due: $0)]) }),
    ])
  }

  private func milestone(_ finding: Finding, _ title: String, due: Day) -> JSON {
    let range = JSON.object([
      ("start", .string(Self.moment(min(assessment.asOf, due)))),
      ("end", .string(Self.moment(due))),
    ])
    return .object([
      ("uuid", .string(uuid("milestone", finding.id))), ("type", .string("milestone")),
      ("title", .string(title)), ("timing", .object([("within-date-range", range)])),
    ])
  }

  func related(_ key: String, _ uuid: String) -> JSON { .object([(key, .string(uuid))]) }
}
