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

  /// Prints to standard error with a closing line that counts; where errors are in some clients'
  /// folders alone, it names those that can be built: `clients` are the ones that were read.
  func report(_ diagnostics: [Diagnostic], quiet: Bool = false, clients: [String] = []) {
    let shown = quiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    Console.note(printed(shown, as: .text, colour: Console.takesColour))
    let parts = Severity.allCases.compactMap { severity -> String? in
      let count = shown.count { $0.severity == severity }
      if count == 0 { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let whole = sound(clients, diagnostics).prefix(Self.mostNamed).map { name in
      name.contains { $0 == " " || $0 == "'" } ? "--client \"\(name)\"" : "--client \(name)"
    }
    let rest = whole.isEmpty ? "" : "; without errors: " + whole.joined(separator: " ")
    if !parts.isEmpty { Console.note((parts.joined(separator: ", ") + rest).oneLine + "\n") }
  }
}

extension DiagnosticReporter {
  /// So many clients are named by a closing line.
  private static let mostNamed = 8

  /// The clients without errors; none where an error is in what all share.
  private func sound(_ clients: [String], _ diagnostics: [Diagnostic]) -> [String] {
    let faulty = diagnostics.filter { $0.severity == .error }.map { diagnostic -> String? in
      let prefix = "content/clients/"
      guard let file = diagnostic.place?.file, file.hasPrefix(prefix) else { return nil }
      return clients.first { file.dropFirst(prefix.count).hasPrefix($0 + "/") }
    }
    guard !faulty.isEmpty, faulty.allSatisfy({ $0 != nil }) else { return [] }
    let names = Set(faulty.compactMap(\.self))
    return clients.filter { !names.contains($0) }
  }
}

extension [Diagnostic] {
  /// How a command ends that noticed these.
  func outcome(strict: Bool) -> Outcome {
    if hasErrors { return .contentErrors }
    return strict && contains { $0.severity == .warning } ? .contentErrors : .done
  }
}
