import Foundation
import TestSupport
import Testing

/// Alpha has one leaf of ten assessed, so its score is withheld; Beta has all that it answers.
@Suite("The list of clients")
struct ListTests {
  private static func workspace() throws -> TemporaryFolder {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\ncoverage_threshold: 0\n",
      "content/index.md": "# Home\n",
      "content/clients/beta/client.yml":
        "name: Beta\nentity: covered-entity\nas_of: 2026-09-30\nversion: \"1.2\"\nscope: { rules: [security] }\n",
      "content/clients/beta/responses.csv":
        "requirement,status\n164.308(a)(2),implemented\n164.312(b),partial\n",
      "content/clients/beta/findings/F-1.md": """
      ---
      id: F-1
      requirements: ["164.312(b)"]
      likelihood: high
      impact: high
      due: 2026-08-01
      ---
      # Logs

      """,
      "content/clients/alpha/client.yml":
        "name: Älpha\nentity: covered-entity\nas_of: 2026-11-01\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv": "requirement,status\n",
    ])
    return workspace
  }

  @Test("has a line for each client, and as JSON what a matrix of CI takes")
  func listsClients() throws {
    let folder = try Self.workspace()
    let told = try gapbook("list", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    let lines = told.stdout.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(lines.count == 3)
    #expect(lines[0].first == "client")
    // The finding and the answer below met are one gap, the answer without evidence another.
    #expect(lines[2] == ["beta", "2026-09-30", "1.2", "draft", "75.0%", "4.3%", "2", "1"])
    let json = try gapbook("list", folder.path, "--json")
    let root = try JSONSerialization.jsonObject(with: Data(json.stdout.utf8)) as? [String: Any]
    let clients = root?["clients"] as? [[String: Any]] ?? []
    #expect(root?["schema"] as? String == "gapbook-clients/1")
    #expect(clients.map { $0["slug"] as? String } == ["alpha", "beta"])
    #expect(clients.map { $0["name"] as? String } == ["Älpha", "Beta"])
    #expect(clients[0]["score"] is NSNull)
    #expect(clients[1]["score"] as? Double == 75)
    #expect(clients[1]["overdue"] as? [String] == ["F-1"])
    let one = try gapbook("list", folder.path, "--client", "alpha", "--json")
    #expect(one.stdout.contains("alpha") && !one.stdout.contains("beta"))
  }

  @Test("says where nothing is to be listed, and what is wrong where it is not whole")
  func saysWhatIsWrong() throws {
    let none = try TemporaryFolder(["gapbook.yml": "title: T\n", "content/index.md": "# H\n"])
    let told = try gapbook("list", none.path)
    #expect(told.code == 0 && told.stdout.hasPrefix("There is no client"), "\(told)")
    let folder = try Self.workspace()
    try folder.put(
      "requirement,status\n164.999(z),implemented\n",
      at: "content/clients/alpha/responses.csv"
    )
    let broken = try gapbook("list", folder.path, "--json")
    #expect(broken.code == 3, "\(broken)")
    #expect(broken.stderr.contains("responses.csv:2:1: error"), "\(broken.stderr)")
    #expect(try gapbook("list", folder.path + "/nowhere").code == 2)
  }

  @Test("is what the program says by itself in a workspace, with the next step")
  func isTheState() throws {
    let folder = try Self.workspace()
    let told = try gapbook(in: folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    #expect(told.stdout.contains("\nOverdue for beta: F-1\n"), "\(told.stdout)")
    #expect(told.stdout.hasSuffix("Next: gapbook build makes the site\n"), "\(told.stdout)")
    #expect(try gapbook("build", folder.path, "-q").code == 0)
    let built = try gapbook(in: folder.path)
    #expect(built.stdout.contains("Next: gapbook serve --open"), "\(built.stdout)")
    try folder.put("entity: nothing\n", at: "content/clients/alpha/client.yml")
    let broken = try gapbook(in: folder.path)
    #expect(broken.code == 0)
    #expect(broken.stdout.contains("Next: gapbook check"), "\(broken.stdout)")
    let elsewhere = try gapbook(in: "/")
    #expect(elsewhere.code == 2 && elsewhere.stderr.contains("no command is given"))
  }

  @Test("is that of an export of all, each client in a folder of its own")
  func exportsAll() throws {
    let folder = try Self.workspace()
    let out = folder.path + "/out folder"
    let told = try gapbook("export", "gaps", folder.path, "--all", "-o", out)
    #expect(told.code == 0 && told.stdout == "\(out): 2 files\n", "\(told)")
    for slug in ["alpha", "beta"] {
      let alone = try gapbook("export", "gaps", folder.path, "--client", slug)
      #expect(readFile("\(out)/\(slug)/gaps.csv") == Array(alone.stdout.utf8))
    }
    #expect(try gapbook("export", "gaps", folder.path, "--all").code == 2)
    #expect(
      try gapbook("export", "gaps", folder.path, "--all", "--client", "beta", "-o", out).code == 2
    )
    try folder.put("entity: nothing\n", at: "content/clients/alpha/client.yml")
    let broken = try gapbook("export", "plan", folder.path, "--all", "-o", out)
    #expect(broken.code == 3 && !exists(out + "/beta/plan.csv"), "\(broken)")
  }
}
