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
  CSV.sheet(TableColumns(client: assessment.client).plan.map(\.column), assessment.plan)
}

extension Client {
  /// A file and a line as who reads a table knows them: below the client's own folder.
  func line(of place: SourceRange?) -> String? {
    place.flatMap { $0.isWithheld ? nil : $0.fileLine(besides: self.place.file) }
  }
}
