import Diagnostics
import GapAnalysis
import Regulation
import Scans
import Workspace

/// The law of the repository, in whose folder the fuzz targets run.
private let law = try? load(".", options: LoadOptions(needsLaw: true, lawAlone: true)).value.law

/// Reads the bytes as the file of a scan, whatever format they show.
///
/// Beside not crashing: a file that comes in small pieces gives the same, every fault has a place in it,
/// and what is counted adds up.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = scan(bytes, by: max(count, 1))
  let pieces = scan(bytes, by: 61)
  precondition(whole.value == pieces.value, "pieces give another scan")
  precondition(whole.diagnostics == pieces.diagnostics, "pieces give other faults")
  precondition(whole.value != nil || whole.diagnostics.hasErrors, "nothing, and no fault")
  let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
  for fault in whole.diagnostics {
    guard let place = fault.place else { preconditionFailure("a fault without a place") }
    precondition(place.start.line <= lines && place.start.column > 0, "a place outside")
  }
  if let value = whole.value { check(value) }
  return 0
}

private func scan(_ bytes: [UInt8], by size: Int) -> Diagnosed<Scan?> {
  guard let law else { preconditionFailure("the law is not there") }
  var reader = ScanReader(file: "scan", catalog: law.catalog, crosswalk: law.crosswalk)
  for first in stride(from: 0, to: bytes.count, by: size) {
    reader.feed(Array(bytes[first..<min(first + size, bytes.count)]))
  }
  return reader.finish()
}

private func check(_ scan: Scan) {
  precondition(scan.rowsWithoutRequirement <= scan.rows)
  for leaf in scan.leaves {
    precondition(!leaf.checks.isEmpty && leaf.resources == leaf.counts.pass + leaf.counts.fail)
    for check in leaf.checks {
      precondition(check.failures.count <= ScanCheck.mostFailures)
      precondition(check.fail <= leaf.counts.fail + leaf.counts.pass)
    }
  }
  for entry in scan.leftOut { precondition(entry.rows > 0 && entry.rows <= scan.rows) }
}
