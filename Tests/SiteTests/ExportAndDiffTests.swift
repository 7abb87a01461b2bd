import Foundation
import TestSupport
import Testing

@Suite("Exports and differences")
struct ExportAndDiffTests {
  private static let earlier = "content/\(Example.client)2025/assessment.json"

  @Test(
    "are the bytes that a build writes",
    arguments: [
      ("json", "assessment.json"), ("gaps", "gaps.csv"), ("plan", "plan.csv"),
      ("plan.xlsx", "plan.xlsx"),
      ("oscal-results", "oscal-assessment-results.json"), ("oscal-poam", "oscal-poam.json"),
      ("oscal-catalog", "oscal-catalog.json"),
      ("oscal-assessment-plan", "oscal-assessment-plan.json"),
    ]
  )
  func equalTheBuild(_ format: String, _ file: String) throws {
    let built = try Example.built()
    let told = try gapbook("export", format, built.workspace.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.output == built.files[Example.client + "data/" + file])
  }

  @Test("go to a file, whole or not at all")
  func goToAFile() throws {
    let built = try Example.built()
    let folder = try TemporaryFolder(["old name.json": "old"])
    let path = folder.path + "/old name.json"
    let told = try gapbook("export", "json", built.workspace.path, "-o", path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout == "")
    #expect(readFile(path) == built.files[Example.client + "data/assessment.json"])
    let nowhere = folder.path + "/none/x.json"
    #expect(try gapbook("export", "json", built.workspace.path, "-o", nowhere).code == 5)
    #expect(names(in: folder.path) == ["old name.json"])
  }

  @Test("of a workspace ask for its one client")
  func askForAClient() throws {
    let folder = try TemporaryFolder(["content/guide/a.md": "# A\n"])
    #expect(try gapbook("export", "json", folder.path).code == 2)
    #expect(try gapbook("export", "pdf", folder.path).code == 2)
  }

  @Test(
    "compare two files, and a file with a workspace, to the same end",
    arguments: ["text", "json", "markdown"]
  )
  func compare(_ format: String) throws {
    let built = try Example.built()
    let old = built.workspace.path + "/" + Self.earlier
    let new = built.site + "/" + Example.client + "data/assessment.json"
    let files = try gapbook("diff", old, new, "--format", format)
    let folder = try gapbook("diff", old, built.workspace.path, "--format", format)
    #expect(files.code == 0, "\(files.stderr)")
    #expect(!files.output.isEmpty)
    #expect(files.output == folder.output)
  }

  @Test("say by their code whether anything got worse")
  func gate() throws {
    let built = try Example.built()
    let old = built.workspace.path + "/" + Self.earlier
    let new = built.site + "/" + Example.client + "data/assessment.json"
    let told = try gapbook("diff", old, new, "--format", "json")
    let json = try JSONSerialization.jsonObject(with: Data(told.output)) as? [String: Any]
    let clients = json?["clients"] as? [[String: Any]]
    #expect(clients?.map { $0["regression"] as? Bool } == [true])
    #expect(try gapbook("diff", old, new, "--fail-on-regression").code == 1)
    let same = try gapbook("diff", new, new, "--fail-on-regression")
    #expect(same.code == 0)
    #expect(same.stderr.isEmpty, "\(same.stderr)")
  }

  @Test("refuse what is no assessment, is not there, or belongs to another client")
  func refuse() throws {
    let built = try Example.built()
    let old = built.workspace.path + "/" + Self.earlier
    let text = String(decoding: try #require(readFile(old)), as: UTF8.self)
    let folder = try TemporaryFolder([
      "cut.json": .text(String(text.prefix(2_000))),
      "other.json": .text(text.replacing("\"cedar-valley-clinic\"", with: "\"east\"")),
    ])
    for (name, words) in [
      ("cut.json", "is no JSON"), ("none.json", "there is no"), ("other.json", "of client"),
    ] {
      let told = try gapbook("diff", old, "\(folder.path)/\(name)")
      #expect(told.code == (name == "none.json" ? 2 : 3))
      #expect(told.stderr.contains(words), "\(told.stderr)")
      #expect(told.output.isEmpty)
    }
  }
}
