import Diagnostics
import Formats
import Markdown
import Report
import Words

extension ProseData {
  /// Where a line is: it says which links have page numbers and footnotes.
  enum Surroundings {
    case text
    case table
    case heading
  }

  /// The parts of a line.
  mutating func parts(
    of id: NodeID,
    in surroundings: Surroundings = .text,
    depth: Int = 0,
    _ data: inout PrintData
  ) -> [JSON] {
    guard depth < Self.deepest else { return [.printable(document.plainText(of: id))] }
    var out: [JSON] = []
    var words = ""
    for child in document.children(of: id) {
      switch document.kind(of: child) {
      case .text, .htmlInline: words += document.literal(of: child)
      case .value: words += document.plainText(of: child)
      case .softBreak: words += " "
      default:
        if !words.isEmpty { out.append(.words(words, inTable: surroundings == .table)) }
        words = ""
        out += part(child, in: surroundings, depth: depth, &data)
      }
    }
    if !words.isEmpty { out.append(.words(words, inTable: surroundings == .table)) }
    return out
  }

  private mutating func part(
    _ id: NodeID,
    in surroundings: Surroundings,
    depth: Int,
    _ data: inout PrintData
  ) -> [JSON] {
    func inner() -> JSON {
      .array(parts(of: id, in: surroundings, depth: depth + 1, &data))
    }
    switch document.kind(of: id) {
    case .lineBreak: return [.part("break")]
    case .code: return [.code(document.literal(of: id), inTable: surroundings == .table)]
    case .emphasis: return [.part("emphasis", ("parts", inner()))]
    case .strong: return [.part("strong", ("parts", inner()))]
    case .lowered: return [.part("sub", ("parts", inner()))]
    case .raised: return [.part("super", ("parts", inner()))]
    case .keyboard: return [.part("key", ("parts", inner()))]
    case .anchor: return [.part("place", ("id", label(ofAnchor: id, &data)))]
    case .strikethrough: return [.part("strike", ("parts", inner()))]
    case .link:
      let words = document.plainText(of: id)
      let address = document.destination(of: id)
      return [data.link(to: address, inner(), words: words, inTable: surroundings != .text)]
    case .image:
      guard
        let file = data.picture(
          PercentCodes.decoded(document.destination(of: id)),
          at: document.range(of: id)
        )
      else {
        return [.printable(document.plainText(of: id))]
      }
      return [
        .part(
          "image",
          ("file", .string(file)),
          ("alt", document.alternative(of: id)),
          ("share", document.printedShare(of: id))
        )
      ]
    case .footnoteReference:
      return surroundings == .heading ? [] : footnote(document.number(of: id), &data)
    default: return [.printable(document.plainText(of: id))]
    }
  }

  /// A footnote where its first mark is; further marks repeat its number.
  private mutating func footnote(_ number: Int, _ data: inout PrintData) -> [JSON] {
    guard let note = notes[number] else { return [] }
    let id = JSON.string("\(Address.escaped(idPrefix))fn:\(number)")
    guard written.insert(number).inserted else { return [.part("footnote-again", ("id", id))] }
    return [.part("footnote", ("id", id), ("blocks", .array(text(of: note, &data))))]
  }

  /// The blocks of a footnote; its number is on the first line of its text.
  private mutating func text(of note: NodeID, _ data: inout PrintData) -> [JSON] {
    var out: [JSON] = []
    for child in document.children(of: note) {
      if out.isEmpty, document.kind(of: child) == .paragraph {
        out.append(.part("plain", ("parts", .array(parts(of: child, &data)))))
      } else {
        out += block(child, depth: Self.deepest - 2, &data)
      }
    }
    return out
  }
}

extension Document {
  /// The words for a picture; null where it has none, and is left out of what is read aloud.
  func alternative(of image: NodeID) -> JSON {
    let words = plainText(of: image)
    return words.isEmpty ? .null : .printable(words)
  }

  /// The share of the line in percent that a picture is to have; null for its own width.
  func printedShare(of image: NodeID) -> JSON { share(of: image).map { .int($0) } ?? .null }
}
