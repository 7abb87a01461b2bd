import Diagnostics
import GapAnalysis
import Regulation

/// `gaps.csv`: the leaves that fall short, then the open findings.
func gapsCSV(_ assessment: Assessment) -> [UInt8] {
  var csv = CSV(header: [
    "kind", "id", "title", "requirements", "rule", "family", "obligation", "status", "risk",
    "owner", "due", "source",
  ])
  for leaf in assessment.requirements where leaf.isLeaf && leaf.fallsShort {
    let requirement = leaf.requirement
    csv.append([
      "requirement", requirement.id, requirement.title, requirement.id, requirement.rule.rawValue,
      requirement.family, requirement.obligation.rawValue, leaf.status?.rawValue ?? "", "",
      leaf.response?.owner ?? "", "", leaf.response.map { told($0.place) } ?? "",
    ])
  }
  for result in assessment.findings where result.finding.status.isOpen {
    let finding = result.finding
    csv.append([
      "finding", finding.id, finding.title,
      finding.requirements.map(\.value).joined(separator: "; "), "", "", "",
      finding.status.rawValue, result.risk.rawValue, finding.owner ?? "", finding.due?.iso ?? "",
      told(finding.place),
    ])
  }
  return csv.bytes
}
