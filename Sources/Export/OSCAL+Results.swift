import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

extension OSCAL {
  /// `oscal-assessment-results.json`.
  var assessmentResults: JSON {
    let plan = document("assessment-plan-resource")
    let named =
      assessedLeaves.flatMap(\.evidence)
      + assessment.findings.flatMap { $0.finding.evidence.map(\.value) } + scannedEvidence
    let imported = Self.imported(plan, title: "Assessment plan", file: "oscal-assessment-plan.json")
    return .object([
      (
        "assessment-results",
        compact([
          ("uuid", .string(document("assessment-results"))),
          ("metadata", metadata(title: "HIPAA gap assessment")),
          ("import-ap", .object([("href", .string("#\(plan)"))])),
          ("results", .array([result])),
          ("back-matter", backMatter([imported] + resources(named))),
        ])
      )
    ])
  }

  /// A document that another one imports, beside which it lies.
  static func imported(_ id: String, title: String, file: String) -> JSON {
    .object([
      ("uuid", .string(id)), ("title", .string(title)),
      (
        "rlinks",
        .array([
          .object([("href", .string(file)), ("media-type", .string("application/json"))])
        ])
      ),
    ])
  }

  private var result: JSON {
    let observed = assessedLeaves + gapLeavesBeside
    let checks = scannedChecks
    return compact([
      ("uuid", .string(document("result"))), ("title", .string("Gap assessment")),
      (
        "description",
        .string(
          "Statuses of the requirements in scope and in force on \(assessment.asOf). What is not applicable or not assessed is no finding; the properties count it."
        )
      ), ("start", .string(Self.moment(start))),
      ("end", .string(moment)), ("props", .array(figures)),
      ("local-definitions", inventory(of: checks)),
      ("reviewed-controls", Self.reviewed(assessedLeaves)),
      (
        "observations",
        .array(
          observations(of: observed) + findingObservations + observations(of: checks)
        )
      ),
      ("risks", .array(risks(withRemediation: false))), ("findings", .array(findings)),
    ])
  }

  /// Leaves that the plan has an item for and that no answer counts for: their risks lead to what was
  /// written of them.
  private var gapLeavesBeside: [RequirementResult] {
    let assessed = Set(assessedLeaves.map(\.requirement.id))
    return gapItems.filter { !assessed.contains($0.requirement) }
      .compactMap { assessment.requirement($0.requirement) }
  }

  /// The first day on which the assessors looked.
  private var start: Day { min(assessment.client.period.from ?? assessment.asOf, assessment.asOf) }

  private var figures: [JSON] {
    let percent = { (share: Rational?) in share.map { ($0 * Rational(100)).oneDecimal } }
    let counts = assessment.totals.counts
    return [
      Self.property("score", percent(assessment.totals.score)),
      Self.property("coverage", percent(counts.coverage)),
      Self.property("assessed", String(counts.assessed)),
      Self.property("not-applicable", String(counts.notApplicable)),
      Self.property("not-assessed", String(counts.notAssessed)),
    ].compactMap(\.self)
  }

  /// The controls of leaves; where there is none, words alone: OSCAL has no empty list.
  static func reviewed(_ leaves: [RequirementResult]) -> JSON {
    let controls = leaves.map {
      JSON.object([("control-id", .string(Self.token($0.requirement.id)))])
    }
    let selection: [(key: String, value: JSON?)] =
      controls.isEmpty
      ? [("description", .string("No control."))] : [("include-controls", .array(controls))]
    return .object([("control-selections", .array([compact(selection)]))])
  }

  private var findings: [JSON] { assessedLeaves.map(finding) }

  private func finding(_ leaf: RequirementResult) -> JSON {
    let requirement = leaf.requirement
    let observed =
      (leaf.response == nil ? [] : [observationID(leaf: requirement.id)])
      + leaf.findings.map { observationID(finding: $0) } + testObservations(of: leaf)
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
            Self.property("owner", leaf.response?.owner),
            Self.property("contested", leaf.contestedGrade?.rawValue),
          ].compactMap(\.self)
        )
      ), ("origins", .array([origin])), ("target", target(leaf)),
      ("related-observations", .array(observed.map { related("observation-uuid", $0) })),
      ("related-risks", .array(riskIDs(of: leaf).map { related("risk-uuid", $0) })),
    ])
  }

  /// Partly met is never reported as satisfied; what contests an answer of met is reported beside it.
  private func target(_ leaf: RequirementResult) -> JSON {
    let isMet = leaf.status == .met
    return .object([
      ("type", .string("objective-id")),
      ("target-id", .string(Self.objective(leaf.requirement.id))),
      (
        "status",
        compact([
          ("state", .string(isMet ? "satisfied" : "not-satisfied")),
          ("reason", .string(isMet ? "pass" : "fail")), ("remarks", contested(leaf)),
        ])
      ),
    ])
  }

  private func contested(_ leaf: RequirementResult) -> JSON? {
    guard leaf.contestedGrade != nil else { return nil }
    let names = leaf.contestedBy.map { Self.line($0, or: "") }.joined(separator: ", ")
    return .string("Contested by \(Self.line(names, or: "another input")).")
  }

  private func description(of leaf: RequirementResult) -> String {
    let status = "\(Words.english(leaf.status ?? .notAssessed))."
    let note = Self.line(leaf.response?.note, or: "")
    return note.isEmpty ? status : "\(status) \(note)"
  }

  private func riskIDs(of leaf: RequirementResult) -> [String] {
    let id = leaf.requirement.id
    return leaf.findings.map { riskID(finding: $0) }
      + assessment.risks.filter { $0.concerned.contains(id) }
      .map { riskID(register: $0.risk.id) }
      + gapItems.filter { $0.requirement == id }.map { riskID(gap: $0.requirement) }
  }
}
