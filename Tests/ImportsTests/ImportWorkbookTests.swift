import Diagnostics
import Regulation
import Spreadsheets
import TestSupport
import Testing

@testable import Imports

@Suite("import of workbooks")
struct ImportWorkbookTests {
  /// A workbook of sheets whose first row is the head.
  static func workbook(_ sheets: [(name: String, rows: [[WrittenSheet.Value]])]) -> [UInt8] {
    let written = sheets.map { name, rows in
      let width = rows.map(\.count).max() ?? 0
      let head = (rows.first ?? []).map { value in
        if case .text(let text) = value { text } else { "" }
      }
      let names = head + Array(repeating: "", count: width - head.count)
      return WrittenSheet(
        name: name,
        columns: names.enumerated().map { index, name in
          let isDay = rows.contains { row in
            if index < row.count, case .day = row[index] { true } else { false }
          }
          return WrittenSheet.Column(name, width: 20, form: isDay ? .day : .text)
        },
        rows: rows.dropFirst().map { $0 + Array(repeating: .none, count: width - $0.count) }
      )
    }
    return WrittenWorkbook(title: "T", creator: "C", sheets: written).bytes()
  }

  static func workbook(texts sheets: [(name: String, rows: [[String]])]) -> [UInt8] {
    workbook(
      sheets.map { name, rows in
        (name, rows.map { $0.map { $0.isEmpty ? .none : .text($0) } })
      }
    )
  }

  private func request(
    _ bytes: [UInt8],
    in folder: ImportFolder,
    _ change: (inout ImportRequest) -> Void = { _ in }
  ) throws -> ImportRequest {
    try folder.folder.put(.bytes(bytes), at: "their.xlsx")
    var request = try ImportRequest(
      file: folder.folder.path + "/their.xlsx",
      workspace: folder.folder.path,
      today: "2026-11-30"
    )
    change(&request)
    return request
  }

