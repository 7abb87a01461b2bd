import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing

/// A leaf as METHOD.md writes it: "R implemented" is a required leaf with that answer, A an
/// addressable one, P a permissive one; "none" is no response.
struct MethodLeaf {
  let entry: Requirement
  let answer: Response.Answer?

  /// A leaf of a kind and an answer, below a standard or by itself.
  init(_ kind: String, _ answer: String, id: String, under standard: String? = nil) throws {
    entry = GapAnalysisTests.entry(
      id,
      under: standard,
      kind == "A" ? .addressable : .required,
      permissive: kind == "P"
    )
    guard ["R", "A", "P"].contains(kind) else {
      throw TestFailure("\"\(kind)\" is no kind of leaf")
    }
    self.answer = try answer == "none" ? nil : MethodCase.answer(answer)
  }

  /// Its response with all that the answer needs; nil where it has none.
  var response: Response? {
    answer.map {
      GapAnalysisTests.answer(entry.id, $0, evidence: ["E"], reviewBy: day("2027-01-01"))
    }
  }
}

/// Valid evidence, which every response of a case names.
let methodEvidence = Evidence(id: "E", title: "E", place: at(1, "evidence.yml"))

extension MethodCase {
  /// The answer of a name.
  static func answer(_ name: String) throws -> Response.Answer {
    guard let answer = Response.Answer(rawValue: name) else {
      throw TestFailure("\"\(name)\" is no answer")
    }
    return answer
  }

  /// The leaves of a standard, `S(1)`, `S(2)` and so on.
  func leaves(_ cell: String, of standard: String) throws -> [MethodLeaf] {
    try cell.split(separator: ",").enumerated().map { index, leaf in
      let words = leaf.split(separator: " ").map(String.init)
      guard words.count == 2 else { throw TestFailure("case \(id): \"\(leaf)\" is no leaf") }
      return try MethodLeaf(
        words[0],
        words[1],
        id: "\(standard)(\(index + 1))",
        under: standard
      )
    }
  }

  /// A whole number, perhaps with commas.
  func number(_ column: String) throws -> Int {
    try value(column) { Int($0.filter { $0 != "," }) }
  }

  /// A day; nil where the column says `-`.
  func day(_ column: String) throws -> Day? {
    try text(column).isEmpty ? nil : value(column) { Day($0) }
  }

  /// The days of a column; none where it says `-`.
  func days(_ column: String) throws -> [Day] {
    try list(column).map { text in
      guard let day = Day(text) else { throw TestFailure("case \(id): \"\(text)\" is no day") }
      return day
    }
  }

  /// A level by its title; nil where the column says `-`.
  func level(_ column: String) throws -> Level? {
    try text(column).isEmpty ? nil : value(column, Level.init(titled:))
  }
}

extension Level {
  /// The level of a title, such as "Very high".
  init?(titled title: String) {
    guard let level = Level.allCases.first(where: { $0.title == title }) else { return nil }
    self = level
  }
}

/// The severities and rules of diagnostics, each once, the graver first.
func reported(_ diagnostics: [Diagnostic]) -> String {
  var seen: [String] = []
  for severity in [Severity.error, .warning, .note] {
    for diagnostic in diagnostics.sortedUnique() where diagnostic.severity == severity {
      let words = "\(severity) \(diagnostic.rule)"
      if !seen.contains(words) { seen.append(words) }
    }
  }
  return seen.joined(separator: ", ")
}

/// A share as METHOD.md shows it: times 100, with one decimal.
func shown(_ share: Rational?) -> String { percent(share) ?? "n/a" }
