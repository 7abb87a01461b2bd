import Diagnostics
import GapAnalysis
import Regulation
import Words

/// `gaps.csv`: a row for each gap, in the order of the regulation; findings without a leaf last.
func gapsCSV(_ assessment: Assessment) -> [UInt8] {
  var csv = CSV(header: [
    "id", "requirement", "title", "obligation", "status", "risk", "causes", "findings", "owner",
    "due", "source",
  ])
  for gap in assessment.gaps {
    csv.append([
      gap.id, gap.requirement ?? "", gap.title, gap.obligation.rawValue,
      gap.status?.rawValue ?? "", gap.risk?.rawValue ?? "",
      gap.causes.map(Words.english.text).joined(separator: "; "),
      gap.findings.joined(separator: "; "),
      gap.owner ?? "", gap.due?.iso ?? "", gap.place?.fileLineColumn ?? "",
    ])
  }
  return csv.bytes
}

/// `plan.csv`: a row for each item of the plan, in order of priority.
func planCSV(_ assessment: Assessment) -> [UInt8] {
  var csv = CSV(header: [
    "priority", "id", "requirement", "finding", "title", "risk", "obligation", "owner", "due",
    "horizon", "status", "cost", "source",
  ])
  for item in assessment.plan {
    csv.append([
      String(item.priority), item.id, item.requirement ?? "", item.finding ?? "", item.title,
      item.risk?.rawValue ?? "", item.obligation.rawValue, item.owner ?? "", item.due?.iso ?? "",
      item.horizon.rawValue, item.status.rawValue, item.cost.map { String($0) } ?? "",
      item.place?.fileLineColumn ?? "",
    ])
  }
  return csv.bytes
}
