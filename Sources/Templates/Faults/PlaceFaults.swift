import Diagnostics

extension Faults {
  static let place = "template-place"

  /// A value printed where it must not be; nil where it may.
  static func misplaced(
    _ tag: Tag,
    _ kind: Kind,
    at allowed: AllowedOutput,
    urls: () -> [String],
    in source: SourceText
  ) -> Diagnostic? {
    var range: SourceRange { source.range(ofBytes: tag.range) }
    switch (allowed, kind.base) {
    case (.nothing(let words, let help), _):
      return .error(place, "nothing can be printed \(words)", at: range, help: help)
    case (.noTags(let words), .html):
      let help = "print a field of text there"
      return .error(
        place,
        "\"\(tag.name)\" is html and cannot stand \(words)",
        at: range,
        help: help
      )
    case (.address, .text), (.address, .number), (.address, .html):
      let urls = urls()
      let known = urls.isEmpty ? "there is none here" : "here: \(urls.joined(separator: ", "))"
      return .error(
        place,
        "\"\(tag.name)\" is \(kind.phrase) and cannot stand in an address",
        at: range,
        help: "only fields of kind url can (\(known))"
      )
    default: return nil
    }
  }

  /// A section, partial or block that ends elsewhere in the HTML than it began.
  static func unbalanced(
    from start: HTMLState,
    to end: HTMLState,
    at range: Range<Int>,
    in source: SourceText
  )
    -> Diagnostic
  {
    .error(
      place,
      "this began \(start.words) and ends \(end.words)",
      at: source.range(ofBytes: range),
      help: "let it begin and end at the same place of the HTML"
    )
  }

  /// Text right behind a section or a partial that would continue a name or an attribute inside it.
  static func continued(_ range: Range<Int>, in source: SourceText) -> Diagnostic {
    .error(
      place,
      "what follows would continue the attribute before it",
      at: source.range(ofBytes: range),
      help: "put a blank between them, and each attribute on one side whole"
    )
  }
}
