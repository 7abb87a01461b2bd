import Foundation
import TestSupport
import Testing

/// A clinic whose second assessment is compared with its first by `--previous`.
@Suite("An earlier assessment that is named on the command line") struct PreviousTests {
  private static func workspace(
    status: String,
    asOf: String,
    name: String = "North"
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Small\n",
      "content/clients/north/client.yml": """
      name: \(name)
      entity: covered-entity
      scope: { rules: [security] }
      as_of: \(asOf)
      """,
      "content/clients/north/responses.csv": """
      requirement,status,owner,evidence,rationale,approver,decided,review_by,note
      164.308(a)(2),\(status),,,,,,,
      """,
    ])
    try SmallLaw.put(in: folder)
    return folder
  }

  private static let data = "clients/north/data/assessment.json"

  @Test("is compared with, wherever it lies, and no folder of the machine is told")
  func compares() throws {
    let first = try Built(Self.workspace(status: "planned", asOf: "2026-03-31"))
    #expect(first.result.code == 0, "\(first.result.stderr)")
    let elsewhere = try TemporaryFolder()
    let bytes = try #require(first.files[Self.data])
    try elsewhere.put(.bytes(bytes), at: "first report/earlier ü.json")
    let path = elsewhere.path + "/first report/earlier ü.json"
    let workspace = try Self.workspace(status: "implemented", asOf: "2026-09-30")
    let second = try Built(workspace, "--previous", path)
    #expect(second.result.code == 0, "\(second.result.stderr)")
    let changes = try second.page("clients/north/changes.html")
    #expect(changes.text.contains("March 31, 2026"))
    #expect(changes.text.contains("164.308(a)(2)"))
    let about = try second.page("clients/north/about.html")
    #expect(about.text.contains("earlier ü.json"))
    for (file, bytes) in second.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(elsewhere.path), "\(file)")
      #expect(!text.contains(workspace.path), "\(file)")
    }
  }

  @Test("is told where it cannot be read or is another client's, and the last site stays")
  func tellsWhatIsWrong() throws {
    let other = try Built(Self.workspace(status: "planned", asOf: "2026-03-31", name: "South"))
    let bytes = try #require(other.files[Self.data])
    let text = String(decoding: bytes, as: UTF8.self)
    let workspace = try Self.workspace(status: "implemented", asOf: "2026-09-30")
    try workspace.put(.text(text.replacing("\"north\"", with: "\"south\"")), at: "other.json")
    try workspace.put(.bytes(Array(bytes.prefix(bytes.count / 2))), at: "cut.json")
    #expect(try gapbook("build", workspace.path).code == 0)
    let before = try contents(of: workspace.path + "/site")
    for (name, words) in [
      ("none.json", "none.json cannot be read"), ("content", "it is a folder"),
      ("other.json", "other.json:"), ("cut.json", "cut.json:"),
    ] {
      let told = try gapbook("build", ".", "--previous", name, in: workspace.path)
      #expect(told.code == (name == "none.json" ? 2 : 3), "\(name)")
      #expect(told.stderr.contains(words), "\(told.stderr)")
      #expect(try contents(of: workspace.path + "/site") == before)
    }
  }

  @Test("is read through a link and from a pipe, as diff reads its two")
  func readsLinksAndPipes() throws {
    let first = try Built(Self.workspace(status: "planned", asOf: "2026-03-31"))
    let elsewhere = try TemporaryFolder()
    try elsewhere.put(.bytes(#require(first.files[Self.data])), at: "earlier.json")
    let real = elsewhere.path + "/earlier.json"
    let link = elsewhere.path + "/latest.json"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "earlier.json")
    let workspace = try Self.workspace(status: "implemented", asOf: "2026-09-30")
    let changes = "clients/north/changes.html"
    let plain = try #require(Built(workspace, "--previous", real).files[changes])
    #expect(try Built(workspace, "--previous", link).files[changes] == plain)
    let program = buildFolder + "/gapbook"
    let piped = try run(
      "/bin/bash",
      ["-c", "exec '\(program)' diff <(cat '\(real)') '\(link)' --format json"]
    )
    #expect(piped.code == 0, "\(piped.stderr)")
    #expect(piped.output == (try gapbook("diff", real, real, "--format", "json")).output)
    let call = "exec '\(program)' build '\(workspace.path)' -o '\(elsewhere.path)/out'"
    let build = try run("/bin/bash", ["-c", call + " --previous <(cat '\(real)')"])
    #expect(build.code == 0, "\(build.stderr)")
    #expect(readFile("\(elsewhere.path)/out/\(changes)") == plain)
  }
}
