import Diagnostics
import TestSupport
import Testing

@testable import Imports

@Suite("import responses")
struct ImportResponsesTests {
  @Test("places a consultant's spreadsheet below its titles, and says which words it read")
  func placesSpreadsheet() throws {
    let folder = try ImportFolder()
    let done = try folder.take(
      """
      Acme HIPAA gap assessment,,,,,,
      Prepared by X,,,,,,

      HIPAA Citation,Standard,Implementation Specification,Compliance Status,Responsible,Comments,Target Date
      164.308(a)(1)(i),Security Management Process,,,,,
      §164.308(a)(1)(ii)(A),,Risk Analysis (R),Partially implemented,Jane Roe,"Done in 2023,
      not since",12/31/2026
      ,,Risk Management,In place,Jane,,
      ,Access Control,Automatic Logoff (A),No,IT,,2027-01-15
      "45 CFR 164.312(b) Audit controls",,,IMPLEMENTED,,,

      """
    )
    #expect(
      try folder.responses
        == "requirement,status,owner,note,due\r\n"
        + "164.308(a)(1)(ii)(A),partial,Jane Roe,\"Done in 2023,\nnot since\",2026-12-31\r\n"
        + "164.308(a)(1)(ii)(B),implemented,Jane\r\n"
        + "164.312(a)(2)(iii),not-implemented,IT,,2027-01-15\r\n"
        + "164.312(b),implemented\r\n"
    )
    #expect(
      done.value?.lines == [
        "wrote content/clients/acme/responses.csv: 4 rows placed, 4 requirements changed, 0 as they were",
        "1 row without an answer",
      ]
    )
    #expect(
      done.messages("status-word") == [
        "6:42 \"Partially implemented\" is read as \"partial\"",
        "8:19 \"In place\" is read as \"implemented\"",
        "9:38 \"No\" is read as \"not-implemented\"",
      ]
    )
  }

  @Test("done twice changes nothing and says so")
  func isIdempotent() throws {
    let folder = try ImportFolder()
    let table =
      "Citation;Status;Notes;Owner\n164.312(b);Yes;a;Ann\n164.312(d);n.a.;no network;Ben\n"
    #expect(try folder.take(table).value?.lines.first?.contains("2 requirements changed") == true)
    let first = try folder.responses
    let again = try folder.take(table)
    #expect(
      again.value?.lines == [
        "nothing changed in content/clients/acme/responses.csv: 2 rows placed, 0 requirements changed, 2 as they were"
      ]
    )
    #expect(try folder.responses == first)
  }

  @Test("lists what has no place with line, column and reason, and writes nothing")
  func listsWhatHasNoPlace() throws {
    let before = "requirement,status,owner\n164.312(d),partial,Ann\n"
    let folder = try ImportFolder(responses: before)
    let table = """
      Citation,Status,Owner,Due date,Priority,Evidence
      164.312(a)(1),Yes,,,high,
      164.312(b),Mostly,,,,
      164.312(d),Partial,Ben,,low,
      164.310(b),Yes,,Q4,,
      164.310(c),Mostly,,,,
      164.308(a)(8),Yes,,,,Binder 3
      164.308(a)(2),Yes,Ann,,,

      """
    let refused = try folder.take(table)
    #expect(refused.value == nil)
    #expect(try folder.responses == before)
    #expect(
      refused.messages("import-row") == [
        "2:1 164.312(a)(1) is broad: one answer cannot be that of each of its 4 leaves"
      ]
    )
    #expect(
      refused.messages("import-status") == [
        "3:12 \"Mostly\" is no known word for a status (rows 3, 6)"
      ]
    )
    #expect(
      refused.messages("import-filled") == [
        "4:20 owner of 164.312(d) is \"Ann\" in content/clients/acme/responses.csv, and \"Ben\" here"
      ]
    )
    #expect(
      refused.messages("bad-day") == ["5:17 \"Q4\" of \"due\" is not a date written YYYY-MM-DD"]
    )
    #expect(
      refused.messages("import-column") == ["1:32 the column \"Priority\" has no place (2 cells)"]
    )
    #expect(
      refused.messages("import-evidence") == [
        "7:22 \"Evidence\" names what is no id of evidence.yml (row 7)"
      ]
    )
    #expect(refused.messages("import-refused") == ["1:1 nothing is written: 6 rows have no place"])
    let partial = try folder.take(table) { $0.isPartial = true }
    #expect(!partial.diagnostics.hasErrors)
    #expect(partial.messages("import-row") == refused.messages("import-row"))
    #expect(try folder.responses == before + "164.308(a)(2),implemented,Ann\n")
    #expect(
      partial.value?.lines == [
        "wrote content/clients/acme/responses.csv: 1 row placed, 1 requirement changed, 0 as they were",
        "6 rows not placed",
      ]
    )
  }

  @Test("takes columns and words as the call maps them")
  func takesMaps() throws {
    let folder = try ImportFolder()
    let done = try folder.take(
      "Clause,Grade,Priority,Binder,Notes\n164.312(b),Mostly,high,3,x\n164.312(d),yes,,,\n"
    ) { request in
      request.columns = ["Clause=requirement", "grade=status", "Priority=ignore", "Binder=note"]
        .compactMap(ImportPair.init)
      request.statuses = ["mostly=partial", "Rarely=planned"].compactMap(ImportPair.init)
    }
    #expect(
      try folder.responses
        == "requirement,status,note\r\n164.312(b),partial,\"Binder: 3\nx\"\r\n164.312(d),implemented\r\n"
    )
    #expect(
      done.messages("import-status") == [
        "1:1 --map-status names \"Rarely\", which no row has for a status"
      ]
    )
  }

  @Test("replaces what is filled otherwise only when asked to")
  func overwrites() throws {
    let before =
      "requirement,status,note,evidence,method\n164.312(b),Yes,\"a\nb\",EV-1,examine\n164.312(d),not-assessed,,,\n"
    let folder = try ImportFolder(
      responses: before,
      ["content/clients/acme/evidence.yml": "- { id: EV-1, title: A }\n- { id: EV-2, title: B }\n"]
    )
    // The same answer in other words, a line of the note, and more of a list are no contradiction.
    let more = "Citation,Status,Notes,Evidence,Method\n164.312(b),In place,b,EV-2,examine; test\n"
    #expect(try folder.take(more).value != nil)
    #expect(
      try folder.responses
        == before.replacing("EV-1,examine", with: "\"EV-1;EV-2\",\"examine;test\"")
    )
    let other = "Citation,Status,Notes\n164.312(b),No,c\n164.312(d),Partial,\n"
    let refused = try folder.take(other)
    #expect(
      refused.messages("import-filled") == [
        "2:12 status of 164.312(b) is \"implemented\" in content/clients/acme/responses.csv, and \"not-implemented\" here",
        "2:15 note of 164.312(b) is \"a b\" in content/clients/acme/responses.csv, and \"c\" here",
      ]
    )
    #expect(try folder.take(other) { $0.overwrites = true }.value != nil)
    #expect(
      try folder.responses
        == "requirement,status,note,evidence,method\n"
        + "164.312(b),not-implemented,c,\"EV-1;EV-2\",\"examine;test\"\n164.312(d),partial,,,\n"
    )
  }

  @Test("refuses rows of one requirement that do not agree")
  func refusesDuplicates() throws {
    let folder = try ImportFolder()
    let table =
      "Citation,Status,Notes\n164.312(b),Yes,a\n164.312(b),Yes,\n164_312_b,No,\n164.312(d),No,\n"
    let refused = try folder.take(table)
    #expect(
      refused.messages("import-twice") == [
        "4:11 rows 2, 3, 4 are all about 164.312(b), and do not agree on status: \"implemented\", \"not-implemented\""
      ]
    )
    #expect(try folder.responses == "requirement,status\r\n")
    let agreed = try folder.take("Citation,Status,Notes\n164.312(b),Yes,a\n164_312_b,In place,\n")
    #expect(agreed.value?.lines.first?.contains("2 rows placed, 1 requirement changed") == true)
  }

  @Test("says at once what check will say of what was placed")
  func saysWhatIsLacking() throws {
    let folder = try ImportFolder()
    let done = try folder.take(
      "Citation,Status\n164.312(a)(2)(iii),N/A\n164.312(b),Alternative\n164.312(d),Yes\n"
    )
    #expect(done.value != nil)
    #expect(!done.diagnostics.hasErrors)
    #expect(done.messages("incomplete-decision").first?.hasPrefix("2:1 ") == true)
    #expect(done.messages("decision-on-required").count == 1)
  }

  @Test("makes the file where a client has none, with all columns and titles")
  func makesFile() throws {
    let folder = try ImportFolder(responses: nil)
    #expect(try folder.take("Citation,Status\n164.312(b),Yes\n").value != nil)
    #expect(
      try folder.responses.hasSuffix(
        ",method,sample\r\n164.312(b),Audit controls,required,implemented,,,,,,,,,,,,,\r\n"
      )
    )
  }

  @Test(
    "is refused with the reason where the file can be no table of answers",
    arguments: [
      ("", "import-file", "0:0"),
      ("a,b\n1,2\n", "import-head", "1:1"),
      ("Citation,Owner of asset\n164.312(b),x\n", "import-head", "1:1"),
      ("Status,Compliance status,Citation\nYes,Yes,164.312(b)\n", "import-column", "1:8"),
      ("Citation,Status\n164.312(b),\"Yes\n", "csv-syntax", "2:12"),
      ("{\\rtf1", "import-file", "1:1"),
    ]
  )
  func refusesFiles(text: String, rule: String, place: String) throws {
    let folder = try ImportFolder()
    let refused = try folder.take(text)
    #expect(refused.value == nil)
    #expect(refused.diagnostics.contains { $0.rule == rule && $0.severity == .error })
    if place != "0:0" { #expect(refused.messages(rule).first?.hasPrefix(place) == true) }
    #expect(try folder.responses == "requirement,status\r\n")
  }

  @Test("reads Windows-1252, tabs, repeated heads and days of the language")
  func readsForms() throws {
    let folder = try ImportFolder()
    let bytes: [UInt8] =
      Array("Citation\tStatus\tNotes\tDue date\r\n164.312(b)\tNo\tCaf".utf8) + [0xE9]
      + Array(" \t3/5/2027\r\nCitation\tStatus\tNotes\tDue date\r\n164.312(d)\tYes\t\t\r\n".utf8)
    try folder.folder.put(.bytes(bytes), at: "their.tsv")
    let request = try ImportRequest(
      file: folder.folder.path + "/their.tsv",
      workspace: folder.folder.path,
      today: "2026-11-30"
    )
    #expect(try importResponses(request).value != nil)
    #expect(
      try folder.responses
        == "requirement,status,note,due\r\n164.312(b),not-implemented,Café,2027-03-05\r\n164.312(d),implemented\r\n"
    )
    try folder.folder.put("language: es\nas_of: 2026-11-21\n", at: "gapbook.yml")
    let refused = try folder.take("Requisito,Estado,Plazo\n164.310(b),Parcial,3/5/2027\n")
    #expect(refused.messages("bad-day").count == 1)
    #expect(try folder.take("Requisito,Estado,Plazo\n164.310(b),Parcial,2027-03-05\n").value != nil)
  }

  @Test("reads an interview's answers as notes, and a status on which its rows agree")
  func readsInterview() throws {
    let folder = try ImportFolder()
    let head = "requirement,title,role,question,answer,status,person,date,method\n"
    let table =
      head + "164.312(b),Audit controls,IT,Who reads the logs?,Nobody.,,Ann,2026-09-03,interview\n"
      + "164.312(b),Audit controls,IT,Which logs are there?,,,,,interview\n"
      + "164.312(b),Audit controls,leadership,Who pays?,The owner,no,,,interview\n"
      + "164.312(b),Audit controls,IT,The log of a week.,Seen,No,,,examine\n"
      + "164.312(d),,IT,Who has tokens?,,,,,interview\n"
    #expect(
      try folder.take(head + "164.312(b),,IT,A?,x,yes,,,\n164.312(b),,IT,B?,y,no,,,\n")
        .messages("import-twice").count == 1
    )
    let done = try folder.take(table)
    #expect(
      try folder.responses
        == "requirement,status,note,method\r\n164.312(b),not-implemented,"
        + "\"Who reads the logs? Nobody. (Ann, IT, 2026-09-03)\nWho pays? The owner (leadership)\n"
        + "The log of a week. Seen (IT)\",\"interview;examine\"\r\n"
    )
    #expect(done.value?.lines.last == "2 rows without an answer")
    #expect(try folder.take(table).value?.lines.first?.hasPrefix("nothing changed") == true)
    // What was answered since is put behind what is there.
    let more = table.replacing("Which logs are there?,,", with: "Which logs are there?,Two,")
    #expect(try folder.take(more).value != nil)
    #expect(try folder.responses.contains("Seen (IT)\nWhich logs are there? Two (IT)\","))
  }
}
