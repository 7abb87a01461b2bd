import TestSupport
import Testing

@Suite("Days before the first that a report can hold for")
struct FirstDayTests {
  private static func folder(client: String = "", workspace: String = "") throws -> TemporaryFolder
  {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("title: T\n\(workspace)"),
      "content/index.md": "# Home\n",
      "content/clients/c/client.yml": .text("name: C\nentity: both\n\(client)"),
      "content/clients/c/responses.csv": "requirement,status\n",
    ])
    try SmallLaw.put(in: folder)
    return folder
  }

  @Test(
    "are refused where the call names them, and nothing is written",
    arguments: ["2013-09-22", "2013-01-01", "2000-01-01", "0001-01-01"],
    [["build"], ["check"], ["export", "json"]]
  )
  func refusesDayOfCall(day: String, command: [String]) throws {
    let folder = try Self.folder(client: "as_of: 2026-01-01\n", workspace: "as_of: 2026-01-01\n")
    let told = try run(
      buildFolder + "/gapbook",
      command + [folder.path, "--as-of", day]
    )
    #expect(told.code == 2, "\(told.stderr)")
    #expect(told.stderr.contains("--as-of is \(day)"), "\(told.stderr)")
    #expect(told.stderr.contains("2013-09-23"), "\(told.stderr)")
    #expect(!exists(folder.path + "/site"))
  }

  @Test(
    "are errors at their lines where files name them, all in one run",
    arguments: ["2013-09-22", "1999-12-31"]
  )
  func tellsDaysOfFiles(day: String) throws {
    let folder = try Self.folder(client: "as_of: \(day)\n", workspace: "as_of: \(day)\n")
    let told = try gapbook("build", folder.path)
    #expect(told.code == 3, "\(told.stderr)")
    for place in ["gapbook.yml:2:8", "content/clients/c/client.yml:3:8"] {
      let line = told.stderr.split(separator: "\n").first {
        $0.contains("\(place): error: ") && $0.hasSuffix("[as-of-too-early]")
      }
      #expect(line != nil, "\(place): \(told.stderr)")
    }
    #expect(!exists(folder.path + "/site"))
  }

  @Test("begin the day before September 23, 2013")
  func allowsFirstDay() throws {
    let folder = try Self.folder(client: "as_of: 2013-09-23\n", workspace: "as_of: 2013-09-23\n")
    for call in [["build", folder.path], ["build", folder.path, "--as-of", "2013-09-23"]] {
      let told = try run(buildFolder + "/gapbook", call)
      #expect(told.code == 0, "\(told.stderr)")
    }
  }

  @Test("are refused where the clock or SOURCE_DATE_EPOCH names them and no file does")
  func refusesToday() throws {
    let folder = try Self.folder()
    let epoch = ["SOURCE_DATE_EPOCH": "0"]
    let told = try run(buildFolder + "/gapbook", ["build", folder.path], environment: epoch)
    #expect(told.code == 2)
    #expect(told.stderr.contains("SOURCE_DATE_EPOCH is 1970-01-01"), "\(told.stderr)")
    try folder.put("title: T\nas_of: 2026-01-01\n", at: "gapbook.yml")
    let named = try run(buildFolder + "/gapbook", ["build", folder.path], environment: epoch)
    #expect(named.code == 0, "\(named.stderr)")
  }

  @Test("hold for a folder in which no law is read, and for facts")
  func answersWithoutReports() throws {
    let plain = try TemporaryFolder(["a.md": "# Opening hours\n"])
    let built = try gapbook("build", plain.path, "--as-of", "2001-02-03")
    #expect(built.code == 0, "\(built.stderr)")
    let folder = try Self.folder(workspace: "as_of: 2001-02-03\n")
    for call in [["facts", folder.path], ["facts", plain.path, "--as-of", "2001-02-03"]] {
      let told = try run(buildFolder + "/gapbook", call + ["--json"])
      #expect(told.code == 0, "\(told.stderr)")
      #expect(told.stdout.contains("\"as_of\": \"2001-02-03\""), "\(told.stdout.prefix(200))")
    }
  }
}
