import Diagnostics
import GapAnalysis
import Regulation
import Words

/// A client's report in the terminal: a metric, finding, gap, plan item, risk or evidence on one
/// sheet.
public struct AssessmentSheets {
  private let report: Report
  private let assessment: Assessment
  /// The terminal speaks English.
  private let words = Words.english

  /// Sheets of a client's report; nil for a site without a client.
  public init?(_ report: Report) {
    guard let assessment = report.assessment else { return nil }
    self.report = report
    self.assessment = assessment
  }

  /// The page that shows something; nothing where the report omits it.
  private func page(_ path: String) -> String { report.omitted.omits(path) ? "" : path }

  /// Every name that has a sheet, for suggestions.
  public var names: [String] {
    assessment.metricIDs + assessment.findings.map(\.finding.id) + assessment.gaps.map(\.id)
      + assessment.plan.map(\.id) + assessment.risks.map(\.risk.id)
      + assessment.evidence.map(\.evidence.id) + assessment.breaches.map(\.breach.id)
  }

  /// The sheet of an id; nil where it names nothing of the report.
  public func sheet(_ id: String) -> TextSheet? {
    if let metric = assessment.metric(id) { return sheet(metric) }
    if let finding = assessment.findings.first(where: { $0.finding.id == id }) {
      return sheet(finding)
    }
    if let gap = assessment.gaps.first(where: { $0.id == id }) { return sheet(gap) }
    if let item = assessment.plan.first(where: { $0.id == id }) { return sheet(item) }
    if let risk = assessment.risks.first(where: { $0.risk.id == id }) { return sheet(risk) }
    if let breach = assessment.breaches.first(where: { $0.breach.id == id }) {
      return sheet(breach)
    }
    return assessment.evidence.first { $0.evidence.id == id }.map(sheet)
  }

  /// A requirement's status for the client; nil where it is out of scope or not in force.
  public func section(onRequirement id: String) -> TextSheet.Section? {
    guard let result = assessment.requirement(id) else { return nil }
    let lines: [TextSheet.Row] = [
      (
        "status",
        [result.status.map { words($0) } ?? "not counted by itself", words.soFar(result)]
          .compactMap(\.self).joined(separator: " ")
      ),
      ("contested", contested(result)),
      ("response", result.response?.answer.rawValue ?? "none"),
      ("because", result.reason.map(words.text) ?? ""),
      ("written in", result.response?.place.fileLineColumn ?? ""),
      ("findings", result.findings.joined(separator: ", ")),
      ("evidence", result.evidence.joined(separator: ", ")),
      (
        "tested by machine",
        result.tests.map { tests.line($0).plain(in: words) }.joined(separator: " ")
      ),
      ("policies", result.policies.joined(separator: ", ")),
    ]
    return TextSheet.Section(
      "For \(assessment.client.name.value) on \(assessment.asOf)",
      (lines + score(of: result)).filter { !$0.text.isEmpty }.map { "\($0.label): \($0.text)" }
    )
  }

  /// What contests an answer, with its grade.
  private func contested(_ result: RequirementResult) -> String {
    guard let grade = result.contestedGrade else { return "" }
    return "\(words(grade).lowercased()), by \(result.contestedBy.joined(separator: ", "))"
  }

  /// The score of a standard, how it came about and from what.
  private func score(of result: RequirementResult) -> [TextSheet.Row] {
    let id = Metric.score(ofStandard: result.requirement.id)
    guard !result.isLeaf, let metric = assessment.metric(id) else { return [] }
    let quotient = metric.numerator.flatMap { above in
      metric.denominator.map { "\(Self.part(above)) / \(Self.part($0))" }
    }
    return [
      ("score", "\(words.value(of: metric)) (\(quotient ?? ""))"),
      ("formula", words.text(of: metric.formula)),
      ("left out", words.text(of: metric.excluded)),
      ("inputs", metric.inputs.map(\.fileLineColumn).joined(separator: ", ")),
      ("metric", metric.id),
    ]
  }

  /// A number above or below a line, with a decimal at least.
  private static func part(_ number: Rational) -> String {
    number.denominator > 2 ? number.decimals : number.oneDecimal
  }

  private func sheet(_ metric: Metric) -> TextSheet {
    let quotient = metric.numerator.flatMap { above in
      metric.denominator.map { "\(Self.part(above)) / \(Self.part($0))" }
    }
    let leftOut = words.text(of: metric.excluded.filter { $0.count > 0 })
    return headed(
      metric.id,
      "metric",
      rows: [
        ("value", MetricFormat.words(metric, in: assessment, report.words)),
        ("unit", metric.unit.rawValue),
        ("formula", words.text(of: metric.formula)), ("numerator and denominator", quotient ?? ""),
        ("left out", leftOut),
      ],
      sections: [
        TextSheet.Section("Inputs: \(metric.inputs.count)", metric.inputs.map(\.fileLineColumn)),
        TextSheet.Section(
          "Pages that show it",
          report.pages(showing: metric.id).map { "\($0.path)  \($0.title)" }
            + (report.print == nil ? [] : ["\(SitePage.printEdition.path)  the print edition"])
        ),
      ]
    )
  }

