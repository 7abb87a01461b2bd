import Formats

/// Diagnostics as SARIF 2.1.0: every result has a place, each rule its text and its gravest level.
extension DiagnosticPrinter {
  func sarif(_ diagnostics: [Diagnostic], to out: inout Pieces) {
    var levels: [String: Severity] = [:]
    for diagnostic in diagnostics {
      levels[diagnostic.rule] = min(levels[diagnostic.rule] ?? .note, diagnostic.severity)
    }
    let rules = levels.sorted { $0.key < $1.key }.map { sarifRule($0.key, $0.value) }
    let driver = JSON.object([
      ("name", .string("gapbook")), ("version", .string(version)), ("rules", .array(rules)),
    ])
    out.add(
      """
      {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": \(JSON.object([("driver", driver)]).line),
            "columnKind": "unicodeCodePoints",
            "results":\(" ")
      """
    )
    var fingerprints = Fingerprints()
    out.add(diagnostics, level: 3) { diagnostic in
      sarifResult(diagnostic, fingerprints.next(of: diagnostic, in: self))
    }
    out.add("\n    }\n  ]\n}\n")
  }

  private func sarifRule(_ id: String, _ level: Severity) -> JSON {
    let text = explanation(id) ?? id
    let words = JSON.object([("text", .string(text))])
    return .object([
      ("id", .string(id)), ("name", .string(Self.pascalCase(id))), ("shortDescription", words),
      ("fullDescription", words), ("help", words),
      ("defaultConfiguration", .object([("level", .string(level.rawValue))])),
    ])
  }

  /// `dead-link` as `DeadLink`, as SARIF wants names of rules.
  private static func pascalCase(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private func sarifResult(_ diagnostic: Diagnostic, _ fingerprint: String) -> JSON {
    let help = diagnostic.help.map { " (\(masked($0, diagnostic).oneLine))" } ?? ""
    let place = machinePlace(of: diagnostic)
    let physical = JSON.object(
      [("artifactLocation", .object([("uri", .string(uri(of: place, diagnostic)))]))]
        + (place.isFolder ? [] : [("region", Self.region(place))])
    )
    return .object([
      ("ruleId", .string(diagnostic.rule)), ("level", .string(diagnostic.severity.rawValue)),
      ("message", .object([("text", .string(wordsWithPlace(diagnostic) + help))])),
      ("locations", .array([.object([("physicalLocation", physical)])])),
      ("partialFingerprints", .object([("gapbook/v1", .string(fingerprint))])),
    ])
  }

  /// A folder's address ends in a slash, as SARIF says.
  private func uri(of place: SourceRange, _ diagnostic: Diagnostic) -> String {
    let uri = PercentCodes.encoded(shown(place.file, diagnostic), keeping: Self.kept)
    return place.isFolder && !uri.hasSuffix("/") ? uri + "/" : uri
  }

  private static func region(_ place: SourceRange) -> JSON {
    .object([
      ("startLine", .int(place.start.line)), ("startColumn", .int(place.start.column)),
      ("endLine", .int(place.end.line)), ("endColumn", .int(place.end.column)),
    ])
  }

  /// What a SARIF reader needs no code for.
  private static let kept = ByteSet(lettersDigitsAnd: "/.-_~")

  /// Where a machine is to look: that of the workspace where there is no other, as GitHub refuses the
  /// whole upload for one result without a place, and a file of the program is in no one's tree.
  func machinePlace(of diagnostic: Diagnostic) -> SourceRange {
    diagnostic.place.flatMap { $0.isBuiltIn ? nil : $0 } ?? whole
  }
}

extension Fingerprints {
  /// The fingerprint of the next message as a printer shows it.
  mutating func next(of diagnostic: Diagnostic, in printer: DiagnosticPrinter) -> String {
    next(
      of: diagnostic.rule,
      in: printer.shown(printer.machinePlace(of: diagnostic).file, diagnostic),
      printer.masked(diagnostic.message, diagnostic)
    )
  }
}
