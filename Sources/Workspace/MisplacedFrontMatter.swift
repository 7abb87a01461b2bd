import Diagnostics

/// What looks like front matter and is none, as it does not begin the file or is another
/// generator's: it would be printed as text.
struct MisplacedFrontMatter {
  private let source: SourceText
  private let start: Int
  /// The line at which it would begin, from 1.
  private var line: Int

  /// Looks at the head of a file whose first `start` bytes are a byte order mark.
  init(_ source: SourceText, from start: Int) {
    self.source = source
    self.start = start
    var line = 1
    while line <= source.lineStarts.count, Self.isPassedOver(source.line(line), from: start) {
      line += 1
    }
    self.line = line
  }

  /// Blank lines, another byte order mark, and comments of one line.
  private static func isPassedOver(_ line: ArraySlice<UInt8>, from start: Int) -> Bool {
    let text = trimmed(line[max(line.startIndex, min(start, line.endIndex))...])
    return text.isEmpty
      || text.starts(with: "<!--".utf8) && text.suffix(3).elementsEqual("-->".utf8)
  }

  /// A line without blanks and byte order marks around it.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = line.drop { $0 == 0x20 || $0 == 0x09 }
    while text.starts(with: [0xEF, 0xBB, 0xBF]) {
      text = text.dropFirst(3).drop { $0 == 0x20 || $0 == 0x09 }
    }
    while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
    return text
  }

  private func text(_ number: Int) -> ArraySlice<UInt8> {
    let line = source.line(number)
    return Self.trimmed(line[max(line.startIndex, min(start, line.endIndex))...])
  }

  /// The warning, if there is something of the kind.
  var warning: Diagnostic? {
    let first = text(line)
    switch first.first {
    case UInt8(ascii: "-"): return fenced(first)
    case UInt8(ascii: "+") where isFence(first, "+"):
      return closes("+", atLeastOne: Self.isAssignment)
        ? warning("this is TOML, which is printed as text", Self.own) : nil
    case UInt8(ascii: ";") where isFence(first, ";"):
      return warning("this is JSON between lines of ;;;, which is printed as text", Self.own)
    case UInt8(ascii: "{") where first.count == 1:
      return isJSON ? warning("this is JSON, which is printed as text", Self.own) : nil
    case UInt8(ascii: "%") where first.dropFirst().first == 0x20:
      return warning("this is a title block of pandoc, which is printed as text", Self.own)
    case UInt8(ascii: "#") where first.dropFirst().first == 0x20:
      return belowTitle
    default:
      return isUnopened
        ? warning(
          "front matter has no line --- above it, and is printed as text",
          "begin the file with a line ---"
        )
        : nil
    }
  }

  private static let own =
    "write title: Text between two lines of ---, the first of them the first of the file"

  private func warning(_ what: String, _ help: String) -> Diagnostic {
    let content = source.line(line)
    return .warning(
      "misplaced-front-matter",
      what,
      at: source.range(
        ofBytes: max(content.startIndex, min(start, content.endIndex))..<content.endIndex
      ),
      help: help
    )
  }

  /// A fence of hyphens with a key below it that is not as it should be: not on the first line,
  /// indented, longer than three, or with a word behind it.
  private func fenced(_ first: ArraySlice<UInt8>) -> Diagnostic? {
    let hyphens = first.prefix { $0 == UInt8(ascii: "-") }.count
    guard hyphens >= 3, closes("-", atLeastOne: Self.isKey) else { return nil }
    let rest = first.dropFirst(hyphens)
    if !rest.isEmpty {
      let word = Self.trimmed(rest).first
      guard let word, word == UInt8(ascii: "#") || Self.isLetter(word) else { return nil }
      return warning(
        "front matter begins with a line that holds more than ---, and is printed as text",
        "write --- alone"
      )
    }
    if hyphens > 3 {
      return warning(
        "front matter begins with \(hyphens) hyphens, and is printed as text",
        "write ---"
      )
    }
    return warning(
      "front matter does not begin the file, and is printed as text",
      line > 1 ? "delete what is above it" : "delete the blanks before ---"
    )
  }

  /// A fence of hyphens below the title, with nothing but keys down to the next.
  private var belowTitle: Diagnostic? {
    var below = self
    repeat {
      below.line += 1
    } while below.line <= source.lineStarts.count
      && below.text(below.line).isEmpty
    guard below.line < source.lineStarts.count, isFence(text(below.line), "-") else { return nil }
    let place = below
    below.line += 1
    return below.isUnopened
      ? place.warning(
        "front matter does not begin the file, and is printed as text",
        "put it above the title"
      )
      : nil
  }

  private func isFence(_ line: ArraySlice<UInt8>, _ sign: Unicode.Scalar) -> Bool {
    line.count >= 3 && line.allSatisfy { UInt32($0) == sign.value }
  }

  /// So many lines are looked at.
  private static let most = 60

  /// Whether a line below is such a fence too, and one between them is as it should be.
  private func closes(
    _ sign: Unicode.Scalar,
    atLeastOne isRight: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    var isOne = false
    for number in (line + 1)..<(line + Self.most) where number <= source.lineStarts.count {
      let text = text(number)
      if isFence(text, sign) { return isOne }
      isOne = isOne || isRight(text)
    }
    return false
  }

  /// Lines of keys from the first on, then a line `---`.
  private var isUnopened: Bool {
    unopened.map { $0.keys.count > 1 || $0.keys.count == 1 && isKnown(text(line)) } ?? false
  }

  /// The line `---` below lines of keys that begin the file, where these are as comply writes them.
  var endOfComply: Int? {
    guard line == 1, let unopened, unopened.keys.contains("name"),
      unopened.keys.contains(where: ["acronym", "satisfies", "majorRevisions", "id"].contains)
    else { return nil }
    return unopened.end
  }

  /// The line `+++` that closes a file's TOML.
  var endOfTOML: Int? {
    guard line == 1, isFence(text(1), "+"), text(1).count == 3,
      closes("+", atLeastOne: Self.isAssignment)
    else { return nil }
    return (2..<(2 + Self.most)).first {
      $0 <= source.lineStarts.count && isFence(text($0), "+")
    }
  }

  /// Keys from the first line on, and the line `---` that ends them; nil where there are none.
  private var unopened: (end: Int, keys: [String])? {
    guard Self.isKey(text(line)), !Self.isIndented(source.line(line)) else { return nil }
    var keys: [String] = []
    for number in line..<(line + Self.most) where number <= source.lineStarts.count {
      let content = source.line(number)
      let text = text(number)
      if isFence(text, "-") { return (number, keys) }
      if Self.isKey(text), !Self.isIndented(content) {
        keys.append(String(decoding: text.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self))
      } else if !Self.isIndented(content), text.first != UInt8(ascii: "-"),
        text.first != UInt8(ascii: "#")
      {
        return nil
      }
    }
    return nil
  }

  /// JSON as Hugo reads it: a brace alone, then a key in quotes.
  private var isJSON: Bool {
    let second = text(line + 1)
    return second.first == UInt8(ascii: "\"") && second.contains(UInt8(ascii: ":"))
  }

  private func isKnown(_ line: ArraySlice<UInt8>) -> Bool {
    let key = line.prefix { $0 != UInt8(ascii: ":") }
    return FrontMatter.keys.contains { key.elementsEqual($0.utf8) }
  }

  private static func isIndented(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == 0x20 || line.first == 0x09
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// `key:` or `key: value`.
  static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
    key(line, before: UInt8(ascii: ":")) { $0.isEmpty || $0.first == 0x20 }
  }

  /// `key = value`, or a table of TOML.
  private static func isAssignment(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: "[") || key(line, before: UInt8(ascii: "=")) { !$0.isEmpty }
  }

  private static func key(
    _ line: ArraySlice<UInt8>,
    before sign: UInt8,
    _ isRight: (ArraySlice<UInt8>) -> Bool
  ) -> Bool {
    guard let first = line.first, isLetter(first) || first == UInt8(ascii: "_") else {
      return false
    }
    let word = line.prefix { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
    let rest = line.dropFirst(word.count).drop { $0 == 0x20 }
    guard rest.first == sign else { return false }
    return isRight(rest.dropFirst())
  }
}
