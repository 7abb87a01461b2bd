import Formats
import GapAnalysis

/// What the first bytes of a file show it to be.
enum ScanShape {
  case csv(CSVScanForm, separator: UInt8)
  case records(JSONRecords.Sort)
  case powerpipe
  case oscal
  case xml

  /// So many bytes are looked at.
  static let looksAt = 256 << 10
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Where the text begins, behind a byte order mark.
  static func start(of head: [UInt8]) -> Int { head.starts(with: mark) ? mark.count : 0 }

  /// Recognizes a file by its first bytes.
  static func shape(of head: [UInt8]) throws(ScanFault) -> ScanShape {
    try checkEncoding(head)
    let text = head[start(of: head)...]
    let blanks = text.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard let first = text.dropFirst(blanks.count).first else {
      throw ScanFault(.empty, "the file is empty", help: ScanFault.wholeFile)
    }
    switch first {
    case UInt8(ascii: "<"): return .xml
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try json(text)
    default:
      if text.starts(with: "scoutsuite_results".utf8) {
        throw Refused.plain("ScoutSuite's results")
      }
      return try csv(text)
    }
  }

  private static func checkEncoding(_ head: [UInt8]) throws(ScanFault) {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw ScanFault(
        .broken,
        "the file is UTF-16",
        help: "save it as UTF-8; PowerShell's Out-File does with -Encoding utf8"
      )
    }
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || head.starts(with: Array("BZh".utf8)) || head.starts(with: [0xFD, 0x37, 0x7A, 0x58])
    {
      throw ScanFault(.broken, "the file is compressed", help: "unpack it, and name what is in it")
    }
    guard let zero = head.firstIndex(of: 0) else { return }
    var place = TextPlace()
    place.advance(over: head[..<zero])
    throw ScanFault(.broken, "the file is no text: it has a byte that is zero", at: place)
  }

  // MARK: - CSV

  private static func csv(_ text: ArraySlice<UInt8>) throws(ScanFault) -> ScanShape {
    let line = text.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D }
    for separator in ";,\t|".utf8 {
      let names = line.split(separator: separator).map {
        trimmed(String(decoding: $0.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
          .lowercased()
      }
      guard let form = CSVScanForm.form(ofHeader: Set(names)) else { continue }
      let missing = form.needed.filter { !names.contains($0) }
      guard missing.isEmpty else {
        let shown = missing.map { form.format == .powerpipeCSV ? $0 : $0.uppercased() }
        throw ScanFault(
          .format,
          "the header of \(form.tool)'s CSV lacks \(shown.joined(separator: ", "))",
          help: form.tool == "Prowler"
            ? "read is what Prowler 4 and later write"
            : "read is what Powerpipe and Steampipe write"
        )
      }
      return .csv(form, separator: separator)
    }
    throw Refused.unknown
  }

  // MARK: - JSON

  private static func json(_ text: ArraySlice<UInt8>) throws(ScanFault) -> ScanShape {
    let keys = JSONHead.keys(of: text)
    func has(_ names: String...) -> Bool { names.allSatisfy(keys.contains) }
    if has("assessment-results") { return .oscal }
    if has("class_uid") || has("metadata", "finding_info") || has("metadata", "activity_id") {
      return .records(.ocsf)
    }
    if has("group_id") || has("groups", "controls") { return .powerpipe }
    if let refused = refused(keys) { throw refused }
    if has("rule", "agent") || has("rule", "timestamp") { return .records(.wazuh) }
    // An empty list is of any format.
    if keys.isEmpty, JSONHead.isEmptyList(text) { throw ScanFault.noResult }
    throw Refused.unknown
  }

  private static func refused(_ keys: Set<String>) -> ScanFault? {
    func has(_ names: String...) -> Bool { names.allSatisfy(keys.contains) }
    if has("ProductArn") || has("Findings") || has("AwsAccountId", "SchemaVersion") {
      return Refused.asff
    }
    if has("runs") { return Refused.sarif }
    if has("check_type", "results") || has("check_id", "check_result") {
      return Refused.plain("Checkov's results")
    }
    if has("ArtifactName") || has("SchemaVersion", "Results") {
      return Refused.plain("Trivy's results")
    }
    if has("last_run", "services") { return Refused.plain("ScoutSuite's results") }
    if has("CheckID", "StatusExtended") {
      return ScanFault(
        .format,
        "this is the JSON of Prowler 3",
        help: "write OCSF with --output-formats json-ocsf of a later version"
      )
    }
    let models = [
      "assessment-plan", "plan-of-action-and-milestones", "system-security-plan", "catalog",
      "profile", "component-definition",
    ]
    return models.first(where: keys.contains).map { model in
      ScanFault(.format, "this is OSCAL's \(model)", help: "read are OSCAL's assessment-results")
    }
  }
}

extension ScanFault {
  /// A file without anything scanned.
  static let noResult = ScanFault(
    .empty,
    "the file has no result",
    help: "a scan that found nothing to test is no evidence; leave out the file"
  )
}

/// Why files of known kinds are not read.
enum Refused {
  static let formats = ScanFormat.allCases.map(\.rawValue).joined(separator: ", ")

  static let unknown = ScanFault(
    .format,
    "the format of the file is not known",
    help: "read are \(formats)"
  )

  static let asff = ScanFault(
    .format,
    "this is ASFF, which cuts off the ids of requirements",
    help:
      "write prowler-ocsf (--output-formats json-ocsf) or prowler-compliance-csv; of Powerpipe, powerpipe-json"
  )

  static let sarif = ScanFault(
    .format,
    "this is SARIF, which lists failures alone and names no requirement: silence is no pass",
    help: "of Prowler, write prowler-ocsf (--output-formats json-ocsf) or prowler-compliance-csv"
  )

  static func plain(_ what: String) -> ScanFault {
    ScanFault(
      .format,
      "these are \(what), which name no requirement of HIPAA",
      help: "leave out file: and write where it is kept as location:, as of other evidence"
    )
  }
}
