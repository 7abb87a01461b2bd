import Foundation
import Spreadsheets
import TestSupport
import Testing

@Suite("import")
struct ImportCommandTests {
  private static let day = ["SOURCE_DATE_EPOCH": "1795219200"]

  private func call(
    _ arguments: String...,
    in folder: TemporaryFolder
  ) throws -> ProgramResult {
    try run(
      buildFolder + "/gapbook",
      ["import"] + arguments,
      in: folder.path,
      environment: Self.day
    )
  }

  @Test("responses fills the only client's file, and prints what it did")
  func fillsFile() throws {
    let folder = try ClientWorkspace.made(["/their.csv": "Citation,Status\n164.308(a)(2),No\n"])
    let refused = try call("responses", "their.csv", in: folder)
    #expect(refused.code == 3)
    #expect(refused.stdout == "")
    #expect(
      refused.lines("import-filled") == [
        "their.csv:2:15: error: status of 164.308(a)(2) is \"implemented\" in content/clients/alpha/responses.csv, and \"not-implemented\" here [import-filled]"
      ]
    )
    #expect(refused.lines("import-refused").count == 1)
    let done = try call("responses", "their.csv", "--overwrite", in: folder)
    #expect(done.code == 0, "\(done.stderr)")
    #expect(
      done.stdout
        == "wrote content/clients/alpha/responses.csv: 1 row placed, 1 requirement changed, 0 as they were\n"
    )
    #expect(
      try folder.text(ClientWorkspace.folder + "responses.csv")
        == "requirement,status\n164.308(a)(2),not-implemented\n"
    )
    let again = try call("responses", "their.csv", in: folder)
    #expect(again.code == 0)
    #expect(again.stdout.hasPrefix("nothing changed in "))
  }

  @Test(
    "says what is wrong with a call",
    arguments: [
      (["responses"], "file"),
      (["responses", "none.csv"], "there is no file none.csv"),
      (["responses", "content"], "content is a folder"),
      (["responses", "their.csv", "--client", "beta"], "there is no client \"beta\""),
      (["responses", "their.csv", "--workspace", "none"], "there is no folder none"),
      (["responses", "their.csv", "--map", "Status"], "--map \"Status\" lacks one side of the ="),
      (["responses", "their.csv", "--map", "Status=state"], "names no column of ours"),
      (["responses", "their.csv", "--map-status", "Mostly=partly"], "names no status"),
      (["responses", "their.csv", "--sheet", "A"], "--sheet is for workbooks"),
      (["sra", "their.csv", "--collected", "2026-13-01"], "is no day of the calendar"),
      (["sra", "none.xlsx"], "there is no file none.xlsx"),
      (["answers", "their.csv"], "there is no command \"answers\""),
      ([], "no command is given"),
    ]
  )
  func saysFaultsOfCalls(arguments: [String], words: String) throws {
    let folder = try ClientWorkspace.made(["/their.csv": "Citation,Status\n164.308(a)(2),Yes\n"])
    let result = try run(buildFolder + "/gapbook", ["import"] + arguments, in: folder.path)
    #expect(result.code == 2)
    #expect(result.stderr.contains(words), "\(result.stderr)")
  }

  @Test("asks which client is meant where there are several")
  func asksForClient() throws {
    let folder = try ClientWorkspace.made([
      "/their.csv": "Citation,Status\n164.308(a)(2),Yes\n",
      "/content/clients/beta/client.yml": "name: Beta\nentity: covered-entity\n",
      "/content/clients/beta/responses.yml": "164.308(a)(2): { status: partial }\n",
    ])
    let result = try call("responses", "their.csv", in: folder)
    #expect(result.code == 2)
    #expect(result.stderr.contains("say which client: --client alpha, or beta"))
    // Answers in YAML are no file that an import can fill.
    let yaml = try call("responses", "their.csv", "--client", "beta", in: folder)
    #expect(yaml.code == 2)
    #expect(yaml.stderr.contains("content/clients/beta/responses.yml has the client's answers"))
    let empty = try TemporaryFolder(["gapbook.yml": "title: T\n", "their.csv": "a\n"])
    let none = try call("responses", "their.csv", in: empty)
    #expect(none.code == 2)
    #expect(none.stderr.contains("gapbook new client NAME begins one"))
  }

  @Test("leaves a file with errors as it is, and says which")
  func leavesFaultyFile() throws {
    let folder = try ClientWorkspace.made([
      "responses.csv": "requirement,status\n164.308(a)(2),maybe\n",
      "/their.csv": "Citation,Status\n164.308(a)(2),Yes\n",
    ])
    let result = try call("responses", "their.csv", in: folder)
    #expect(result.code == 3)
    #expect(result.lines("unknown-status").count == 1)
    #expect(
      try folder.text(ClientWorkspace.folder + "responses.csv")
        == "requirement,status\n164.308(a)(2),maybe\n"
    )
  }

  @Test("sra refuses what is no workbook, and shows no line of one that is damaged")
  func refusesOtherFiles() throws {
    let folder = try ClientWorkspace.made([
      "/their.csv": "a,b\n", "/their.xlsx": .bytes(Array("PK\u{3}\u{4}\0\0 torn".utf8)),
    ])
    for name in ["their.csv", "their.xlsx"] {
      let result = try call("sra", name, in: folder)
      #expect(result.code == 3)
      #expect(result.stdout == "")
      #expect(result.lines("import-file").count == 1, "\(result.stderr)")
      #expect(!result.stderr.contains("torn"))
    }
    #expect(!exists(folder.path + "/" + ClientWorkspace.folder + "evidence.yml"))
  }

  @Test("sra shows the tool's answers and the workbook in the report, and sets no status")
  func showsSelfAssessment() throws {
    let folder = try ClientWorkspace.made(["responses.csv": "requirement,status\n"])
    let columns = ["Question", "Reference", "Indicator", "Responses"].map {
      WrittenSheet.Column($0, width: 20)
    }
    func row(_ cells: String...) -> [WrittenSheet.Value] {
      cells.map { $0.isEmpty ? .none : .text($0) }
    }
    let book = WrittenWorkbook(
      title: "SRA",
      creator: "T",
      sheets: [
        WrittenSheet(
          name: "Section 1 - Basics",
          columns: columns,
          rows: [
            row("Is somebody responsible?", "HIPAA: §164.308(a)(2)", "", ""),
            row("", "", "x", "Yes, one person."), row("", "", "", "No."),
          ]
        ),
        WrittenSheet(name: "Risk_Logic", columns: [columns[0]], rows: []),
      ]
    )
    try folder.put(.bytes(book.bytes()), at: "SRA Tool.xlsx")
    let done = try call("sra", "SRA Tool.xlsx", "--collected", "2026-09-01", in: folder)
    #expect(done.code == 0, "\(done.stderr)")
    #expect(done.stdout.contains("1 of 1 questions answered"))
    #expect(
      try folder.text(ClientWorkspace.folder + "responses.csv")
        == "requirement,status,evidence,note\n164.308(a)(2),,EV-SRA,"
        + "\"SRA Tool, Section 1 - Basics: Is somebody responsible? Yes, one person.\"\n"
    )
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/requirements/164.308.a.2.html").text
    #expect(page.contains("Is somebody responsible? Yes, one person."))
    #expect(page.contains("Not assessed"))
    let evidence = try built.page("clients/alpha/evidence.html").text
    #expect(evidence.contains("Self assessment"))
    #expect(evidence.contains("SRA Tool.xlsx"))
  }

  @Test("reads back the table of an interview that was filled")
  func readsInterviewBack() throws {
    let folder = try ClientWorkspace.made()
    let made = try run(
      buildFolder + "/gapbook",
      ["new", "client", "alpha", "--interview"],
      in: folder.path,
      environment: Self.day
    )
    #expect(made.code == 0, "\(made.stderr)")
    let path = "interviews/alpha.csv"
    let table = try folder.text(path)
    #expect(
      table.hasPrefix(
        "\u{FEFF}requirement,title,role,question,answer,status,person,date,method\r\n"
      )
    )
    let silent = try call("responses", path, in: folder)
    #expect(silent.code == 0, "\(silent.stderr)")
    #expect(silent.stdout.hasPrefix("nothing changed in "))
    let question = "Who is responsible for security?,,,,,interview\r\n"
    #expect(table.contains(question))
    let filled = table.replacing(
      question,
      with: "Who is responsible for security?,Ann is.,,Ann,2026-09-03,interview\r\n",
      maxReplacements: 1
    )
    try folder.put(.text(filled), at: path)
    let done = try call("responses", path, in: folder)
    #expect(done.code == 0, "\(done.stderr)")
    let responses = try folder.text(ClientWorkspace.folder + "responses.csv")
    #expect(responses.hasPrefix("requirement,status,note,method\n164.308(a)(2),implemented,"))
    #expect(
      responses.contains("Who is responsible for security? Ann is. (Ann, "),
      "\(responses)"
    )
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(
      try built.page("clients/alpha/requirements/164.308.a.2.html").text
        .contains("Who is responsible for security? Ann is.")
    )
  }

  /// A foreign table with a row for each row of a client's file: the id in another spelling, a word for
  /// the status, and a note of its own.
  private func foreign(_ responses: String) -> (table: String, ids: [String]) {
    let ids = responses.split(separator: "\r\n").dropFirst().compactMap { row in
      row.split(separator: ",").first.map(String.init)
    }
    let words = ["Fully implemented", "In progress", "No", "Planned", "Yes"]
    let rows = ids.enumerated().map { number, id in
      let dotted = id.replacing("(", with: ".").replacing(")", with: "")
      let spelled = [id, "45 CFR § \(id) (R)", dotted][number % 3]
      return "\(spelled);\(words[number % 5]);Remark \(number) of theirs;Owner \(number)"
    }
    let head = "HIPAA reference;Compliance status;Comments;Responsible\n"
    return (head + rows.joined(separator: "\n"), ids)
  }

  @Test("makes a report in which every row is on a page, from a new workspace and a foreign table")
  func makesReport() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["init", "ws", "--starter", "bare"], ["new", "client", "Acme", "--workspace", "ws"],
    ] {
      let made = try run(
        buildFolder + "/gapbook",
        arguments,
        in: folder.path,
        environment: Self.day
      )
      #expect(made.code == 0, "\(made.stderr)")
    }
    let path = "ws/content/clients/acme/responses.csv"
    let foreign = foreign(try folder.text(path))
    #expect(foreign.ids.count > 100)
    // One more leaf, which does not concern this client.
    let table = foreign.table + "\n164.308(a)(4)(ii)(A);No;Remark of nobody;Owner of nobody\n"
    try folder.put(.text(table), at: "their.csv")
    let done = try call("responses", "their.csv", "--workspace", "ws", in: folder)
    #expect(done.code == 0, "\(done.stderr)")
    #expect(
      done.stdout.contains(": \(foreign.ids.count + 1) rows placed, \(foreign.ids.count + 1) ")
    )
    let site = folder.path + "/ws/site"
    let built = try run(
      buildFolder + "/gapbook",
      ["build", folder.path + "/ws"],
      environment: Self.day
    )
    #expect(built.code == 0, "\(built.stderr)")
    for (number, id) in foreign.ids.enumerated() {
      let name = id.replacing("(", with: ".").replacing(")", with: "")
      let page = HTMLPage(
        readFile("\(site)/clients/acme/requirements/\(name).html") ?? []
      ).text
      #expect(page.contains("Remark \(number) of theirs"), "\(id)")
      #expect(page.contains("Owner \(number)"), "\(id)")
    }
    let left = HTMLPage(readFile(site + "/clients/acme/left-out.html") ?? []).text
    #expect(left.contains("164.308(a)(4)(ii)(A)"))
  }
}
