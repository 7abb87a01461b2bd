import Formats
import GapAnalysis

/// Reads the formats that are XML; the root element says which.
struct XMLScan: ScanFormatReader {
  private let reader = XMLReader(keeping: kept)
  private var form = Form.unknown
  private(set) var tally: ScanTally
  private var fault: ScanFault?
  /// The local names of the elements that are open.
  private var path: [String] = []

  private var xccdf = XCCDFScan()
  private var nessus = NessusScan()

  private enum Form {
    case unknown
    case xccdf
    case nessus
  }

  var format: ScanFormat? {
    switch form {
    case .unknown: nil
    case .xccdf: .xccdf
    case .nessus: .nessus
    }
  }

  /// How many signs of the first line are before what is fed: a byte order mark, or none.
  private let skipped: Int

  init(from place: TextPlace, _ tally: ScanTally) {
    self.tally = tally
    skipped = place.column - 1
  }

  /// What the formats use.
  private static let kept = XMLSelection(
    attributes: XCCDFScan.attributes.merging(NessusScan.attributes) { $0 + $1 },
    texts: XCCDFScan.texts.union(NessusScan.texts)
  )

  /// A place in the file.
  private static func place(_ place: XMLPlace, behind skipped: Int) -> TextPlace {
    TextPlace(line: place.line, column: place.column + (place.line == 1 ? skipped : 0))
  }

  mutating func feed(_ bytes: [UInt8]) throws(ScanFault) {
    do throws(XMLFault) {
      try reader.feed(bytes[...]) { (event, place) throws(XMLFault) in self.take(event, place) }
    } catch {
      throw broken(error)
    }
    if let fault { throw fault }
  }

  mutating func finish() throws(ScanFault) {
    do throws(XMLFault) {
      try reader.end { (event, place) throws(XMLFault) in self.take(event, place) }
    } catch {
      throw broken(error)
    }
    if let fault { throw fault }
  }

  private func broken(_ fault: XMLFault) -> ScanFault {
    ScanFault(
      .broken,
      "this is no XML: \(fault.message)",
      help: ScanFault.wholeFile,
      at: Self.place(fault.place, behind: skipped)
    )
  }

  private mutating func take(_ event: XMLEvent, _ reached: () -> XMLPlace) {
    if fault != nil { return }
    let skipped = skipped
    let place = { Self.place(reached(), behind: skipped) }
    switch event {
    case .start(let name, let attributes):
      if path.isEmpty { begin(name, at: place) }
      path.append(name.local)
      start(name, attributes, at: place)
    case .text(let text): add(text, at: place)
    case .end:
      end()
      path.removeLast()
    }
  }

  private mutating func begin(_ root: XMLName, at place: () -> TextPlace) {
    switch root.local {
    case "Benchmark", "TestResult", "asset-report-collection", "data-stream-collection":
      form = .xccdf
    case "NessusClientData_v2":
      form = .nessus
      tally.tool = "Nessus"
    case "NessusClientData":
      fault = ScanFault(
        .format,
        "this is a .nessus file of version 1",
        help: "read is version 2, which Nessus 4 and later write",
        at: place()
      )
    default:
      fault = ScanFault(
        .format,
        "<\(ScanTally.shown(root.local))> begins no format that is read",
        help: "of XML, read are results in XCCDF 1.2, alone or in ARF, and .nessus files"
      )
    }
  }

  private mutating func start(
    _ name: XMLName,
    _ attributes: [XMLAttribute],
    at place: () -> TextPlace
  ) {
    switch form {
    case .unknown: break
    case .xccdf: fault = xccdf.start(name, attributes, at: place, &tally)
    case .nessus: nessus.start(name, attributes, at: place)
    }
  }

  private mutating func add(_ text: String, at place: () -> TextPlace) {
    switch form {
    case .unknown: break
    case .xccdf: xccdf.add(text, of: path)
    case .nessus: nessus.add(text, of: path, at: place, &tally)
    }
  }

  private mutating func end() {
    switch form {
    case .unknown: break
    case .xccdf: xccdf.end(path, &tally)
    case .nessus: nessus.end(path, &tally)
    }
  }
}
