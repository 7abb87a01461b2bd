import Foundation
import TestSupport
import Testing

@Suite("new client --interview")
struct InterviewTests {
  private static let day = ["SOURCE_DATE_EPOCH": "1795219200"]

  private func make(_ arguments: String..., in folder: TemporaryFolder) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["new", "client"] + arguments,
      in: folder.path,
      environment: Self.day
    )
  }

  @Test("writes a sheet a role beside the content of a new client, which builds as before")
  func writesScript() throws {
    let folder = try ClientWorkspace.made()
    let made = try make("Béta & <Sons>", "--interview", in: folder)
    #expect(made.code == 0, "\(made.stderr)")
    #expect(
      made.stdout.hasSuffix(
        "wrote interviews/béta-sons.html\nwrote interviews/béta-sons.csv\n"
      ),
      "\(made.stdout)"
    )
    let text = try folder.text("interviews/béta-sons.html")
    let page = HTMLPage(Array(text.utf8))
    #expect(page.texts { $0.name == "h1" } == ["Interview script: Béta & <Sons>"])
    #expect(
      page.texts { $0.name == "h2" } == ["Leadership", "Security official", "IT"]
    )
    #expect(page.text.contains("Questions for 2 requirements in scope"))
    // The first role shows things; another is asked the same, without them.
    #expect(text.components(separatedBy: "Who is responsible for security?").count == 3)
    #expect(text.components(separatedBy: "The appointment in writing.").count == 2)
    for outside in ["src=", "<link", "http:", "https:"] {
      #expect(!text.contains(outside), "\(outside)")
    }
    let built = try Built(folder)
    #expect(built.result.code == 0)
    #expect(!built.result.stderr.contains("interviews"), "\(built.result.stderr)")
    #expect(!built.files.keys.contains { $0.contains("interview") })
  }

  @Test("writes the script alone for a client that is there, and never over one")
  func keepsScript() throws {
    let folder = try ClientWorkspace.made()
    let before = try folder.text(ClientWorkspace.folder + "client.yml")
    #expect(
      try make("alpha", "--interview", in: folder).stdout
        == "wrote interviews/alpha.html\nwrote interviews/alpha.csv\n"
    )
    #expect(try folder.text(ClientWorkspace.folder + "client.yml") == before)
    try folder.put("filled in\n", at: "interviews/alpha.html")
    let again = try make("alpha", "--interview", in: folder)
    #expect(again.code == 2)
    #expect(again.stderr.contains("interviews/alpha.html"), "\(again.stderr)")
    #expect(again.stderr.contains("rename or delete it"))
    #expect(try folder.text("interviews/alpha.html") == "filled in\n")
    #expect(try make("alpha", in: folder).code == 2)
  }

  @Test("asks about what is in scope alone, on the client's day")
  func keepsScope() throws {
    let folder = try ClientWorkspace.made([
      "client.yml":
        "name: Alpha\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [privacy] }\n"
    ])
    #expect(try make("alpha", "--interview", in: folder).code == 0)
    let text = try folder.text("interviews/alpha.html")
    #expect(text.contains("Questions for 0 requirements in scope of Alpha on"))
    #expect(!text.contains("Who is responsible"))
  }

  @Test("speaks the client's language around the questions, which are English")
  func speaksSpanish() throws {
    let folder = try ClientWorkspace.made(["/gapbook.yml": "language: es\nas_of: 2026-11-21\n"])
    #expect(try make("alpha", "--interview", in: folder).code == 0)
    let text = try folder.text("interviews/alpha.html")
    #expect(text.contains("<html lang=\"es\">"))
    #expect(text.contains("Guion de entrevista: Alpha Clinic"))
    #expect(text.contains("<ol lang=\"en\">"))
  }

  @Test("of a client whose file is faulty says so")
  func saysFaults() throws {
    let folder = try ClientWorkspace.made(["client.yml": "name: A\nentity: clinic\n"])
    let made = try make("alpha", "--interview", in: folder)
    #expect(made.code == 2)
    #expect(made.stderr.contains("client.yml"), "\(made.stderr)")
    #expect(!exists(folder.path + "/interviews"))
  }
}
