import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

extension OSCAL {
  /// The risks of the findings, those of the register, then those of the gaps that no finding covers;
  /// with their remediation in the plan.
  func risks(withRemediation: Bool) -> [JSON] {
    assessment.findings.map { findingRisk($0, withRemediation) }
      + assessment.risks.map { registerRisk($0, withRemediation) }
      + gapItems.map { gapRisk($0.item, requirement: $0.requirement, withRemediation) }
  }

  func riskID(finding: String) -> String { uuid("finding-risk", finding) }

  func riskID(register: String) -> String { uuid("register-risk", register) }

  func riskID(gap requirement: String) -> String { uuid("gap-risk", requirement) }

  private func findingRisk(_ result: FindingResult, _ withRemediation: Bool) -> JSON {
    let finding = result.finding
    let title = Self.line(finding.title, or: finding.id)
    let text = text(of: finding)
    return compact([
      ("uuid", .string(riskID(finding: finding.id))), ("title", .string(title)),
      ("description", .string(text.risk ?? text.whole ?? "Finding \(finding.id): \(title)")),
      ("statement", .string(statement(finding.requirements.map(\.value)))),
      ("props", .array(acceptance(finding.accepted))),
      ("status", .string(Self.riskStatus(result))), ("origins", .array([origin])),
      (
        "characterizations",
        characterizations(finding.estimate, result.risk, finding.residual, result.residualRisk)
      ),
      ("deadline", finding.due.map { .string(Self.moment($0)) }),
      (
        "remediations",
        withRemediation && result.needsAction ? .array([remediation(result, text)]) : nil
      ),
      ("related-observations", .array([related("observation-uuid", observationID(finding))])),
    ])
  }

  private func registerRisk(_ result: RiskResult, _ withRemediation: Bool) -> JSON {
    let risk = result.risk
    let item = assessment.plan.first { $0.kind == .risk && $0.risks == [risk.id] }
    let title = Self.line(risk.title, or: risk.id)
    return compact([
      ("uuid", .string(riskID(register: risk.id))), ("title", .string(title)),
      ("description", .string("Risk \(risk.id) of the register: \(title)")),
      ("statement", .string(statement(risk.requirements.map(\.value)))),
      ("props", .array(treatment(of: risk) + acceptance(risk.accepted))),
      ("status", .string(Self.riskStatus(result))),
      ("origins", .array([origin])),
      (
        "characterizations",
        characterizations(risk.estimate, result.inherent, risk.residual, result.residual)
      ),
      ("deadline", risk.due.map { .string(Self.moment($0)) }),
      (
        "remediations",
        withRemediation ? item.map { .array([remediation($0, ofRisk: risk)]) } : nil
      ),
    ])
  }

  /// The risk that a gap brings; nobody rated it by itself, so that only the register's rating of its
  /// requirement can be used here.
  private func gapRisk(_ item: PlanItem, requirement: String, _ withRemediation: Bool) -> JSON {
    let hasObservation = assessment.requirement(requirement)?.response != nil
    return compact([
      ("uuid", .string(riskID(gap: requirement))),
      ("title", .string("Gap at \(requirement): \(Self.line(item.title, or: requirement))")),
      ("description", .string(causes(of: requirement))),
      ("statement", .string(statement([requirement]))), ("status", .string("open")),
      ("origins", .array([origin])),
      (
        "characterizations",
        item.risk.map { level in
          .array([characterization([Self.facet("risk", level, "initial")])])
        }
      ),
      ("deadline", item.due.map { .string(Self.moment($0)) }),
      ("remediations", withRemediation ? .array([remediation(item, requirement)]) : nil),
      (
        "related-observations",
        hasObservation
          ? .array([related("observation-uuid", observationID(leaf: requirement))]) : nil
      ),
    ])
  }

  /// Why there is a gap at a requirement.
  func causes(of requirement: String) -> String {
    let gap = assessment.gaps.first { $0.requirement == requirement }
    let causes = gap?.causes.map(Words.english.text).joined(separator: "; ") ?? ""
    return Self.line(causes, or: "See the report.")
  }

  private func statement(_ requirements: [String]) -> String {
    requirements.isEmpty
      ? "No requirement is named."
      : "Bears on \(requirements.map { "45 CFR \(Self.line($0, or: ""))" }.joined(separator: ", "))."
  }

  private func acceptance(_ accepted: Acceptance?) -> [JSON] {
    [
      Self.property("accepted-by", accepted?.by),
      Self.property("accepted-until", accepted?.until.iso),
      Self.property("acceptance-reason", accepted?.reason),
    ].compactMap(\.self)
  }

  /// Likelihood, impact and risk where OSCAL has them: as found, then as they are once treated.
  private func characterizations(
    _ inherent: RiskEstimate,
    _ rating: Level,
    _ residual: RiskEstimate?,
    _ residualRating: Level?
  ) -> JSON {
    let adjusted = residual.map { Self.facets($0, residualRating, "adjusted") } ?? []
    let groups = [Self.facets(inherent, rating, "initial"), adjusted]
    return .array(groups.filter { !$0.isEmpty }.map(characterization))
  }

  private func characterization(_ facets: [JSON]) -> JSON {
    .object([("origin", origin), ("facets", .array(facets))])
  }

  private static func facets(_ estimate: RiskEstimate, _ rating: Level?, _ state: String) -> [JSON]
  {
    [
      facet("likelihood", estimate.likelihood, state), facet("impact", estimate.impact, state),
    ] + (rating.map { [facet("risk", $0, state)] } ?? [])
  }

  private static func facet(_ name: String, _ level: Level, _ state: String) -> JSON {
    .object([
      ("name", .string(name)), ("system", .string("http://csrc.nist.gov/ns/oscal")),
      ("value", .string(level.rawValue)),
      ("props", .array([.object([("name", .string("state")), ("value", .string(state))])])),
    ])
  }

  /// What the register says of a risk that OSCAL has no place of its own for.
  private func treatment(of risk: Risk) -> [JSON] {
    [
      Self.property("threat", risk.threat), Self.property("vulnerability", risk.vulnerability),
      Self.property("asset", risk.asset), Self.property("owner", risk.owner),
      Self.property("treatment", risk.treatment?.rawValue),
      Self.property("cost-usd", risk.cost.map(String.init)),
    ].compactMap(\.self)
  }

  private static func riskStatus(_ result: RiskResult) -> String {
    switch result.status {
    case .open: "open"
    case .inProgress: "remediating"
    case .riskAccepted: result.needsAction ? "open" : "deviation-approved"
    case .closed: "closed"
    }
  }

  private static func riskStatus(_ result: FindingResult) -> String {
    switch result.finding.status {
    case .open: "open"
    case .inProgress: "remediating"
    case .riskAccepted: result.needsAction ? "open" : "deviation-approved"
    case .closed: "closed"
    }
  }
}
