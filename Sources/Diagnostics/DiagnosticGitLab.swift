import Formats

/// Diagnostics as a code quality report of GitLab: an array of what a merge request shows.
extension DiagnosticPrinter {
  func gitlab(_ diagnostics: [Diagnostic], to out: inout Pieces) {
    var fingerprints = Fingerprints()
    out.add(diagnostics, level: 0) { diagnostic in
      let place = machinePlace(of: diagnostic)
      let help = diagnostic.help.map { " (\(masked($0, diagnostic).oneLine))" } ?? ""
      return .object([
        ("description", .string(wordsWithPlace(diagnostic) + help)),
        ("check_name", .string(diagnostic.rule)),
        ("fingerprint", .string(fingerprints.next(of: diagnostic, in: self))),
        ("severity", .string(Self.quality(diagnostic.severity))),
        (
          "location",
          .object([
            ("path", .string(shown(place.file, diagnostic))),
            ("lines", .object([("begin", .int(place.start.line))])),
          ])
        ),
      ])
    }
    out.add("\n")
  }

  /// GitLab knows info, minor, major, critical and blocker.
  private static func quality(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }
}
