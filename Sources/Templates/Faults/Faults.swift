import Diagnostics
import Formats

/// The wording of everything that can be wrong with a template, by the stage that notices it.
enum Faults {
  static let syntax = "template-syntax"

  static func binary(in source: SourceText) -> Diagnostic? {
    let zero = source.bytes.firstIndex(of: 0)
    guard let offset = [zero, source.bytes.firstInvalidUTF8()].compactMap(\.self).min() else {
      return nil
    }
    return .error(
      syntax,
      "this is no text: byte \(offset) is \(offset == zero ? "zero" : "not UTF-8")",
      at: source.range(ofBytes: offset..<(offset + 1)),
      help: "save the template as UTF-8 text"
    )
  }

  static func scan(_ fault: TagScanner.Fault, in source: SourceText) -> Diagnostic {
    switch fault {
    case .unclosed(let range, let expected):
      return .error(
        syntax,
        "this tag is never closed",
        at: source.range(ofBytes: range),
        help: "close it with \(expected)"
      )
    case .delimiters(let range):
      return .error(
        syntax,
        "this change of delimiters cannot be read",
        at: source.range(ofBytes: range),
        help: "write two short words without =, as in {{=<% %>=}}"
      )
    }
  }

  static func name(_ tag: Tag, in source: SourceText) -> Diagnostic? {
    if tag.name.isEmpty {
      return .error(syntax, "this tag has no name", at: source.range(ofBytes: tag.range))
    }
    guard tag.name.utf8.contains(where: TagScanner.isBlank) else { return nil }
    return .error(
      syntax,
      "\"\(tag.name)\" is no name: it has blanks",
      at: source.range(ofBytes: tag.range),
      help: "Mustache has no expressions; a tag holds one name"
    )
  }

  static func tooDeep(_ tag: Tag, in source: SourceText) -> Diagnostic {
    .error(
      syntax,
      "\"\(tag.name)\" is inside more than \(Limits.depth) sections",
      at: source.range(ofBytes: tag.range),
      help: "move the inner part to a partial; the rest of this file was not read"
    )
  }

  static func neverClosed(
    _ tag: Tag,
    before closer: Tag? = nil,
    in source: SourceText
  )
    -> Diagnostic
  {
    let line = closer.map { source.position(ofByte: $0.range.lowerBound).line }
    let before = closer.flatMap { tag in line.map { " before {{/\(tag.name)}} in line \($0)" } }
    return .error(
      syntax,
      "\"\(tag.name)\" is opened here and never closed",
      at: source.range(ofBytes: tag.range),
      help: "write {{/\(tag.name)}}\(before ?? "")"
    )
  }

  static func closesNothing(_ tag: Tag, in source: SourceText) -> Diagnostic {
    .error(
      syntax,
      "{{/\(tag.name)}} closes nothing: nothing is open here",
      at: source.range(ofBytes: tag.range)
    )
  }

  static func wrongCloser(_ tag: Tag, of open: Tag, in source: SourceText) -> Diagnostic {
    let line = source.position(ofByte: open.range.lowerBound).line
    return .error(
      syntax,
      "{{/\(tag.name)}} does not close \"\(open.name)\" of line \(line)",
      at: source.range(ofBytes: tag.range),
      help: "write {{/\(open.name)}}"
    )
  }
}
