import Foundation
import TestSupport
import Testing

/// The tools that look into PDFs; `make test` installs them where they are missing.
enum PDFTools {
  private static let venv = repositoryRoot + "/.build/pdf-judges"
  static let judge = venv + "/bin/python3"
  private static let programs = ["qpdf", "pdftotext"]

  /// Whether Typst is where the program that was built with these tests finds it.
  static let hasEngine = exists(repositoryRoot + "/.build/typst/bin/python3")

  static let areThere =
    hasEngine && exists(judge)
    && programs.allSatisfy { name in
      ["/usr/bin/", "/usr/local/bin/"].contains { exists($0 + name) }
    }

  static let howToGetThem: Comment = """
    make test installs Typst, qpdf, poppler-utils, pikepdf and page-validation
    """
}

/// What `judge-pdf` says of a PDF.
struct PDFFacts: Decodable, Sendable {
  struct Mark: Decodable, Sendable {
    let level: Int
    let title: String
  }
  struct Links: Decodable, Sendable {
    let outside: [String]
    let whole: Int
    let broken: Int
  }
  struct Findings: Decodable, Sendable {
    let code: Int
    let words: String
  }

  let pages: Int
  let roles: [String: Int]
  let scopes: [String]
  let alternatives: [String]
  let outline: [Mark]
  let links: Links
  let fonts: [String: Bool]
  let language: String
  let marked: Bool
  let actions: [String]
  let title: String
  let author: [String]
  let created: String
  let standards: [String: String]
  let attachments: [String: String]
  let findings: Findings
  /// The failures that page-validation finds, by the standard.
  let judged: [String: [String]]
}

/// A PDF that was built, what it holds and what it says.
struct PDFFile: Sendable {
  let path: String
  let facts: PDFFacts
  /// Its words in reading order, all blanks single and plain.
  let text: String

  init(_ path: String) throws {
    self.path = path
    let judge = repositoryRoot + "/Tests/SiteTests/judge-pdf"
    let said = try run(PDFTools.judge, [judge, path])
    guard said.code == 0 else { throw TestFailure("judge-pdf: \(said.stderr)") }
    facts = try JSONDecoder().decode(PDFFacts.self, from: Data(said.output))
    let words = try run("/usr/bin/env", ["pdftotext", "-raw", "-enc", "UTF-8", path, "-"])
    text = words.stdout.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The text without any blank, so that where lines end is of no matter.
  var solid: String { text.filter { !$0.isWhitespace } }
}
