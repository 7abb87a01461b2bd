/// The form for people.
extension DiagnosticPrinter {
  /// Further messages of one rule are counted, not printed.
  private static let most = 10
  /// A help of up to so many bytes is printed wherever it belongs.
  private static let short = 100

  func text(_ diagnostics: [Diagnostic], to out: inout Pieces) {
    var lines = Excerpts(source: source, mask: mask)
    var counts: [Kind: Int] = [:]
    var rest: [Kind: (count: Int, files: Set<String>)] = [:]
    var shownHelp: Set<String> = []
    for diagnostic in ordered(diagnostics) {
      let kind = Kind(diagnostic)
      counts[kind, default: 0] += 1
      if !printsAll, counts[kind, default: 0] > Self.most {
        rest[kind, default: (0, [])].count += 1
        if let place = diagnostic.place { rest[kind]?.files.insert(place.file) }
        continue
      }
      out.add(headline(diagnostic))
      if let place = diagnostic.place { out.add(lines.excerpt(at: place, of: diagnostic.rule)) }
      // A long list of what is allowed is read once.
      if let help = diagnostic.help,
        help.utf8.count <= Self.short || shownHelp.insert(help).inserted
      {
        out.add("  help: \(masked(help, diagnostic).oneLine)\n")
      }
    }
    let mixed = Set(
      Dictionary(grouping: counts.keys, by: \.rule).filter { $0.value.count > 1 }.keys
    )
    for (kind, (count, files)) in rest.sorted(by: { $0.key < $1.key }) {
      let places = files.isEmpty ? "" : " in \(files.count) file\(files.count == 1 ? "" : "s")"
      let word =
        mixed.contains(kind.rule) ? " \(kind.severity.rawValue)\(count == 1 ? "" : "s")" : ""
      out.add("… and \(count) more\(word) [\(kind.rule)]\(places)\n")
    }
    if !rest.isEmpty { out.add("  help: --all prints every one\n") }
  }

  /// What is counted together: what makes a command fail is never one of many that do not.
  private struct Kind: Hashable, Comparable {
    let rule: String
    let severity: Severity

    init(_ diagnostic: Diagnostic) { (rule, severity) = (diagnostic.rule, diagnostic.severity) }

    static func < (a: Self, b: Self) -> Bool { (a.rule, a.severity) < (b.rule, b.severity) }
  }

  /// The messages in their order; where not all are printed, errors come first.
  private func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !printsAll, diagnostics.count > Self.most, diagnostics.hasErrors else {
      return diagnostics
    }
    var counts: [Kind: Int] = [:]
    let isCut = diagnostics.contains { diagnostic in
      counts[Kind(diagnostic), default: 0] += 1
      return counts[Kind(diagnostic), default: 0] > Self.most
    }
    guard isCut else { return diagnostics }
    return diagnostics.filter { $0.severity == .error }
      + diagnostics.filter { $0.severity != .error }
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place.map {
      "\(shown($0.file, diagnostic).oneLine.unlikeCommand):\($0.start.line):\($0.start.column): "
    }
    let word = paint(diagnostic.severity)
    return
      "\(place ?? "")\(word): \(masked(diagnostic.message, diagnostic).oneLine) [\(diagnostic.rule)]\n"
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
}

/// The lines that messages are about; remembers the last file and how far its last line was read, as
/// messages come in the order of their places.
private struct Excerpts {
  let source: @Sendable (String) -> SourceText?
  let mask: @Sendable ([UInt8], String) -> [UInt8]
  private var last: (file: String, text: SourceText?)?
  private var reached = (line: 0, column: 1, byte: 0)
  /// The length of that line.
  private var length = 0

  init(
    source: @escaping @Sendable (String) -> SourceText?,
    mask: @escaping @Sendable ([UInt8], String) -> [UInt8]
  ) {
    self.source = source
    self.mask = mask
  }

  /// How much of a long line is shown.
  private static let width = 100
  /// So many bytes before may say what must be hidden, such as a label.
  private static let context = 200

  /// The source line and a caret below; a long line is cut around the place.
  mutating func excerpt(at place: SourceRange, of rule: String) -> String {
    if last?.file != place.file {
      last = (place.file, source(place.file))
      reached = (0, 1, 0)
    }
    guard let text = last?.text else { return "" }
    let line = text.line(place.start.line)
    if reached.line != place.start.line {
      reached = (place.start.line, 1, line.startIndex)
      length = line.count { $0 & 0xC0 != 0x80 }
    }
    let first = 1 + max(0, min(place.start.column - Self.width / 2, length - Self.width))
    if reached.column > first { reached = (place.start.line, 1, line.startIndex) }
    guard let start = byte(of: first, in: line) else { return "" }
    var scalars = stretch(of: line, from: start, rule)
    let caret = place.start.column - first
    guard !scalars.isEmpty, caret <= scalars.count else { return "" }
    let sameLine = place.end.line == place.start.line
    let wide = sameLine ? place.end.column - place.start.column : 1
    let marks = max(1, min(wide, scalars.count - caret))
    if rule.hasPrefix("phi-") { hide(&scalars, caret, marks) }
    var shown = ""
    shown.unicodeScalars.append(contentsOf: scalars.map { $0.isPlain ? $0 : " " })
    let pad = String(repeating: " ", count: caret)
    // A sign before the author's words: a log's reader may take commands that begin a line.
    let number = String(place.start.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    return "\(number) | \(shown)\n\(gutter) | \(pad)\(String(repeating: "^", count: marks))\n"
  }

  /// The characters from a byte on, with nothing that must not be printed.
  private func stretch(
    of line: ArraySlice<UInt8>,
    from start: Int,
    _ rule: String
  ) -> [Unicode.Scalar] {
    var first = max(line.startIndex, start - Self.context)
    while first < start, line[first] & 0xC0 == 0x80 { first += 1 }
    // A scalar takes four bytes at most; what begins here may be known by what follows.
    let bytes = Array(line[first...].prefix(start - first + (Self.width + 1) * 4 + Self.context))
    let scalars = String(decoding: mask(bytes, rule), as: UTF8.self).unicodeScalars
    let before = line[first..<start].count { $0 & 0xC0 != 0x80 }
    return Array(scalars.dropFirst(before).prefix(Self.width))
  }

  /// Hides what a message about an identifier marks, whatever is said of it elsewhere on the line.
  private func hide(_ scalars: inout [Unicode.Scalar], _ start: Int, _ count: Int) {
    for index in start..<min(start + count, scalars.count)
    where scalars[index].properties.isAlphabetic || ("0"..."9").contains(scalars[index]) {
      scalars[index] = "*"
    }
  }

  /// The offset of a column's first byte; nil behind the line's end.
  private mutating func byte(of column: Int, in line: ArraySlice<UInt8>) -> Int? {
    var (at, index) = (reached.column, reached.byte)
    while at < column, index < line.endIndex {
      index += 1
      while index < line.endIndex, line[index] & 0xC0 == 0x80 { index += 1 }
      at += 1
    }
    reached.column = at
    reached.byte = index
    return at == column ? index : nil
  }
}
