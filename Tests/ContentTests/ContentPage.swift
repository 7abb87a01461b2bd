import TestSupport

/// The main part of a page: its text by headings, and its running prose.
struct ContentPage: Sendable {
  /// The text from one heading to the next.
  struct Section: Sendable {
    /// The heading's id; empty before the first.
    let id: String
    /// The words, blanks made single.
    let text: String
  }

  let sections: [Section]
  /// Paragraphs outside tables and figures, but for the small print.
  let paragraphs: [String]
  let page: HTMLPage

  /// The words of all sections.
  var text: String { sections.map(\.text).joined(separator: " ") }

  /// The cells of a table's rows but the head, by the words of its caption.
  func rows(captioned caption: String) -> [[String]] {
    var rows: [[String]] = []
    var isMeant = false
    for (index, piece) in page.pieces.enumerated() {
      guard case .open(let tag) = piece else { continue }
      switch tag.name {
      case "caption": isMeant = page.text(at: index) == caption
      case "tr" where isMeant: rows.append([])
      case "td" where isMeant, "th" where isMeant && tag["scope"] == "row":
        rows[rows.count - 1].append(page.text(at: index))
      default: continue
      }
    }
    return rows.filter { !$0.isEmpty }
  }

  init(_ page: HTMLPage) {
    self.page = page
    var reader = Reader()
    let main = page.pieces.drop { piece in
      if case .open(let tag) = piece { tag.name != "main" } else { true }
    }
    for piece in main {
      if case .close("main") = piece { break }
      reader.read(piece)
    }
    reader.endSection()
    sections = reader.sections
    paragraphs = reader.paragraphs
  }
}

private struct Reader {
  private(set) var sections: [ContentPage.Section] = []
  private(set) var paragraphs: [String] = []
  private var id = ""
  private var words = ""
  private var paragraph: String?
  /// The table, figure or list of links that is open; no running prose stands in it.
  private var apart: String?

  private static let headings: Set = ["h1", "h2", "h3"]
  private static let others: Set = ["table", "figure", "nav"]

  mutating func read(_ piece: HTMLPage.Piece) {
    switch piece {
    case .open(let tag):
      if Self.headings.contains(tag.name) {
        endSection()
        id = tag["id"] ?? ""
      }
      if Self.others.contains(tag.name) { apart = apart ?? tag.name }
      let isProse = tag.name == "p" && tag["class"] != "small" && apart == nil
      if isProse && id != "rests-on" { paragraph = "" }
      words += " "
    case .close(let name):
      if name == apart { apart = nil }
      if name == "p", let whole = paragraph {
        paragraphs.append(singleBlanks(whole))
        paragraph = nil
      }
    case .text(let text):
      words += text
      paragraph? += text
    }
  }

  mutating func endSection() {
    let text = singleBlanks(words)
    if !text.isEmpty { sections.append(ContentPage.Section(id: id, text: text)) }
    words = ""
  }

  private func singleBlanks(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
