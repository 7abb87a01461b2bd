import TestSupport
import Testing

@Suite("The docs")
struct DocsTests {
  private static let runner = repositoryRoot + "/Tests/Docs/run"

  @Test("have a runner that finds what is wrong on a page")
  func findWrongPages() throws {
    let told = try run("/usr/bin/env", ["python3", Self.runner, "selftest"])
    #expect(told.code == 0, "\(told.stdout)\n\(told.stderr)")
    #expect(told.stdout.hasSuffix(" pages, no faults\n"))
  }

  @Test(
    "show commands that run as they are written, and what these print",
    .enabled(if: PDFTools.areThere && exists("/usr/bin/git"), PDFTools.howToGetThem)
  )
  func runCommands() throws {
    let told = try run(
      "/usr/bin/env",
      ["python3", Self.runner],
      environment: ["PROGRAM": buildFolder + "/gapbook"],
      limit: 1_200
    )
    #expect(told.code == 0, "\(told.stdout)\n\(told.stderr)")
    #expect(told.stdout.hasSuffix(" pages, no faults\n"))
  }
}
