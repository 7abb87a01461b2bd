import Formats

/// Reads HTML, SVG and XML: text across tags; the values of attributes, comments and scripts apart.
struct LeakMarkupReader {
  private(set) var folding: LeakFolding
  /// Where the sign of a footnote ends that is being read: it is none of the sentence's words.
  private var noteEnd = 0

  init(_ folding: LeakFolding) { self.folding = folding }

  /// The attributes whose values are names of the format.
  private static let naming = ["class", "role", "type", "rel", "lang", "scope"].map {
    key(Array($0.utf8).span)
  }
  /// The attributes that say how something is drawn.
  private static let drawing = ["d", "points", "viewBox", "viewbox"].map {
    key(Array($0.utf8).span)
  }
  private static let transform = Array("transform".utf8)

  mutating func read(_ bytes: Span<UInt8>, into out: inout LeakReading) {
    var place = 0
    while place < bytes.count {
      place =
        place < noteEnd
        ? bytes.place(of: UInt8(ascii: "<"), from: place)
        : folding.read(upToTag: bytes, from: place, into: &out.text)
      guard place < bytes.count else { return }
      place = readTag(bytes, at: place, into: &out)
    }
  }

  /// Reads what a `<` begins; gives back where it ends.
  private mutating func readTag(
    _ bytes: Span<UInt8>,
    at place: Int,
    into out: inout LeakReading
  ) -> Int {
    let next = place + 1
    guard next < bytes.count else { return next }
    let byte = bytes[next]
    if Self.isLetter(byte) {
      out.text.gap = LeakGap.joined(out.text.gap, LeakGap.maybe)
      return readElement(bytes, from: next, into: &out)
    }
    switch byte {
    case UInt8(ascii: "/"):
      out.text.gap = LeakGap.joined(out.text.gap, LeakGap.maybe)
      return endOfElement(bytes, from: next + 1, into: &out)
    case UInt8(ascii: "!"):
      if Self.starts(bytes, at: next, with: Self.comment) {
        return readAside(bytes, from: next + 3, until: Self.commentEnd, into: &out.marks)
      }
      if Self.starts(bytes, at: next, with: Self.data) { return next + Self.data.count }
      return readAside(bytes, from: next, until: [UInt8(ascii: ">")], into: &out.marks)
    case UInt8(ascii: "?"):
      return readAside(bytes, from: next, until: [UInt8(ascii: ">")], into: &out.marks)
    default:
      out.text.gap = LeakGap.joined(out.text.gap, LeakGap.sign(UInt8(ascii: "<")))
      return next
    }
  }

