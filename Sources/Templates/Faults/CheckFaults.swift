import Diagnostics

extension Faults {
  static func lookup(
    _ fault: LookupFault,
    _ tag: Tag,
    _ known: [String],
    in source: SourceText
  ) -> Diagnostic {
    let place = source.range(ofBytes: tag.range)
    switch fault {
    case .unknown(let part):
      let help = suggestion(for: part, among: known)
      return .error("unknown-field", "there is no field \"\(part)\" here", at: place, help: help)
    case .unknownIn(let model, let part):
      return .error(
        "unknown-field",
        "\(model.name) has no field \"\(part)\"",
        at: place,
        help: suggestion(for: part, among: model.fields.map(\.name))
      )
    case .noFields(let part, let kind):
      return .error(
        "unknown-field",
        "\"\(part)\" is \(kind.phrase) and has no fields to name behind a dot",
        at: place,
        help: kind.repeats ? "repeat it with {{#\(part)}}…{{/\(part)}}" : nil
      )
    }
  }

  static func missing(
    _ tag: Tag,
    _ names: some Sequence<String>,
    in source: SourceText
  )
    -> Diagnostic
  {
    .error(
      "missing-template",
      "there is no template \"\(tag.name)\"",
      at: source.range(ofBytes: tag.range),
      help: suggestion(for: tag.name, among: names.sorted())
    )
  }

  static func wrongSection(_ tag: Tag, _ kind: Kind, in source: SourceText) -> Diagnostic {
    let help: String? =
      switch kind.base {
      case .object: "name one of its fields"
      case .html: "print it with {{{\(tag.name)}}}"
      default: "print it with {{\(tag.name)}}"
      }
    return .error(
      "template-section",
      "\"\(tag.name)\" is \(kind.phrase): a section takes a flag, a list, an object or an optional",
      at: source.range(ofBytes: tag.range),
      help: help
    )
  }

  /// A kind that is not for printing; nil for the others.
  static func unprintable(_ tag: Tag, _ kind: Kind, in source: SourceText) -> Diagnostic? {
    var section: String { "{{#\(tag.name)}}…{{/\(tag.name)}}" }
    let help: String
    switch kind.base {
    case .text, .url, .html, .number, .optional: return nil
    case .flag: help = "ask for it with \(section)"
    case .texts: help = "repeat it with \(section) and print {{.}} inside"
    case .list: help = "repeat it with \(section) and print its fields inside"
    case .object where tag.name == ".": help = "name one of its fields"
    case .object: help = "open it with \(section)"
    }
    return .error(
      "template-print",
      "\"\(tag.name)\" is \(kind.phrase) and cannot be printed",
      at: source.range(ofBytes: tag.range),
      help: help
    )
  }

  /// Braces that do not fit the kind; nil if they do.
  static func escaping(_ tag: Tag, _ kind: Kind, raw: Bool, in source: SourceText) -> Diagnostic? {
    let isHTML = if case .html = kind.base { true } else { false }
    if isHTML == raw { return nil }
    let reason = isHTML ? "would be shown as its source" : "must be escaped"
    return .error(
      "template-escape",
      "\"\(tag.name)\" is \(kind.phrase) and \(reason)",
      at: source.range(ofBytes: tag.range),
      help: isHTML ? "write {{{\(tag.name)}}}" : "write {{\(tag.name)}}"
    )
  }
}

extension Kind {
  /// The kind with its article: `a list of Row`.
  var phrase: String {
    switch self {
    case .text, .html: words
    case .object, .optional: "an \(words)"
    default: "a \(words)"
    }
  }

  /// Whether a section over it may show its content more than once.
  var repeats: Bool {
    switch base {
    case .list, .texts: true
    default: false
    }
  }
}
