/// Finds the tags of a template one after the other and follows changes of the delimiters.
struct TagScanner {
  let bytes: [UInt8]
  private(set) var index: Int
  private(set) var delimiters = Delimiters()

  /// The text between the delimiters.
  struct RawTag {
    /// `#`, `^`, `/`, `>`, `<`, `$`, `!`, `=`, `&`, `{`; nil for a plain name.
    var sigil: Unicode.Scalar?
    /// The whole tag with its delimiters.
    var range: Range<Int>
    /// The name without blanks around it.
    var name: Range<Int>
  }

  /// How tags are set off, `{{` and `}}` unless the template says otherwise.
  struct Delimiters: Equatable {
    var open = Array("{{".utf8)
    var close = Array("}}".utf8)
    /// Longer ones would make the search for them slow, and nobody needs them.
    static let longest = 16
  }

  /// A tag that cannot be read.
  enum Fault: Error {
    /// No closing delimiter comes, or another tag begins before it.
    case unclosed(Range<Int>, expected: String)
    /// The new delimiters make no sense.
    case delimiters(Range<Int>)
  }

  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// The next tag; nil at the end of the file; after a fault the scan goes on behind it.
  mutating func next() throws(Fault) -> RawTag? {
    while index < bytes.count, !matches(delimiters.open, at: index) { index += 1 }
    guard index < bytes.count else { return nil }
    let start = index
    var at = start + delimiters.open.count
    let sigil = at < bytes.count ? Self.sigil(bytes[at]) : nil
    if sigil == "{", delimiters != Delimiters() {
      // Triple mustaches exist with the usual delimiters alone.
      return try plain(nil, from: start, content: at)
    }
    if sigil != nil { at += 1 }
    switch sigil {
    case "{": return try triple(from: start, content: at)
    case "=": return try change(from: start, content: at)
    default: return try plain(sigil, from: start, content: at)
    }
  }

  private mutating func plain(
    _ sigil: Unicode.Scalar?,
    from start: Int,
    content: Int
  ) throws(Fault) -> RawTag {
    let end = try find(delimiters.close, from: content, tag: start, pastTags: sigil == "!")
    index = end + delimiters.close.count
    return RawTag(sigil: sigil, range: start..<index, name: trimmed(content..<end))
  }

  private mutating func triple(from start: Int, content: Int) throws(Fault) -> RawTag {
    let end = try find(delimiters.close, from: content, tag: start, pastTags: false)
    index = end + delimiters.close.count
    guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else {
      throw .unclosed(start..<index, expected: "}}}")
    }
    index += 1
    return RawTag(sigil: "{", range: start..<index, name: trimmed(content..<end))
  }

  private mutating func change(from start: Int, content: Int) throws(Fault) -> RawTag {
    let closer = [UInt8(ascii: "=")] + delimiters.close
    let end = try find(closer, from: content, tag: start, pastTags: true)
    index = end + closer.count
    let words = bytes[content..<end].split { Self.isBlank($0) }
    let isSane = words.allSatisfy {
      $0.count <= Delimiters.longest && !$0.contains(UInt8(ascii: "="))
    }
    guard words.count == 2, isSane else {
      index = bytes.count
      throw .delimiters(start..<(end + closer.count))
    }
    delimiters = Delimiters(open: Array(words[0]), close: Array(words[1]))
    return RawTag(sigil: "=", range: start..<index, name: trimmed(content..<end))
  }

  /// Where `closer` is next; without one the scan goes on at the next tag, or ends.
  private mutating func find(
    _ closer: [UInt8],
    from content: Int,
    tag start: Int,
    pastTags: Bool
  ) throws(Fault) -> Int {
    var at = content
    while at < bytes.count {
      if matches(closer, at: at) { return at }
      if !pastTags, matches(delimiters.open, at: at) { break }
      at += 1
    }
    index = at
    let opening = start..<content
    throw .unclosed(opening, expected: String(decoding: closer, as: UTF8.self))
  }

  private func matches(_ wanted: [UInt8], at index: Int) -> Bool {
    guard bytes[index] == wanted[0], index + wanted.count <= bytes.count else { return false }
    for offset in wanted.indices where bytes[index + offset] != wanted[offset] { return false }
    return true
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, Self.isBlank(bytes[low]) { low += 1 }
    while low < high, Self.isBlank(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func sigil(_ byte: UInt8) -> Unicode.Scalar? {
    "#^/><$!=&{".utf8.contains(byte) ? Unicode.Scalar(byte) : nil
  }
}
