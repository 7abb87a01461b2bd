import Foundation
import TestSupport
import Testing

@Suite("init and new")
struct NewFilesTests {
  private static let day = ["SOURCE_DATE_EPOCH": "1795219200"]

  /// A new workspace under the real law.
  private func workspace() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try gapbook(
      "init",
      "ws",
      "--starter",
      "bare",
      in: folder.path,
      environment: Self.day
    )
    #expect(result.code == 0, "\(result.stderr)")
    #expect(
      result.stdout
        == "wrote ws/gapbook.yml\nwrote ws/content/index.md\nwrote ws/.gitignore\nwrote ws/.gitattributes\n"
        + "wrote ws/.schemas/*.json, by which editors help\n"
    )
    #expect(try folder.text("ws/.gitattributes").hasSuffix("\n* -text\n"))
    #expect(
      try folder.text("ws/.gitignore") == "/site/\n/.gapbook/\n/site.earlier/\n/site.encrypted/\n"
    )
    return folder
  }

  private func make(_ arguments: String..., in folder: TemporaryFolder) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["new"] + arguments + ["--workspace", "ws"],
      in: folder.path,
      environment: Self.day
    )
  }

  @Test(
    "add to the .gitignore that a folder has what it lacks",
    arguments: [
      ("/mine/\n", "/mine/\n/site/\n/.gapbook/\n/site.earlier/\n/site.encrypted/\n"),
      ("/mine/", "/mine/\n/site/\n/.gapbook/\n/site.earlier/\n/site.encrypted/\n"),
      ("", "/site/\n/.gapbook/\n/site.earlier/\n/site.encrypted/\n"),
      ("site\n", "site\n/.gapbook/\n/site.earlier/\n/site.encrypted/\n"),
      (
        "# x\r\nsite/ \r\n", "# x\r\nsite/ \r\n/.gapbook/\r\n/site.earlier/\r\n/site.encrypted/\r\n"
      ),
      (
        "/.gapbook\n#site\n!/site/\n",
        "/.gapbook\n#site\n!/site/\n/site/\n/site.earlier/\n/site.encrypted/\n"
      ),
      (
        ".gapbook/\n\n/site\nsite.earlier\nsite.encrypted\n",
        ".gapbook/\n\n/site\nsite.earlier\nsite.encrypted\n"
      ),
      ("Ä\n", "Ä\n/site/\n/.gapbook/\n/site.earlier/\n/site.encrypted/\n"),
    ]
  )
  func completeGitignore(before: String, after: String) throws {
    let folder = try TemporaryFolder([".gitignore": .text(before), ".gitattributes": "mine\n"])
    let result = try gapbook("init", in: folder.path)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(try folder.text(".gitignore") == after)
    #expect(try folder.text(".gitattributes") == "mine\n")
    #expect(result.stdout.contains("added ") == (before != after), "\(result.stdout)")
    #expect(
      names(in: folder.path) == [
        ".gitattributes", ".gitignore", ".schemas", "content", "gapbook.yml",
      ]
    )
  }

  @Test(
    "name the schema of each YAML file in its first line, which is there",
    arguments: ["bare", "clinic", "vendor", "policies"]
  )
  func nameSchemas(starter: String) throws {
    let folder = try TemporaryFolder()
    let begun = try gapbook("init", "ws", "--starter", starter, in: folder.path)
    #expect(begun.code == 0, "\(begun.stderr)")
    #expect(try make("client", "Alpha", in: folder).code == 0)
    let files = try contents(of: folder.path + "/ws").keys.filter { $0.hasSuffix(".yml") }
    #expect(files.contains("gapbook.yml") && files.contains("content/clients/alpha/client.yml"))
    for file in files.sorted() {
      let text = try folder.text("ws/" + file)
      let name = file.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
      let up = String(repeating: "../", count: file.split(separator: "/").count - 1)
      #expect(
        text.hasPrefix("# yaml-language-server: $schema=\(up).schemas/\(name).json\n"),
        "\(file): \(text.prefix(90))"
      )
      #expect(try folder.text("ws/.schemas/\(name).json") == gapbook("schema", name).stdout)
    }
    #expect(
      names(in: folder.path + "/ws/.schemas") == [
        "breaches.json", "client.json", "evidence.json", "exposure.json", "framework.json",
        "gapbook.json", "phi-allow.json", "readiness.json", "responses.json", "risks.json",
      ]
    )
  }

  @Test("name no schema that the workspace does not have, and keep one that it has")
  func keepSchemas() throws {
    let folder = try TemporaryFolder(["ws/.schemas/client.json": "{}\n"])
    #expect(try gapbook("init", "ws", in: folder.path).code == 0)
    #expect(try folder.text("ws/.schemas/client.json") == "{}\n")
    #expect(try folder.text("ws/.schemas/gapbook.json") == gapbook("schema", "gapbook").stdout)
    removeTree(folder.path + "/ws/.schemas")
    #expect(try make("client", "Alpha", in: folder).code == 0)
    #expect(try folder.text("ws/content/clients/alpha/client.yml").hasPrefix("name: \"Alpha\"\n"))
    // What is in the way of the folder stops all, and nothing is left.
    let other = try TemporaryFolder(["ws/.schemas": "mine\n"])
    let refused = try gapbook("init", "ws", in: other.path)
    #expect(refused.code == 5 && refused.stderr.contains("ws/.schemas"), "\(refused.stderr)")
    #expect(names(in: other.path + "/ws") == [".schemas"])
  }

  @Test("leave a .gitignore that is a link, and say so")
  func leaveLinks() throws {
    let folder = try TemporaryFolder(["ws/.gitignore": .link(to: "../all"), "all": "x\n"])
    let result = try gapbook("init", in: folder.path + "/ws")
    #expect(result.code == 0, "\(result.stderr)")
    #expect(try folder.text("all") == "x\n")
    #expect(
      result.stdout.contains("/site/, /.gapbook/, /site.earlier/, /site.encrypted/"),
      "\(result.stdout)"
    )
  }

  @Test("begin a workspace, a client, findings, a policy and a question that build at once")
  func beginWork() throws {
    let folder = try workspace()
    let client = try make("client", "Zoë's \"Clinic\" & Sons", in: folder)
    #expect(client.code == 0, "\(client.stderr)")
    let slug = "zoë-s-clinic-sons"
    let place = "ws/content/clients/\(slug)"
    #expect(client.stdout == "wrote \(place)/client.yml\nwrote \(place)/responses.csv\n")
    #expect(try make("finding", "Nobody reads the logs", in: folder).code == 0)
    #expect(try make("finding", "Nobody reads: the \"logs\" #2", in: folder).code == 0)
    #expect(
      names(in: "\(folder.path)/\(place)/findings") == [
        "F-01-nobody-reads-the-logs.md", "F-02-nobody-reads-the-logs-2.md",
      ]
    )
    removeTree("\(folder.path)/\(place)/findings/F-01-nobody-reads-the-logs.md")
    #expect(try make("finding", "The first free id", in: folder).code == 0)
    #expect(exists("\(folder.path)/\(place)/findings/F-01-the-first-free-id.md"))
    #expect(try make("policy", "Access & use", in: folder).code == 0)
    #expect(try make("faq", "Is this \"law\"?", in: folder).code == 0)

    let built = try run(
      buildFolder + "/gapbook",
      ["build", "ws", "-o", "out"],
      in: folder.path
    )
    #expect(built.code == 0, "\(built.stderr)")
    // All that is wrong is that nobody wrote the two findings yet.
    let told = built.stderr.split(separator: "\n").filter { $0.contains(" warning: ") }
    #expect(told.count == 6)
    #expect(told.allSatisfy { $0.hasSuffix("[draft-text]") }, "\(built.stderr)")
    let page = try #require(readFile("\(folder.path)/out/clients/\(slug)/index.html"))
    #expect(HTMLPage(page).texts { $0.name == "h1" } == ["Zoë's \"Clinic\" & Sons"])
    let finding = try #require(readFile("\(folder.path)/out/clients/\(slug)/findings/F-02.html"))
    #expect(HTMLPage(finding).texts { $0.name == "h1" } == ["Nobody reads: the \"logs\" #2"])
    try expectRows("\(place)/responses.csv", in: folder, assessment: "clients/\(slug)/data")
  }

  private static let permitted = [
    "164.404(d)(3)", "164.502(d)", "164.502(j)", "164.506(", "164.510(b)", "164.512", "164.514(b)",
    "164.514(c)", "164.514(e)(1)", "164.520(d)",
  ]

  private static let columns = [
    "requirement", "title", "obligation", "status", "owner", "evidence", "maturity", "rationale",
    "approver", "decided", "review_by", "note", "action", "due", "cost", "method", "sample",
  ]

  @Test("begin a table whose columns `explain` lists, each with a sentence")
  func explainColumns() throws {
    let folder = try TemporaryFolder()
    let told = try gapbook("explain", "responses.csv", in: folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    let rows = told.stdout.matches(of: /\n  ([a-z_]+) +[A-Z].*/)
    #expect(rows.map { String($0.output.1) } == Self.columns, "\(told.stdout)")
  }

  /// A row for each leaf that applies, not assessed, with its title and obligation.
  private func expectRows(_ path: String, in folder: TemporaryFolder, assessment: String) throws {
    let data = try #require(readFile("\(folder.path)/out/\(assessment)/assessment.json"))
    let root = try JSONSerialization.jsonObject(with: Data(data)) as? [String: Any]
    let all = try #require(root?["requirements"] as? [[String: Any]])
    let leaves = all.filter { $0["leaf"] as? Bool == true }
    let applicable = leaves.filter { $0["status"] as? String == "not-assessed" }
    let rows = try folder.text(path).split(separator: "\r\n")
    #expect(rows.first.map(String.init) == Self.columns.joined(separator: ","))
    #expect(
      rows.dropFirst().map { $0.prefix { $0 != "," } }
        == applicable.map { $0["id"] as? String ?? "" }.map { $0[...] }
    )
    for (row, leaf) in zip(rows.dropFirst(), applicable) {
      let isPermitted = Self.permitted.contains { row.hasPrefix($0) }
      let obligation = isPermitted ? "permitted" : leaf["obligation"] as? String ?? ""
      let blanks = String(repeating: ",", count: Self.columns.count - 4)
      #expect(row.hasSuffix(",\(obligation),not-assessed\(blanks)"), "\(row)")
      #expect(row.contains(leaf["title"] as? String ?? "?"), "\(row)")
    }
    #expect(applicable.count < leaves.count)
  }

  @Test("overwrite nothing, and say what stands in the way")
  func overwriteNothing() throws {
    let folder = try workspace()
    let calls = [
      ["client", "A"], ["finding", "B"], ["policy", "C"], ["faq", "D"],
      ["template", "partials/footer"],
    ]
    for call in calls { #expect(try make(call[0], call[1], in: folder).code == 0, "\(call)") }
    let client = try make("client", "a", in: folder)
    #expect(client.code == 2)
    #expect(client.stderr.contains("content/clients/a is there already"))
    let before = try contents(of: folder.path)
    for call in calls where call[0] != "finding" {
      let again = try make(call[0], call[1], in: folder)
      #expect(again.code == 2)
      #expect(again.stderr.contains("is there already"), "\(again.stderr)")
    }
    let again = try gapbook("init", "ws", in: folder.path, environment: Self.day)
    #expect(again.code == 2)
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test(
    "refuse a name or a client that cannot be used",
    arguments: [
      ["client", "***"], ["client", "../.."], ["client", "E", "--entity", "hospital"],
      ["finding", "F", "--client", "nobody"], ["finding", "?", "--client", "a"],
    ]
  )
  func refuseNames(call: [String]) throws {
    let folder = try workspace()
    #expect(try make("client", "A", in: folder).code == 0)
    let before = try contents(of: folder.path)
    let result = try run(
      buildFolder + "/gapbook",
      ["new"] + call + ["--workspace", "ws"],
      in: folder.path
    )
    #expect(result.code == 2)
    #expect(result.stderr.hasPrefix("gapbook: "))
    #expect(try FolderChanges(from: before, to: contents(of: folder.path)).isEmpty)
  }

  @Test("ask whose finding it is where there are several clients")
  func askForClient() throws {
    let folder = try workspace()
    for name in ["A", "B"] { #expect(try make("client", name, in: folder).code == 0) }
    let vague = try make("finding", "F", in: folder)
    #expect(vague.code == 2)
    #expect(vague.stderr.contains("--client a|b"))
    #expect(try make("finding", "F", "--client", "b", in: folder).code == 0)
    #expect(names(in: folder.path + "/ws/content/clients/b/findings") == ["F-01-f.md"])
  }
}
