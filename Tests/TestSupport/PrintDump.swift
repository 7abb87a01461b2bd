import Foundation

/// The data of a printed document as lines: a heading, a paragraph or a table's row a line.
///
/// Parts of a line look as those of a page's dump do; a block or a member that has no form of its
/// own is written with all that it holds.
public struct PrintDump {
  private var lines: [String] = []
  private let left: Set<String>

  /// The lines of `report.json`, the data that the engine reads; of the chapters whose ids are in
  /// `leaving` the first line alone.
  public static func text(_ json: [UInt8], leaving left: Set<String> = []) throws -> String {
    let root = try JSONSerialization.jsonObject(with: Data(json))
    var dump = PrintDump(left: left)
    dump.members(root as? [String: Any] ?? [:], depth: 0)
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private mutating func line(_ depth: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  private mutating func members(_ object: [String: Any], depth: Int) {
    for key in object.keys.sorted() where key != "kind" { member(key, object[key], depth: depth) }
  }

  private mutating func member(_ key: String, _ value: Any?, depth: Int) {
    switch value {
    case let items as [[String: Any]] where !PrintInline.isLine(items):
      line(depth, "\(key):")
      for item in items { block(item, depth: depth + 1) }
    case let items as [[[String: Any]]] where key == "items":
      line(depth, "\(key):")
      for item in items {
        line(depth + 1, "-")
        for part in item { block(part, depth: depth + 2) }
      }
    case let object as [String: Any] where object["kind"] == nil:
      line(depth, "\(key):")
      members(object, depth: depth + 1)
    default: line(depth, "\(key): \(PrintInline.text(value))")
    }
  }

  /// A block or another object: its short members in one line, the long ones below.
  private mutating func block(_ object: [String: Any], depth: Int) {
    if object["kind"] as? String == "table" { return table(object, depth: depth) }
    let isLong = { (value: Any?) in
      !(value is String || value is NSNumber || value is NSNull) && !PrintInline.isLine(value)
    }
    let short = object.keys.sorted().filter { $0 != "kind" && !isLong(object[$0]) }
    let words = short.map { "\($0)=\(PrintInline.text(object[$0]))" }
    line(depth, ([object["kind"] as? String ?? "-"] + words).joined(separator: " "))
    guard (object["id"] as? String).map(left.contains) != true else { return }
    for key in object.keys.sorted() where isLong(object[key]) {
      member(key, object[key], depth: depth + 1)
    }
  }

  private mutating func table(_ table: [String: Any], depth: Int) {
    let own = ["size", "piece", "wide", "empty"].map { "\($0)=\(PrintInline.text(table[$0]))" }
    line(depth, "table \(own.joined(separator: " ")): \(PrintInline.text(table["caption"]))")
    let columns = table["columns"] as? [[String: Any]] ?? []
    let heads = columns.map { column in
      let width = PrintInline.compact(column["width"])
      return "\(PrintInline.text(column["parts"])) <\(PrintInline.text(column["align"])) \(width)>"
    }
    line(depth + 1, "= " + heads.joined(separator: " | "))
    for row in table["rows"] as? [[[String: Any]]] ?? [] {
      let cells = row.map { cell in
        let id = (cell["id"] as? String).map { " #\($0)" } ?? ""
        return PrintInline.text(cell["parts"]) + id + (cell["whole"] == nil ? "" : " <whole>")
      }
      line(depth + 1, "| " + cells.joined(separator: " | "))
    }
  }
}

/// A line of a printed document.
private enum PrintInline {
  private static let kinds: Set<String> = [
    "break", "chip", "code", "emphasis", "footnote-again", "image", "inside", "joined",
    "joined-code", "outside", "share", "small", "strike", "strong", "task", "words",
  ]

  /// Whether a value is a list of parts of a line, and nothing else.
  static func isLine(_ value: Any?) -> Bool {
    (value as? [Any])?.allSatisfy { part in
      part is String || ((part as? [String: Any])?["kind"] as? String).map(kinds.contains) == true
    } ?? false
  }

  static func text(_ value: Any?) -> String {
    switch value {
    case nil: "(none)"
    case let text as String: drawing(text) ?? text
    case let parts as [Any]: parts.map { text($0) }.joined()
    case let part as [String: Any]: self.part(part)
    default: compact(value)
    }
  }

  private static func part(_ part: [String: Any]) -> String {
    let words = text(part["parts"] ?? "")
    switch part["kind"] as? String {
    case "chip": return "[\(text(part["look"])) \(text(part["glyph"])) \(text(part["word"]))]"
    case "strong": return "*\(words)*"
    case "words": return words
    case "code": return "`\(text(part["text"]))`"
    case "joined": return pieces(part)
    case "joined-code": return "`\(pieces(part))`"
    case "inside":
      return "{\(words) -> #\(text(part["to"]))\(text(part["page"]) == "true" ? " with page" : "")}"
    case "outside":
      return "{\(words) -> \(text(part["url"]))\(text(part["note"]) == "true" ? " with note" : "")}"
    case "share": return "\(text(part["svg"])) \"\(text(part["alt"]))\""
    default: return compact(part)
    }
  }

  /// Words that may break where the `¦` is.
  private static func pieces(_ part: [String: Any]) -> String {
    (part["pieces"] as? [Any] ?? []).map { text($0) }.joined(separator: "¦")
  }

  private static func drawing(_ text: String) -> String? {
    text.hasPrefix("<svg") ? InlineDump.words(HTMLPage(Array(text.utf8)).tree) : nil
  }

  /// A value as JSON, its keys in order.
  static func compact(_ value: Any?) -> String {
    let options: JSONSerialization.WritingOptions = [
      .sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes,
    ]
    let data = try? JSONSerialization.data(withJSONObject: value ?? NSNull(), options: options)
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "(no JSON)"
  }
}
