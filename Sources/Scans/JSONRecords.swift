import Formats
import GapAnalysis

/// Follows a list of records, or records one after another.
struct JSONRecords: JSONScanVisitor {
  /// What the records are.
  enum Sort {
    case ocsf
    case wazuh
  }

  private let sort: Sort
  private(set) var tally: ScanTally
  private(set) var format: ScanFormat?
  private(set) var fault: ScanFault?
  private var isInList = false

  init(_ sort: Sort, _ tally: ScanTally) {
    self.sort = sort
    self.tally = tally
  }

  mutating func choose(key: String?, isObject: Bool, isArray: Bool) -> JSONStream.Choice {
    if isArray, !isInList {
      isInList = true
      return .enter
    }
    return .read(keeping: sort == .ocsf ? OCSFFinding.keys : WazuhAlert.keys)
  }

  mutating func leave() { isInList = false }

  mutating func take(_ value: JSONStream.Value, key: String?) {
    if fault != nil { return }
    guard case .object = value.node.value else {
      tally.report(
        ScanFault(.value, "\(value.node.sort) is no finding", at: value.start)
      )
      return
    }
    switch sort {
    case .ocsf:
      do throws(ScanFault) {
        let read = try OCSFFinding.add(value, to: &tally, isFirst: format == nil)
        format = format ?? read
      } catch {
        fault = error
      }
    case .wazuh:
      format = .wazuh
      WazuhAlert.add(value, to: &tally)
    }
  }
}
