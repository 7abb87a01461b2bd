import TestSupport
import Testing

@Suite("OSCAL that is exported")
struct OSCALExportTests {
  private static let epoch = ["SOURCE_DATE_EPOCH": "1800000000"]

  @Test(
    "was last modified when SOURCE_DATE_EPOCH says, else on the as-of day",
    arguments: ["oscal-results", "oscal-poam", "oscal-catalog", "oscal-assessment-plan"]
  )
  func saysWhenItWasModified(format: String) throws {
    let folder = try Example.built().workspace.path
    let call = ["export", format, folder, "--as-of", "2026-09-29"]
    let program = buildFolder + "/gapbook"
    let plain = try run(program, call)
    #expect(plain.stdout.contains("\"last-modified\": \"2026-09-29T00:00:00Z\""), "\(plain.stderr)")
    let dated = try run(program, call, environment: Self.epoch)
    #expect(dated.stdout.contains("\"last-modified\": \"2027-01-15T08:00:00Z\""), "\(dated.stderr)")
  }

  @Test("has a catalog without a client, with one and with several, that is the same")
  func hasOneCatalog() throws {
    let none = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-09-30\n", "content/index.md": "# Home\n",
    ])
    let told = try gapbook("export", "oscal-catalog", none.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout.contains("\"id\": \"hipaa-164.308.a.1.ii.A_obj\""))
    let built = try Example.built()
    #expect(told.output == built.files[Example.client + "data/oscal-catalog.json"])
    for slug in ["a", "b"] {
      try none.put("name: N\nentity: both\n", at: "content/clients/\(slug)/client.yml")
      try none.put("requirement,status\n", at: "content/clients/\(slug)/responses.csv")
    }
    #expect(try gapbook("export", "oscal-catalog", none.path).output == told.output)
    #expect(try gapbook("export", "oscal-assessment-plan", none.path).code == 2)
    let plan = try gapbook("export", "oscal-assessment-plan", none.path, "--client", "b")
    #expect(plan.code == 0, "\(plan.stderr)")
  }

  @Test("of a client without an answer is valid by our own rules, and has no finding")
  func isWrittenOfNothing() throws {
    let folder = try ClientWorkspace.made(["responses.csv": "requirement,status\n"])
    let told = try gapbook("export", "oscal-results", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(!told.stdout.contains("\"findings\""))
    #expect(told.stdout.contains("\"description\": \"No control.\""))
  }
}
