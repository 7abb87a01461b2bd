import Diagnostics
import GapAnalysis
import Regulation

extension OSCAL {
  /// `oscal-assessment-results.json`.
  var assessmentResults: JSON {
    let plan = uuid("assessment-plan")
    return .object([
      (
        "assessment-results",
        .object([
          ("uuid", .string(uuid("assessment-results"))),
          ("metadata", metadata(title: "HIPAA gap assessment")),
          ("import-ap", .object([("href", .string("#\(plan)"))])),
          ("results", .array([result])), ("back-matter", backMatter(plan)),
        ])
      )
    ])
  }

  private var result: JSON {
    compact([
      ("uuid", .string(uuid("result"))), ("title", .string("Gap assessment")),
      (
        "description",
        .string("Statuses of the leaves in scope and in force on \(assessment.asOf).")
      ), ("start", .string(Self.moment(start))),
      ("end", .string(moment)), ("props", .array(figures)),
      ("reviewed-controls", reviewedControls), ("observations", .array(observations)),
      ("risks", .array(risks(withRemediation: false))), ("findings", .array(findings)),
    ])
  }

  /// The first day on which the assessors looked.
  private var start: Day { min(assessment.client.period.from ?? assessment.asOf, assessment.asOf) }

  private var figures: [JSON] {
    let percent = { (share: Rational?) in share.map { ($0 * Rational(100)).oneDecimal } }
    return [
      Self.property("score", percent(assessment.totals.score)),
      Self.property("coverage", percent(assessment.totals.counts.coverage)),
    ].compactMap(\.self)
  }

  private var reviewedControls: JSON {
    let controls = assessment.leaves.map {
      JSON.object([("control-id", .string(Self.token($0.requirement.id)))])
    }
    let selection: [(key: String, value: JSON?)] =
      controls.isEmpty ? [("include-all", .object([]))] : [("include-controls", .array(controls))]
    return .object([("control-selections", .array([compact(selection)]))])
  }

  private var findings: [JSON] { assessment.leaves.map(finding) }

  private func finding(_ leaf: RequirementResult) -> JSON {
    let requirement = leaf.requirement
    let token = Self.token(requirement.id)
    let observed =
      (leaf.response == nil ? [] : [observationID(leaf: requirement.id)])
      + leaf.findings.map { uuid("finding-observation", $0) }
    return compact([
      ("uuid", .string(uuid("finding", requirement.id))),
      ("title", .string("\(requirement.id) \(Self.line(requirement.title, or: ""))")),
      ("description", .string(description(of: leaf))),
      (
        "props",
        .array(
          [
            Self.property("citation", "45 CFR \(requirement.id)"),
            Self.property("status", leaf.status?.rawValue),
            Self.property("response", leaf.response?.answer.rawValue),
            Self.property("obligation", requirement.obligation.rawValue),
          ].compactMap(\.self)
        )
      ), ("target", target(token, leaf)),
      ("related-observations", .array(observed.map { related("observation-uuid", $0) })),
      ("related-risks", .array(riskIDs(of: leaf).map { related("risk-uuid", $0) })),
    ])
  }

  /// Partly met, not assessed and not applicable are never told as satisfied.
  private func target(_ token: String, _ leaf: RequirementResult) -> JSON {
    let isMet = leaf.status == .met
    return .object([
      ("type", .string("objective-id")), ("target-id", .string("\(token)_obj")),
      (
        "status",
        compact([
          ("state", .string(isMet ? "satisfied" : "not-satisfied")),
          ("reason", .string(isMet ? "pass" : leaf.fallsShort ? "fail" : "other")),
        ])
      ),
    ])
  }

  private func description(of leaf: RequirementResult) -> String {
    let status = "\(leaf.status?.title ?? Status.notAssessed.title)."
    return leaf.reason.map { "\(status) The requirement or response: \($0)." } ?? status
  }

  private func riskIDs(of leaf: RequirementResult) -> [String] {
    let id = leaf.requirement.id
    return leaf.findings.map { riskID(finding: $0) }
      + assessment.risks.filter { $0.risk.requirements.contains { $0.value == id } }
      .map { riskID(register: $0.risk.id) }
  }

  private func backMatter(_ plan: String) -> JSON {
    .object([
      (
        "resources",
        .array([
          .object([
            ("uuid", .string(plan)), ("title", .string("Assessment method")),
            ("description", .string("How the assessment was made; held outside OSCAL.")),
            (
              "rlinks",
              .array([
                .object([
                  ("href", .string("../method.html")), ("media-type", .string("text/html")),
                ])
              ])
            ),
          ])
        ])
      )
    ])
  }
}
