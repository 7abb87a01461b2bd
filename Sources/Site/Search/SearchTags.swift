/// Where in a page its reader is.
struct SearchTags {
  /// What the text at a place is for.
  enum Part {
    case text
    case heading
    /// The title and the line above it, which the search shows anyway.
    case shownElsewhere
  }

  private(set) var weight = SearchStretch.Weight.body
  private(set) var part = Part.text
  /// The id of a heading that has just begun.
  private var section: [UInt8]?
  /// A paragraph below or above the title.
  private var isInIntroduction = false
  /// The element whose content is passed over, among `passedNames`, and how deep it lies in others
  /// of its name.
  private var passed: (element: Int, depth: Int)?

  /// Whether what comes is passed over.
  var isPassing: Bool { passed != nil }

  private static let main = Array("main".utf8)
  private static let passedNames = ["nav", "form", "svg", "script", "noscript"].map {
    Array($0.utf8)
  }
  private static let eyebrow = Array(" class=\"eyebrow\"".utf8)
  private static let lede = Array(" class=\"lede\"".utf8)

  /// Where `main` begins; the count where there is none.
  static func startOfMain(_ bytes: Span<UInt8>) -> Int {
    // From the end of `<main` on, as far at a time as its letters allow.
    var last = 4
    while last < bytes.count {
      switch bytes[last] {
      case UInt8(ascii: "<"): last += 4
      case UInt8(ascii: "m"): last += 3
      case UInt8(ascii: "a"): last += 2
      case UInt8(ascii: "i"): last += 1
      case UInt8(ascii: "n")
      where bytes[last - 4] == UInt8(ascii: "<") && starts(bytes, at: last - 3, with: main):
        return last - 4
      default: last += 5
      }
    }
    return bytes.count
  }

  private static func starts(_ bytes: Span<UInt8>, at start: Int, with name: [UInt8]) -> Bool {
    guard start + name.count <= bytes.count else { return false }
    for index in name.indices where bytes[start + index] != name[index] { return false }
    return true
  }

  /// Takes in a tag between its angles, which is not empty; false at the end of `main`.
  mutating func goesOn(after tag: Span<UInt8>) -> Bool {
    !isPassing && !mayCount(tag) || read(tag)
  }

  /// The id of a heading that the last tag began, once.
  mutating func takeSection() -> [UInt8]? {
    defer { section = nil }
    return section
  }

  /// Whether a tag may be one that counts here, by the first letters of its name.
  private func mayCount(_ tag: Span<UInt8>) -> Bool {
    switch tag[0] {
    case UInt8(ascii: "h"), UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "s"): true
    case UInt8(ascii: "p"): tag.count > 1 && tag[1] == UInt8(ascii: " ")
    case UInt8(ascii: "/"):
      tag.count > 1
        && (tag[1] == UInt8(ascii: "h") || tag[1] == UInt8(ascii: "m")
          || isInIntroduction && tag[1] == UInt8(ascii: "p"))
    default: false
    }
  }

  private mutating func read(_ tag: Span<UInt8>) -> Bool {
    let isEnd = tag[0] == UInt8(ascii: "/")
    let start = isEnd ? 1 : 0
    var end = start
    while end < tag.count, Self.isLetter(tag[end]), tag[end] | 0x20 == tag[end] { end += 1 }
    let name = tag.extracting(start..<end)
    if let (element, depth) = passed {
      guard Self.equal(name, Self.passedNames[element]) else { return true }
      let depth = depth + (isEnd ? -1 : 1)
      passed = depth == 0 ? nil : (element, depth)
      return true
    }
    if isEnd, Self.starts(tag, at: 1, with: Self.main) { return false }
    if name.count == 2, name[0] == UInt8(ascii: "h"),
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(name[1])
    {
      readHeading(tag, isTitle: name[1] == UInt8(ascii: "1"), isEnd: isEnd)
    } else if name.count == 1, name[0] == UInt8(ascii: "p") {
      readParagraph(tag, isEnd: isEnd)
    } else if !isEnd, name.count > 2 {
      for element in Self.passedNames.indices
      where Self.equal(name, Self.passedNames[element]) {
        passed = (element, 1)
      }
    }
    return true
  }

  private mutating func readHeading(_ tag: Span<UInt8>, isTitle: Bool, isEnd: Bool) {
    weight = isEnd ? .body : isTitle ? .title : .heading
    part = isEnd ? .text : isTitle ? .shownElsewhere : .heading
    guard !isEnd, !isTitle else { return }
    section = Self.id(of: tag)
    // Without an id, it is of the section before.
    if section == nil { part = .text }
  }

  private mutating func readParagraph(_ tag: Span<UInt8>, isEnd: Bool) {
    if isEnd {
      (weight, part, isInIntroduction) = (.body, .text, false)
    } else if Self.starts(tag, at: 1, with: Self.eyebrow) {
      (weight, part, isInIntroduction) = (.heading, .shownElsewhere, true)
    } else if Self.starts(tag, at: 1, with: Self.lede) {
      (weight, isInIntroduction) = (.strong, true)
    }
  }

  private static let idStart = Array(" id=\"".utf8)

  private static func id(of tag: Span<UInt8>) -> [UInt8]? {
    for place in tag.indices where tag[place] == UInt8(ascii: " ") {
      guard starts(tag, at: place, with: idStart) else { continue }
      var id: [UInt8] = []
      var index = place + idStart.count
      while index < tag.count, tag[index] != UInt8(ascii: "\"") {
        id.append(tag[index])
        index += 1
      }
      return id
    }
    return nil
  }

  private static func equal(_ name: Span<UInt8>, _ other: [UInt8]) -> Bool {
    name.count == other.count && starts(name, at: 0, with: other)
  }

  /// Whether a tag is of an element within a line: what is before and after it may be one word.
  static func isInline(_ tag: Span<UInt8>) -> Bool {
    var name: UInt64 = 0
    for index in tag.indices.prefix(8) {
      let byte = tag[index]
      if byte == UInt8(ascii: "/"), index == 0 { continue }
      guard byte &- UInt8(ascii: "a") < 26 else { break }
      name = name << 8 | UInt64(byte)
    }
    return inlineNames.contains(name)
  }

  // So few are looked through faster than hashed; those that pages have most are first.
  private static let inlineNames = [
    "a", "code", "em", "strong", "span", "b", "i", "s", "q", "u", "sub", "sup", "kbd", "del", "ins",
    "var", "wbr", "time", "mark", "abbr", "cite", "samp", "small",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Whether a byte is a letter or a digit of ASCII.
  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  /// A full stop between a word and a digit, as in `164.312`.
  static func isJoint(_ byte: UInt8, _ next: UInt8) -> Bool {
    byte == UInt8(ascii: ".") && next &- UInt8(ascii: "0") < 10
  }
}
