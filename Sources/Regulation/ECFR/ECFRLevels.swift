/// Tells the levels of a section's paragraphs, which the eCFR prints as flat elements with marks.
///
/// The levels are `(a)(1)(i)(A)`, then `(1)(i)` in italics. A mark such as `(i)` may be a letter or a
/// numeral: it is what follows the mark of its level, and where both would, the next mark decides. In
/// sections of definitions, a term in italics opens paragraphs of its own, such as `164.402 Breach (1)`.
struct ECFRLevels {
  private let section: String
  private let hasTerms: Bool
  private var stack: [Level] = []

  private struct Level {
    let depth: Depth
    let number: Int
    let step: String
  }

  private enum Depth: Int, Comparable {
    case letter
    case term
    case digits
    case numeral
    case capital
    case italicDigits
    case italicNumeral

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Mark {
    let text: String
    let isItalic: Bool
    /// The last mark of a range, such as (d) of "(b)-(d) [Reserved]".
    var last: String?
    /// Whether another mark of its element is before it.
    let isBehindAnother: Bool

    /// What it may be, the likelier first.
    var readings: [(depth: Depth, number: Int)] {
      let text = last ?? text
      if let number = Int(text) {
        return isItalic
          ? [(.italicDigits, number), (.digits, number)]
          : [(.digits, number), (.italicDigits, number)]
      }
      let small = text.lowercased()
      if small != text { return ECFRLevels.letter(small).map { [(.capital, $0)] } ?? [] }
      let numeral = ECFRLevels.numeral(text)
      if isItalic { return numeral.map { [(.italicNumeral, $0), (.numeral, $0)] } ?? [] }
      return (numeral.map { [(.numeral, $0)] } ?? [])
        + (ECFRLevels.letter(text).map { [(.letter, $0)] } ?? [])
    }
  }

  /// A mark of an element with its heading and the words up to the next one.
  private struct Piece {
    let mark: Mark
    let heading: String
    let words: String
  }

  init(_ section: String, _ heading: String) {
    self.section = section
    hasTerms = heading.contains("efinition")
  }

  /// The paragraphs of the elements, in order.
  func paragraphs(_ blocks: [ECFRBlock]) -> [LawText.Paragraph] {
    var levels = self
    return levels.read(blocks)
  }

  private mutating func read(_ blocks: [ECFRBlock]) -> [LawText.Paragraph] {
    let all = blocks.map(Self.pieces)
    let marks = all.flatMap { $0.map(\.mark) }
    var found: [LawText.Paragraph] = []
    var position: [String: Int] = [:]
    var next = 0
    var isDefining = hasTerms

    func put(_ heading: String, _ words: String, _ id: String, _ line: Int) {
      if let known = position[id] {
        found[known].words += " " + words
      } else {
        position[id] = found.count
        found.append(LawText.Paragraph(id: id, heading: heading, words: words, line: line))
      }
    }

    for (block, pieces) in zip(blocks, all) {
      if pieces.isEmpty {
        let words = block.text(0..<block.signs.count)
        if isDefining, let term = Self.term(block) {
          stack.removeAll { $0.depth >= .term }
          stack.append(Level(depth: .term, number: 0, step: term))
        }
        if !words.isEmpty { put("", words, id, block.line) }
      }
      for piece in pieces {
        next += 1
        enter(piece.mark, before: marks.indices.contains(next) ? marks[next] : nil)
        if stack.count == 1, stack[0].depth == .letter {
          isDefining = hasTerms || piece.heading.contains("efinition")
        }
        put(piece.heading, piece.words, id, block.line)
      }
    }
    return found
  }

  /// The id of the paragraph that is open.
  private var id: String {
    stack.reduce(section) { id, level in
      if level.depth == .term { return id + " " + level.step }
      return id.last == ")" || id == section ? "\(id)(\(level.step))" : "\(id) (\(level.step))"
    }
  }

  // MARK: - Levels

  private func number(at depth: Depth) -> Int? { stack.first { $0.depth == depth }?.number }

  /// Whether a level may be opened below those that are open.
  private func mayOpen(_ depth: Depth) -> Bool {
    switch depth {
    case .letter, .digits: true
    case .term: false
    case .numeral: number(at: .digits) != nil
    case .capital: number(at: .digits) != nil || number(at: .numeral) != nil
    case .italicDigits: number(at: .capital) != nil
    case .italicNumeral: number(at: .italicDigits) != nil
    }
  }

  private mutating func enter(_ mark: Mark, before next: Mark?) {
    let readings = mark.readings
    let fitting = readings.filter { reading in
      number(at: reading.depth).map { $0 + 1 == reading.number }
        ?? (reading.number == 1 && mayOpen(reading.depth))
    }
    // A range begins with the next number and ends with another; a first paragraph may have no mark.
    let later = readings.filter { reading in
      number(at: reading.depth).map { $0 < reading.number } ?? mayOpen(reading.depth)
    }
    let chosen =
      fitting.count > 1
      ? decided(among: fitting, mark, next) : fitting.first ?? later.first ?? readings.first
    guard let chosen else { return }
    stack.removeAll { $0.depth >= chosen.depth }
    stack.append(Level(depth: chosen.depth, number: chosen.number, step: mark.text))
  }

