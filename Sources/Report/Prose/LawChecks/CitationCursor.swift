/// Walks over scalars and takes the parts of citations off them.
struct CitationCursor {
  /// What joins one citation to the next.
  enum Joint {
    case range, slash, comma, word
  }

  /// What a marker such as `(i)` may be: a letter and a Roman number at once.
  enum MarkerKind {
    case letter, number, roman, capital
  }

  private let text: [Unicode.Scalar]
  var index = 0

  init(_ text: [Unicode.Scalar]) { self.text = text }

  /// The next "164." at which a number begins; the cursor is after it.
  mutating func nextSection() -> Int? {
    while index + 6 < text.count {
      let start = index
      index += 1
      guard text[start] == "1", matches("164.", at: start), start == 0 || !isJoined(text[start - 1])
      else { continue }
      index = start + 4
      return start
    }
    return nil
  }

  private func isJoined(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar.properties.isAlphabetic
  }

  /// `164.308`, where three digits follow and no more.
  mutating func section(at start: Int) -> String? {
    guard let digits = threeDigits() else { return nil }
    return "164." + digits
  }

  private mutating func threeDigits() -> String? {
    let end = index + 3
    guard end <= text.count, text[index..<end].allSatisfy(isDigit) else { return nil }
    if end < text.count, isDigit(text[end]) { return nil }
    if end + 1 < text.count, text[end] == ".", isDigit(text[end + 1]) { return nil }
    defer { index = end }
    return string(index..<end)
  }

  /// The markers that follow; after a blank only those that can be right below a section.
  mutating func paragraphs(level: Int) -> [String] {
    let own = markers()
    guard own.isEmpty, index + 1 < text.count, isBlank(text[index]) else { return own }
    let before = index
    index += 1
    let spaced = markers()
    // "164.308 (a) asks": "(a)" before a word may also begin a list.
    if let first = spaced.first, Self.kinds(of: first).contains(.letter),
      !isFollowedByWord || first != "a" || spaced.count > 1
    {
      return spaced
    }
    index = before
    return []
  }

  /// No paragraph of the law is half as deep.
  static let deepest = 16

  /// Markers without blanks between them: `(a)(1)(ii)`; one `…` is for all below the deepest level.
  mutating func markers() -> [String] {
    var found: [String] = []
    while let marker = marker() {
      if found.count < Self.deepest { found.append(marker) } else { found[Self.deepest - 1] = "…" }
    }
    return found
  }

  private mutating func marker() -> String? {
    guard index + 2 < text.count, text[index] == "(" else { return nil }
    guard let close = text[index...].prefix(8).firstIndex(of: ")") else { return nil }
    let marker = string(index + 1..<close)
    guard !Self.kinds(of: marker).isEmpty else { return nil }
    index = close + 1
    return marker
  }

  static func kinds(of marker: String) -> Set<MarkerKind> {
    let scalars = Array(marker.unicodeScalars)
    guard let first = scalars.first, scalars.count <= 5 else { return [] }
    if scalars.allSatisfy({ ("0"..."9").contains($0) }) {
      return scalars.count < 3 ? [.number] : []
    }
    if ("A"..."Z").contains(first) { return scalars.count == 1 ? [.capital] : [] }
    var kinds: Set<MarkerKind> = []
    if ("a"..."z").contains(first), scalars.count <= 2, scalars.allSatisfy({ $0 == first }) {
      kinds.insert(.letter)
    }
    if scalars.allSatisfy({ "ivx".unicodeScalars.contains($0) }) { kinds.insert(.roman) }
    return kinds
  }

  /// Whether a blank and a letter come next.
  var isFollowedByWord: Bool {
    guard index + 1 < text.count, isBlank(text[index]) else { return false }
    return text[index + 1].properties.isAlphabetic && !isConjunction(at: index + 1)
  }

