import Formats

/// The parts of pandoc's trees, and what Word's own form says where these have no word for it.
enum Tree {
  static func words(_ text: String) -> JSON { element("Str", .string(text)) }

  static func line(_ kind: String, _ parts: [JSON]) -> JSON { element(kind, .array(parts)) }

  static let lineBreak = JSON.object([("t", .string("LineBreak"))])

  static func code(_ text: String) -> JSON {
    element("Code", .array([attributes(), .string(text)]))
  }

  static func note(_ blocks: [JSON]) -> JSON { element("Note", .array(blocks)) }

  static func link(_ parts: [JSON], to address: String) -> JSON {
    element("Link", .array([attributes(), .array(parts), target(address)]))
  }

  /// A picture of a size in inches.
  static func image(_ file: String, alternative: String, width: Double, height: Double) -> JSON {
    let size = [("width", width), ("height", height)].map { ($0, "\($1.hundredths)in") }
    return element(
      "Image",
      .array([attributes(pairs: size), .array([words(alternative)]), target(file)])
    )
  }

  /// Parts of a line in a style of the reference document's.
  static func styled(_ style: String, _ parts: [JSON]) -> JSON {
    element("Span", .array([attributes(pairs: [("custom-style", style)]), .array(parts)]))
  }

  /// Parts of a line that links lead to.
  static func marked(_ name: String, _ parts: [JSON]) -> JSON {
    element("Span", .array([attributes(name), .array(parts)]))
  }

  static func paragraph(_ parts: [JSON]) -> JSON { element("Para", .array(parts)) }

  /// A paragraph without a blank line after it.
  static func plain(_ parts: [JSON]) -> JSON { element("Plain", .array(parts)) }

  /// Blocks whose paragraphs have a style of the reference document's.
  static func styled(_ style: String, blocks: [JSON]) -> JSON {
    element("Div", .array([attributes(pairs: [("custom-style", style)]), .array(blocks)]))
  }

  /// A paragraph in a style of the reference document's.
  ///
  /// Pandoc leaves an empty one out, and a table's cell without a paragraph is none to Word.
  static func paragraph(_ style: String, _ parts: [JSON]) -> JSON {
    if parts.isEmpty { return emptyParagraph(style) }
    return styled(style, blocks: [paragraph(parts)])
  }

  /// A paragraph of a style without words, for what is between blocks.
  static func emptyParagraph(_ style: String) -> JSON {
    raw("<w:p><w:pPr><w:pStyle w:val=\"\(style.filter { $0 != " " }.xml)\"/></w:pPr></w:p>")
  }

  static func heading(_ level: Int, _ parts: [JSON]) -> JSON {
    element("Header", .array([.int(level), attributes(), .array(parts)]))
  }

  static func quote(_ blocks: [JSON]) -> JSON { element("BlockQuote", .array(blocks)) }

  static func listing(_ text: String) -> JSON {
    element("CodeBlock", .array([attributes(), .string(text)]))
  }

  static func bullets(_ items: [[JSON]]) -> JSON {
    element("BulletList", .array(items.map { .array($0) }))
  }

  static func numbered(_ items: [[JSON]], from start: Int) -> JSON {
    let form = JSON.array([
      .int(start), .object([("t", .string("Decimal"))]), .object([("t", .string("Period"))]),
    ])
    return element("OrderedList", .array([form, .array(items.map { .array($0) })]))
  }

  /// Word's own form between blocks.
  static func raw(_ xml: String) -> JSON {
    element("RawBlock", .array([.string("openxml"), .string(xml)]))
  }

  /// Word's own form within a line.
  static func rawPart(_ xml: String) -> JSON {
    element("RawInline", .array([.string("openxml"), .string(xml)]))
  }

  static let tab = rawPart("<w:r><w:tab/></w:r>")

  /// A field whose result is known already, or that Word is to work out.
  static func field(_ code: String, result: String) -> JSON {
    rawPart(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        + "<w:r><w:instrText xml:space=\"preserve\"> \(code.xml) </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        + "<w:r><w:t>\(result.xml)</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
  }

  private static func element(_ type: String, _ content: JSON) -> JSON {
    .object([("t", .string(type)), ("c", content)])
  }

  private static func target(_ address: String) -> JSON { .strings([address, ""]) }

  private static func attributes(_ id: String = "", pairs: [(String, String)] = []) -> JSON {
    .array([.string(id), .array([]), .array(pairs.map { .strings([$0.0, $0.1]) })])
  }
}

extension String {
  /// Itself as text of XML or the value of an attribute.
  var xml: String {
    var out = ""
    for character in unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out += " "
      case _ where character.value < 0x20 || [0xFFFE, 0xFFFF].contains(character.value):
        out += "\u{FFFD}"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}

extension Double {
  /// With two decimals.
  fileprivate var hundredths: String {
    let whole = Int((self * 100).rounded())
    let rest = whole % 100
    return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
