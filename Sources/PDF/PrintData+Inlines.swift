import Diagnostics
import Formats
import Regulation
import Report
import Words

extension PrintData {
  /// A line; in a table, links have no page numbers and no footnotes.
  func parts(_ line: [Inline], inTable: Bool = false) -> JSON {
    .array(line.map { part($0, inTable: inTable) })
  }

  private func part(_ part: Inline, inTable: Bool) -> JSON {
    switch part {
    case .text(let words), .source(let words), .figure(let words, _):
      .words(words, inTable: inTable)
    case .strong(let words):
      .part("strong", ("parts", .array([.words(words, inTable: inTable)])))
    case .code(let words): .code(words, inTable: inTable)
    case .note(let words):
      .part("small", ("parts", .array([.words(words, inTable: inTable)])))
    case .day(let day): .string(words.day(day))
    case .status(let status): Chip(status, in: words).printed
    case .contested: Chip(contestedIn: words).printed
    case .risk(let level): Chip(level, in: words).printed
    case .tag(let word): Chip(plain: word).printed
    case .alarm(let word): Chip(alarm: word).printed
    case .lineBreak: .part("break")
    case .foreign(let part, let language):
      imprint.mark(of: language).map { language in
        .part(
          "foreign",
          ("language", .string(language)),
          ("parts", .array([self.part(part, inTable: inTable)]))
        )
      } ?? self.part(part, inTable: inTable)
    case .share(let counts):
      .part("share", ("svg", .string(ShareBar.drawing(counts))), ("alt", .string(words(counts))))
    case .link(let words, let target):
      link(
        to: Address.inPrint(target, ids: edition.ids),
        .array([.words(words, inTable: inTable)]),
        words: words,
        inTable: inTable
      )
    }
  }

  /// A link by its address in the printed document; words alone where it would lead nowhere.
  func link(to address: String?, _ parts: JSON, words: String, inTable: Bool) -> JSON {
    guard let address else { return .part("words", ("parts", parts)) }
    if address.hasPrefix("#") {
      return .part(
        "inside",
        ("to", .string(String(address.dropFirst()))),
        ("parts", parts),
        ("page", .bool(!inTable))
      )
    }
    let schemes = ["https:", "http:", "mailto:", "tel:"]
    guard schemes.contains(where: { address.lowercased().hasPrefix($0) }) else {
      return .part("words", ("parts", parts))
    }
    let saysIt = address.hasSuffix(words) || !address.lowercased().hasPrefix("http")
    return .part(
      "outside",
      ("url", .printable(address)),
      ("parts", parts),
      ("note", .bool(!inTable && !saysIt))
    )
  }
}

extension Chip {
  fileprivate var printed: JSON {
    .part("chip", ("look", .string(look)), ("glyph", .string(glyph)), ("word", .printable(word)))
  }
}

extension JSON {
  /// A part of a line or a block: an object that says its kind.
  static func part(_ kind: String, _ members: (String, JSON)...) -> JSON {
    .object([("kind", .string(kind))] + members.map { (key: $0.0, value: $0.1) })
  }

  /// Words that may break at their joints where a table's column is narrower than they are.
  ///
  /// The engine could look for long words itself, but that takes a quarter of its time.
  static func words(_ words: String, inTable: Bool) -> JSON {
    let pieces = inTable ? LongWords.pieces(of: words) : []
    guard pieces.count > 1 else { return .printable(words) }
    return .part("joined", ("pieces", .array(pieces.map { .printable($0) })))
  }

  /// Code that may break likewise.
  static func code(_ words: String, inTable: Bool) -> JSON {
    let pieces = inTable ? LongWords.pieces(of: words) : []
    guard pieces.count > 1 else { return .part("code", ("text", .printable(words))) }
    return .part("joined-code", ("pieces", .array(pieces.map { .printable($0) })))
  }

  /// Words without the control characters that no font has a sign for, and without those that turn the
  /// direction of what follows: a name may not set the words behind it backwards.
  static func printable(_ words: String) -> JSON {
    guard words.unicodeScalars.contains(where: \.isControl) else { return .string(words) }
    var out = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r": out.append(" ")
      // PDF/UA allows it in no text, and it shows nothing.
      case "\u{FEFF}": break
      case _ where scalar.isControl: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return .string(String(out))
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool {
    properties.generalCategory == .control || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value) || value == 0xFEFF
  }
}
