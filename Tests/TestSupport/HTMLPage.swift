import Glibc

/// A page of HTML as tests look at it: its tags in order, and the text between them.
///
/// It reads what our templates write and no more: attributes in quotes, comments, and `script` and
/// `style`, whose content is passed over.
public struct HTMLPage: Sendable {
  /// An opening tag.
  public struct Tag: Sendable {
    /// The element's name in small letters.
    public let name: String
    /// The attributes in order, references read; one without a value has an empty one.
    public let attributes: [(name: String, value: String)]

    /// The value of an attribute.
    public subscript(name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
  }

  /// A piece of the page.
  public enum Piece: Sendable {
    /// An opening tag.
    case open(Tag)
    /// A closing tag by its name.
    case close(String)
    /// Text with references read.
    case text(String)
  }

  /// The pieces in order.
  public let pieces: [Piece]

  /// The opening tags in order.
  public var tags: [Tag] {
    pieces.compactMap { piece in
      if case .open(let tag) = piece { tag } else { nil }
    }
  }

  /// Cuts a page into its pieces.
  public init(_ bytes: [UInt8]) {
    var scanner = HTMLScanner(bytes: bytes)
    pieces = scanner.pieces()
  }

  /// All ids in order.
  public var ids: [String] { tags.compactMap { $0["id"] } }

  /// The text of the elements that `matches` names, each with all it holds, blanks made single.
  public func texts(where matches: (Tag) -> Bool) -> [String] {
    pieces.indices.compactMap { index in
      guard case .open(let tag) = pieces[index], matches(tag) else { return nil }
      return text(at: index)
    }
  }

  /// The text of the element whose opening tag stands at a place, blanks made single.
  public func text(at start: Int) -> String {
    guard case .open(let tag) = pieces[start] else { return "" }
    var depth = 0
    var words = ""
    for piece in pieces[start...] {
      switch piece {
      case .open(let inner): if inner.name == tag.name { depth += 1 }
      case .close(let name): if name == tag.name { depth -= 1 }
      case .text(let text): words += text
      }
      if depth == 0 { break }
    }
    return words.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The whole text, blanks made single.
  public var text: String {
    var words = ""
    for case .text(let text) in pieces { words += text }
    return words.split { $0.isWhitespace }.joined(separator: " ")
  }
}

private struct HTMLScanner {
  let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private static let raw: Set<String> = ["script", "style"]

  mutating func pieces() -> [HTMLPage.Piece] {
    var pieces: [HTMLPage.Piece] = []
    while index < bytes.count {
      let start = index
      index = find(UInt8(ascii: "<"), from: index)
      if index > start { pieces.append(.text(unescaped(bytes[start..<index]))) }
      guard index < bytes.count else { break }
      if bytes[index...].starts(with: "<!--".utf8) {
        while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
        index = min(index + 3, bytes.count)
      } else if bytes[index...].starts(with: "<!".utf8) {
        index = find(UInt8(ascii: ">"), from: index) + 1
      } else if bytes[index...].starts(with: "</".utf8) {
        let end = find(UInt8(ascii: ">"), from: index)
        let name = String(decoding: bytes[min(index + 2, end)..<end], as: UTF8.self)
        pieces.append(.close(name.lowercased()))
        index = end + 1
      } else {
        let tag = tag()
        pieces.append(.open(tag))
        if Self.raw.contains(tag.name) { passRaw(tag.name) }
      }
    }
    return pieces
  }

  /// The place of a byte at `from` or behind it; the end where it does not stand there.
  private func find(_ byte: UInt8, from: Int) -> Int {
    guard from < bytes.count else { return bytes.count }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return bytes.count }
      let hit = unsafe memchr(base + from, Int32(byte), bytes.count - from)
      return unsafe hit.map { unsafe UnsafeRawPointer($0) - base } ?? bytes.count
    }
  }

  private mutating func passRaw(_ name: String) {
    while index < bytes.count, !bytes[index...].starts(with: "</\(name)".utf8) {
      index = find(UInt8(ascii: "<"), from: index + 1)
    }
  }

  private mutating func tag() -> HTMLPage.Tag {
    index += 1
    let name = word()
    var attributes: [(name: String, value: String)] = []
    while true {
      while index < bytes.count, isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { break }
      let attribute = word()
      if attribute.isEmpty {
        index += 1
      } else {
        attributes.append((attribute, value()))
      }
    }
    index += 1
    return HTMLPage.Tag(name: name, attributes: attributes)
  }

  private mutating func word() -> String {
    let start = index
    while index < bytes.count, !isBlank(bytes[index]),
      !"=>/\"'".utf8.contains(bytes[index])
    { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }

  private mutating func value() -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return "" }
    index += 1
    guard index < bytes.count else { return "" }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return word() }
    let start = index + 1
    index = find(quote, from: start) + 1
    return unescaped(bytes[start..<max(start, min(index - 1, bytes.count))])
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  private func unescaped(_ slice: ArraySlice<UInt8>) -> String {
    let text = String(decoding: slice, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      out += rest[..<start]
      rest = rest[start...]
      guard let end = rest.firstIndex(of: ";"), let meant = Self.meaning(rest[..<end].dropFirst())
      else {
        out += "&"
        rest = rest.dropFirst()
        continue
      }
      out += meant
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  private static func meaning(_ reference: Substring) -> String? {
    if let known = named[String(reference)] { return known }
    guard reference.first == "#" else { return nil }
    let digits = reference.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { Unicode.Scalar($0) }.map { String($0) }
  }
}
