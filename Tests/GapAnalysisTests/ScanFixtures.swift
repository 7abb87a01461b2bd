import Diagnostics
import Regulation

@testable import GapAnalysis

/// A place in the file of a scan.
func inScan(_ line: Int) -> SourceRange { at(line, "content/clients/a/scans/s.csv") }

/// A check that tests a leaf, with so many resources of each sort; each failure has its line.
func check(
  _ id: String = "c1",
  _ severity: String? = "high",
  pass: Int = 0,
  fail: Int = 0,
  muted: Int = 0,
  notTested: Int = 0,
  isBroad: Bool = false,
  isMapped: Bool = false
) -> ScanCheck {
  ScanCheck(
    id: id,
    title: "Title of \(id)",
    severity: severity,
    isBroad: isBroad,
    isMapped: isMapped,
    counts: ScanCounts(pass: pass, fail: fail, muted: muted, notTested: notTested),
    failures: (0..<fail).map { number in
      ScanFailure(
        resource: "arn:aws:ec2:us-east-1:111122223333:volume/\(id)-\(number)",
        reason: "Volume \(id)-\(number) of account 111122223333 is not encrypted.",
        isMuted: false,
        place: inScan(10 + number)
      )
    },
    place: inScan(2)
  )
}

/// What a scan tested of a leaf, whose resources are other ones in each check.
func scanned(_ id: String, _ checks: [ScanCheck]) -> ScanLeaf {
  ScanLeaf(
    requirement: id,
    checks: checks,
    counts: checks.reduce(into: ScanCounts()) { sum, check in
      sum.pass += check.pass
      sum.fail += check.fail
      sum.muted += check.muted
      sum.notTested += check.notTested
    }
  )
}

/// Evidence that is a scan of a day.
func scan(
  _ id: String,
  _ leaves: [ScanLeaf],
  on day: Day? = GapAnalysisTests.day("2026-10-01"),
  until end: Day? = nil,
  leftOut: [ScanLeftOut] = [],
  rowsWithoutRequirement: Int = 0
) -> Evidence {
  var item = Evidence(id: id, title: "Scan \(id)", place: at(1, "evidence.yml"))
  item.kind = Evidence.scanKind
  item.validUntil = end
  let all = leaves.flatMap(\.checks)
  item.file = Sourced("scans/111122223333.csv", at: at(4, "evidence.yml"))
  item.scan = Scan(
    format: .prowlerComplianceCSV,
    tool: "Prowler 5.46.0",
    day: day,
    rows: 9,
    rowsWithoutRequirement: rowsWithoutRequirement,
    counts: scanned("", all).counts,
    leaves: leaves,
    leftOut: leftOut
  )
  return item
}