  /// What a mark is that may be two things, such as `(i)` behind (h)(1); italics decide at once.
  private func decided(
    among readings: [(depth: Depth, number: Int)],
    _ mark: Mark,
    _ next: Mark?
  ) -> (depth: Depth, number: Int)? {
    guard !mark.isItalic, let numeral = readings.first(where: { $0.depth == .numeral }) else {
      return readings.first
    }
    let letter = readings.first { $0.depth == .letter }
    guard let letter, !mark.isBehindAnother else { return numeral }
    let following = next?.readings ?? []
    let goesOn = following.contains { reading in
      switch reading.depth {
      case .numeral: reading.number == numeral.number + 1
      case .capital: reading.number == 1
      case .digits: reading.number == (number(at: .digits) ?? 0) + 1 && reading.number > 1
      default: false
      }
    }
    return goesOn ? numeral : letter
  }

  // MARK: - Marks

  private static func isBlank(_ sign: Unicode.Scalar) -> Bool { sign.properties.isWhitespace }

  /// The mark at a position, blanks before it left out, and where it ends.
  private static func mark(
    in block: ECFRBlock,
    at start: Int
  ) -> (text: String, isItalic: Bool, end: Int)? {
    let signs = block.signs
    var index = start
    while index < signs.count, isBlank(signs[index]) || signs[index] == "$" { index += 1 }
    guard index + 2 < signs.count, signs[index] == "(" else { return nil }
    let first = index + 1
    index = first
    while index < signs.count, index - first < 8,
      signs[index].isASCII, signs[index].properties.isAlphabetic || signs[index].isDigit
    {
      index += 1
    }
    guard index > first, index < signs.count, signs[index] == ")" else { return nil }
    let text = block.text(first..<index)
    let isMark =
      text.utf8.count <= 3 && Int(text) != nil || numeral(text) != nil
      || letter(text.lowercased()) != nil
    return isMark ? (text, block.italics[first], index + 1) : nil
  }

  /// The pieces of an element; none where it begins with no mark.
  private static func pieces(_ block: ECFRBlock) -> [Piece] {
    let count = block.signs.count
    var found: [Piece] = []
    var start = 0
    while let first = Self.mark(in: block, at: start) {
      var end = first.end
      var last: String?
      if end < count, block.signs[end] == "-" || block.signs[end] == "\u{2013}",
        let other = Self.mark(in: block, at: end + 1)
      {
        (last, end) = (other.text, other.end)
      }
      let mark = Mark(
        text: first.text,
        isItalic: first.isItalic,
        last: last,
        isBehindAnother: !found.isEmpty
      )
      let heading = headingRange(block, from: end)
      let behind = heading.map { range in
        var index = range.upperBound
        while index < count, isBlank(block.signs[index]) || block.signs[index] == "\u{2014}" {
          index += 1
        }
        return index
      }
      let next = [end, behind].compactMap(\.self).first { Self.mark(in: block, at: $0) != nil }
      let title = next == end ? "" : heading.map(block.text) ?? ""
      found.append(
        Piece(mark: mark, heading: title, words: block.text(end..<(next ?? count)))
      )
      guard let next else { break }
      start = next
    }
    return found
  }

  /// The signs in italics that stand at a position, blanks before them left out.
  private static func headingRange(_ block: ECFRBlock, from start: Int) -> Range<Int>? {
    var first = start
    while first < block.signs.count, isBlank(block.signs[first]) { first += 1 }
    var end = first
    while end < block.signs.count, block.italics[end] { end += 1 }
    return end > first ? first..<end : nil
  }

  /// The term with which an element without marks begins.
  private static func term(_ block: ECFRBlock) -> String? {
    guard let range = headingRange(block, from: 0) else { return nil }
    let words = block.text(range)
    let term = String(words.reversed().drop { $0 == ":" || $0 == "." }.reversed())
    return term.isEmpty ? nil : term
  }

  /// The number of a letter: a is 1, z 26, aa 27.
  private static func letter(_ text: String) -> Int? {
    guard let first = text.utf8.first, (97...122).contains(first),
      text.utf8.count <= 2, text.utf8.allSatisfy({ $0 == first })
    else { return nil }
    return 26 * (text.utf8.count - 1) + Int(first) - 96
  }

  /// The number of a Roman numeral in small letters, up to 89.
  private static func numeral(_ text: String) -> Int? { numerals[text] }

  private static let numerals: [String: Int] = {
    let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    var all: [String: Int] = [:]
    for number in 1..<90 { all[tens[number / 10] + ones[number % 10]] = number }
    return all
  }()
}
