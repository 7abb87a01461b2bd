import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

@testable import Imports

@Suite("import of tables with marks")
struct ImportMarksTests {
  private let head = "Section,Yes,No,Partial,N/A,Comments\n"

  @Test("reads the marked one of columns that are named by statuses")
  func readsMarks() throws {
    let folder = try ImportFolder()
    let done = try folder.take(
      head + "164.312(b),,x,,,first\n164.312(d),X,,,,\n164.310(b),,,\u{2713},,b\n"
        + "164.310(c),FALSE,FALSE,FALSE,TRUE,c\n164.308(a)(2),,,,,\n"
    )
    #expect(
      try folder.responses
        == "requirement,status,note\r\n164.310(b),partial,b\r\n"
        + "164.310(c),not-applicable,c\r\n164.312(b),not-implemented,first\r\n"
        + "164.312(d),implemented\r\n"
    )
    #expect(done.messages("status-word").first == "2:13 \"No\" is read as \"not-implemented\"")
  }

  @Test("places no row that marks several columns, none beside a note, or with other words")
  func refusesMarks() throws {
    let folder = try ImportFolder()
    let refused = try folder.take(
      head + "164.312(b),x,x,,,\n164.312(d),,,,,a note\n164.310(b),x,,see Bob,,\n"
        + "164.310(c),,,x,,\n164.308(a)(2),x,,,,\n"
    )
    let all = "\"Yes\", \"No\", \"Partial\", \"N/A\""
    #expect(
      refused.messages("import-mark") == [
        "2:14 row 2 marks 2 columns: \"Yes\" and \"No\"",
        "3:1 row 3 marks none of the columns \(all)",
        "4:15 \"see Bob\" in the column \"Partial\" is no mark",
      ]
    )
    #expect(try folder.responses == "requirement,status\r\n")
  }

  @Test("takes a word of the call for a column, and no column of numbers or of words")
  func takesOwnWords() throws {
    let folder = try ImportFolder()
    let mapped = try folder.take("Section,Yes,Mostly\n164.312(b),,x\n") { request in
      request.statuses = [ImportPair("Mostly=partial")].compactMap(\.self)
    }
    #expect(mapped.value != nil)
    #expect(try folder.responses == "requirement,status\r\n164.312(b),partial\r\n")
    // "No" is a number, and "Implemented" a column of words.
    let words = try folder.take(
      "No,Section,Implemented\n1,164.312(d),Yes\n2,164.310(b),No\n3,164.310(c),Partial\n"
    )
    #expect(words.value != nil, "\(words.diagnostics)")
    #expect(try folder.responses.contains("164.312(d),implemented\r\n"))
    #expect(try folder.responses.contains("164.310(c),partial\r\n"))
  }

  @Test("reads answers as statuses where a table has no questions and no other status")
  func readsAnswers() throws {
    let folder = try ImportFolder()
    let done = try folder.take("Section,Answer,No,Comments\n164.312(b),Yes,12,first\n")
    #expect(done.value != nil, "\(done.diagnostics)")
    #expect(
      try folder.responses == "requirement,status,note\r\n164.312(b),implemented,first\r\n"
    )
    let texts = try folder.take("Section,Answer\n164.312(d),We use badges at each door\n")
    #expect(texts.messages("import-head").count == 1, "\(texts.diagnostics)")
  }

  @Test("places a row of what is above one requirement there, and says it")
  func placesSingles() throws {
    let folder = try ImportFolder()
    let done = try folder.take("Citation,Standard,Status\n164.308(b),Business associates,Yes\n")
    #expect(done.value != nil, "\(done.diagnostics)")
    #expect(done.messages("import-leaf").count == 1, "\(done.diagnostics)")
    #expect(done.messages("import-leaf").first?.hasPrefix("2:1 164.308(b) has one ") == true)
    #expect(done.diagnostics.filter { $0.rule == "import-leaf" }.map(\.severity) == [.note])
  }

  @Test("says of several ids in one that each needs a row")
  func tellsLists() throws {
    let folder = try ImportFolder()
    let refused = try folder.take("Citation,Status\n164.310(d)(2)(i)-(ii),Yes\n")
    #expect(
      refused.messages("import-row") == ["2:1 \"164.310(d)(2)(i)-(ii)\" names several requirements"]
    )
    let help = refused.diagnostics.first { $0.rule == "import-row" }?.help
    #expect(help == "give each of them a row of its own")
  }

  @Test(
    "says what an amount with cents is in whole dollars",
    arguments: [("1200.50", "1201"), ("$4,500.49", "4500"), ("12.9", "13")]
  )
  func roundsHelp(amount: String, whole: String) throws {
    let folder = try ImportFolder()
    let refused = try folder.take("Citation\tStatus\tCost\n164.312(b)\tNo\t\(amount)\n")
    #expect(refused.messages("bad-number").count == 1)
    let help = refused.diagnostics.first { $0.rule == "bad-number" }?.help
    #expect(help == "write \(whole), in whole dollars")
  }

  @Test("notes that an issued version is frozen, where something is written")
  func notesFrozen() throws {
    let folder = try ImportFolder()
    try folder.folder.put(
      .text(
        "name: Acme Dental\nentity: covered-entity\nas_of: 2026-09-30\nversion: \"1.0\"\n"
      ),
      at: ImportFolder.client + "client.yml"
    )
    let table = "Citation,Status\n164.312(b),Yes\n"
    let record = IssuedVersion(
      version: "1.0",
      audience: "full",
      day: try #require(Day("2026-10-01")),
      asOf: try #require(Day("2026-09-30")),
      tool: "1.0.0",
      inputs: [IssuedVersion.File(path: "a", digest: String(repeating: "0", count: 64))],
      files: [IssuedVersion.File(path: "b", digest: String(repeating: "0", count: 64))],
      sums: String(repeating: "0", count: 64),
      earlier: [],
      place: .file("x")
    )
    let file = ImportFolder.client + IssuedVersion.path(version: "1.0", audience: "full")
    try folder.folder.put(.bytes(record.bytes), at: file)
    #expect(
      try folder.take(table).messages("import-issued") == [
        "1:1 version 1.0 was issued on 2026-10-01, and its inputs are others now"
      ]
    )
    // What changes nothing says nothing.
    #expect(try folder.take(table).messages("import-issued") == [])
  }
}
