import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

@Suite("A client's folder")
struct ClientFolderTests {
  @Test("is loaded whole although client.yml is at fault")
  func isLoadedWhole() throws {
    let loaded = try loaded([
      "content/clients/c/client.yml": "name: C\nentity: hospital\nscope: { rules: [securty] }\n",
      "content/clients/c/responses.csv": "requirement,status\n164.308(a)(2),partial\n",
      "content/clients/c/evidence.yml": "- { id: EV-1, kind: document }\n",
      "content/clients/c/findings/F-1.md":
        "---\nid: F-1\ntitle: T\nrequirements: [x]\nlikelihood: hihg\nimpact: low\n---\n",
    ])
    #expect(
      told(loaded.diagnostics) == [
        "content/clients/c/client.yml:2:9 unknown-entity",
        "content/clients/c/client.yml:3:18 unknown-rules",
        "content/clients/c/evidence.yml:1:3 missing-key",
        "content/clients/c/findings/F-1.md:5:13 unknown-likelihood",
      ]
    )
    let client = try #require(loaded.value.clients.first).folder.value.client
    #expect(client.entity == .both)
    #expect(client.scope.rules.count == 3)
    #expect(client.responses.count == 1)
    #expect(client.evidence.map(\.id) == ["EV-1"])
    #expect(client.findings.map(\.id) == ["F-1"])
  }

  @Test("that differs from another in capitals alone is an error")
  func collides() throws {
    let text: FolderEntry = "name: C\nentity: both\n"
    let loaded = try loaded([
      "content/clients/Acme/client.yml": text, "content/clients/acme/client.yml": text,
      "content/clients/Acme/responses.yml": "", "content/clients/acme/responses.yml": "",
    ])
    #expect(told(loaded.diagnostics) == ["content/clients/acme/client.yml:1:1 duplicate-client"])
  }

  @Test("without client.yml is an error that says how to begin")
  func needsClientFile() throws {
    let loaded = try loaded(["content/clients/c/summary.md": "# S\n"])
    #expect(told(loaded.diagnostics) == ["content/clients/c/client.yml:1:1 missing-file"])
    #expect(loaded.diagnostics.first?.help == "gapbook new client writes one")
  }

  @Test("tells files that nothing reads, with the name that was perhaps meant")
  func tellsStrangers() throws {
    let loaded = try loaded([
      "content/clients/c/client.yml": "name: C\nentity: both\n",
      "content/clients/c/response.csv": "requirement,status\n", "content/clients/note.txt": "x",
    ])
    #expect(
      told(loaded.diagnostics) == [
        "content/clients/c/response.csv:1:1 missing-responses",
        "content/clients/c/response.csv:1:1 unknown-file",
        "content/clients/note.txt:1:1 unknown-file",
      ]
    )
    #expect(loaded.diagnostics.hasErrors)
    let help = loaded.diagnostics.compactMap(\.help).joined(separator: "\n")
    #expect(help.contains("did you mean \"responses.csv\"?"))
  }

  @Test(
    "without responses is an error at the file that was perhaps meant",
    arguments: [
      (nil, "a file with the header"), ("responses.xlsx", "CSV UTF-8"),
      ("Responses.ODS", "CSV UTF-8"),
      ("Responses.csv", "rename it"), ("responses.tsv", "rename it"), ("responses", "rename it"),
      ("responses.yaml", "rename it"),
    ] as [(String?, String)]
  )
  func needsResponses(name: String?, help: String) throws {
    let folder = try TemporaryFolder(["content/clients/c/client.yml": "name: C\nentity: both\n"])
    if let name { try folder.put("x", at: "content/clients/c/\(name)") }
    let loaded = try load(folder.path, options: LoadOptions(withStarter: false))
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    #expect(
      told(errors) == ["content/clients/c/\(name ?? "client.yml"):1:1 missing-responses"]
    )
    #expect(errors.first?.help?.contains(help) == true)
    if let name { #expect(errors.first?.message.contains("\(name) is not read") == true) }
  }
}
