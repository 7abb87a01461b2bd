import Diagnostics
import GapAnalysis
import Regulation

/// The workbook of the SRA Tool of HHS, versions 3.6 and 3.7.
///
/// Its layout is known from a description alone: a sheet a section, with a check mark in column C of
/// the row of the chosen answer, and a sheet `Risk_Logic`.
struct SRAWorkbook {
  private let sections: [SRASection]
  private let names: [String]
  /// Why it is not the tool's workbook; nil where it is.
  let unlike: Diagnostic?
  /// What the tool says of the risk as a whole, a name and a value each.
  private let figures: [String]

  private static let logic = "risk logic"

  init(_ sheets: [ForeignTable], file: String) {
    names = sheets.compactMap(\.sheet)
    let logic = sheets.first { FoldedWords.of($0.sheet ?? "") == Self.logic }
    let others = sheets.filter { FoldedWords.of($0.sheet ?? "") != Self.logic }
    sections = others.filter { !$0.rows.isEmpty }.map(SRASection.init).filter { $0.questions > 0 }
    figures = logic.map(Self.figures) ?? []
    let lacks =
      (logic == nil ? ["a sheet Risk_Logic"] : [])
      + (sections.isEmpty ? ["sheets of questions with a mark in column C"] : [])
    let found = names.isEmpty ? "no sheet" : names.map { "\"\($0)\"" }.joined(separator: ", ")
    unlike =
      lacks.isEmpty
      ? nil
      : .error(
        "sra-workbook",
        "it is not the SRA Tool's workbook: expected \(lacks.joined(separator: " and ")), found "
          + found,
        at: .file(file),
        help: "export nothing: take the tool's Excel workbook itself, version 3.6 or 3.7"
      )
  }

  var answered: [SRAQuestion] { sections.flatMap(\.answered) }
  var faults: [Diagnostic] { sections.flatMap(\.faults) }
  var notes: [Diagnostic] { sections.flatMap(\.notes) }

  /// That no answer is placed, with the columns in which marks were sought.
  func nothing(_ file: String, _ placed: Int) -> Diagnostic? {
    guard placed == 0 else { return nil }
    let sought = sections.map { "column \($0.markColumn) of \(quoted($0.name))" }
    return .error(
      "sra-answer",
      answered.isEmpty
        ? "no answer is marked: marks were sought in \(sought.joined(separator: ", "))"
        : "no answer is placed: none of the \(answered.count) that are marked cites a requirement",
      at: .file(file),
      help: answered.isEmpty
        ? "a mark is a check mark or an x beside the answer; save the workbook after answering"
        : "write citations, such as 164.308(a)(1)(ii)(A), into the rows of the questions"
    )
  }

  private var counts: String {
    "\(answered.count) of \(sections.reduce(0) { $0 + $1.questions }) questions answered"
  }

  /// What was read, for the one who imports.
  var summary: String {
    "read \(counted(sections.count, "section")) of the SRA Tool: \(counts)"
      + (figures.isEmpty ? "" : "; the tool's own figures: \(figures.joined(separator: ", "))")
  }

  /// The item of evidence for the workbook.
  func item(
    _ id: String,
    _ digest: String,
    _ request: ImportRequest
  ) -> [(key: String, value: String)] {
    let name = request.file.split(separator: "/").last.map(String.init) ?? request.file
    let listed = figures.joined(separator: ", ")
    let shown = figures.isEmpty ? "" : " The tool's own figures: \(listed)."
    return [
      ("id", id), ("title", "Workbook of the HHS Security Risk Assessment Tool, \(counts)"),
      ("kind", Evidence.selfAssessmentKind),
      ("collected", (request.collected ?? request.today).iso),
      ("location", name), ("sha256", digest),
      ("note", "The tool's answers are the client's own words, and no status.\(shown)"),
    ]
  }

  /// The texts beside which a number is: what the tool computes for a section, or for all.
  private static func figures(of table: ForeignTable) -> [String] {
    table.rows.compactMap { row -> String? in
      let cells = row.cells.sorted { $0.key < $1.key }.map(\.value.text.value)
      guard cells.count >= 2, FoldedWords.list(of: cells[0]).contains("score") else { return nil }
      let value = cells[1]
      let isNumber = value.utf8.allSatisfy { (48...57).contains($0) || $0 == 0x2E || $0 == 0x25 }
      return isNumber ? "\(cells[0]) \(value)" : nil
    }
  }
}
