import Formats
import GapAnalysis

/// Follows a format of JSON: counts what it takes, and says what ends the reading.
protocol JSONScanVisitor: JSONVisitor {
  /// The format, as far as it is known by now.
  var format: ScanFormat? { get }
  /// What was counted.
  var tally: ScanTally { get }
  /// What ends the reading.
  var fault: ScanFault? { get }
}

/// Reads a format of JSON by what follows it.
struct JSONScan<Visitor: JSONScanVisitor>: ScanFormatReader {
  private var stream: JSONStream
  private var visitor: Visitor

  var format: ScanFormat? { visitor.format }
  var tally: ScanTally { visitor.tally }

  /// A reader from a place on; `allowsMany` values may follow one another.
  init(_ visitor: Visitor, from place: TextPlace, allowsMany: Bool = false) {
    stream = JSONStream(from: place, allowsMany: allowsMany)
    self.visitor = visitor
  }

  mutating func feed(_ bytes: [UInt8]) throws(ScanFault) {
    try follow { (stream, visitor) throws(JSONStream.Fault) in
      try stream.feed(bytes, to: &visitor)
    }
  }

  mutating func finish() throws(ScanFault) {
    try follow { (stream, visitor) throws(JSONStream.Fault) in try stream.finish(&visitor) }
  }

  private mutating func follow(
    _ read: (inout JSONStream, inout Visitor) throws(JSONStream.Fault) -> Void
  ) throws(ScanFault) {
    do throws(JSONStream.Fault) {
      try read(&stream, &visitor)
    } catch {
      throw ScanFault(error)
    }
    if let fault = visitor.fault { throw fault }
  }
}
