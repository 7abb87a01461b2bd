import Diagnostics
public import GapAnalysis
import Regulation
public import Spreadsheets
import Words

/// `plan.xlsx`: what was answered and found, and what is to be done, for who works in a spreadsheet.
///
/// The sheet of requirements has the columns of `responses.csv`, by which it is read back.
func planWorkbook(_ assessment: Assessment, generator: Generator) -> [UInt8] {
  WrittenWorkbook(
    title: "\(assessment.client.name.value), \(assessment.asOf.iso)",
    subject: PlanWorkbook.subject(of: assessment.audience),
    creator: "\(generator.name) \(generator.version)",
    sheets: PlanWorkbook.sheets(of: assessment)
  ).bytes()
}

/// What `plan.xlsx` is made of, for what reads one back.
public enum PlanWorkbook {
  /// The sheets of an assessment's workbook.
  public static func sheets(of assessment: Assessment) -> [WrittenSheet] {
    let leaves = assessment.requirements.filter(\.isLeaf)
    let columns = TableColumns(client: assessment.client)
    return [
      TableColumn.sheet(requirements, columns.requirements, leaves),
      TableColumn.sheet("findings", columns.findings, assessment.findings),
      TableColumn.sheet("plan", columns.plan, assessment.plan),
      TableColumn.sheet("risks", columns.risks, assessment.risks),
      TableColumn.sheet("evidence", columns.evidence, assessment.evidence),
    ]
  }

  /// The sheet that has the columns of `responses.csv`.
  public static let requirements = "requirements"

  private static let edition = "Edition: "

  /// What the properties of a workbook say of the edition of which it is; nil of the one that has all.
  static func subject(of audience: String) -> String? {
    audience == Audience.full ? nil : edition + audience
  }

  /// The audience of the edition of which a workbook is, by its properties.
  public static func audience(ofSubject subject: String?) -> String {
    guard let subject, subject.hasPrefix(edition) else { return Audience.full }
    return String(subject.dropFirst(edition.count))
  }
}

/// The columns of the tables of a client.
struct TableColumns {
  let client: Client

  /// Those of `responses.csv`, in its order; what a row answers nothing to is blank.
  var requirements: [TableColumn<RequirementResult>] {
    [
      TableColumn("requirement", 20) { .text($0.requirement.id) },
      TableColumn("title", 34, .wrapped) { .text($0.requirement.title) },
      TableColumn("obligation", 12) { result in
        let requirement = result.requirement
        return .text(requirement.isPermissive ? "permitted" : requirement.obligation.rawValue)
      },
      TableColumn("status", 16, choices: Response.Answer.allCases.map(\.rawValue)) {
        .text($0.response?.answer.rawValue)
      },
      TableColumn("owner", 20) { .text($0.response?.owner) },
      TableColumn("evidence", 16, .wrapped) { .texts($0.response?.evidence ?? []) },
      TableColumn("maturity", 9, .number) { .number($0.response?.maturity) },
      TableColumn("rationale", 40, .wrapped) { .text($0.response?.rationale) },
      TableColumn("approver", 20) { .text($0.response?.approver) },
      TableColumn("decided", 12, .day) { .day($0.response?.decided) },
      TableColumn("review_by", 12, .day) { .day($0.response?.reviewBy) },
      TableColumn("note", 50, .wrapped) { .text($0.response?.note) },
      TableColumn("action", 40, .wrapped) { .text($0.response?.action) },
      TableColumn("due", 12, .day) { .day($0.response?.due) },
      TableColumn("cost", 12, .dollars) { .number($0.response?.cost) },
      TableColumn("method", 18, .wrapped) { .texts(($0.response?.methods ?? []).map(\.rawValue)) },
      TableColumn("sample", 40, .wrapped) { .text($0.response?.sample) },
    ]
  }

  /// A row for each finding, highest risk first.
  var findings: [TableColumn<FindingResult>] {
    [
      TableColumn("id", 10) { .text($0.finding.id) },
      TableColumn("title", 40, .wrapped) { .text($0.finding.title) },
      TableColumn("requirements", 24, .wrapped) { .texts($0.finding.requirements.map(\.value)) },
      TableColumn("likelihood", 12) { .text($0.finding.estimate.likelihood.rawValue) },
      TableColumn("impact", 12) { .text($0.finding.estimate.impact.rawValue) },
      TableColumn("risk", 12) { .text($0.risk.rawValue) },
      TableColumn("residual_risk", 14) { .text($0.residualRisk?.rawValue) },
      TableColumn("status", 14) { .text($0.finding.status.rawValue) },
      TableColumn("owner", 20) { .text($0.finding.owner) },
      TableColumn("due", 12, .day) { .day($0.finding.due) },
      TableColumn("cost", 12, .dollars) { .number($0.finding.cost) },
      TableColumn("action", 40, .wrapped) { .text($0.finding.step) },
      TableColumn("systems", 24, .wrapped) { .texts($0.finding.systems.map(\.value)) },
      TableColumn("root_cause", 40, .wrapped) { .text($0.finding.rootCause) },
      TableColumn("milestones", 40, .wrapped) { .texts($0.finding.milestones.map(\.line)) },
      TableColumn("evidence", 16, .wrapped) { .texts($0.finding.evidence.map(\.value)) },
      TableColumn("accepted_by", 20) { .text($0.finding.accepted?.by) },
      TableColumn("accepted_until", 14, .day) { .day($0.finding.accepted?.until) },
      TableColumn("accepted_why", 40, .wrapped) { .text($0.finding.accepted?.reason) },
      TableColumn("closed", 12, .day) { .day($0.finding.closed) },
      TableColumn("verified_by", 20) { .text($0.finding.verifiedBy) },
      // As Markdown; many lines would make a row as high as a screen.
      TableColumn("text", 60) { .text($0.finding.text) },
      source(\.finding.place),
    ]
  }

