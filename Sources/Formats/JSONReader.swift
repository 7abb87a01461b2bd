/// Reads RFC 8259 JSON of bounded depth; stops at the first fault.
///
/// Of objects only the members whose keys are asked for are kept; the values of others are checked all
/// the same.
public struct JSONReader {
  /// An assessment is four deep; a file of brackets must not exhaust the stack.
  private static let maximalDepth = 64

  private let bytes: [UInt8]
  private let keys: JSONKeys
  private var index = 0
  /// Whether nobody asks for what is being read.
  private var isPassingOver = false
  private var fault: JSONFault?

  private init(_ bytes: [UInt8], keeping keys: JSONKeys) {
    self.bytes = bytes
    self.keys = keys
  }

  /// A whole text as one value; of objects it has the members with some keys.
  public static func read(_ bytes: [UInt8], keeping keys: JSONKeys) throws(JSONFault) -> JSONNode {
    var reader = JSONReader(bytes, keeping: keys)
    guard let node = reader.node() else {
      throw reader.fault ?? JSONFault(message: "it cannot be read", offset: 0)
    }
    return node
  }

  private mutating func node() -> JSONNode? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    guard let node = value(depth: 0) else { return nil }
    skipBlanks()
    guard index == bytes.count else { return fail("something follows the value") }
    return node
  }

  private mutating func value(depth: Int) -> JSONNode? {
    skipBlanks()
    let start = index
    guard depth < Self.maximalDepth else { return fail("it nests too deep") }
    guard let byte = peek() else { return fail("the file ends where a value should be") }
    let value: JSONNode.Value?
    switch byte {
    case UInt8(ascii: "{"): value = object(depth: depth)
    case UInt8(ascii: "["): value = array(depth: depth)
    case UInt8(ascii: "\""): value = string().map { .string($0) }
    case UInt8(ascii: "t"): value = word("true", .bool(true))
    case UInt8(ascii: "f"): value = word("false", .bool(false))
    case UInt8(ascii: "n"): value = word("null", .null)
    default: value = number()
    }
    return value.map { JSONNode(value: $0, offset: start) }
  }

  private mutating func object(depth: Int) -> JSONNode.Value? {
    index += 1
    var members: [(key: String, value: JSONNode)] = []
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      guard peek() == UInt8(ascii: "\"") else { return fail("a key in quotes should be here") }
      guard let key = key() else { return nil }
      skipBlanks()
      guard take(":") else { return fail("a colon should be here") }
      let outer = isPassingOver
      isPassingOver = key.isOther
      guard let value = value(depth: depth + 1) else { return nil }
      isPassingOver = outer
      if case .kept(let key) = key { members.append((key, value)) }
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { return fail("a comma or } should be here") }
    }
  }

  private mutating func array(depth: Int) -> JSONNode.Value? {
    index += 1
    var items: [JSONNode] = []
    skipBlanks()
    if take("]") { return .array(items) }
    while true {
      guard let item = value(depth: depth + 1) else { return nil }
      if !isPassingOver { items.append(item) }
      skipBlanks()
      if take("]") { return .array(items) }
      guard take(",") else { return fail("a comma or ] should be here") }
    }
  }

  private mutating func word(_ text: String, _ value: JSONNode.Value) -> JSONNode.Value? {
    guard bytes[index...].starts(with: text.utf8) else { return fail("this is no JSON value") }
    index += text.utf8.count
    return value
  }

  private mutating func number() -> JSONNode.Value? {
    let start = index
    _ = take("-")
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[index - whole] != UInt8(ascii: "0") else {
      index = start
      return fail("this is no JSON value")
    }
    if take("."), digits() == 0 { return fail("a digit should be here") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if digits() == 0 { return fail("a digit should be here") }
    }
    return .number(text(start..<index))
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = peek(), (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Keeps the first fault; a file that ends early is said to be truncated.
  private mutating func fail<Result>(_ message: String) -> Result? {
    let isTruncated = index >= bytes.count
    let text = isTruncated ? "the file is truncated" : message
    fault = fault ?? JSONFault(message: text, offset: min(index, bytes.count))
    return nil
  }
}

extension JSONReader {
  /// A key of an object.
  private enum Key {
    case kept(String)
    case other

    var isOther: Bool { if case .other = self { true } else { false } }
  }

  private mutating func key() -> Key? {
    let start = index + 1
    let end = endOfPlain(from: start)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      index = end + 1
      return known(bytes.span.extracting(start..<end))
    }
    guard let text = string() else { return nil }
    return known(text.utf8Span.span)
  }

  private func known(_ letters: Span<UInt8>) -> Key {
    isPassingOver ? .other : keys.key(letters).map { .kept($0) } ?? .other
  }

  /// Where a text ends, or has an escape or what it may not have.
  private func endOfPlain(from first: Int) -> Int {
    let span = bytes.span
    var index = first
    while index < span.count, span[index] >= 0x20, span[index] != UInt8(ascii: "\""),
      span[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }

  /// A text in quotes, its escapes resolved; bytes that are no UTF-8 become U+FFFD.
  private mutating func string() -> String? {
    let start = index + 1
    index = endOfPlain(from: start)
    // Most texts hold no escape and are taken as they are.
    if take("\"") { return text(start..<(index - 1)) }
    var out = Array(bytes[start..<index])
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        guard let scalar = escape() else { return nil }
        out.append(contentsOf: String(scalar).utf8)
      case 0..<0x20: return fail("a control character stands in a text")
      default:
        out.append(byte)
        index += 1
      }
    }
    return fail("a text does not end")
  }

  private func text(_ range: Range<Int>) -> String {
    isPassingOver ? "" : String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = peek() else { return fail("a text does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return unicode()
    default: return fail("this is no escape")
    }
  }

  /// Reads four digits, or a surrogate pair; a lone surrogate becomes U+FFFD.
  private mutating func unicode() -> Unicode.Scalar? {
    guard let first = hexDigits() else { return fail("four hexadecimal digits should be here") }
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    let back = index
    if take("\\"), take("u"), let second = hexDigits(), (0xDC00...0xDFFF).contains(second) {
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }
    index = back
    return "\u{FFFD}"
  }

  private mutating func hexDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
    guard text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-"),
      let value = UInt32(text, radix: 16)
    else { return nil }
    index += 4
    return value
  }
}
