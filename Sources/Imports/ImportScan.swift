public import Diagnostics
import Files
import Formats
import GapAnalysis
import Regulation
import Scans
import Words
import Workspace

/// Adds a scan to the client's `evidence.yml`, and puts its file below the client's folder where it is
/// outside of it; gives back what was done and found, a line each.
///
/// The file is read wholly first; a bad one writes nothing. A scan that the client has already, by its
/// bytes, is said to be there.
/// - Throws: `ImportFault` where the call is wrong, `OutputError` where a file cannot be written.
public func importScan(_ request: ImportRequest) throws -> Diagnosed<Imported?> {
  let format = try request.statedFormat()
  let client = try ImportedClient(request)
  let text = try EvidenceText(client)
  guard text.errors.isEmpty else { return Diagnosed(nil, text.errors) }
  let file = try ScanFile(request.file, client)
  let read = try file.read(format, client)
  guard let scan = read.value else { return Diagnosed(nil, read.diagnostics) }
  if let known = text.id(ofScan: file, client) {
    let line = "nothing is written: \(known) is this scan already"
    return Diagnosed(Imported(lines: [line]), read.diagnostics)
  }
  guard let day = scan.day ?? request.collected else {
    let fault = Diagnostic.error(
      "scan-without-day",
      "the format has no day on which it was run",
      at: .file(file.shown),
      help: "say when that was: --collected 2026-09-30"
    )
    return Diagnosed(nil, read.diagnostics + [fault])
  }
  let id = try text.scanID(request.id)
  let place = try file.destination(in: client)
  var item: [(key: String, value: String)] = [
    ("id", id), ("title", request.title ?? client.title(of: scan, on: day)),
    ("kind", Evidence.scanKind), ("file", place.name), ("format", scan.format.rawValue),
  ]
  if let collected = request.collected { item.append(("collected", collected.iso)) }
  guard let bytes = text.adding(item) else {
    return Diagnosed(nil, read.diagnostics + [text.closed])
  }
  try file.copy(to: place)
  do {
    try writeFile(bytes, to: client.root + "/" + text.source.file)
  } catch {
    file.remove(place)
    throw error
  }
  let later: [Diagnostic] =
    day <= client.asOf
    ? []
    : [
      .warning(
        "day-after-as-of",
        "the scan is of \(day), after the as-of day \(client.asOf)",
        at: .file(file.shown),
        help: "the report leaves it out until its as-of day is \(day) or later"
      )
    ]
  let copied = place.isCopy ? ["copied the file to \(client.path)/\(place.name)"] : []
  let done = ["wrote \(text.source.file): \(id)"] + copied + lines(on: scan, of: day)
  return Diagnosed(Imported(lines: done), read.diagnostics + later + client.frozen)
}

extension ImportRequest {
  /// The names of the formats of scans.
  public static let scanFormats = ScanFormat.allCases.map(\.rawValue)

  fileprivate func statedFormat() throws(ImportFault) -> ScanFormat? {
    guard let format, format != "auto" else { return nil }
    if let known = ScanFormat(rawValue: format) { return known }
    let names = Self.scanFormats.joined(separator: ", ")
    let help = suggestion(for: format, among: Self.scanFormats) ?? "it is one of \(names)"
    throw ImportFault("\"\(format)\" is no format of scans; \(help)")
  }
}

/// What was found in a scan.
private func lines(on scan: Scan, of day: Day) -> [String] {
  let words = Words.english
  let total = scan.counts
  let tool = scan.tool.map { ", \($0)" } ?? ""
  let found =
    "\(counted(scan.checkCount, "check")) of \(counted(scan.leaves.count, "requirement")): "
    + "\(counted(total.resources, "resource")), \(total.pass) passed, \(total.fail) failed, "
    + "\(total.muted) muted, \(total.notTested) not tested"
  let broad = scan.leaves.flatMap(\.checks).filter { !$0.namesLeaf }
  let reach =
    broad.isEmpty
    ? []
    : [
      "\(counted(Set(broad.map(\.id)).count, "check")) named through a standard, a paragraph or a control of NIST"
    ]
  let leftOut = scan.leftOut.map { entry in
    "left out: \(entry.id), \(counted(entry.rows, "result")): \(reason(entry.reason))"
  }
  let unnamed = scan.rowsWithoutRequirement
  let names = unnamed == 1 ? "names" : "name"
  let rest =
    unnamed == 0
    ? [] : ["left out: \(counted(unnamed, "result")) that \(names) no requirement of HIPAA"]
  return ["\(words("scan_format_", scan.format))\(tool), \(day): \(found)"] + reach + leftOut + rest
}

private func reason(_ reason: ScanLeftOut.Reason) -> String {
  switch reason {
  case .noLeaf: "no requirement that is answered by itself"
  case .event: "alerts, which test nothing"
  case .notMapped: "a control that NIST maps to no requirement"
  }
}

extension ImportedClient {
  /// "Scan by Prowler 5.46.0, October 1, 2026", in the language of the client's report.
  fileprivate func title(of scan: Scan, on day: Day) -> String {
    let words = Words.builtIn(language) ?? .english
    let day = words.day(day)
    guard let tool = scan.tool else {
      return words(
        "scan_title_by_format",
        ["format": words("scan_format_", scan.format), "day": day]
      )
    }
    return words("scan_title", ["tool": tool, "day": day])
  }
}
