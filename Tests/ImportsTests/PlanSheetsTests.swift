import Diagnostics
import Export
import GapAnalysis
import Regulation
import Spreadsheets
import TestSupport
import Testing
import Workspace

@testable import Imports

/// Workbooks of ours that come back.
@Suite("import of our own workbook")
struct PlanSheetsTests {
  private static let responses =
    "requirement,status,owner,evidence,note\n"
    + "164.312(b),implemented,Ann,EV-1;EV-2,\"Seen\nTwice\"\n164.312(d),partial,,,\n"

  private func made() throws -> ImportFolder {
    try ImportFolder(
      responses: Self.responses,
      [
        "content/clients/acme/evidence.yml":
          "- { id: EV-1, title: Log, location: Shelf }\n- { id: EV-2, title: Memo, audience: [regulator] }\n",
        "content/clients/acme/findings/F-01.md":
          "---\nid: F-01\nrequirements: [164.312(d)]\nlikelihood: high\nimpact: high\nowner: Ben\n---\n\n# Doors\n\nOpen.\n",
        "content/clients/acme/findings/F-02.md":
          "---\nid: F-02\nrequirements: [164.312(d)]\nlikelihood: low\nimpact: low\naudience: [regulator]\n---\n\n# Windows\n\nOpen.\n",
      ]
    )
  }

  private func request(_ folder: ImportFolder) throws -> ImportRequest {
    try ImportRequest(
      file: folder.folder.path + "/plan.xlsx",
      workspace: folder.folder.path,
      today: "2026-11-30"
    )
  }

  /// Imports the workbook that an audience gets after a change of its sheets.
  private func take(
    _ folder: ImportFolder,
    for audience: String = Audience.full,
    says subject: String? = nil,
    overwrites: Bool = false,
    _ change: (inout [Table]) -> Void = { _ in }
  ) throws -> Diagnosed<Imported?> {
    var request = try request(folder)
    let client = try ImportedClient(request)
    let assessment = client.assessment(for: audience)
    var tables = PlanWorkbook.sheets(of: assessment).map(Table.init)
    change(&tables)
    let bytes = WrittenWorkbook(
      title: "T",
      subject: subject ?? (audience == Audience.full ? nil : "Edition: " + audience),
      creator: "gapbook 1",
      sheets: tables.map(\.sheet)
    ).bytes()
    try folder.folder.put(.bytes(bytes), at: "plan.xlsx")
    request.overwrites = overwrites
    return try importResponses(request)
  }

  /// A sheet whose cells can be edited.
  private struct Table {
    var name: String
    var columns: [WrittenSheet.Column]
    var rows: [[WrittenSheet.Value]]

    init(_ sheet: WrittenSheet) {
      (name, columns, rows) = (sheet.name, sheet.columns, sheet.rows)
    }

    var sheet: WrittenSheet { WrittenSheet(name: name, columns: columns, rows: rows) }

    mutating func set(_ id: String, _ column: String, _ value: WrittenSheet.Value) {
      guard let place = columns.firstIndex(where: { $0.name == column }),
        let row = rows.firstIndex(where: { $0.contains(.text(id)) })
      else { return }
      rows[row][place] = value
    }

    mutating func drop(column name: String) {
      guard let place = columns.firstIndex(where: { $0.name == name }) else { return }
      columns.remove(at: place)
      for row in rows.indices { rows[row].remove(at: place) }
    }
  }

  private func elsewhere(_ imported: Diagnosed<Imported?>) -> [String] {
    imported.diagnostics.filter { $0.rule == "import-elsewhere" }.map(\.message)
  }

  @Test(
    "changes nothing as it was written, of the whole and of each edition",
    arguments: Audience.usual
  )
  func isUnchanged(audience: String) throws {
    let folder = try made()
    for overwrites in [false, true] {
      let done = try take(folder, for: audience, overwrites: overwrites)
      #expect(done.value?.lines.first?.hasPrefix("nothing changed in ") == true, "\(done)")
      #expect(elsewhere(done) == [])
      #expect(done.messages("import-filled") == [])
      #expect(done.messages("import-edition").isEmpty == (audience == Audience.full))
      #expect(try folder.responses == Self.responses)
    }
  }

