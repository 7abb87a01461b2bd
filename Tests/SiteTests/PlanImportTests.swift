import Foundation
import TestSupport
import Testing

@Suite("import of plan.xlsx")
struct PlanImportTests {
  private func example() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["content", "gapbook.yml"] {
      try folder.copy(repositoryRoot + "/" + name, to: name)
    }
    return folder
  }

  private func call(_ arguments: String..., in folder: TemporaryFolder) throws -> ProgramResult {
    try run(buildFolder + "/gapbook", arguments, in: folder.path)
  }

  private let slug = "cedar-valley-clinic"

  @Test("as it was written changes nothing, to the byte, and finds no change in any sheet")
  func changesNothing() throws {
    let folder = try example()
    let path = "content/clients/\(slug)/responses.csv"
    let before = try folder.text(path)
    let made = try call("export", "plan.xlsx", "--client", slug, "-o", "plan.xlsx", in: folder)
    #expect(made.code == 0, "\(made.stderr)")
    let done = try call("import", "responses", "plan.xlsx", "--client", slug, in: folder)
    #expect(done.code == 0, "\(done.stderr)")
    #expect(done.stdout.hasPrefix("nothing changed in \(path): "), "\(done.stdout)")
    #expect(done.lines("import-elsewhere") == [])
    #expect(try folder.text(path) == before)
  }

  @Test("from before a change lists what differs in each sheet, and places the answers alone")
  func listsChanges() throws {
    let folder = try example()
    let made = try call("export", "plan.xlsx", "--client", slug, "-o", "plan.xlsx", in: folder)
    #expect(made.code == 0, "\(made.stderr)")
    // What the workspace says now is not what the workbook says.
    let client = "content/clients/\(slug)/"
    let responses = try folder.text(client + "responses.csv")
    let row = "164.312(b),Audit controls,required,"
    let start = try #require(responses.range(of: row))
    let status = responses[start.upperBound...].prefix { $0 != "," }
    let changed = responses.replacing(row + status, with: row + "not-assessed")
    try folder.put(.text(changed), at: client + "responses.csv")
    let evidence = try folder.text(client + "evidence.yml")
    try folder.put(
      .text(evidence.replacing("Letter of January 6, 2025", with: "Letter of January 7, 2025")),
      at: client + "evidence.yml"
    )
    let done = try call(
      "import",
      "responses",
      "plan.xlsx",
      "--client",
      slug,
      in: folder
    )
    #expect(done.code == 0, "\(done.stderr)")
    let lines = done.lines("import-elsewhere").filter { $0.hasPrefix("plan.xlsx[evidence]:") }
    #expect(lines.count == 1, "\(lines)")
    #expect(lines.first?.contains("title of EV-004 is \"Letter of January 6, 2025") == true)
    #expect(lines.first?.hasPrefix("plan.xlsx[evidence]:5:2: warning: ") == true, "\(lines)")
    #expect(try folder.text(client + "responses.csv") == responses)
  }
}
