import Diagnostics

/// Front matter as other programs write it: comply's, which no line opens, and TOML between lines of
/// `+++`; given as YAML, line by line, so that every value keeps its place.
struct ForeignFrontMatter {
  /// The lines between its own, as YAML.
  let yaml: String
  /// The lines of the file above it.
  let linesAbove: Int
  /// The byte at which the body begins.
  let bodyStart: Int

  /// Looks at the head of a file whose first `start` bytes are a byte order mark; nil where it is none
  /// of these, or TOML of a kind that is not read.
  init?(_ source: SourceText, from start: Int, _ misplaced: MisplacedFrontMatter) {
    func bodyStart(below line: Int) -> Int {
      line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count
    }
    if let end = misplaced.endOfComply {
      yaml = String(decoding: source.bytes[start..<source.lineStarts[end - 1]], as: UTF8.self)
      linesAbove = 0
      self.bodyStart = bodyStart(below: end)
      return
    }
    guard let end = misplaced.endOfTOML else { return nil }
    var lines = TOMLLines()
    for number in 2..<end {
      guard lines.add(String(decoding: source.line(number), as: UTF8.self)) else { return nil }
    }
    guard lines.isWhole else { return nil }
    yaml = lines.yaml
    linesAbove = 1
    self.bodyStart = bodyStart(below: end)
  }

  /// Keys that are known where front matter is comply's: what has a name, no title, and one of these.
  static func keys(in root: YAMLNode) -> [String] {
    let names = root.members?.compactMap(\.key.text) ?? []
    let isComply =
      names.contains("name") && !names.contains("title")
      && names.contains(where: ["acronym", "majorRevisions", "satisfies", "id"].contains)
    return isComply ? ["name", "acronym", "majorRevisions"] : []
  }

  /// The title as comply has it; nil in any other front matter.
  static func name(in map: YAMLMap) -> Sourced<String>? {
    map.has("name") ? map.text("name") : nil
  }
}

/// Lines of TOML as lines of YAML of the same columns, as far as may be.
private struct TOMLLines {
  private var lines: [String] = []
  /// How many brackets of an array are open.
  private var open = 0
  private var isInTable = false
  private var tables: Set<String> = []
  private var isSkipping = false

  var yaml: String { lines.joined(separator: "\n") + "\n" }

  /// Whether no bracket is left open.
  var isWhole: Bool { open == 0 }

  /// Adds a line; false for what is not read.
  mutating func add(_ line: String) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }.prefix { $0 != "\r" && $0 != "\r\n" }
    guard !text.contains("\"\"\""), !text.contains("'''") else { return false }
    if open > 0 {
      lines.append(isSkipping ? "" : " " + Self.withColons(text))
      open += Self.depth(text)
      return open >= 0
    }
    if text.isEmpty || text.first == "#" {
      lines.append("")
      return true
    }
    if text.first == "[" { return addTable(text) }
    guard let equals = Self.equals(in: text) else { return false }
    let key = text[..<equals]
    guard key.contains(where: { $0 != " " }) else { return false }
    let value = text[text.index(after: equals)...]
    open = Self.depth(value)
    guard open >= 0 else { return false }
    let sign = key.last == " " ? ":" : " :"
    let blank = value.first == " " ? "" : " "
    let whole = "\(isInTable ? " " : "")\(key)\(sign)\(blank)\(Self.withColons(value))"
    lines.append(isSkipping ? "" : whole)
    return true
  }

  /// A table becomes a key with what is in it; of several of one name the first counts.
  private mutating func addTable(_ text: Substring) -> Bool {
    let name = text.drop { $0 == "[" }.prefix { $0 != "]" }
    guard !name.isEmpty, text.contains("]") else { return false }
    isInTable = true
    isSkipping = !tables.insert(String(name)).inserted
    lines.append(isSkipping ? "" : "\(name):")
    return true
  }

  /// The first `=` outside of quotes.
  private static func equals(in text: Substring) -> Substring.Index? {
    var quote: Character?
    for index in text.indices {
      let sign = text[index]
      if let open = quote {
        if sign == open { quote = nil }
      } else if sign == "\"" || sign == "'" {
        quote = sign
      } else if sign == "=" {
        return index
      }
    }
    return nil
  }

  /// How many brackets a text opens and does not close, those in quotes and comments left out.
  private static func depth(_ text: Substring) -> Int {
    plain(text).reduce(0) { depth, sign in
      switch sign {
      case "[", "{": depth + 1
      case "]", "}": depth - 1
      default: depth
      }
    }
  }

  private static func plain(_ text: Substring) -> [Character] {
    var (found, quote, isEscaped): ([Character], Character?, Bool) = ([], nil, false)
    for sign in text {
      if let open = quote {
        if sign == open, !isEscaped { quote = nil }
        isEscaped = sign == "\\" && open == "\"" && !isEscaped
      } else if sign == "#" {
        return found
      } else if sign == "\"" || sign == "'" {
        quote = sign
      } else {
        found.append(sign)
      }
    }
    return found
  }

  /// With a colon for each `=` outside of quotes, as in `{ name = "x" }`.
  private static func withColons(_ text: Substring) -> String {
    var (out, quote, isEscaped) = ("", Character?.none, false)
    for sign in text {
      if let open = quote {
        if sign == open, !isEscaped { quote = nil }
        isEscaped = sign == "\\" && open == "\"" && !isEscaped
      } else if sign == "\"" || sign == "'" {
        quote = sign
      }
      out.append(quote == nil && sign == "=" ? ":" : sign)
    }
    return out
  }
}