  @Test("reads the sheet that can hold answers, with its days, below a title")
  func readsSheet() throws {
    let folder = try ImportFolder()
    let day = try #require(Day("2027-01-15"))
    let bytes = Self.workbook([
      ("Cover", [[.text("Gap analysis")], [.text("Acme")]]),
      (
        "Security Rule",
        [
          [.text("Acme, 2026")], [],
          ["Standard", "Implementation specification", "Status", "Target date", "Cost"]
            .map { .text($0) },
          ["Access control", "Automatic logoff", "Planned"].map { .text($0) }
            + [.day(day), .number(1200)],
          [.none, .text("Unique user identification"), .text("Yes")],
          [.none, .text("Encryption"), .text("Yes")],
        ]
      ),
    ])
    let refused = try importResponses(request(bytes, in: folder))
    #expect(
      refused.messages("import-row") == [
        "6:2 \"Encryption\" is no title of a requirement below \"Access control\""
      ]
    )
    let file = refused.diagnostics.first { $0.rule == "import-row" }?.place?.file
    #expect(file == folder.folder.path + "/their.xlsx[Security Rule]")
    #expect(try importResponses(request(bytes, in: folder) { $0.isPartial = true }).value != nil)
    #expect(
      try folder.responses
        == "requirement,status,due,cost\r\n164.312(a)(2)(i),implemented\r\n"
        + "164.312(a)(2)(iii),planned,2027-01-15,1200\r\n"
    )
  }

  @Test("asks for the sheet where two can hold answers")
  func asksForSheet() throws {
    let folder = try ImportFolder()
    let head = ["Citation", "Status"]
    let bytes = Self.workbook(texts: [
      ("2025", [head, ["164.312(b)", "No"]]), ("2026", [head, ["164.312(b)", "Yes"]]),
    ])
    let refused = try importResponses(request(bytes, in: folder))
    #expect(
      refused.messages("import-sheet") == ["1:1 2 sheets hold answers: \"2025\", \"2026\""]
    )
    let unknown = try importResponses(request(bytes, in: folder) { $0.sheet = "2024" })
    #expect(unknown.messages("import-sheet") == ["1:1 there is no sheet \"2024\""])
    #expect(try importResponses(request(bytes, in: folder) { $0.sheet = "2026" }).value != nil)
    #expect(try folder.responses == "requirement,status\r\n164.312(b),implemented\r\n")
  }

  @Test("places no row of which a cell does not say what it shows")
  func refusesFaultyCells() throws {
    let place = SourceRange(file: "x[y]", start: SourcePosition(line: 2, column: 2))
    func cell(_ text: String, _ fault: String? = nil) -> ForeignTable.Cell {
      ForeignTable.Cell(text: Sourced(text, at: place), fault: fault)
    }
    let table = ForeignTable(
      file: "x[y]",
      sheet: "y",
      rows: [
        ForeignTable.Row(cells: [0: cell("Citation"), 1: cell("Status")], place: place),
        ForeignTable.Row(
          cells: [0: cell("164.312(b)"), 1: cell("", "cell B2 has a formula")],
          place: place
        ),
        ForeignTable.Row(cells: [0: cell("164.312(d)"), 1: cell("Yes")], place: place),
      ]
    )
    let head = try #require(ForeignHead.found(in: table, ForeignHead.Maps(fields: [:])))
    let reading = ForeignReading(
      table,
      head,
      finder: RequirementFinder(ImportFolder.law.catalog, rules: HIPAARule.allCases),
      statuses: StatusWords([:]),
      evidence: [],
      hasUSDays: true
    )
    #expect(reading.faults.map(\.rule) == ["import-cell"])
    #expect(reading.lostRows == 1)
    #expect(reading.answers.map(\.leaf.id) == ["164.312(d)"])
  }

  @Test("refuses what is no workbook, and writes nothing")
  func refusesOthers() throws {
    let folder = try ImportFolder()
    let others = [Array("PK\u{3}\u{4}".utf8), [0xD0, 0xCF, 0x11, 0xE0], Array("%PDF-1.7".utf8)]
    for bytes in others {
      let refused = try importResponses(request(bytes, in: folder))
      #expect(refused.value == nil)
      #expect(refused.messages("import-file").count == 1)
      #expect(refused.diagnostics.allSatisfy { $0.help != nil })
    }
    #expect(try folder.responses == "requirement,status\r\n")
  }

  @Test("drafts responses from the SRA Tool's workbook, and lists it as evidence, once")
  func importsSRA() throws {
    let folder = try ImportFolder(
      responses: "requirement,status,note\n164.308(a)(2),partial,Ours\n",
      ["content/clients/acme/evidence.yml": "# Ours\n- { id: EV-1, title: A }\n"]
    )
    let bytes = Self.workbook(
      texts: SRAFixture.sheets { section, number in section == 1 && number <= 5 ? [0] : [] }
    )
    let refused = try importSRA(request(bytes, in: folder))
    #expect(refused.value == nil)
    #expect(refused.messages("sra-answer").count == 1)
    #expect(try folder.responses.hasSuffix("partial,Ours\n"))
    let done = try importSRA(request(bytes, in: folder) { $0.isPartial = true })
    #expect(
      done.value?.lines == [
        "read 7 sections of the SRA Tool: 5 of 125 questions answered; the tool's own figures: Risk score, section 1 12%",
        "wrote content/clients/acme/responses.csv: 4 answers placed, 5 requirements changed, 0 as they were; no status is set",
        "wrote content/clients/acme/evidence.yml: EV-SRA", "1 not placed",
      ]
    )
    func note(_ number: Int, _ more: String = "") -> String {
      "SRA Tool, Section 1 - SRA Basics: Is thing 1.\(number) done? Yes.\(more) "
        + "The tool's own rating, not this assessment's: Risk Indicated No."
    }
    #expect(
      try folder.responses == """
        requirement,status,note,evidence
        164.308(a)(2),partial,"Ours
        \(note(3))",EV-SRA
        164.308(a)(1)(ii)(A),,"\(note(1, " Notes: See binder."))",EV-SRA
        164.308(a)(1)(ii)(B),,"\(note(2))",EV-SRA
        164.308(a)(1)(ii)(D),,"\(note(4))",EV-SRA
        164.312(b),,"\(note(4))",EV-SRA

        """
    )
    let list = try folder.folder.text(ImportFolder.client + "evidence.yml")
    #expect(
      list.hasPrefix("# Ours\n- { id: EV-1, title: A }\n- id: EV-SRA\n  title: \"Workbook of")
    )
    #expect(list.contains("\n  kind: self-assessment\n  collected: 2026-11-30\n"))
    #expect(list.contains("\n  location: their.xlsx\n"))
    let responses = try folder.responses
    let again = try importSRA(request(bytes, in: folder) { $0.isPartial = true })
    #expect(again.value?.lines[1].hasPrefix("nothing changed in ") == true)
    #expect(again.value?.lines[2] == "content/clients/acme/evidence.yml has the workbook as EV-SRA")
    #expect(try folder.responses == responses)
    #expect(try folder.folder.text(ImportFolder.client + "evidence.yml") == list)
  }

  @Test("writes nothing where no answer of the SRA Tool is placed, and says where it looked")
  func placesNone() throws {
    let folder = try ImportFolder()
    let unmarked = Self.workbook(texts: SRAFixture.sheets { _, _ in [] })
    let refused = try importSRA(request(unmarked, in: folder) { $0.isPartial = true })
    #expect(refused.value == nil)
    let told = try #require(refused.messages("sra-answer").last)
    #expect(told.hasPrefix("1:1 no answer is marked: marks were sought in column C of \"Section 1"))
    // The fifth question of the first section cites nothing.
    let uncited = Self.workbook(texts: SRAFixture.sheets { s, n in s == 1 && n == 5 ? [0] : [] })
    let placed = try importSRA(request(uncited, in: folder) { $0.isPartial = true })
    #expect(placed.value == nil)
    #expect(
      placed.messages("sra-answer").contains(
        "1:1 no answer is placed: none of the 1 that are marked cites a requirement"
      )
    )
    #expect(try folder.responses == "requirement,status\r\n")
    #expect(!exists(folder.folder.path + "/" + ImportFolder.client + "evidence.yml"))
  }

  @Test("refuses a workbook that is not the SRA Tool's, and a list that cannot be added to")
  func refusesSRA() throws {
    let list = "[ { id: EV-1, title: A } ]\n"
    let folder = try ImportFolder(["content/clients/acme/evidence.yml": .text(list)])
    let other = Self.workbook(texts: [("Budget", [["a", "b"], ["1", "2"]])])
    #expect(try importSRA(request(other, in: folder)).messages("sra-workbook").count == 1)
    let text = try importSRA(request(Array("a,b\n".utf8), in: folder))
    #expect(text.messages("import-file").count == 1)
    let whole = Self.workbook(texts: SRAFixture.sheets { s, n in s == 1 && n == 1 ? [0] : [] })
    #expect(try importSRA(request(whole, in: folder)).messages("import-list").count == 1)
    #expect(try folder.responses == "requirement,status\r\n")
    #expect(try folder.folder.text(ImportFolder.client + "evidence.yml") == list)
  }

  @Test("writes nothing where evidence.yml is a folder, and says so")
  func refusesFolders() throws {
    let folder = try ImportFolder(["content/clients/acme/evidence.yml/x.txt": "x"])
    let whole = Self.workbook(texts: SRAFixture.sheets { s, n in s == 1 && n == 1 ? [0] : [] })
    do {
      let refused = try importSRA(request(whole, in: folder))
      #expect(refused.value == nil && refused.diagnostics.hasErrors)
      #expect(refused.diagnostics.contains { "\($0)".contains("evidence.yml") }, "\(refused)")
    } catch let fault as ImportFault {
      #expect(fault.message.hasSuffix("evidence.yml is there and is no file that can be read"))
    }
    #expect(try folder.responses == "requirement,status\r\n")
  }
}
