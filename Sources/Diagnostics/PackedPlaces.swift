public import Formats

// Places, sourced values and diagnostics as a program keeps them for itself; `file` is the one that most
// of them are in.

extension Packer {
  /// Writes a place.
  public mutating func add(_ place: SourceRange, in file: String) {
    let isThere = place.file == file
    add(isThere)
    if !isThere { add(place.file) }
    for position in [place.start, place.end] {
      add(position.line)
      add(position.column)
    }
  }

  /// Writes a text with its place.
  public mutating func add(_ text: Sourced<String>, in file: String) {
    add(text.value)
    add(text.place, in: file)
  }

  /// Writes a diagnostic.
  public mutating func add(_ diagnostic: Diagnostic, in file: String) {
    add(diagnostic.severity.rawValue)
    add(diagnostic.rule)
    add(diagnostic.message)
    add(diagnostic.place) { $1.add($0, in: file) }
    add(diagnostic.help) { $1.add($0) }
  }
}

extension Unpacker {
  /// Reads a place.
  public mutating func place(in file: String) -> SourceRange {
    let name = flag() ? file : text()
    let start = SourcePosition(line: number(), column: number())
    return SourceRange(
      file: name,
      start: start,
      end: SourcePosition(line: number(), column: number())
    )
  }

  /// Reads a text with its place.
  public mutating func sourced(in file: String) -> Sourced<String> {
    Sourced(text(), at: place(in: file))
  }

  /// Reads a diagnostic.
  public mutating func diagnostic(in file: String) -> Diagnostic {
    Diagnostic(
      Severity(rawValue: text()) ?? .error,
      rule: text(),
      text(),
      at: optional { $0.place(in: file) },
      help: optional { $0.text() }
    )
  }
}
