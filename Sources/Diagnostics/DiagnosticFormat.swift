import Formats

/// The forms in which diagnostics are printed.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// For people: `path:line:col: error: text [rule-id]`, the source line, a caret, `help:`.
  case text
  /// One JSON object with an array.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Annotations as GitHub's workflow commands.
  case github
  /// A code quality report as GitLab reads it.
  case gitlab
}

/// Prints diagnostics; knows how file names are shown and where source lines come from.
public struct DiagnosticPrinter: Sendable {
  let display: @Sendable (String) -> String
  let source: @Sendable (String) -> SourceText?
  let colour: Bool
  let printsAll: Bool
  /// Hides in bytes of a file or a message, by the rule of the message, what must not be printed.
  let mask: @Sendable ([UInt8], String) -> [UInt8]
  let version: String
  /// What a rule asks and why, for SARIF; nil of one that nothing is known of.
  let explanation: @Sendable (String) -> String?
  /// The place of what has none that a machine could open.
  let whole: SourceRange

  /// A printer.
  ///
  /// - Parameters:
  ///   - colour: whether the terminal takes colour codes.
  ///   - printsAll: whether the text form prints every message, and not only the first ten of a rule.
  ///   - version: the tool's version, for SARIF.
  ///   - explanation: gives the text of a rule, for SARIF.
  ///   - whole: the place, for machines, of what has none or is in the program.
  ///   - display: turns a diagnostic's file into the path to print.
  ///   - source: gives the file's text for the source line; nil where it cannot be read.
  ///   - mask: hides in bytes of a file or a message, by the message's rule, what must not be printed;
  ///     as many characters as before are left.
  public init(
    colour: Bool = false,
    printsAll: Bool = false,
    version: String,
    explanation: @escaping @Sendable (String) -> String? = { _ in nil },
    whole: SourceRange = .file("gapbook.yml"),
    display: @escaping @Sendable (String) -> String = { $0 },
    source: @escaping @Sendable (String) -> SourceText? = { _ in nil },
    mask: @escaping @Sendable ([UInt8], String) -> [UInt8] = { bytes, _ in bytes }
  ) {
    self.colour = colour
    self.printsAll = printsAll
    self.version = version
    self.explanation = explanation
    self.whole = whole
    self.display = display
    self.source = source
    self.mask = mask
  }

  /// The diagnostics in the order given, in one of the forms; ends with a newline unless empty.
  public func print(_ diagnostics: [Diagnostic], as format: DiagnosticFormat) -> String {
    var out: [UInt8] = []
    write(diagnostics, as: format) { out += $0 }
    return String(decoding: out, as: UTF8.self)
  }

  /// Writes the diagnostics in the order given, piece by piece: there may be a million.
  public func write(
    _ diagnostics: [Diagnostic],
    as format: DiagnosticFormat,
    to sink: @escaping ([UInt8]) -> Void
  ) {
    var pieces = Pieces(sink: sink)
    switch format {
    case .text: text(diagnostics, to: &pieces)
    case .json: json(diagnostics, to: &pieces)
    case .sarif: sarif(diagnostics, to: &pieces)
    case .github: for diagnostic in diagnostics { pieces.add(github(diagnostic)) }
    case .gitlab: gitlab(diagnostics, to: &pieces)
    }
    pieces.flush()
  }

  private func json(_ diagnostics: [Diagnostic], to out: inout Pieces) {
    out.add("{\n  \"schema\": \"gapbook-diagnostics/1\",\n  \"diagnostics\": ")
    out.add(diagnostics, level: 1, jsonItem)
    out.add("\n}\n")
  }

  private func jsonItem(_ diagnostic: Diagnostic) -> JSON {
    .object([
      ("severity", .string(diagnostic.severity.rawValue)), ("rule", .string(diagnostic.rule)),
      ("message", .string(masked(diagnostic.message, diagnostic).oneLine)),
      ("file", .string(diagnostic.place.map { shown($0.file, diagnostic) })),
      ("line", diagnostic.place.map { .int($0.start.line) } ?? .null),
      ("column", diagnostic.place.map { .int($0.start.column) } ?? .null),
      ("end_line", diagnostic.place.map { .int($0.end.line) } ?? .null),
      ("end_column", diagnostic.place.map { .int($0.end.column) } ?? .null),
      ("help", .string(diagnostic.help.map { masked($0, diagnostic).oneLine })),
    ])
  }

  private func github(_ diagnostic: Diagnostic) -> String {
    let kind = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    var properties = ["title=\(Self.workflowValue(diagnostic.rule))"]
    if let place = diagnostic.place, !place.isBuiltIn, !place.isFolder {
      let file = Self.workflowValue(shown(place.file, diagnostic))
      properties = ["file=\(file),line=\(place.start.line),col=\(place.start.column)"] + properties
    }
    let help = diagnostic.help.map { "\nhelp: \(masked($0, diagnostic).oneLine)" } ?? ""
    let message = Self.workflowText(wordsWithPlace(diagnostic) + help)
    return "::\(kind) \(properties.joined(separator: ","))::\(message)\n"
  }

  private static func workflowText(_ text: String) -> String {
    text.escaped { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: nil
      }
    }
  }

  private static func workflowValue(_ text: String) -> String {
    workflowText(text.oneLine).escaped { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  /// The message; with the place where that is in a file of the program, or of no workspace.
  func wordsWithPlace(_ diagnostic: Diagnostic) -> String {
    let message = masked(diagnostic.message, diagnostic)
    guard let place = diagnostic.place, place.isBuiltIn else { return message.oneLine }
    return "\(masked(place.fileLineColumn, diagnostic)): \(message)".oneLine
  }

  /// A file as it is named, and with nothing that must not be printed.
  func shown(_ file: String, _ diagnostic: Diagnostic) -> String {
    masked(display(file), diagnostic)
  }

  /// A text of a message with nothing that must not be printed.
  func masked(_ text: String, _ diagnostic: Diagnostic) -> String {
    String(decoding: mask(Array(text.utf8), diagnostic.rule), as: UTF8.self)
  }
}

extension SourceRange {
  /// Whether it is in a file of the program, which no reader's workspace has.
  var isBuiltIn: Bool { file.hasPrefix("(") }

  var isFolder: Bool { file == SourceRange.workspace.file }
}

extension String {
  /// A text on one line of a terminal or a log, which it must not steer: controls, and signs that turn
  /// the direction of what follows, become visible.
  public var oneLine: String {
    escaped { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\t": "\\t"
      default: scalar.isPlain ? nil : "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
  }

  /// A path that begins a line of a log, in a form that no runner takes for a command.
  var unlikeCommand: String { hasPrefix("::") || hasPrefix("##") ? "./" + self : self }

  /// Each line of a text as `oneLine`; the lines stay, and none begins with a command of a runner.
  public var plainLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { part in
      let line = String(part).oneLine
      let words = line.drop { $0 == " " }
      guard words.hasPrefix("::") || words.hasPrefix("##") else { return line }
      return line.prefix(line.count - words.count) + "\\" + words
    }.joined(separator: "\n")
  }

  fileprivate func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var out = ""
    for scalar in unicodeScalars {
      if let other = replacement(scalar) {
        out += other
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}

extension Unicode.Scalar {
  var isPlain: Bool {
    value >= 0x20 && !(0x7F...0x9F).contains(value)
      && !(0x2028...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
      && value != 0x061C && value != 0x200E && value != 0x200F && value != 0xFEFF
  }
}
