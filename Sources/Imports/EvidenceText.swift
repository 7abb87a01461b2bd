import Diagnostics
import GapAnalysis
import Workspace

/// The text of an `evidence.yml`, to which an item is added; every other byte stays as it is.
struct EvidenceText {
  let source: SourceText
  private let items: [Evidence]

  init(_ source: SourceText, items: [Evidence]) {
    self.source = source
    self.items = items
  }

  /// The item of a file, by its digest.
  func id(ofDigest digest: String) -> String? { items.first { $0.sha256 == digest }?.id }

  /// An id that no item has: the one given, or with the next number.
  func freeID(_ id: String) -> String {
    let taken = Set(items.map { $0.id.lowercased() })
    let names = [id] + (2...(items.count + 2)).map { "\(id)-\($0)" }
    return names.first { !taken.contains($0.lowercased()) } ?? id
  }

  /// The text with an item more, of keys and values in their order; nil where the list is written in
  /// a way in which nothing can be added to its end.
  func adding(_ item: KeyValuePairs<String, String>) -> [UInt8]? {
    let text = String(decoding: source.bytes, as: UTF8.self)
    let lineEnd = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    let first = text.split(whereSeparator: \.isNewline).first { line in
      line.drop { $0 == " " }.hasPrefix("- ")
    }
    let indent = first.map { String($0.prefix { $0 == " " }) } ?? ""
    let lines = item.enumerated().map { index, pair in
      "\(indent)\(index == 0 ? "- " : "  ")\(pair.key): \(Self.quoted(pair.value))\(lineEnd)"
    }
    let isEnded = text.isEmpty || text.utf8.last == 0x0A || text.utf8.last == 0x0D
    let bytes = source.bytes + Array(((isEnded ? "" : lineEnd) + lines.joined()).utf8)
    let read = evidence(of: SourceText(file: source.file, bytes: bytes))
    let isWhole = !read.diagnostics.hasErrors && read.value.count == items.count + 1
    return isWhole ? bytes : nil
  }

  /// The items of the text with what was added.
  func items(in bytes: [UInt8]) -> [Evidence] {
    evidence(of: SourceText(file: source.file, bytes: bytes)).value
  }

  /// A scalar of YAML: plain where that can be nothing else.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.wholeMatch(of: #/[A-Za-z]+-[A-Za-z0-9-]+|\d{4}-\d\d-\d\d/#) != nil
    if isPlain { return text }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\\(scalar)"
      case "\n": out += "\\n"
      case _ where scalar.value < 0x20: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
