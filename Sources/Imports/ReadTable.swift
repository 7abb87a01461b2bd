public import Diagnostics
import Formats
import GapAnalysis
public import Regulation
import Workspace

/// Reads a table of answers without a client, for the fuzz targets.
public enum ReadTable {
  /// The path that messages name.
  public static let file = "/their.csv"

  /// The requirements of which the table says something, each once, and what has no place.
  public static func answers(in bytes: [UInt8], law: Law) -> Diagnosed<[String]> {
    let file = ImportedFile(path: file, bytes: bytes)
    guard let today = Day("2026-11-30"),
      let request = try? ImportRequest(file: Self.file, workspace: ".", today: today.iso),
      let maps = try? ImportMaps(request), let chosen = try? file.table(maps, sheet: nil)
    else { return Diagnosed([], []) }
    let sra = SRAWorkbook(file.book().value.sheets.map(\.table), file: Self.file)
    guard let choice = chosen.value else {
      return Diagnosed(sra.answered.map(\.note), chosen.diagnostics)
    }
    let (table, head) = (choice.table, choice.head)
    let reading = ForeignReading(
      table,
      head,
      finder: RequirementFinder(law.catalog, rules: HIPAARule.allCases),
      statuses: StatusWords(maps.statuses),
      evidence: [],
      hasUSDays: true
    )
    let joined = ForeignAnswers(reading.answers, areQuestions: head.hasQuestions)
    let faults = chosen.diagnostics + head.clashes + reading.faults + joined.faults
    return Diagnosed(joined.answers.map(\.leaf.id), faults + reading.statuses.notes)
  }
}
