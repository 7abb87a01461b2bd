import Diagnostics
import Site

/// Prints diagnostics of a workspace: files are named from the current folder.
struct DiagnosticReporter {
  /// The workspace as the user named it; nil for files that are named from the current folder.
  let workspace: String?
  /// Texts that cannot be read from the disk, such as standard input.
  var texts: [String: SourceText] = [:]

  private var prefix: String {
    guard let workspace else { return "" }
    if workspace == "." { return "" }
    return workspace.hasSuffix("/") ? workspace : workspace + "/"
  }

  func printed(_ diagnostics: [Diagnostic], as format: DiagnosticFormat, colour: Bool) -> String {
    let prefix = prefix
    let texts = texts
    let printer = DiagnosticPrinter(
      colour: colour,
      version: Gapbook.version,
      display: { file in
        if file.hasPrefix("/") { return CurrentFolder.relative(file) }
        return file.hasPrefix("(") ? file : prefix + file
      },
      source: { file in
        if let text = texts[file] { return text }
        if file.hasPrefix("(") { return BuiltIn.source(file) }
        let path = file.hasPrefix("/") ? file : prefix + file
        return Console.regularFile(path).map { SourceText(file: file, bytes: $0) }
      }
    )
    return printer.print(diagnostics, as: format)
  }

  /// Prints to standard error with a closing line that counts.
  func report(_ diagnostics: [Diagnostic], quiet: Bool = false) {
    let shown = quiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    Console.note(printed(shown, as: .text, colour: Console.takesColour))
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = shown.count { $0.severity == severity }
      if count == 0 { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    if !parts.isEmpty { Console.note(parts.joined(separator: ", ") + "\n") }
  }
}

extension [Diagnostic] {
  /// How a command ends that noticed these.
  func outcome(strict: Bool) -> Outcome {
    if hasErrors { return .contentErrors }
    return strict && contains { $0.severity == .warning } ? .contentErrors : .done
  }
}