  @Test("of an edition that does not say so names columns that are blank, once each")
  func tellsBlankColumns() throws {
    let folder = try made()
    let done = try take(folder, for: "client", says: "")
    #expect(
      Set(elsewhere(done)).isSuperset(
        of: [
          "the column note of the sheet requirements is blank, and counts as not given",
          "the column location of the sheet evidence is blank, and counts as not given",
          "F-02 is missing in the sheet findings", "EV-2 is missing in the sheet evidence",
        ]
      ),
      "\(elsewhere(done))"
    )
    // That an item of a list is withheld, and was not taken out, only the properties say.
    let file = "content/clients/acme/responses.csv"
    #expect(
      done.diagnostics.filter { $0.rule == "import-filled" }.map(\.message) == [
        "evidence of 164.312(b) is \"EV-1;EV-2\" in \(file), and \"EV-1\" here"
      ]
    )
    #expect(try folder.responses == Self.responses)
  }

  @Test("takes an edit of an edition, and keeps the evidence that is withheld from it")
  func keepsWithheld() throws {
    let folder = try made()
    let done = try take(folder, for: "client", overwrites: true) { tables in
      tables[0].set("164.312(b)", "owner", .text("Cleo"))
      tables[0].set("164.312(b)", "evidence", .none)
    }
    #expect(done.value != nil, "\(done.diagnostics)")
    #expect(
      try folder.responses
        == Self.responses.replacing("Ann,EV-1;EV-2", with: "Cleo,EV-2")
    )
  }

  @Test("lists a cell that was emptied, and a list or note that lost a part, as differences")
  func listsCleared() throws {
    let folder = try made()
    func edit(_ tables: inout [Table]) {
      tables[0].set("164.312(b)", "owner", .none)
      tables[0].set("164.312(b)", "note", .text("Seen"))
      tables[0].set("164.312(b)", "evidence", .text("EV-1"))
      tables[0].set("164.312(d)", "status", .none)
    }
    let refused = try take(folder) { edit(&$0) }
    #expect(refused.value == nil)
    let file = "content/clients/acme/responses.csv"
    #expect(
      Set(refused.diagnostics.filter { $0.rule == "import-filled" }.map(\.message)) == [
        "owner of 164.312(b) is \"Ann\" in \(file), and blank here",
        "note of 164.312(b) is \"Seen Twice\" in \(file), and \"Seen\" here",
        "evidence of 164.312(b) is \"EV-1;EV-2\" in \(file), and \"EV-1\" here",
        "status of 164.312(d) is \"partial\" in \(file), and blank here",
      ]
    )
    #expect(try folder.responses == Self.responses)
    #expect(try take(folder, overwrites: true) { edit(&$0) }.value != nil)
    #expect(
      try folder.responses
        == "requirement,status,owner,evidence,note\n"
        + "164.312(b),implemented,,EV-1,Seen\n164.312(d),not-assessed,,,\n"
    )
  }

  @Test("lists what changed elsewhere, in every sheet, and places the answers all the same")
  func listsElsewhere() throws {
    let folder = try made()
    let done = try take(folder) { tables in
      tables[0].set("164.312(d)", "owner", .text("Dora"))
      tables[0].set("164.312(d)", "title", .text("Another title"))
      tables[0].rows.removeAll { $0.contains(.text("164.310(c)")) }
      tables[1].set("F-01", "owner", .text("Bea"))
      tables[1].columns.append(WrittenSheet.Column("reply", width: 9))
      for row in tables[1].rows.indices { tables[1].rows[row].append(.text("ok")) }
      tables[1].rows.removeAll { $0.contains(.text("F-02")) }
      tables[2].set("F-01", "action", .text("Lock them"))
      tables[2].rows.append([.none, .text("F-09")] + Array(repeating: .none, count: 20))
      tables[4].drop(column: "kind")
      tables[3].name = "hazards"
    }
    #expect(done.value != nil, "\(done.diagnostics)")
    #expect(
      try folder.responses == Self.responses.replacing("(d),partial,,", with: "(d),partial,Dora,")
    )
    let told = Set(elsewhere(done))
    for message in [
      "title of 164.312(d) is \"Another title\" in the sheet requirements, and \"Person or entity authentication\" in the workspace",
      "164.310(c) is missing in the sheet requirements",
      "owner of F-01 is \"Bea\" in the sheet findings, and \"Ben\" in the workspace",
      "the column \"reply\" of the sheet findings is new", "F-02 is missing in the sheet findings",
      "the row \"F-09\" of the sheet plan is new", "the sheet risks is missing",
      "the sheet \"hazards\" is new", "the column kind is missing in the sheet evidence",
    ] {
      #expect(told.contains(message), "\(message): \(told)")
    }
    #expect(
      done.diagnostics.allSatisfy { $0.rule != "import-elsewhere" || $0.severity == .warning }
    )
  }

  @Test("lists each comment with its cell")
  func listsComments() {
    let place = SourceRange(file: "x[y]", start: SourcePosition(line: 5, column: 4))
    let table = ForeignTable(
      file: "x[y]",
      sheet: "y",
      rows: [],
      comments: [Sourced("Not so\nany more", at: place)]
    )
    #expect(
      table.unreadComments.map(\.message) == [
        "the comment on cell D5 is not read: \"Not so any more\""
      ]
    )
    #expect(table.unreadComments.map(\.place) == [place])
  }
}
