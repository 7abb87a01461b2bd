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
}

/// Prints diagnostics; knows how file names are shown and where source lines come from.
public struct DiagnosticPrinter: Sendable {
  private let display: @Sendable (String) -> String
  private let source: @Sendable (String) -> SourceText?
  private let colour: Bool
  private let version: String

  /// A printer.
  ///
  /// - Parameters:
  ///   - colour: whether the terminal takes colour codes.
  ///   - version: the tool's version, for SARIF.
  ///   - display: turns a diagnostic's file into the path to print.
  ///   - source: gives the file's text for the source line; nil where it cannot be had.
  public init(
    colour: Bool = false,
    version: String,
    display: @escaping @Sendable (String) -> String = { $0 },
    source: @escaping @Sendable (String) -> SourceText? = { _ in nil }
  ) {
    self.colour = colour
    self.version = version
    self.display = display
    self.source = source
  }

  /// The diagnostics in the order given, in one of the forms; ends with a newline unless empty.
  public func print(_ diagnostics: [Diagnostic], as format: DiagnosticFormat) -> String {
    switch format {
    case .text: text(diagnostics)
    case .json: json(diagnostics)
    case .sarif: sarif(diagnostics)
    case .github: diagnostics.map(github).joined()
    }
  }

  private func json(_ diagnostics: [Diagnostic]) -> String {
    let items = diagnostics.map { diagnostic in
      JSON.object([
        ("severity", .string(diagnostic.severity.rawValue)), ("rule", .string(diagnostic.rule)),
        ("message", .string(diagnostic.message.oneLine)),
        ("file", .string(diagnostic.place.map { display($0.file) })),
        ("line", diagnostic.place.map { .int($0.start.line) } ?? .null),
        ("column", diagnostic.place.map { .int($0.start.column) } ?? .null),
        ("end_line", diagnostic.place.map { .int($0.end.line) } ?? .null),
        ("end_column", diagnostic.place.map { .int($0.end.column) } ?? .null),
        ("help", .string(diagnostic.help)),
      ])
    }
    let whole = JSON.object([("diagnostics", .array(items))])
    return String(decoding: whole.serialized(indented: true), as: UTF8.self)
  }

  private func sarif(_ diagnostics: [Diagnostic]) -> String {
    let rules = Set(diagnostics.map(\.rule)).sorted().map { JSON.object([("id", .string($0))]) }
    let driver = JSON.object([
      ("name", .string("gapbook")), ("version", .string(version)), ("rules", .array(rules)),
    ])
    let run = JSON.object([
      ("tool", .object([("driver", driver)])),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(diagnostics.map(sarifResult))),
    ])
    let whole = JSON.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      ("runs", .array([run])),
    ])
    return String(decoding: whole.serialized(indented: true), as: UTF8.self)
  }

  private func sarifResult(_ diagnostic: Diagnostic) -> JSON {
    let help = diagnostic.help.map { " (\($0.oneLine))" } ?? ""
    var members: [(key: String, value: JSON)] = [
      ("ruleId", .string(diagnostic.rule)), ("level", .string(diagnostic.severity.rawValue)),
      ("message", .object([("text", .string(diagnostic.message.oneLine + help))])),
    ]
    if let place = diagnostic.place {
      let region = JSON.object([
        ("startLine", .int(place.start.line)), ("startColumn", .int(place.start.column)),
        ("endLine", .int(place.end.line)), ("endColumn", .int(place.end.column)),
      ])
      let artifact = JSON.object([("uri", .string(Self.uri(display(place.file))))])
      let physical = JSON.object([("artifactLocation", artifact), ("region", region)])
      members.append(("locations", .array([.object([("physicalLocation", physical)])])))
    }
    return .object(members)
  }

  private func github(_ diagnostic: Diagnostic) -> String {
    let kind = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    var properties = ["title=\(Self.workflowValue(diagnostic.rule))"]
    if let place = diagnostic.place {
      let file = Self.workflowValue(display(place.file))
      properties = ["file=\(file),line=\(place.start.line),col=\(place.start.column)"] + properties
    }
    let help = diagnostic.help.map { "\nhelp: \($0.oneLine)" } ?? ""
    let message = Self.workflowText(diagnostic.message.oneLine + help)
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

  private static func uri(_ path: String) -> String {
    var out = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        out += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return out
  }
}

extension DiagnosticPrinter {
  private func text(_ diagnostics: [Diagnostic]) -> String {
    var sources: [String: SourceText] = [:]
    var line = DecodedLine()
    var out = ""
    for diagnostic in diagnostics {
      out += headline(diagnostic)
      if let place = diagnostic.place {
        let source = sources[place.file] ?? self.source(place.file)
        sources[place.file] = source
        if let source { out += excerpt(of: source, at: place, &line) }
      }
      if let help = diagnostic.help { out += "  help: \(help.oneLine)\n" }
    }
    return out
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map {
      "\(display($0.file).oneLine):\($0.start.line):\($0.start.column): "
    }
    let word = paint(diagnostic.severity)
    return "\(place ?? "")\(word): \(diagnostic.message.oneLine) [\(diagnostic.rule)]\n"
  }

  private func paint(_ severity: Severity) -> String {
    guard colour else { return severity.rawValue }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[1;\(code)m\(severity.rawValue)\u{1B}[0m"
  }

  /// The source line and a caret below; a long line is cut around the place.
  private func excerpt(
    of source: SourceText,
    at place: SourceRange,
    _ line: inout DecodedLine
  ) -> String {
    let scalars = line.scalars(of: source, place.start.line)
    guard !scalars.isEmpty, place.start.column <= scalars.count + 1 else { return "" }
    let width = 100
    let from = max(0, min(place.start.column - width / 2, scalars.count - width))
    let shown = scalars[from..<min(scalars.count, from + width)]
    let sameLine = place.end.line == place.start.line
    let length = sameLine ? place.end.column - place.start.column : 1
    let caret = place.start.column - 1 - from
    let marks = max(1, min(length, shown.count - caret))
    var words = ""
    words.unicodeScalars.append(contentsOf: shown.map { $0.isPlain ? $0 : " " })
    let pad = String(repeating: " ", count: caret)
    return "  \(words)\n  \(pad)\(String(repeating: "^", count: marks))\n"
  }
}

/// The line that was shown last: many places on one long line would decode it again and again.
private struct DecodedLine {
  private var file = ""
  private var number = 0
  private var scalars: [Unicode.Scalar] = []

  mutating func scalars(of source: SourceText, _ line: Int) -> [Unicode.Scalar] {
    if source.file != file || line != number {
      (file, number) = (source.file, line)
      scalars = Array(String(decoding: source.line(line), as: UTF8.self).unicodeScalars)
    }
    return scalars
  }
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
  fileprivate var isPlain: Bool {
    value >= 0x20 && !(0x7F...0x9F).contains(value)
      && !(0x2028...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
      && value != 0x061C && value != 0x200E && value != 0x200F && value != 0xFEFF
  }
}