  /// A row for each item of the plan, in order of priority.
  var plan: [TableColumn<PlanItem>] {
    [
      TableColumn("priority", 9, .number) { .number($0.priority) },
      TableColumn("id", 24) { .text($0.id) },
      TableColumn("requirement", 20) { .text($0.requirement) },
      TableColumn("finding", 10) { .text($0.finding) },
      TableColumn("title", 40, .wrapped) { .text($0.title) },
      TableColumn("context", 30, .wrapped) { .text($0.context) },
      TableColumn("action", 40, .wrapped) { .text($0.action) },
      TableColumn("risk", 12) { .text($0.risk?.rawValue) },
      TableColumn("obligation", 12) { .text($0.obligation.rawValue) },
      TableColumn("owner", 20) { .text($0.owner) },
      TableColumn("start", 12, .day) { .day($0.start) },
      TableColumn("due", 12, .day) { .day($0.due) },
      TableColumn("horizon", 10) { .text($0.horizon.rawValue) },
      TableColumn("status", 14) { .text($0.status.rawValue) },
      TableColumn("cost", 12, .dollars) { .number($0.cost) },
      TableColumn("milestones", 40, .wrapped) { .texts($0.milestones.map(\.line)) },
      TableColumn("steps", 40, .wrapped) { .texts($0.steps.compactMap(\.line)) },
      TableColumn("missing", 16, .wrapped) { .texts($0.missing.map(\.rawValue)) },
      TableColumn("notes", 40, .wrapped) { .texts(Words.english.notes(on: $0)) },
      source(\.place),
      TableColumn("kind", 10) { .text($0.kind.rawValue) },
      TableColumn("risks", 16, .wrapped) { .texts($0.risks + $0.sharedRisks) },
    ]
  }

  /// A row for each risk of the register, highest inherent risk first.
  var risks: [TableColumn<RiskResult>] {
    [
      TableColumn("id", 10) { .text($0.risk.id) },
      TableColumn("title", 40, .wrapped) { .text($0.risk.title) },
      TableColumn("threat", 30, .wrapped) { .text($0.risk.threat) },
      TableColumn("vulnerability", 30, .wrapped) { .text($0.risk.vulnerability) },
      TableColumn("asset", 24, .wrapped) { .text($0.risk.asset) },
      TableColumn("likelihood", 12) { .text($0.risk.estimate.likelihood.rawValue) },
      TableColumn("impact", 12) { .text($0.risk.estimate.impact.rawValue) },
      TableColumn("risk", 12) { .text($0.inherent.rawValue) },
      TableColumn("residual_risk", 14) { .text($0.residual?.rawValue) },
      TableColumn("treatment", 12) { .text($0.risk.treatment?.rawValue) },
      TableColumn("action", 40, .wrapped) { .text($0.risk.action) },
      TableColumn("owner", 20) { .text($0.risk.owner) },
      TableColumn("due", 12, .day) { .day($0.risk.due) },
      TableColumn("status", 14) { .text($0.status.rawValue) },
      TableColumn("cost", 12, .dollars) { .number($0.risk.cost) },
      TableColumn("requirements", 24, .wrapped) { .texts($0.risk.requirements.map(\.value)) },
      TableColumn("findings", 16, .wrapped) { .texts(($0.risk.findings ?? []).map(\.value)) },
      TableColumn("accepted_by", 20) { .text($0.risk.accepted?.by) },
      TableColumn("accepted_until", 14, .day) { .day($0.risk.accepted?.until) },
      TableColumn("accepted_why", 40, .wrapped) { .text($0.risk.accepted?.reason) },
      source(\.risk.place),
    ]
  }

  /// A row for each item of evidence, by id.
  var evidence: [TableColumn<EvidenceResult>] {
    [
      TableColumn("id", 10) { .text($0.evidence.id) },
      TableColumn("title", 40, .wrapped) { .text($0.evidence.title) },
      TableColumn("kind", 16) { .text($0.evidence.kind) },
      TableColumn("collected", 12, .day) { .day($0.evidence.collected) },
      TableColumn("valid_until", 12, .day) { .day($0.evidence.validUntil) },
      TableColumn("state", 12) { .text($0.state.rawValue) },
      TableColumn("used_by", 40, .wrapped) { .texts($0.uses) },
      TableColumn("location", 40, .wrapped) { .text($0.evidence.location) },
      TableColumn("sha256", 24) { .text($0.evidence.sha256) },
      TableColumn("note", 40, .wrapped) { .text($0.evidence.note) },
      source(\.evidence.place),
    ]
  }

  /// A file and a line as who reads a table knows them: below the client's own folder.
  private func source<Row>(_ place: @escaping (Row) -> SourceRange?) -> TableColumn<Row> {
    TableColumn("source", 24) { .text(client.line(of: place($0))) }
  }
}

extension Milestone {
  fileprivate var line: String {
    "\(day.iso) \(text)\(done.map { " (done \($0.iso))" } ?? "")"
  }
}

extension PlanStep {
  /// What a response plans, where it says it in words.
  fileprivate var line: String? { action.map { "\(requirement) \($0)" } }
}
