/// Reads the groups of a number one after the other, whatever of markup stands in or between them.
struct PHIGroups {
  private let text: PHIText
  /// Behind what was read so far.
  private(set) var index: Int
  private let limit: Int

  /// What stands between two groups.
  enum Separator {
    /// Marks that nobody sees alone.
    case nothing
    case dash
    case blank
    case dot
    case slash
    case low
  }

  /// So many bytes, with the markup among them, belong to one number at most.
  private static let reach = 400

  init(_ text: PHIText, _ index: Int) {
    self.text = text
    self.index = index
    limit = index + Self.reach
  }

  /// Whether what follows a group may go on with it, so that a look is worth its time.
  @inline(__always)
  static func goesOn(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x26, 0x2A, 0x2D, 0x2E, 0x2F, 0x3C, 0x5C, 0x5F, 0x60, 0x7E, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }

  /// The number of a group of so many digits and no more; nil where there is none.
  mutating func group(_ count: Int) -> Int? {
    var number = 0
    for place in 0..<count {
      if place > 0 { passMarks() }
      guard text.isDigit(index), index < limit else { return nil }
      number = number * 10 + Int(text[index] &- 0x30)
      index += 1
    }
    return text.isDigit(index) ? nil : number
  }

  /// The number that nine digits make, whatever joins them; nil where there are fewer, or more.
  mutating func nine() -> Int? {
    var number = 0
    for place in 0..<9 {
      if place > 0, !text.isDigit(index), separator() == nil { return nil }
      guard text.isDigit(index), index < limit else { return nil }
      number = number * 10 + Int(text[index] &- 0x30)
      index += 1
    }
    return text.isDigit(index) ? nil : number
  }

  /// What stands before the next group; nil where that does not join two groups.
  mutating func separator() -> Separator? {
    var sign: Separator?
    var blanks = 0
    var lines = 0
    passMarks()
    while index < limit {
      if let length = breakLength {
        (index, blanks) = (index + length, blanks + 1)
      } else if let found = text.separator(index), found.sort != .dot {
        if found.sort == .dash {
          guard sign == nil else { return nil }
          sign = .dash
        } else {
          blanks += 1
        }
        index += found.length
      } else if let (found, length) = entity {
        if found == .dash, sign != nil { return nil }
        if found == .dash { sign = .dash } else { blanks += 1 }
        index += length
      } else if sign == .dash, text.isLineEnd(index) {
        (index, lines) = (index + 1, lines + 1)
      } else if text[index] == 0x5F, sign == .dash || text[index + 1] == 0x2D {
        // _ beside a hyphen is emphasis.
        index += 1
      } else if sign == nil, blanks == 0, let found = Self.sign(text[index]) {
        sign = found
        index += 1
      } else {
        break
      }
      passMarks()
    }
    switch sign {
    case .dash: return blanks <= 2 && lines <= 1 ? .dash : nil
    case nil:
      guard lines == 0, blanks <= 1 else { return nil }
      return blanks == 1 ? .blank : .nothing
    default: return blanks == 0 && lines == 0 ? sign : nil
    }
  }

  private static func sign(_ byte: UInt8) -> Separator? {
    switch byte {
    case 0x2E: .dot
    case 0x2F: .slash
    case 0x5F: .low
    default: nil
    }
  }

  /// A dash or a blank as HTML may write it.
  private var entity: (Separator, Int)? {
    guard text[index] == 0x26 else { return nil }
    for name in ["&#45;", "&#x2d;", "&ndash;", "&mdash;", "&hyphen;", "&dash;", "&minus;"]
    where text.has(name, at: index) {
      return (.dash, name.utf8.count)
    }
    for name in ["&#8208;", "&#8209;", "&#8211;", "&#8212;", "&#x2011;", "&#x2013;"]
    where text.has(name, at: index) {
      return (.dash, name.utf8.count)
    }
    for name in ["&nbsp;", "&#160;", "&#xa0;", "&#32;", "&ensp;", "&thinsp;"]
    where text.has(name, at: index) {
      return (.blank, name.utf8.count)
    }
    return nil
  }

  /// The length of a tag that ends a line.
  private var breakLength: Int? { text.has("<br", at: index) ? tagLength : nil }

  // MARK: - Marks

  /// Passes emphasis, tags within a line, and signs that are not seen.
  private mutating func passMarks() {
    while index < limit, let length = markLength { index += length }
  }

  private var markLength: Int? {
    switch text[index] {
    case 0x2A, 0x60, 0x7E: return 1
    case 0x5C:
      let next = text[index + 1]
      return next > 0x20 && next < 0x7F && !text.isAlnum(index + 1) ? 1 : nil
    case 0xC2: return text[index + 1] == 0xAD ? 2 : nil
    case 0xE2:
      let isUnseen =
        text[index + 1] == 0x80 && (0x8B...0x8F).contains(text[index + 2])
        || text[index + 1] == 0x81 && (0xA0...0xA4).contains(text[index + 2])
      return isUnseen ? 3 : nil
    case 0xEF: return text[index + 1] == 0xBB && text[index + 2] == 0xBF ? 3 : nil
    case 0x26:
      for name in [
        "&shy;", "&#173;", "&#xad;", "&#8203;", "&#x200b;", "&zwnj;", "&zwj;", "&#8288;",
      ]
      where text.has(name, at: index) {
        return name.utf8.count
      }
      return nil
    case 0x3C: return isInline ? tagLength : nil
    default: return nil
    }
  }

  /// Whether a tag of emphasis begins, or a comment.
  private var isInline: Bool {
    if text[index + 1] == 0x21 { return text[index + 2] == 0x2D }
    let name = text[index + 1] == 0x2F ? index + 2 : index + 1
    return Self.inline[Int(text[name] & 0x1F)].contains { tag in
      text.has(tag, at: name) && !text.isAlnum(name + tag.utf8.count)
    }
  }

  /// By the last five bits of their first letters, which are the same in both cases.
  private static let inline: [[String]] = {
    var inline = [[String]](repeating: [], count: 32)
    for tag in [
      "strong", "em", "b", "i", "code", "span", "mark", "del", "ins", "s", "u", "small", "sub",
      "sup", "wbr", "kbd", "a", "font", "tt", "abbr",
    ] {
      for letter in tag.utf8.prefix(1) { inline[Int(letter & 0x1F)].append(tag) }
    }
    return inline
  }()

  private var tagLength: Int? {
    var end = index + 1
    while end - index < 120, text[end] != 0x3E {
      guard end < text.count, text[end] != 0x3C else { return nil }
      end += 1
    }
    return text[end] == 0x3E ? end + 1 - index : nil
  }
}
