import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

/// `gaps.csv`: a row for each gap, in the order of the regulation; findings without a leaf last.
func gapsCSV(_ assessment: Assessment) -> [UInt8] {
  let columns: [Column<Gap>] = [
    Column("id") { $0.id },
    Column("requirement") { $0.requirement },
    Column("title") { $0.title },
    Column("obligation") { $0.obligation.rawValue },
    Column("status") { $0.status?.rawValue },
    Column("risk") { $0.risk?.rawValue },
    Column("causes") { $0.causes.map(Words.english.text).joined(separator: "; ") },
    Column("findings") { $0.findings.joined(separator: "; ") },
    Column("owner") { $0.owner },
    Column("due") { $0.due?.iso },
    Column("source") { assessment.client.line(of: $0.place) },
  ]
  return CSV.sheet(columns, assessment.gaps)
}

/// `plan.csv`: a row for each item of the plan, in order of priority.
func planCSV(_ assessment: Assessment) -> [UInt8] {
  let columns: [Column<PlanItem>] = [
    Column("priority") { String($0.priority) },
    Column("id") { $0.id },
    Column("requirement") { $0.requirement },
    Column("finding") { $0.finding },
    Column("title") { $0.title },
    Column("context") { $0.context },
    Column("action") { $0.action },
    Column("risk") { $0.risk?.rawValue },
    Column("obligation") { $0.obligation.rawValue },
    Column("owner") { $0.owner },
    Column("start") { $0.start?.iso },
    Column("due") { $0.due?.iso },
    Column("horizon") { $0.horizon.rawValue },
    Column("status") { $0.status.rawValue },
    Column("cost") { item in item.cost.map { String($0) } },
    Column("milestones") { $0.milestones.map(line).joined(separator: "; ") },
    Column("steps") { $0.steps.compactMap(line).joined(separator: "; ") },
    Column("missing") { $0.missing.map(\.rawValue).joined(separator: "; ") },
    Column("notes") { Words.english.notes(on: $0).joined(separator: "; ") },
    Column("source") { assessment.client.line(of: $0.place) },
    Column("kind") { $0.kind.rawValue },
    Column("risks") { ($0.risks + $0.sharedRisks).joined(separator: "; ") },
  ]
  return CSV.sheet(columns, assessment.plan)
}

extension Client {
  /// A file and a line as who reads a table knows them: below the client's own folder.
  fileprivate func line(of place: SourceRange?) -> String? {
    place.flatMap { $0.isWithheld ? nil : $0.fileLine(besides: self.place.file) }
  }
}

private func line(_ milestone: Milestone) -> String {
  let done = milestone.done.map { " (done \($0.iso))" } ?? ""
  return "\(milestone.day.iso) \(milestone.text)\(done)"
}

/// What a response plans, where it says it in words.
private func line(_ step: PlanStep) -> String? {
  step.action.map { "\(step.requirement) \($0)" }
}
