import Diagnostics
import Files
import Site

/// Prints diagnostics of a workspace: files are named from the current folder.
struct DiagnosticReporter: Sendable {
  /// The workspace as the user named it; nil for files that are named from the current folder.
  let workspace: String?
  /// The folders outside of the workspace of whose files lines are shown, without links.
  var allowedLinks: [String] = []
  /// Whether the text form prints every message, and not only the first ten of a rule.
  var printsAll = false
  /// Whether only what makes the command fail is printed.
  var isQuiet = false
  /// Whether warnings make the command fail.
  var isStrict = false
  /// Texts that cannot be read from the disk, such as standard input.
  var texts: [String: SourceText] = [:]

  private var prefix: String {
    guard let workspace else { return "" }
    if workspace == "." { return "" }
    return workspace.hasSuffix("/") ? workspace : workspace + "/"
  }

  private func printer(colour: Bool) -> DiagnosticPrinter {
    let prefix = prefix
    let folder = workspace ?? "."
    let texts = texts
    let whole = Disk.wholePath(workspace ?? "/")
    let roots = ([whole] + allowedLinks).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    return DiagnosticPrinter(
      colour: colour,
      printsAll: printsAll,
      version: Gapbook.version,
      explanation: { RuleBook.rule($0)?.text },
      whole: Disk.isThere(prefix + "gapbook.yml") ? .file("gapbook.yml") : .workspace,
      display: { file in
        if file == SourceRange.workspace.file { return folder }
        if file.hasPrefix("/") { return CurrentFolder.relative(file) }
        return file.hasPrefix("(") ? file : prefix + file
      },
      source: { file in
        if let text = texts[file] { return text }
        if file.hasPrefix("(") { return BuiltIn.source(file) }
        let path = file.hasPrefix("/") ? file : prefix + file
        // A link may lead to what is not the workspace's to show.
        let real = Disk.wholePath(path)
        guard file.hasPrefix("/") || roots.contains(where: real.hasPrefix) else { return nil }
        // The file of a scan may be larger than what fits.
        guard let bytes = try? Disk.content(of: path, most: Disk.largestText).get() else {
          return nil
        }
        // A workbook has no line to show.
        return bytes.prefix(4096).contains(0) ? nil : SourceText(file: file, bytes: bytes)
      },
      mask: { masked($0, rule: $1) }
    )
  }

  /// The diagnostics for people, without colours.
  func text(_ diagnostics: [Diagnostic]) -> String {
    printer(colour: false).print(diagnostics, as: .text)
  }

  /// Prints for people to standard error with a closing line that counts, for machines to standard
  /// output; where only some clients' folders have errors, the line names those that can be built:
  /// `clients` are the ones that were read, and `done` is what was done before.
  func report(
    _ diagnostics: [Diagnostic],
    as format: DiagnosticFormat = .text,
    clients: [String] = [],
    done: String? = nil
  ) {
    guard format == .text else {
      printer(colour: false).write(diagnostics, as: format) { Console.print($0, done: done) }
      return
    }
    let shown = isQuiet ? diagnostics.filter(isReason) : diagnostics
    printer(colour: Console.takesColour).write(shown, as: .text) { Console.note($0) }
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
  /// The most clients that a closing line names.
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

  /// Whether a message makes the command fail: a code other than 0 never comes without its reason.
  private func isReason(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .error || (isStrict && diagnostic.severity == .warning)
  }
}

extension [Diagnostic] {
  /// The outcome of a command with these diagnostics.
  func outcome(strict: Bool) -> Outcome {
    let isRefused = contains { $0.severity == .error && RuleBook.refusals.contains($0.rule) }
    if isRefused { return .refused }
    if hasErrors { return .contentErrors }
    return strict && contains { $0.severity == .warning } ? .contentErrors : .done
  }
}
