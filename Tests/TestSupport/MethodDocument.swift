public import Testing

/// One case of `Sources/GapAnalysis/METHOD.md`: a row of a table, with the names of its columns.
public struct MethodCase: Sendable, CustomTestStringConvertible {
  /// The id, such as `R1`.
  public let id: String
  /// The number of the section that it is in.
  public let section: Int
  /// The line of the document.
  public let line: Int
  /// The names of the columns and what the row says in each, the id left out.
  public let cells: [(column: String, text: String)]

  /// The letters of its id.
  public var family: String { String(id.prefix { $0.isLetter }) }

  /// The number of its id; -1 where it has none.
  public var number: Int { Int(id.dropFirst(family.count)) ?? -1 }

  /// The id, as a test is listed.
  public var testDescription: String { id }

  /// What a column says; `-` is empty.
  public func text(_ column: String) throws -> String {
    guard let cell = cells.first(where: { $0.column == column }) else {
      throw TestFailure("METHOD.md:\(line): case \(id) has no column \"\(column)\"")
    }
    return cell.text == "-" ? "" : cell.text
  }

  /// The parts of a column between commas or other marks; none where it says `-`.
  public func list(_ column: String, by mark: Character = ",") throws -> [String] {
    try text(column).split(separator: mark).map { part in
      String(part.drop { $0 == " " })
    }
  }

  /// What a column says as a word that names a value.
  public func value<Value>(
    _ column: String,
    _ read: (String) -> Value?
  ) throws -> Value {
    let text = try text(column)
    guard let value = read(text) else {
      throw TestFailure("METHOD.md:\(line): case \(id): \(column) cannot be \"\(text)\"")
    }
    return value
  }

  /// Compares every column but those of the inputs with what the program gives.
  ///
  /// A column that is neither an input nor in the outcome is an error, so that none is left unread.
  public func expect(
    given inputs: [String],
    _ outcome: KeyValuePairs<String, String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let known = inputs + outcome.map(\.key)
    for column in Set(known).symmetricDifference(cells.map(\.column)).sorted() {
      Issue.record(
        "METHOD.md:\(line): the test of case \(id) and its table differ in the column \"\(column)\"",
        sourceLocation: sourceLocation
      )
    }
    for (column, actual) in outcome {
      guard let cell = cells.first(where: { $0.column == column }) else { continue }
      let shown = actual.isEmpty ? "-" : actual
      if shown != cell.text {
        Issue.record(
          "METHOD.md:\(line): case \(id), \(column): it says \"\(cell.text)\", and \"\(shown)\" is computed",
          sourceLocation: sourceLocation
        )
      }
    }
  }
}

/// `Sources/GapAnalysis/METHOD.md` as the tests read it.
public enum MethodDocument {
  /// Where it is, from the repository's root.
  public static let path = "Sources/GapAnalysis/METHOD.md"

  /// Its lines.
  public static let lines: [Substring] = {
    let bytes = readFile(repositoryRoot + "/" + path) ?? []
    return String(decoding: bytes, as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
  }()

  /// The numbers of its sections, in order.
  public static let sections: [Int] = lines.compactMap(sectionNumber)

  /// All its cases, in order.
  public static let all: [MethodCase] = read().cases

  /// What is wrong with its tables.
  public static let faults: [String] = read().faults

  /// The cases of a family in a section, up to a number.
  ///
  /// A guard test compares what tests ask for here with the document, so that a case which no test
  /// runs and a test of a case which is not there are both found.
  public static func cases(_ family: String, in section: Int, to last: Int) -> [MethodCase] {
    all.filter { $0.family == family && $0.section == section && $0.number <= last }
  }

  private static func sectionNumber(_ line: Substring) -> Int? {
    guard line.hasPrefix("## ") else { return nil }
    return Int(line.dropFirst(3).prefix { $0.isNumber })
  }

  private static func read() -> (cases: [MethodCase], faults: [String]) {
    var cases: [MethodCase] = []
    var faults: [String] = []
    var section = 0
    var columns: [String]?
    for (index, line) in lines.enumerated() {
      section = sectionNumber(line) ?? section
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let cells = line.dropFirst().dropLast().split(separator: "|").map(trimmed)
      guard let names = columns else {
        columns = cells
        if cells.first != "Case" { faults.append("line \(index + 1) begins a table of no cases") }
        continue
      }
      if cells.allSatisfy({ $0.allSatisfy { $0 == "-" } }), cells.first != "-" { continue }
      if cells.count != names.count {
        faults.append("line \(index + 1) has \(cells.count) cells for \(names.count) columns")
        continue
      }
      cases.append(
        MethodCase(
          id: cells[0],
          section: section,
          line: index + 1,
          cells: zip(names, cells).dropFirst().map { (column: $0, text: $1) }
        )
      )
    }
    return (cases, faults)
  }

  private static func trimmed(_ cell: Substring) -> String {
    var cell = cell.drop { $0 == " " }
    while cell.last == " " { cell.removeLast() }
    return String(cell)
  }
}
