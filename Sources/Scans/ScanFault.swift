import Diagnostics
import Formats

/// Why a scan cannot be read.
struct ScanFault: Error {
  /// The rule that says so.
  struct Rule {
    let id: String

    private init(rule: String) { id = rule }

    /// The bytes are no text of the format.
    static let broken = Rule(rule: "broken-scan")
    /// A value that the format does not have.
    static let value = Rule(rule: "bad-scan-value")
    /// A format or a version that is not read.
    static let format = Rule(rule: "unknown-scan")
    /// Nothing was scanned.
    static let empty = Rule(rule: "empty-scan")
  }

  let rule: Rule
  let message: String
  var help: String?
  /// Where in the file.
  var place = TextPlace()

  /// What helps where a file is not as its scanner wrote it.
  static let wholeFile = "copy the file whole, or let the scanner write it anew"

  init(_ rule: Rule, _ message: String, help: String? = nil, at place: TextPlace = TextPlace()) {
    self.rule = rule
    self.message = message
    self.help = help
    self.place = place
  }

  init(_ fault: JSONStream.Fault) {
    self.init(.broken, "this is no JSON: \(fault.message)", help: Self.wholeFile, at: fault.place)
  }

  init(_ fault: CSVStream.Fault) {
    self.init(.broken, fault.message, help: Self.wholeFile, at: fault.place)
  }

  func diagnostic(in file: String) -> Diagnostic {
    .error(
      rule.id,
      message,
      at: SourceRange(file: file, start: SourcePosition(place)),
      help: help
    )
  }
}

extension SourcePosition {
  init(_ place: TextPlace) { self.init(line: place.line, column: place.column) }
}
