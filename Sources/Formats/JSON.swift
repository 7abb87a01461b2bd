/// A JSON value whose objects keep their order, so that the same value gives the same bytes.
public enum JSON: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number in the digits given, such as `62.5`; the caller answers for their form.
  case number(String)
  /// A text.
  case string(String)
  /// An array.
  case array([JSON])
  /// An object; keys in the order in which they are written.
  case object([(key: String, value: JSON)])

  /// A text, or null.
  public static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

  /// Texts as an array.
  public static func strings(_ texts: some Sequence<String>) -> JSON {
    .array(texts.map { .string($0) })
  }

  /// Equal values, equal order of keys.
  public static func == (a: JSON, b: JSON) -> Bool { a.serialized() == b.serialized() }

  /// As `==`: by the written form.
  public func hash(into hasher: inout Hasher) { hasher.combine(serialized()) }

  /// The value as UTF-8 text; `indented` breaks lines by two blanks a level, else there is none.
  public func serialized(indented: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    write(to: &out, level: indented ? 0 : nil)
    if indented { out.append(0x0A) }
    return out
  }

  /// Appends the value as `serialized()` gives it, without a copy.
  public func write(to out: inout [UInt8]) { write(to: &out, level: nil) }

  private func write(to out: inout [UInt8], level: Int?) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .int(let number): out.append(contentsOf: String(number).utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .string(let text): Self.quote(text, to: &out)
    case .array(let items):
      out.append(UInt8(ascii: "["))
      Self.list(items, to: &out, level: level) { item, out, level in
        item.write(to: &out, level: level)
      }
      out.append(UInt8(ascii: "]"))
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      Self.list(members, to: &out, level: level) { member, out, level in
        Self.quote(member.key, to: &out)
        out.append(UInt8(ascii: ":"))
        if level != nil { out.append(UInt8(ascii: " ")) }
        member.value.write(to: &out, level: level)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func list<Item>(
    _ items: [Item],
    to out: inout [UInt8],
    level: Int?,
    each: (Item, inout [UInt8], Int?) -> Void
  ) {
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      newline(to: &out, level: level.map { $0 + 1 })
      each(item, &out, level.map { $0 + 1 })
    }
    if !items.isEmpty { newline(to: &out, level: level) }
  }

  private static func newline(to out: inout [UInt8], level: Int?) {
    guard let level else { return }
    out.append(0x0A)
    out.append(addingCapacity: level * 2) { out in
      for _ in 0..<level * 2 { out.append(0x20) }
    }
  }

  private static func quote(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var rest = text.utf8.span
    while !rest.isEmpty {
      let start = out.count
      out.append(addingCapacity: rest.count) { out in
        for index in rest.indices {
          let byte = rest[index]
          if !isPlain(byte) { break }
          out.append(byte)
        }
      }
      let done = out.count - start
      if done == rest.count { break }
      escape(rest[done], to: &out)
      rest = rest.extracting((done + 1)...)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Whether a byte of a text is written as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
    case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
    case 0x0A: out.append(contentsOf: "\\n".utf8)
    case 0x0D: out.append(contentsOf: "\\r".utf8)
    case 0x09: out.append(contentsOf: "\\t".utf8)
    default:
      out.append(contentsOf: "\\u00\(Hexadecimal.text([byte]))".utf8)
    }
  }
}
