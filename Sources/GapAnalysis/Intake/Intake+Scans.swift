import Diagnostics
import Regulation

extension Intake {
  /// Gives evidence the day of its scan, and leaves out of that what counts nowhere: all of one of a later day, the leaves that are out of
  /// scope or not in force, and what names no leaf.
  mutating func accept(scanOf item: inout Evidence) {
    guard var scan = item.scan else { return }
    if let day = item.testDay, day > asOf {
      leaveOutLater(
        "evidence \"\(item.id)\" is a scan of \(day)",
        .laterScan(item.id, day, asOf),
        at: item.place
      )
      item.scan = nil
      return
    }
    if item.collected == nil { item.collected = scan.day }
    for entry in scan.leftOut { leaveOut(entry.place, .scanned(item.id, entry.kept)) }
    scan.leaves = scan.leaves.filter { leaf in
      guard let requirement = catalog.requirement(leaf.requirement) else { return false }
      let place = leaf.checks.first?.place ?? item.place
      if !client.scope.rules.contains(requirement.rule) {
        leaveOut(place, .scanOutOfScope(item.id, requirement.id, requirement.rule))
        return false
      }
      if !requirement.validity.contains(asOf) {
        leaveOut(place, .scanNotInForce(item.id, requirement.id, asOf, requirement.validity))
        return false
      }
      return true
    }
    if scan.rowsWithoutRequirement > 0 {
      leaveOut(item.place, .scannedWithoutRequirement(item.id, scan.rowsWithoutRequirement))
    }
    item.scan = scan
  }
}

extension ScanLeftOut {
  fileprivate var kept: LeftOut.ScannedID { LeftOut.ScannedID(id: id, reason: reason, rows: rows) }
}