  private func sheet(_ result: FindingResult) -> TextSheet {
    let finding = result.finding
    let gaps = assessment.gaps.filter { $0.findings.contains(finding.id) }.map(\.id)
    let items = assessment.plan.filter { $0.finding == finding.id }.map(\.id)
    return headed(
      finding.id,
      finding.title,
      rows: [
        ("status", words.status(of: result)),
        ("risk", rating(finding.estimate, result.risk)),
        (
          "residual risk",
          finding.residual.map { rating($0, result.residualRisk ?? $0.risk) } ?? ""
        ),
        ("requirements", finding.requirements.map(\.value).joined(separator: ", ")),
        ("evidence", finding.evidence.map(\.value).joined(separator: ", ")),
        ("owner", finding.owner ?? ""), ("due", finding.due?.iso ?? ""),
        ("cost", finding.cost.map { words.dollars($0) } ?? ""),
        ("action", finding.step ?? ""),
        ("systems", finding.systems.map(\.value).joined(separator: "; ")),
        ("root cause", finding.rootCause ?? ""), ("closed", finding.closed?.iso ?? ""),
        ("verified by", finding.verifiedBy ?? ""),
        ("gaps", gaps.joined(separator: ", ")), ("plan", items.joined(separator: ", ")),
        ("written in", finding.place.fileLineColumn), ("page", page(Addresses.finding(finding.id))),
      ],
      sections: milestones(finding.milestones)
    )
  }

  private func milestones(_ milestones: [Milestone]) -> [TextSheet.Section] {
    guard !milestones.isEmpty else { return [] }
    let lines = milestones.map { milestone in
      let state =
        milestone.done.map { "done \($0.iso)" }
        ?? milestone.state(on: assessment.asOf).rawValue
      return "\(milestone.day.iso) \(milestone.text): \(state) (\(milestone.place.fileLineColumn))"
    }
    return [TextSheet.Section("Milestones", lines)]
  }

  private func sheet(_ result: BreachResult) -> TextSheet {
    let breach = result.breach
    return headed(
      breach.id,
      "breach",
      rows: [
        ("discovered", breach.discovered.iso),
        ("individuals", words.grouped(String(breach.affected))),
        (
          "most of them in one State",
          breach.maxResidentsOneState.map { words.grouped(String($0)) } ?? ""
        ),
        ("assessed", breach.assessed?.value.iso ?? ""),
        ("note", breach.note ?? ""),
        ("evidence", breach.evidence.map(\.value).joined(separator: ", ")),
        ("written in", breach.place.fileLineColumn), ("page", page(SitePage.breaches.path)),
      ],
      sections: [
        TextSheet.Section(
          "Notices",
          result.duties.map { duty in
            let due = duty.due.map { ", due \($0)" } ?? ""
            let done = duty.done.map { ", done \($0)" } ?? ""
            let state = Reasons.state(of: duty, report.words)
            return "\(report.words("recipient_", duty.recipient)): \(state)\(due)\(done)"
          }
        )
      ]
    )
  }

  private func sheet(_ gap: Gap) -> TextSheet {
    headed(
      gap.id,
      gap.title,
      rows: [
        ("requirement", gap.requirement ?? ""), ("status", gap.status.map { words($0) } ?? ""),
        ("risk", gap.risk.map { words($0) } ?? "not rated"),
        ("rated by", raters(of: gap).joined(separator: ", ")),
        ("findings", gap.findings.joined(separator: ", ")), ("owner", gap.owner ?? ""),
        ("due", gap.due?.iso ?? ""), ("written in", gap.place?.fileLineColumn ?? ""),
        ("page", page(SitePage.gaps.path)),
      ],
      sections: [
        TextSheet.Section(
          "Causes",
          gap.causes.map { cause in
            let places = cause.inputs.map(\.fileLineColumn).joined(separator: ", ")
            return "\(cause.kind.rawValue): \(words.text(of: cause))"
              + (places.isEmpty ? "" : " (\(places))")
          }
        )
      ]
    )
  }

  /// The findings and risks whose highest rating is the gap's.
  private func raters(of gap: Gap) -> [String] {
    let findings = assessment.findings.filter { gap.findings.contains($0.finding.id) }
      .map { "\($0.finding.id) \(words($0.risk).lowercased())" }
    let risks = assessment.risks.filter { result in
      result.isCurrent && gap.requirement.map(result.concerned.contains) ?? false
    }
    return findings + risks.map { "\($0.risk.id) \(words($0.inherent).lowercased())" }
  }

