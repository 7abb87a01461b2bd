import TestSupport
import Testing

@Suite("A fault of gapbook.yml")
struct ConfigurationFaultTests {
  private func checked(_ text: String) throws -> ProgramResult {
    let folder = try TemporaryFolder(["content/index.md": "# Home\n\n{{ x }}\n"])
    try folder.put(.text(text), at: "gapbook.yml")
    return try gapbook("check", ".", in: folder.path)
  }

  @Test(
    "is told where it begins, and says nothing of the day that could not be read",
    arguments: [
      ("title: [\n", "1:8"), ("title: [", "1:8"), ("title: [\nas_of: 2026-01-01\n", "1:8"),
      ("title: [\n\n\n", "1:8"), ("language: en\ntitle: \"x\nas_of: 2026-01-01\n", "2:8"),
      ("brand: { logo: [}\n", "1:17"), ("brand: { logo: x\nas_of: 2026-01-01\n", "1:8"),
      ("title: 'Ü\n", "1:8"), ("title: a: b\n", "1:9"), ("title:\n- a\n b: [\n", "3:3"),
    ]
  )
  func isToldWhereItBegins(text: String, place: String) throws {
    let result = try checked(text)
    #expect(result.code == 3)
    let told = result.lines("yaml-syntax")
    #expect(told.count == 1, "\(result.stderr)")
    #expect(told.first?.hasPrefix("gapbook.yml:\(place): error: ") == true, "\(told)")
    #expect(result.lines("no-as-of-day").isEmpty)
    #expect(result.lines("literal-braces").isEmpty)
  }

  @Test(
    "in the day says nothing else of it",
    arguments: ["as_of: 2026-02-30\n", "as_of: soon\n", "as_of: [2026]\n", "- as_of\n"]
  )
  func isToldOnce(text: String) throws {
    let result = try checked(text)
    #expect(result.code == 3)
    #expect(result.stderr.contains("gapbook.yml:1:"))
    #expect(result.lines("no-as-of-day").isEmpty, "\(result.stderr)")
  }

  @Test("that says no day is told of the file, and without a file of the folder")
  func isToldOfTheFolder() throws {
    let folder = try TemporaryFolder(["plain/index.md": "# Home\n"])
    func told(_ arguments: String...) throws -> ProgramResult {
      try run(buildFolder + "/gapbook", ["check"] + arguments, in: folder.path)
    }
    for (name, place) in [("plain", "plain"), ("plain/", "plain/"), ("./plain", "./plain")] {
      let lines = try told(name).lines("no-as-of-day")
      #expect(lines.count == 1)
      #expect(lines.first?.hasPrefix("\(place):1:1: warning: ") == true, "\(lines)")
    }
    let here = try gapbook("check", in: folder.path + "/plain").lines("no-as-of-day")
    #expect(here.first?.hasPrefix(".:1:1: warning: ") == true, "\(here)")
    let sarif = try told("plain", "--format", "sarif").stdout
    #expect(sarif.contains("{\"uri\":\"plain/\"}}") && !sarif.contains("gapbook.yml\"}"))
    try folder.put("title: T\n", at: "plain/gapbook.yml")
    let lines = try told("plain").lines("no-as-of-day")
    #expect(lines.first?.hasPrefix("plain/gapbook.yml:1:1: warning: ") == true, "\(lines)")
  }

  @Test(
    "of a path to an earlier assessment has its reason",
    arguments: [
      ("../../../../x.json", "outside of the workspace"),
      ("/etc/passwd", "outside of the workspace"),
      ("../../../x.json", "No such file"), ("2025", "it is a folder"),
      ("gone.json", "No such file or directory"), ("link.json", "leads out of the workspace"),
    ]
  )
  func hasAReason(path: String, words: String) throws {
    let elsewhere = try TemporaryFolder(["secret.json": "SECRET\n"])
    let workspace = try ClientWorkspace.made([
      "client.yml": .text("name: A\nentity: both\nas_of: 2026-09-30\nprevious: \(path)\n"),
      "2025/note.txt": "x", "link.json": .link(to: elsewhere.path + "/secret.json"),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    let told = result.lines("missing-file")
    #expect(told.count == 1, "\(result.stderr)")
    #expect(
      told.first?.contains("client.yml:4:11: error: ") == true && told[0].contains(words),
      "\(told)"
    )
    #expect(!result.stderr.contains("SECRET"))
  }

  @Test("is no page out of its days, which is told at its key")
  func tellsDaysAtTheirKey() throws {
    let matter = "---\ntitle: X\nvalid_to: 2020-01-01\n---\n# X\n"
    let workspace = try ClientWorkspace.made([
      "/content/a.md": .text(matter), "/content/faq/q.md": .text(matter), "old.md": .text(matter),
    ])
    let told = try gapbook("check", ".", in: workspace.path).lines("page-out-of-days")
    for path in ["content/a.md", "content/faq/q.md", "content/clients/alpha/old.md"] {
      #expect(told.contains { $0.hasPrefix("\(path):3:11: note: ") }, "\(told)")
    }
  }

  @Test(
    "is no folder without pages, which is told",
    arguments: ["", "content/", "content/clients/"]
  )
  func tellsOfNothing(path: String) throws {
    let folder = try TemporaryFolder()
    if !path.isEmpty { try folder.put("x", at: path + "notes.txt") }
    let result = try gapbook("check", folder.path, "--as-of", "2026-01-01")
    #expect(result.code == 0)
    let told = result.lines("no-pages")
    #expect(told.count == 1, "\(result.stderr)")
    #expect(told.first?.hasPrefix("\(folder.path):1:1: warning: ") == true, "\(told)")
    #expect(result.helps.contains { $0.hasPrefix("gapbook init") })
    try folder.put("# Page\n", at: path == "" ? "page.md" : "content/page.md")
    #expect(try gapbook("check", folder.path).lines("no-pages").isEmpty)
  }
}
