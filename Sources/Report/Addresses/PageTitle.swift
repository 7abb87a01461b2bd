public import Diagnostics
public import GapAnalysis
public import Markdown
public import Regulation
public import Words

/// A part of a heading that is a page's title and holds values.
public enum TitlePart: Sendable, Hashable {
  /// Words as they are.
  case text(String)
  /// A value: its name, what is written, and where.
  case value(name: String, raw: String, place: SourceRange?)

  /// The parts of a field that holds values; none where it is words alone, or, with an error, where
  /// braces begin no value.
  public static func parts(of field: Sourced<String>) -> Diagnosed<[TitlePart]> {
    // The search for two braces, by characters, is slow, and all but no field has one.
    guard field.value.utf8.contains(UInt8(ascii: "{")) else { return Diagnosed([]) }
    var parts: [TitlePart] = []
    var rest = field.value[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}"),
        let name = valueName(rest[open.upperBound..<close.lowerBound])
      else {
        let fault = Diagnostic.error(
          "malformed-value",
          "\"{{\" begins no value",
          at: field.place,
          help: "write {{ dotted.name }}; literal_values: true makes braces text on this page"
        )
        return Diagnosed([], [fault])
      }
      if open.lowerBound > rest.startIndex {
        parts.append(.text(String(rest[..<open.lowerBound])))
      }
      let raw = String(rest[open.lowerBound..<close.upperBound])
      parts.append(.value(name: name, raw: raw, place: field.place))
      rest = rest[close.upperBound...]
    }
    if parts.isEmpty { return Diagnosed([]) }
    return Diagnosed(parts + (rest.isEmpty ? [] : [.text(String(rest))]))
  }

  private static func valueName(_ text: Substring) -> String? {
    let name = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
    return isName ? String(name) : nil
  }

  /// The parts of a heading; none where it holds no value and its words serve as they are.
  public static func parts(of heading: NodeID, in document: Document) -> [TitlePart] {
    let nodes = Array(document.descendants(of: heading))
    guard nodes.contains(where: { document.kind(of: $0) == .value }) else { return [] }
    return nodes.compactMap { node in
      switch document.kind(of: node) {
      case .text, .code: .text(document.literal(of: node))
      case .softBreak, .lineBreak: .text(" ")
      case .value:
        .value(
          name: document.literal(of: node),
          raw: document.plainText(of: node),
          place: document.range(of: node)
        )
      default: nil
      }
    }
  }
}

/// Fills values into titles and keeps what it noticed.
public struct TitleFilling {
  private let values: Values
  /// What was noticed.
  public private(set) var diagnostics: [Diagnostic] = []

  init(_ values: Values) { self.values = values }

  /// The filling of titles that are needed before a client is assessed: values of the client and of
  /// the law alone.
  public init(client: Client, law: Law, asOf: Day, words: Words, own: OwnValues) {
    let known = law.known(on: asOf)
    values = Values(
      law: known,
      asOf: asOf,
      assessment: nil,
      words: words,
      client: client,
      wholeFacts: law.facts,
      own: own
    )
  }

  /// The title; an unknown value stays as it is written, with an error.
  public mutating func title(_ parts: [TitlePart]) -> String {
    let words = parts.map { part -> String in
      switch part {
      case .text(let words): return words
      case .value(let name, let raw, let place):
        let value = values.value(name)
        diagnostics += value.diagnostics(at: place)
        return value.words ?? raw
      }
    }
    return words.joined().trimmingBlanks
  }

  /// A page with its title and its description filled.
  mutating func page(_ page: ProsePage) -> ProsePage {
    if page.titleParts.isEmpty, page.descriptionParts.isEmpty { return page }
    return page.filled(
      title: page.titleParts.isEmpty ? page.title : title(page.titleParts),
      description: page.descriptionParts.isEmpty ? page.description : title(page.descriptionParts)
    )
  }
}

extension Values.Outcome {
  /// The words to set; nil where there are none.
  var words: String? {
    switch self {
    case .words(let words), .warned(let words, _, _, _): words
    case .failed, .notForPublic: nil
    }
  }

  /// What is wrong with a value at a place.
  func diagnostics(at place: SourceRange?) -> [Diagnostic] {
    switch self {
    case .words: []
    case .warned(_, let rule, let message, let help):
      [.warning(rule, message, at: place, help: help)]
    case .failed(let message, let help):
      [.error("unknown-value", message, at: place, help: help)]
    case .notForPublic(let what): [.notForPublic(what, at: place)]
    }
  }
}

extension Diagnostic {
  /// That the edition for everyone has no place for a value or a block.
  static func notForPublic(_ what: String, at place: SourceRange?) -> Diagnostic {
    .error(
      "not-for-public",
      "\(what) is a result, which the edition for \(Audience.everyone) does not show",
      at: place,
      help: "take it out, or write it into an {only} block for other audiences"
    )
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var rest = utf8.drop { $0 == 0x20 }
    while rest.last == 0x20 { rest.removeLast() }
    return String(Substring(rest))
  }
}