  private func isConjunction(at start: Int) -> Bool {
    ["and ", "or ", "through ", "to "].contains { matches($0, at: start) }
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private func matches(_ word: String, at start: Int) -> Bool {
    var position = start
    for scalar in word.unicodeScalars {
      guard position < text.count else { return false }
      let own = text[position]
      guard own == scalar || (scalar == " " && isBlank(own)) else { return false }
      position += 1
    }
    return true
  }

  private func string(_ range: Range<Int>) -> String {
    var string = ""
    string.unicodeScalars.append(contentsOf: text[range])
    return string
  }
}

// Reading backwards, from the first scalar of a section.
extension CitationCursor {
  /// `paragraph (b)(2) of § 164.316`: the markers before the section.
  func paragraphsBefore(_ start: Int) -> [String] {
    var back = CitationCursor(text)
    back.index = start
    if !back.takeSigns(), !back.take("Section ") { _ = back.take("section ") }
    let afterCode = back.index
    if !(back.take(" ") && back.takeCode() && back.takeNumber() == "45") { back.index = afterCode }
    guard back.take(" of ") else { return [] }
    var forward = back
    while back.takeMarker() { forward.index = back.index }
    guard back.take("paragraph ") else { return [] }
    return forward.markers()
  }

  /// Whether the section is one of another title, such as 21 CFR 164.150.
  func isForeign(before start: Int) -> Bool {
    var back = CitationCursor(text)
    back.index = start
    if !back.take(" Part ") {
      _ = back.takeSigns()
      _ = back.take(" ")
    }
    guard back.takeCode(), let title = back.takeNumber() else { return false }
    return title != "45"
  }

  private mutating func take(_ word: String) -> Bool {
    let start = index - word.unicodeScalars.count
    guard start >= 0, matches(word, at: start) else { return false }
    index = start
    return true
  }

  /// One or more section signs, with the blank behind them.
  private mutating func takeSigns() -> Bool {
    let before = index
    _ = take(" ")
    let signs = index
    while take("§") {}
    if index == signs { index = before }
    return index != before
  }

  /// ` CFR` or ` C.F.R.`, with the blank before it.
  private mutating func takeCode() -> Bool { take(" CFR") || take(" C.F.R.") }

  private mutating func takeNumber() -> String? {
    let end = index
    while index > 0, isDigit(text[index - 1]) { index -= 1 }
    return index < end ? string(index..<end) : nil
  }

  private mutating func takeMarker() -> Bool {
    let before = index
    guard take(")") else { return false }
    let end = index
    while index > 0, end - index < 5,
      isDigit(text[index - 1]) || text[index - 1].properties.isAlphabetic
    {
      index -= 1
    }
    if index < end, take("(") { return true }
    index = before
    return false
  }
}

extension CitationCursor {
  private static let joints: [(words: String, joint: Joint)] = [
    (", and/or ", .word), (", and ", .word), (", or ", .word), (" and/or ", .word),
    (" and ", .word), (" or ", .word), (" & ", .word), (" through ", .range), (" to ", .range),
    (" - ", .range), (" – ", .range), ("-", .range), ("–", .range), ("—", .range),
    ("/", .slash), (", ", .comma), (",", .comma), ("; ", .comma),
  ]

  /// What joins the next citation to this one, with a section sign behind it; nil, and the cursor
  /// where it was, unless a citation that goes on may follow.
  mutating func joint() -> Joint? {
    let before = index
    guard let (words, joint) = Self.joints.first(where: { matches($0.words, at: index) }) else {
      return nil
    }
    index += words.unicodeScalars.count
    while index < text.count, text[index] == "§" || (text[index] == " " && text[index - 1] == "§") {
      index += 1
    }
    if index < text.count, text[index] == "(" || text[index] == "." || isDigit(text[index]),
      !matches("164.", at: index)
    {
      return joint
    }
    index = before
    return nil
  }

  /// `.310`, or `310` after a dash or a slash.
  mutating func shortSection(after joint: Joint) -> String? {
    let before = index
    if index < text.count, text[index] == "." {
      index += 1
    } else if joint != .range, joint != .slash {
      return nil
    }
    if let digits = threeDigits(), "345".contains(digits.prefix(1)) { return "164." + digits }
    index = before
    return nil
  }
}
