import Foundation
import TestSupport
import Testing

/// The tools that look into Word files; `make test` installs them where they are missing.
enum WordTools {
  static let hasPandoc = ["/usr/bin/pandoc", "/usr/local/bin/pandoc"].contains(where: exists)
  static let areThere = hasPandoc && exists(PDFTools.judge) && PDFTools.hasEngine
  static let howToGetThem: Comment = "make test installs pandoc, Typst and python-docx"
  static let hasOffice = ["/usr/bin/soffice", "/usr/local/bin/soffice"].contains(where: exists)
}

/// What `judge-word` says of a Word file.
struct WordFile: Decodable, Sendable {
  struct Heading: Decodable, Sendable, Equatable {
    let level: Int
    let title: String
  }
  struct Table: Decodable, Sendable {
    let caption: String?
    let style: String
    /// How many rows are marked as the table's head.
    let heads: Int
    let firstIsHead: Bool
    let rows: [[String]]
  }
  struct Links: Decodable, Sendable {
    let whole: Int
    let broken: Int
    let outside: [String]
  }

  let headings: [Heading]
  let tables: [Table]
  let alternatives: [String?]
  let links: Links
  /// The width and height of each section's sheets, in twentieths of a point.
  let sheets: [[Int]]
  let styles: [String]
  let charStyles: [String]
  let title: String
  let author: String
  let created: String
  let language: String
  let header: String
  let footer: String
  let styleSheet: String
  let times: [[Int]]
  let broken: String?
  let text: String

  /// The text without any blank.
  var solid: String { text.filter { !$0.isWhitespace } }

  static func read(_ path: String) throws -> WordFile {
    let judge = repositoryRoot + "/Tests/SiteTests/judge-word"
    let said = try run(PDFTools.judge, [judge, path])
    guard said.code == 0 else { throw TestFailure("judge-word: \(said.stderr)") }
    return try JSONDecoder().decode(WordFile.self, from: Data(said.output))
  }
}
