import Formats
import Foundation
import Regulation
import Spreadsheets
import TestSupport
import Testing

@testable import Workspace

/// `plan.xlsx` of a client's site, as it is read back.
@Suite("The workbook of a client")
struct PlanWorkbookTests {
  private static let sheets = ["requirements", "findings", "plan", "risks", "evidence"]

  private static func workbook(_ built: Built, _ site: String) throws -> [String: Sheet] {
    let bytes = try #require(built.files[site + "data/plan.xlsx"])
    let workbook = try Workbook.read(bytes)
    #expect(workbook.sheets.map(\.name) == sheets)
    return Dictionary(uniqueKeysWithValues: workbook.sheets.map { ($0.name, $0) })
  }

  /// The rows below a sheet's head, each cell by its column's name.
  private static func rows(_ sheet: Sheet?) throws -> [[String: String]] {
    let sheet = try #require(sheet)
    let names = sheet.rows[0].cells.map(\.text)
    return sheet.rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: row.cells.map { (names[$0.column], $0.text) })
    }
  }

  /// The file of `responses.csv` that a sheet of requirements says; a row without a status says nothing.
  private static func csv(_ sheet: Sheet) -> [UInt8] {
    let names = sheet.rows[0].cells.map(\.text)
    let columns = names.indices.map { index in
      Column<Spreadsheets.Row>(names[index]) { $0[index]?.text }
    }
    return CSV.input(columns, sheet.rows.dropFirst().filter { $0[3] != nil })
  }

  @Test("has the columns of responses.csv, and a row for each leaf with what was answered")
  func hasAnswers() throws {
    let built = try Example.built()
    let sheet = try Self.workbook(built, Example.client)["requirements"]
    #expect(sheet?.rows[0].cells.map(\.text) == ResponseColumn.all.map(\.name))
    let rows = try Self.rows(sheet)
    let leaves = try AssessmentFile(built, client: Example.client).leaves
    #expect(rows.count == leaves.count && rows.count > 50)
    for (row, leaf) in zip(rows, leaves) {
      let id = try #require(leaf["id"] as? String)
      #expect(row["requirement"] == id)
      #expect(row["title"] == leaf["title"] as? String, "\(id)")
      for key in [
        "owner", "note", "action", "due", "sample", "rationale", "approver", "decided", "review_by",
      ] {
        #expect(row[key] == leaf[key] as? String, "\(id) \(key)")
      }
      #expect(row["status"] == leaf["response"] as? String, "\(id)")
      for key in ["cost", "maturity"] { #expect(row[key] == (leaf[key] as? Int).map(String.init)) }
      #expect(row["method"]?.replacing("; ", with: ";") == leaf["method"] as? String, "\(id)")
    }
    let answered = rows.compactMap { $0["status"] }
    #expect(Set(answered).count > 4)
  }

  @Test("has a row for each finding, item of the plan, risk and item of evidence")
  func hasRegisters() throws {
    let built = try Example.built()
    let workbook = try Self.workbook(built, Example.client)
    let assessment = try AssessmentFile(built, client: Example.client)
    for name in ["findings", "plan", "risks", "evidence"] {
      let rows = try Self.rows(workbook[name])
      let items = assessment.list(name)
      #expect(rows.map { $0["id"] } == items.map { $0["id"] as? String }, "\(name)")
      #expect(!rows.isEmpty)
      for (row, item) in zip(rows, items) {
        for key in ["title", "owner", "due", "action", "risk", "location", "kind", "collected"]
        where item[key] is String {
          #expect(row[key] == item[key] as? String, "\(name) \(key)")
        }
        if let cost = item["cost"] as? Int { #expect(row["cost"] == String(cost), "\(name)") }
      }
    }
    let due = workbook["findings"]?.rows.dropFirst().flatMap(\.cells).filter { $0.kind == .day }
    #expect((due ?? []).count > 3)
  }

  @Test("comes to the same assessment when its requirements are the answers")
  func isReadBack() throws {
    let before = try Example.built()
    let sheet = try #require(try Self.workbook(before, Example.client)["requirements"])
    let workspace = try Example.copy()
    try workspace.put(.bytes(Self.csv(sheet)), at: Example.responses)
    let after = try gapbook("export", "plan.xlsx", workspace.path)
    #expect(after.code == 0, "\(after.stderr)")
    let other = try Workbook.read(after.output)
    let mine = try Workbook.read(try #require(before.files[Example.client + "data/plan.xlsx"]))
    for (one, two) in zip(mine.sheets, other.sheets) {
      // The lines of the table are others, as it has none of its own comments and blank rows.
      let source = one.rows[0].cells.first { $0.text == "source" }?.column
      func cells(_ sheet: Sheet) -> [[Cell]] {
        sheet.rows.map { $0.cells.filter { $0.column != source } }
      }
      #expect(cells(one) == cells(two), "\(one.name)")
    }
  }

  @Test(
    "has notes and locations for the audience full alone",
    arguments: EditionWorkspace.audiences
  )
  func isForItsAudience(audience: String) throws {
    let workspace = try EditionWorkspace.made()
    let told = try gapbook("export", "plan.xlsx", workspace.path, "--audience", audience)
    guard audience != "public" else {
      #expect(told.code == 3)
      return
    }
    #expect(told.code == 0, "\(told.stderr)")
    let parts = try #require(try Zip.files(of: told.output, most: 1 << 24))
    let text = parts.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    for plant in EditionWorkspace.plants where !plant.audiences.contains(audience) {
      #expect(!text.contains(plant.word), "\(plant.word) for \(audience)")
    }
    for word in ["zqfua", "zqeua", "zqnra"] { #expect(text.contains(word), "\(word)") }
    for word in ["zqnna", "zqela", "zqena"] {
      #expect(text.contains(word) == (audience == "full"), "\(word) for \(audience)")
    }
  }

  @Test("is refused with a withheld text in a cell, and named")
  func isSearched() throws {
    let workspace = try LeakWorkspace.made()
    try workspace.replace(
      "evidence,note,owner\n164.308(a)(2),implemented,EV-81,\(LeakWorkspace.note).,Owner",
      by:
        "evidence,note,owner,sample\n164.308(a)(2),implemented,EV-81,\(LeakWorkspace.note).,Owner,\(LeakWorkspace.location)",
      in: "content/clients/alpha/responses.csv"
    )
    let told = try gapbook("build", workspace.path, "--audience", "client")
    #expect(told.code == 4, "\(told.stderr)")
    #expect(told.stderr.contains("data/plan.xlsx, xl/worksheets/sheet1.xml"), "\(told.stderr)")
    #expect(!exists(workspace.path + "/site"))
  }

  @Test(
    "opens in openpyxl with days, amounts, filters and the choices of status",
    .enabled(
      if: exists(python),
      "make test installs openpyxl"
    )
  )
  func opensInOpenPyXL() throws {
    let built = try Example.built()
    let code = """
      import json, sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book['requirements']
      head = [c.value for c in sheet[1]]
      def cells(name):
        return [r[head.index(name)] for r in sheet.iter_rows(min_row=2)]
      print(json.dumps({
        'sheets': book.sheetnames,
        'filters': [s.auto_filter.ref for s in book], 'panes': [s.freeze_panes for s in book],
        'choices': [(str(v.sqref), v.formula1) for v in sheet.data_validations.dataValidation],
        'dues': [c.value.strftime('%Y-%m-%d') for c in cells('due') if c.value],
        'costs': [c.value for c in cells('cost') if c.value is not None],
        'title': book.properties.title,
      }))
      """
    let told = try run(
      Self.python,
      ["-c", code, built.site + "/" + Example.client + "data/plan.xlsx"]
    )
    try #require(told.code == 0, "\(told.stderr)")
    let said = try #require(
      try JSONSerialization.jsonObject(with: Data(told.output)) as? [String: Any]
    )
    let leaves = try AssessmentFile(built, client: Example.client).leaves
    #expect(said["sheets"] as? [String] == Self.sheets)
    #expect((said["filters"] as? [String])?.first == "A1:Q\(leaves.count + 1)")
    #expect(said["panes"] as? [String] == Array(repeating: "B2", count: 5))
    let choices = said["choices"] as? [[String]]
    #expect(choices?.count == 1 && choices?[0][0] == "D2:D\(leaves.count + 1)")
    #expect(
      choices?[0][1]
        == "\"implemented,alternative,not-reasonable,partial,planned,not-implemented,not-applicable,not-assessed\""
    )
    #expect(said["dues"] as? [String] == leaves.compactMap { $0["due"] as? String })
    #expect(said["costs"] as? [Int] == leaves.compactMap { $0["cost"] as? Int })
    #expect((said["title"] as? String)?.hasPrefix("Cedar Valley") == true)
  }

  private static let hasOffice =
    exists("/usr/lib/libreoffice/program/libsclo.so") && exists("/usr/bin/soffice")
  private static let python = repositoryRoot + "/.build/pdf-judges/bin/python"
  private static let needsOffice = ConditionTrait.enabled(
    if: hasOffice && exists(python),
    "make test-all installs LibreOffice Calc and openpyxl"
  )

  @Test(
    "is read back as it is but for the cells that were edited, when LibreOffice has saved it",
    needsOffice
  )
  func isImportedFromOffice() throws {
    let folder = try Example.copy()
    func export(_ name: String) throws -> [String: Cell] {
      let told = try gapbook(
        "export",
        "plan.xlsx",
        folder.path,
        "--client",
        "cedar-valley-clinic",
        "-o",
        folder.path + "/" + name
      )
      try #require(told.code == 0, "\(told.stderr)")
      return try Self.cells(try #require(readFile(folder.path + "/" + name)))
    }
    let before = try export("plan.xlsx")
    let responses = try folder.text(Example.responses)
    let code = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1] + '/plan.xlsx')
      if len(sys.argv) > 2:
        sheet = book['requirements']
        head = [c.value for c in sheet[1]]
        row = [c.value for c in sheet['A']].index('164.312(b)') + 1
        sheet.cell(row, head.index('owner') + 1).value = 'Zoë, of the IT provider'
        print(sheet.cell(row, head.index('owner') + 1).coordinate)
      book.save(sys.argv[1] + '/their.xlsx')
      """
    func saved(_ more: String...) throws -> String {
      let told = try run(Self.python, ["-c", code, folder.path] + more)
      try #require(told.code == 0, "\(told.stderr)")
      try Self.save(folder.path + "/their.xlsx", to: folder.path + "/saved", folder)
      return told.stdout.filter { !$0.isWhitespace }
    }
    func take(_ more: String...) throws -> ProgramResult {
      let words = ["import", "responses", folder.path + "/saved/their.xlsx"]
      let rest = ["--workspace", folder.path, "--client", "cedar-valley-clinic"]
      return try run(buildFolder + "/gapbook", words + rest + more)
    }
    // As it is: nothing is changed.
    _ = try saved()
    let same = try take()
    #expect(same.code == 0, "\(same.stderr)")
    #expect(same.stdout.hasPrefix("nothing changed in "), "\(same.stdout)")
    #expect(try folder.text(Example.responses) == responses)
    // One cell is edited: it is refused as filled, then taken, and all else is as it was.
    let cell = try saved("edit")
    let refused = try take()
    #expect(refused.code == 3)
    #expect(refused.lines("import-filled").count == 1, "\(refused.stderr)")
    #expect(try folder.text(Example.responses) == responses)
    let done = try take("--overwrite")
    #expect(done.code == 0, "\(done.stderr)")
    #expect(done.stdout.contains(", 1 requirement changed, "), "\(done.stdout)")
    let changed = Set(try folder.text(Example.responses).split(separator: "\n"))
      .symmetricDifference(responses.split(separator: "\n"))
    #expect(changed.count == 2, "\(changed)")
    #expect(changed.allSatisfy { $0.contains("164.312(b)") }, "\(changed)")
    let after = try export("after.xlsx")
    #expect(after["requirements!" + cell]?.text == "Zoë, of the IT provider")
    let sheet = after.filter { $0.key.hasPrefix("requirements!") && before[$0.key] != $0.value }
    #expect(sheet.keys.sorted() == ["requirements!" + cell])
  }

  /// A workbook as LibreOffice saves it.
  private static func save(
    _ path: String,
    to output: String,
    _ folder: TemporaryFolder
  ) throws {
    let saved = try run(
      "/usr/bin/env",
      [
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", output, path,
      ]
    )
    #expect(saved.code == 0, "\(saved.stderr)")
  }

  /// The cells of all sheets by their places, such as `requirements!D4`.
  private static func cells(_ bytes: [UInt8]) throws -> [String: Cell] {
    let all = try Workbook.read(bytes).sheets.flatMap { sheet in
      sheet.rows.flatMap { row in
        row.cells.map { ("\(sheet.name)!\($0.letters)\(row.number)", $0) }
      }
    }
    return Dictionary(uniqueKeysWithValues: all)
  }

  @Test(
    "is the same when others have edited and saved it, but for what they edited",
    needsOffice
  )
  func comesBackFromOthers() throws {
    let built = try Example.built()
    let bytes = try #require(built.files[Example.client + "data/plan.xlsx"])
    let folder = try TemporaryFolder(["plan.xlsx": .bytes(bytes)])
    let code = """
      import datetime, sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1] + '/plan.xlsx')
      sheet = book['requirements']
      sheet['D4'] = 'planned'
      sheet['L4'] = '=1+1 is a text, ñ\\nsecond line'
      sheet['L4'].data_type = 's'
      sheet['N4'] = datetime.date(2027, 2, 28)
      sheet['O4'] = 1234
      book.save(sys.argv[1] + '/edited.xlsx')
      """
    let edited = try run(Self.python, ["-c", code, folder.path])
    try #require(edited.code == 0, "\(edited.stderr)")
    try Self.save(folder.path + "/edited.xlsx", to: folder.path + "/saved", folder)
    let mine = try Self.cells(bytes)
    let theirs = try Self.cells(try #require(readFile(folder.path + "/saved/edited.xlsx")))
    #expect(Set(mine.keys).subtracting(theirs.keys) == [])
    let changed = theirs.filter { mine[$0.key] != $0.value }
    let expected = [
      "D4": "planned", "L4": "=1+1 is a text, ñ\nsecond line", "N4": "2027-02-28", "O4": "1234",
    ]
    for (place, text) in expected {
      #expect(theirs["requirements!" + place]?.text == text)
      #expect(theirs["requirements!" + place]?.isFormula == false)
    }
    #expect(Set(changed.keys).isSubset(of: expected.keys.map { "requirements!" + $0 }))
    #expect(theirs["requirements!N4"]?.day?.iso == "2027-02-28")
  }
}
