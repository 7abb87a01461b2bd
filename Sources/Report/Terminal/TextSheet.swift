/// What a terminal shows of one thing: a headline, labels with what they say, and sections.
public struct TextSheet: Sendable {
  /// A label and what it says.
  public typealias Row = (label: String, text: String)

  /// A heading with lines below it.
  public struct Section: Sendable {
    /// The heading.
    public let title: String
    /// The lines; each is broken at blanks where it is long.
    public let lines: [String]

    /// A section from its parts.
    public init(_ title: String, _ lines: [String]) {
      self.title = title
      self.lines = lines
    }
  }

  /// The first line.
  public let headline: String
  /// Labels and what they say; an empty text is left out.
  public let rows: [Row]
  /// The sections; one without lines is left out.
  public let sections: [Section]

  /// A sheet from its parts.
  public init(
    _ headline: String,
    rows: [Row] = [],
    sections: [Section] = []
  ) {
    self.headline = headline
    self.rows = rows
    self.sections = sections
  }

  /// The same sheet with more sections.
  public func with(_ more: [Section]) -> TextSheet {
    TextSheet(headline, rows: rows, sections: sections + more)
  }

  private static let width = 96

  /// As lines of at most 96 characters; ends with a newline.
  public var text: String {
    var out = headline + "\n"
    let shown = rows.filter { !$0.text.isEmpty }
    if !shown.isEmpty { out += "\n" }
    let column = (shown.map(\.label.count).max() ?? 0) + 4
    for row in shown {
      let pad = String(repeating: " ", count: column - 2 - row.label.count)
      out += Self.wrapped(row.text, first: "  " + row.label + pad, indent: column)
    }
    for section in sections where !section.lines.isEmpty {
      out += section.title.isEmpty ? "\n" : "\n\(section.title)\n"
      for line in section.lines { out += Self.wrapped(line, first: "  ", indent: 4) }
    }
    return out
  }

  private static func wrapped(_ text: String, first: String, indent: Int) -> String {
    let pad = String(repeating: " ", count: indent)
    var out = ""
    var line = first
    var isFresh = true
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if !isFresh, line.count + 1 + word.count > width {
        out += line + "\n"
        (line, isFresh) = (pad, true)
      }
      line += isFresh ? String(word) : " " + word
      isFresh = false
    }
    return out + line + "\n"
  }
}