  private static let comment = Array("!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let data = Array("![CDATA[".utf8)
  private static let script = Array("script".utf8)
  private static let scriptEnd = Array("</script".utf8)
  private static let style = Array("style".utf8)
  private static let styleEnd = Array("</style".utf8)

  /// Reads up to an ending that is passed over, or to the end of the file.
  private mutating func readAside(
    _ bytes: Span<UInt8>,
    from start: Int,
    until ending: [UInt8],
    into out: inout LeakLetters
  ) -> Int {
    var place = start
    while place < bytes.count, !Self.starts(bytes, at: place, with: ending) { place += 1 }
    folding.read(bytes.extracting(start..<place), into: &out)
    out.gap = LeakGap.blank
    return min(place + ending.count, bytes.count)
  }

  /// Reads the rest of a tag that ends an element; names of HTML are passed over.
  private mutating func endOfElement(
    _ bytes: Span<UInt8>,
    from start: Int,
    into out: inout LeakReading
  ) -> Int {
    var place = start
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place += 1 }
    let name = bytes.extracting(start..<place)
    if name.count > 10 { read(name, into: &out.names) }
    return min(place + 1, bytes.count)
  }

  /// Reads an element's tag from its name on, and all of a script or style.
  private mutating func readElement(
    _ bytes: Span<UInt8>,
    from start: Int,
    into out: inout LeakReading
  ) -> Int {
    var place = start
    while place < bytes.count, !Self.endsName(bytes[place]) { place += 1 }
    let name = bytes.extracting(start..<place)
    // Names of HTML are short words; longer ones may be an author's.
    if name.count > 10 || !Self.isPlain(name) { read(name, into: &out.names) }
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: ">") { break }
      if byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
        place += 1
      } else if byte == UInt8(ascii: "<") {
        // A tag that never ended.
        return place
      } else {
        place = readAttribute(bytes, from: place, into: &out)
      }
    }
    place = min(place + 1, bytes.count)
    if Self.equal(name, Self.raised) { noteEnd = Self.endOfSign(bytes, from: place) }
    if Self.equal(name, Self.script) {
      return readAside(bytes, from: place, until: Self.scriptEnd, into: &out.marks)
    }
    if Self.equal(name, Self.style) {
      return readAside(bytes, from: place, until: Self.styleEnd, into: &out.marks)
    }
    return place
  }

  /// Where a raised number ends, of whatever elements it is made; where it begins if it is none.
  private static func endOfSign(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    var isInTag = false
    while place < min(bytes.count, start + longestSign) {
      let byte = bytes[place]
      if byte == UInt8(ascii: "<") {
        if starts(bytes, at: place, with: raisedEnd) { return place }
        isInTag = true
      } else if byte == UInt8(ascii: ">") {
        isInTag = false
      } else if !isInTag, isLetter(byte) || byte >= 0x80 {
        return start
      }
      place += 1
    }
    return start
  }

  private static let raised = Array("sup".utf8)
  private static let raisedEnd = Array("</sup>".utf8)
  /// A sign with its link is no longer.
  private static let longestSign = 512

  private mutating func readAttribute(
    _ bytes: Span<UInt8>,
    from start: Int,
    into out: inout LeakReading
  ) -> Int {
    var place = start
    while place < bytes.count, !Self.endsName(bytes[place]), bytes[place] != UInt8(ascii: "=") {
      place += 1
    }
    let name = bytes.extracting(start..<place)
    if name.count > 12 || !Self.isPlain(name) { read(name, into: &out.names) }
    var next = place
    while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return max(place, start + 1) }
    next += 1
    while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
    guard next < bytes.count else { return next }
    let quote = bytes[next]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    let first = isQuoted ? next + 1 : next
    var end = first
    if isQuoted {
      while end < bytes.count, bytes[end] != quote { end += 1 }
    } else {
      while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">") { end += 1 }
    }
    readValue(bytes.extracting(first..<end), of: name, into: &out)
    return min(isQuoted ? end + 1 : end, bytes.count)
  }

  private mutating func readValue(
    _ value: Span<UInt8>,
    of name: Span<UInt8>,
    into out: inout LeakReading
  ) {
    let key = Self.key(name)
    if Self.naming.contains(key) { return read(value, into: &out.names) }
    if Self.drawing.contains(key) || Self.equal(name, Self.transform), Self.isDrawing(value) {
      return
    }
    read(value, into: &out.marks)
  }

  private mutating func read(_ text: Span<UInt8>, into out: inout LeakLetters) {
    folding.read(text, into: &out)
    out.gap = LeakGap.blank
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private static func isPlain(_ name: Span<UInt8>) -> Bool {
    for place in 0..<name.count where !isLetter(name[place]) { return false }
    return true
  }

  /// Whether a value has nothing but numbers and the letters and words of drawing.
  private static func isDrawing(_ value: Span<UInt8>) -> Bool {
    var place = 0
    while place < value.count {
      let start = place
      while place < value.count, isLetter(value[place]) { place += 1 }
      let word = value.extracting(start..<place)
      guard word.count <= 2 || moves.contains(where: { equal(word, $0) }) else { return false }
      if place < value.count, value[place] >= 0x80 { return false }
      place += 1
    }
    return true
  }

  private static let moves = ["translate", "scale", "rotate", "matrix", "skewX", "skewY"].map {
    Array($0.utf8)
  }

  private static func starts(_ bytes: Span<UInt8>, at start: Int, with other: [UInt8]) -> Bool {
    guard start + other.count <= bytes.count else { return false }
    for index in other.indices where bytes[start + index] != other[index] { return false }
    return true
  }

  /// A name of eight bytes at most as one number; 0 for none and for a longer one.
  private static func key(_ name: Span<UInt8>) -> UInt64 {
    guard name.count <= 8 else { return 0 }
    var key: UInt64 = 0
    for place in 0..<name.count { key = key << 8 | UInt64(name[place]) }
    return key
  }

  private static func equal(_ bytes: Span<UInt8>, _ other: [UInt8]) -> Bool {
    bytes.count == other.count && starts(bytes, at: 0, with: other)
  }
}
