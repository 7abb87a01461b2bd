public import Diagnostics
import Formats
public import GapAnalysis
public import Regulation

/// Reads the file of a scan as its bytes come, whatever format it has.
///
/// Memory does not grow with the file but by the resources and checks that it names.
public struct ScanReader {
  private let file: String
  private let stated: Sourced<ScanFormat>?
  private let catalog: Catalog
  private let crosswalk: Crosswalk
  /// The first bytes, until the format is recognized.
  private var head: [UInt8] = []
  private var reader: (any ScanFormatReader)?
  private var fault: ScanFault?

  /// A reader of a file; `stated` is the format that its declaration names, nil to recognize it.
  public init(
    file: String,
    stated: Sourced<ScanFormat>? = nil,
    catalog: Catalog,
    crosswalk: Crosswalk
  ) {
    self.file = file
    self.stated = stated
    self.catalog = catalog
    self.crosswalk = crosswalk
  }

  /// Reads the next bytes.
  public mutating func feed(_ bytes: [UInt8]) {
    if fault != nil { return }
    guard reader == nil else {
      return attempt { (self) throws(ScanFault) in
        try self.reader?.feed(bytes)
      }
    }
    head.append(contentsOf: bytes)
    if head.count >= ScanShape.looksAt { begin() }
  }

  /// Ends the file: what was found in it, or what is wrong with it, and nothing then.
  public mutating func finish() -> Diagnosed<Scan?> {
    if reader == nil, fault == nil { begin() }
    if fault == nil { attempt { (self) throws(ScanFault) in try self.reader?.finish() } }
    let faults = (reader?.tally.faults ?? []) + [fault].compactMap(\.self)
    if !faults.isEmpty { return Diagnosed(nil, faults.map { $0.diagnostic(in: file) }) }
    guard let reader, let format = reader.format, reader.tally.rows > 0 else {
      return Diagnosed(nil, [ScanFault.noResult.diagnostic(in: file)])
    }
    if let stated, stated.value != format { return Diagnosed(nil, [mismatch(stated, format)]) }
    let scan = reader.tally.scan(format, catalog)
    return Diagnosed(scan, notes(on: scan))
  }

  private mutating func attempt(_ work: (inout Self) throws(ScanFault) -> Void) {
    do throws(ScanFault) {
      try work(&self)
    } catch {
      fault = error
    }
  }

  /// Recognizes the format, and reads what came so far.
  private mutating func begin() {
    attempt { (self) throws(ScanFault) in
      let shape = try ScanShape.shape(of: self.head)
      let start = ScanShape.start(of: self.head)
      let tally = ScanTally(file: self.file, catalog: self.catalog, crosswalk: self.crosswalk)
      self.reader = shape.reader(from: TextPlace(afterMark: start > 0), tally)
      // The reader of XML compares a mark with the encoding that the text declares.
      let bytes = if case .xml = shape { self.head } else { Array(self.head[start...]) }
      self.head = []
      try self.reader?.feed(bytes)
    }
  }

  private func mismatch(_ stated: Sourced<ScanFormat>, _ format: ScanFormat) -> Diagnostic {
    .error(
      "scan-format-mismatch",
      "the file is \(format.rawValue), not \(stated.value.rawValue)",
      at: stated.place,
      help: "name \(format.rawValue) as the format, or none: it is recognized"
    )
  }

  private func notes(on scan: Scan) -> [Diagnostic] {
    guard scan.leaves.isEmpty else { return [] }
    return [
      .warning(
        "scan-without-requirement",
        scan.leftOut.isEmpty
          ? "no result of the file names a requirement of HIPAA"
          : "no result of the file is of a requirement that is answered",
        at: .file(file),
        help: "it counts as evidence like any other, and tests nothing"
      )
    ]
  }
}

extension ScanShape {
  /// A reader of the rest of the file.
  fileprivate func reader(from place: TextPlace, _ tally: ScanTally) -> any ScanFormatReader {
    switch self {
    case .csv(let form, let separator):
      CSVScan(form, separator: separator, from: place, tally)
    case .records(let sort): JSONScan(JSONRecords(sort, tally), from: place, allowsMany: true)
    case .powerpipe: JSONScan(PowerpipeScan(tally), from: place)
    case .oscal: JSONScan(OSCALScan(tally), from: place)
    case .xml: XMLScan(from: place, tally)
    }
  }
}
