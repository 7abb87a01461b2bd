import Diagnostics
import Formats
import GapAnalysis
import Regulation

extension AssessmentReader {
  /// A member that must be there.
  mutating func member(_ key: String, in node: JSONNode) -> JSONNode? {
    guard case .object = node.value else {
      report("an object should be here, not \(node.sort)", at: node.offset)
      return nil
    }
    guard let member = node[key] else {
      report("\"\(key)\" is missing", at: node.offset)
      return nil
    }
    return member
  }

  mutating func text(_ key: String, in node: JSONNode) -> String? {
    guard let member = member(key, in: node) else { return nil }
    guard case .string(let text) = member.value else {
      return wrongSort(key, "a text", member)
    }
    return text
  }

  mutating func flag(_ key: String, in node: JSONNode) -> Bool? {
    guard let member = member(key, in: node) else { return nil }
    guard case .bool(let flag) = member.value else {
      return wrongSort(key, "true or false", member)
    }
    return flag
  }

  mutating func object(_ key: String, in node: JSONNode) -> JSONNode? {
    guard let member = member(key, in: node) else { return nil }
    guard case .object = member.value else { return wrongSort(key, "an object", member) }
    return member
  }

  mutating func list(_ key: String, in node: JSONNode) -> [JSONNode] {
    guard let member = member(key, in: node) else { return [] }
    guard case .array(let items) = member.value else {
      return wrongSort(key, "a list", member) ?? []
    }
    return items
  }

  /// A percentage with at most one decimal, or null.
  mutating func percentage(_ key: String, in node: JSONNode) -> Percentage? {
    guard let member = member(key, in: node) else { return nil }
    switch member.value {
    case .null: return nil
    case .number(let digits):
      let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
      let tenths = parts.count == 2 && parts[1].count == 1 ? Int(parts[0] + parts[1]) : nil
      let whole = parts.count == 1 ? Int(digits).map { $0 * 10 } : nil
      guard let value = tenths ?? whole, (0...1000).contains(value) else {
        report("\"\(key)\" is no percentage", at: member.offset)
        return nil
      }
      return Percentage(tenths: value)
    default: return wrongSort(key, "a number or null", member)
    }
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    in node: JSONNode
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key, in: node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(
      "\"\(text)\" is no \(key)",
      at: node[key]?.offset ?? node.offset,
      help: suggestion(for: text, among: Word.allCases.map(\.rawValue))
    )
    return nil
  }

  mutating func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    in node: JSONNode
  ) -> Word? where Word.RawValue == String {
    guard let member = member(key, in: node) else { return nil }
    if case .null = member.value { return nil }
    return word(key, in: node)
  }

  /// A member that may be missing or null.
  func optional(_ key: String, in node: JSONNode) -> JSONNode? {
    guard let member = node[key] else { return nil }
    if case .null = member.value { return nil }
    return member
  }

  mutating func optionalText(_ key: String, in node: JSONNode) -> String? {
    optional(key, in: node) == nil ? nil : text(key, in: node)
  }

  mutating func optionalFlag(_ key: String, in node: JSONNode) -> Bool? {
    optional(key, in: node) == nil ? nil : flag(key, in: node)
  }

  /// A list that an older assessment may lack.
  mutating func optionalList(_ key: String, in node: JSONNode) -> [JSONNode]? {
    node[key] == nil ? nil : list(key, in: node)
  }

  /// Texts in a list that may be missing.
  mutating func texts(_ key: String, in node: JSONNode) -> [String] {
    (optionalList(key, in: node) ?? []).compactMap { item in
      if case .string(let text) = item.value { return text }
      report("\"\(key)\" lists \(item.sort), not a text", at: item.offset)
      return nil
    }
  }

  /// A day that may be missing or null.
  mutating func day(_ key: String, in node: JSONNode) -> Day? {
    guard let member = optional(key, in: node), let text = text(key, in: node) else { return nil }
    if let day = Day(text) { return day }
    report("\"\(key)\" is no day", at: member.offset, help: "write it YYYY-MM-DD")
    return nil
  }

  /// A whole number that may be missing or null.
  mutating func count(_ key: String, in node: JSONNode) -> Int? {
    guard let member = optional(key, in: node) else { return nil }
    guard case .number(let digits) = member.value else {
      return wrongSort(key, "a number or null", member)
    }
    if let number = Int(digits), (0...Self.largest).contains(number) { return number }
    report("\"\(key)\" is no whole number from 0 to \(Self.largest)", at: member.offset)
    return nil
  }

  /// Above any amount that a plan may say; sums of it stay whole.
  private static var largest: Int { 1_000_000_000_000 }

  /// Where the input of an item is, as the item says it.
  func source(of node: JSONNode) -> SourceRange? {
    guard let source = node["source"], case .string(let file)? = source["file"]?.value,
      case .number(let line)? = source["line"]?.value,
      case .number(let column)? = source["column"]?.value,
      let line = Int(line), let column = Int(column), line > 0, column > 0
    else { return nil }
    return SourceRange(file: file, start: SourcePosition(line: line, column: column))
  }

  /// Where the file itself has an item; nil where it is all on one line, which says nothing.
  func record(of node: JSONNode) -> SourceRange? {
    source.lineStarts.count > 2 ? place(of: node.offset) : nil
  }

  mutating func wrongSort<Result>(_ key: String, _ wanted: String, _ node: JSONNode) -> Result? {
    report("\"\(key)\" is \(node.sort), not \(wanted)", at: node.offset)
    return nil
  }

  mutating func report(_ message: String, at offset: Int, help: String? = nil) {
    diagnostics.append(.error("bad-assessment", message, at: place(of: offset), help: help))
  }

  func place(of offset: Int) -> SourceRange {
    SourceRange(file: source.file, start: source.position(ofByte: offset))
  }
}