  private func sheet(_ item: PlanItem) -> TextSheet {
    headed(
      item.id,
      item.title,
      rows: [
        ("priority", String(item.priority)), ("risk", item.risk.map { words($0) } ?? "not rated"),
        ("requirement", item.requirement ?? ""), ("under", item.context ?? ""),
        ("finding", item.finding ?? ""),
        ("risks", (item.risks + item.sharedRisks).joined(separator: ", ")),
        ("action", item.action ?? "nobody wrote one"),
        ("owner", item.owner ?? "nobody"), ("start", item.start?.iso ?? ""),
        ("due", item.due?.iso ?? "no day"),
        ("when", words("horizon_", item.horizon)),
        ("cost", item.cost.map { words.dollars($0) } ?? "unknown"),
        ("cost written in", item.costPlaces.map(\.fileLineColumn).joined(separator: ", ")),
        ("missing", item.missing.map(\.rawValue).joined(separator: ", ")),
        ("notes", words.notes(on: item).joined(separator: " ")),
        ("written in", item.place?.fileLineColumn ?? ""), ("page", page(SitePage.plan.path)),
      ],
      sections: milestones(item.milestones) + steps(item.steps)
    )
  }

  private func steps(_ steps: [PlanStep]) -> [TextSheet.Section] {
    guard !steps.isEmpty else { return [] }
    let lines = steps.map { step in
      let due = step.due.map { ", due \($0.iso)" } ?? ""
      let cost = step.cost.map { ", \(words.dollars($0))" } ?? ""
      return "\(step.requirement): \(step.action ?? "no action")\(due)\(cost)"
        + " (\(step.place.fileLineColumn))"
    }
    return [TextSheet.Section("Planned in responses", lines)]
  }

  private func sheet(_ result: RiskResult) -> TextSheet {
    let risk = result.risk
    return headed(
      risk.id,
      risk.title,
      rows: [
        ("threat", risk.threat ?? ""), ("vulnerability", risk.vulnerability ?? ""),
        ("asset", risk.asset ?? ""),
        ("inherent", words(result.inherent)), ("residual", result.residual.map { words($0) } ?? ""),
        ("treatment", risk.treatment?.rawValue ?? "none"), ("owner", risk.owner ?? "nobody"),
        ("due", (risk.due?.iso ?? "no day") + (result.isOverdue ? ", overdue" : "")),
        ("status", status(of: result)), ("cost", risk.cost.map { words.dollars($0) } ?? ""),
        ("accepted", accepted(result)),
        ("requirements", risk.requirements.map(\.value).joined(separator: ", ")),
        ("written in", result.risk.place.fileLineColumn), ("page", page(SitePage.risks.path)),
      ]
    )
  }

  /// How far a risk is dealt with, and when its acceptance ended if that is over.
  private func status(of result: RiskResult) -> String {
    result.status.rawValue + (result.lapsed.map { ", acceptance lapsed on \($0)" } ?? "")
  }

  /// Who accepted a risk, until when, and whether that is over.
  private func accepted(_ result: RiskResult) -> String {
    guard let accepted = result.risk.accepted else { return "" }
    let end = result.acceptance == .lapsed ? "lapsed on" : "until"
    return "by \(accepted.by), \(end) \(accepted.until): \(accepted.reason)"
  }

  private var tests: MachineTests { MachineTests(assessment: assessment, words: words) }

  private func sheet(_ result: EvidenceResult) -> TextSheet {
    let evidence = result.evidence
    return headed(
      evidence.id,
      evidence.title,
      rows: [
        ("kind", evidence.kind ?? ""), ("collected", evidence.collected?.iso ?? ""),
        ("valid until", evidence.validUntil?.iso ?? ""), ("location", evidence.location ?? ""),
        ("scan", evidence.scan.map(scanned) ?? ""), ("file", evidence.file?.value ?? ""),
        ("shows", result.uses.joined(separator: ", ")),
        ("written in", evidence.place.fileLineColumn), ("page", page(SitePage.evidence.path)),
      ]
    )
  }

  /// What a scan tested in all.
  private func scanned(_ scan: Scan) -> String {
    "\(scan.tool ?? scan.format.rawValue): "
      + tests.counts(scan.counts, checks: scan.checkCount)
  }

  private func headed(
    _ id: String,
    _ title: String,
    rows: [TextSheet.Row],
    sections: [TextSheet.Section] = []
  ) -> TextSheet {
    let client = ("client", "\(assessment.client.name.value), as of \(assessment.asOf)")
    return TextSheet("\(id)  \(title)", rows: [client] + rows, sections: sections)
  }

  private func rating(_ estimate: RiskEstimate, _ risk: Level) -> String {
    "\(words(risk)): \(FindingPages.estimated(estimate, words).plain(in: words).lowercased())"
  }
}
