import Formats
import GapAnalysis

/// Reads files of JSON that are a list of records, or records one after another.
struct JSONRecords: ScanFormatReader {
  private var stream: JSONStream
  private var visitor: Visitor

  var format: ScanFormat? { visitor.format }
  var tally: ScanTally { visitor.tally }

  /// What the records are.
  enum Sort {
    case ocsf
    case wazuh
  }

  init(_ sort: Sort, from place: TextPlace, _ tally: ScanTally) {
    stream = JSONStream(from: place, allowsMany: true)
    visitor = Visitor(sort, tally)
  }

  mutating func feed(_ bytes: [UInt8]) throws(ScanFault) {
    do throws(JSONStream.Fault) {
      try stream.feed(bytes, to: &visitor)
    } catch {
      throw ScanFault(error)
    }
    if let fault = visitor.fault { throw fault }
  }

  mutating func finish() throws(ScanFault) {
    do throws(JSONStream.Fault) {
      try stream.finish(&visitor)
    } catch {
      throw ScanFault(error)
    }
    if let fault = visitor.fault { throw fault }
  }

  private struct Visitor: JSONVisitor {
    let sort: Sort
    var tally: ScanTally
    var format: ScanFormat?
    /// What ends the reading.
    var fault: ScanFault?
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
}
