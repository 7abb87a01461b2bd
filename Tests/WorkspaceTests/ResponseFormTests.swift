import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

@Suite("Responses")
struct ResponseFormTests {
  private static let client = "name: C\nentity: both\n"

  /// The responses of a client whose folder holds one file besides `client.yml`.
  private func responses(_ name: String, _ text: FolderEntry) throws -> [String] {
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client), "content/clients/c/\(name)": text,
    ])
    #expect(told(loaded.diagnostics) == [])
    return try #require(loaded.value.clients.first).folder.value.client.responses.map(words)
  }

  /// A response but for its place.
  private func words(_ response: Response) -> String {
    let days = [response.decided, response.reviewBy].map { $0?.iso ?? "-" }
    let texts = [
      response.requirement, response.answer.rawValue, response.owner, response.rationale,
      response.approver, response.note,
    ]
    if response.due != nil || response.action != nil { return more(response) }
    return
      (texts.map { $0 ?? "-" } + days + [response.maturity.map { "\($0)" } ?? "-"]
      + response.evidence).joined(separator: " | ")
  }

  private static let same = [
    """
    164.312(a)(2)(iv) | alternative | IT, and "more" | Because;\nof this | A. Person | Zoë's note \
    | 2026-01-05 | 2027-01-05 | 3 | EV-1 | EV-2
    """,
    "164.308(a)(2) | implemented | - | - | - | - | - | - | -",
  ]

  private static let plain = #"""
    requirement,title,obligation,status,owner,evidence,maturity,rationale,approver,decided,review_by,note
    164.312(a)(2)(iv),Encryption,addressable,alternative,"IT, and ""more""",EV-1;EV-2,3,"Because;
    of this",A. Person,2026-01-05,2027-01-05,Zoë's note
    164.308(a)(2),,,implemented,,,,,,,,

    """#

  @Test(
    "mean the same in every form of CSV that a spreadsheet writes",
    arguments: [
      ("as it is", plain), ("with a BOM", "\u{FEFF}" + plain),
      (
        "with CRLF",
        plain.replacing("\n", with: "\r\n").replacing("Because;\r\n", with: "Because;\n")
      ),
      ("with CR", plain.replacing("\n", with: "\r").replacing("Because;\r", with: "Because;\n")),
      ("without a last line end", String(plain.dropLast())),
      ("with blank lines", plain.replacing("\n164.308", with: "\n\n , ,\n164.308") + "\n\n"),
      (
        "with ids in quotes",
        plain.replacing("164.312(a)(2)(iv),", with: "\"164.312(a)(2)(iv)\",")
          .replacing("requirement,", with: "\"requirement\",")
      ),
      (
        "with semicolons, columns in another order, blanks around",
        #"""
        note;review_by;decided;approver;rationale;maturity;evidence;owner; status ;requirement
        Zoë's note;2027-01-05; 2026-01-05 ;A. Person;"Because;
        of this";3;"EV-1 ; EV-2";"IT, and ""more""";alternative; 164.312(a)(2)(iv)
        ;;;;;;;;implemented;164.308(a)(2)
        """#
      ),
      (
        "with a column that has no name at the end",
        plain.replacing("note\n", with: "note,\n").replacing("Zoë's note\n", with: "Zoë's note,\n")
      ),
    ]
  )
  func readCSV(form: String, text: String) throws {
    #expect(try responses("responses.csv", .text(text)) == Self.same, "\(form)")
  }

  /// Forms of the same table, each with its name.
  private static let spreadsheets: [(String, String)] = {
    let tabs = plain.replacing(",", with: "\t").replacing("IT\t and", with: "IT, and")
    let bars = plain.replacing(",", with: "|").replacing("IT| and", with: "IT, and")
    var gaps = plain.replacing("requirement,title", with: ",,requirement,,title")
    gaps = gaps.replacing("(iv),Enc", with: "(iv),,Enc").replacing("(2),,", with: "(2),,,")
    gaps = gaps.replacing("\n164.3", with: "\n,,164.3")
    let titles = "Example Assessors LLP,,,\n\"Responses; tabs\tand, commas\",,\n\n"
    let heads = plain.replacing("requirement,", with: "Requirement,")
    return [
      ("tabs", tabs), ("sep=", "sep=,\r\n" + plain), ("sep= in quotes", "\"Sep=,\"\n" + plain),
      ("sep= with another separator", "sep=|\n" + bars), ("title rows", titles + plain),
      ("empty columns without a name", gaps),
      ("evidence between commas", plain.replacing("EV-1;EV-2", with: "\" EV-1 ,EV-2; ,\"")),
      ("names in other words", heads.replacing("review_by", with: "Review by")),
    ]
  }()

  @Test("mean the same with what spreadsheets add", arguments: spreadsheets)
  func readSpreadsheets(form: String, text: String) throws {
    #expect(try responses("responses.csv", .text(text)) == Self.same, "\(form)")
  }

  @Test("mean the same in YAML")
  func readYAML() throws {
    let text = """
      164.312(a)(2)(iv):
        status: alternative
        title: Encryption
        owner: 'IT, and "more"'
        evidence: [EV-1, EV-2]
        maturity: 3
        rationale: "Because;\\nof this"
        approver: A. Person
        decided: 2026-01-05
        review_by: 2027-01-05
        note: Zoë's note
      "164.308(a)(2)": { status: implemented }
      """
    #expect(try responses("responses.yml", .text(text)) == Self.same)
  }

  @Test(
    "may be none",
    arguments: [
      ("responses.csv", "requirement,status"), ("responses.csv", "status;requirement\r\n"),
      ("responses.csv", "\u{FEFF}requirement,status\n\n\n"), ("responses.yml", ""),
      ("responses.yml", "# none yet\n"), ("responses.yml", "{}\n"),
    ]
  )
  func readNothing(name: String, text: String) throws {
    #expect(try responses(name, .text(text)) == [])
  }

  @Test("know their place to the column, in characters")
  func knowPlaces() throws {
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv":
        "note,requirement,status\nZoë 👩‍⚕️,164.308(a)(2),partial\n",
    ])
    let response = try #require(loaded.value.clients.first?.folder.value.client.responses.first)
    #expect(response.place.file == "content/clients/c/responses.csv")
    #expect(response.place.start == SourcePosition(line: 2, column: 10))
    #expect(response.place.end == SourcePosition(line: 2, column: 23))
  }

  private func faults(_ marked: MarkedText, in name: String) throws -> [String] {
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/\(name)": .bytes(marked.bytes),
    ])
    return told(loaded.diagnostics)
  }

  @Test("tell each fault of a CSV at its place and read on")
  func tellCSVFaults() throws {
    let text = MarkedText(
      """
      requirement,status,⟦1⟧ownr,maturity,decided,⟦2⟧status
      164.308(a)(2),⟦3⟧implementd,,⟦4⟧six,⟦5⟧2026-02-30
      "164.308(a)(3)(ii)(A)"⟦6⟧ x,implemented
      ⟦7⟧,implemented
      164.308(a)(3)(ii)(B),
      164.308(a)(3)(ii)(C),partial,,,,,⟦8⟧too, many
      """
    )
    let found = try faults(text, in: "responses.csv")
    #expect(
      found
        == expected(
          text,
          in: "content/clients/c/responses.csv",
          "unknown-column",
          "duplicate-column",
          "unknown-status",
          "bad-number",
          "bad-day",
          "csv-syntax",
          "missing-value",
          "csv-row"
        )
    )
  }

  @Test("tell bytes that are not UTF-8, read them as Excel meant them, and read on")
  func tellOtherEncodings() throws {
    func loadedText(_ text: String) throws -> (told: [String], client: Client) {
      let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      let loaded = try loaded([
        "content/clients/c/client.yml": .text(Self.client),
        "content/clients/c/responses.csv": .bytes(bytes),
      ])
      let entry = try #require(loaded.value.clients.first)
      return (told(loaded.diagnostics), entry.folder.value.client)
    }
    let file = "content/clients/c/responses.csv"
    let (found, client) = try loadedText(
      "requirement,status,owner,evidence\n§164.308(a)(2),implemented,Zoë,EV-é;EV-é\n164.312(b),implementd,\"Ö,\",\n164.312(d),partial,a,\n"
    )
    #expect(
      found == [
        "\(file):2:1 not-utf8", "\(file):2:36 repeated-id", "\(file):3:12 unknown-status",
      ]
    )
    #expect(client.responses.map(\.requirement) == ["§164.308(a)(2)", "164.312(b)", "164.312(d)"])
    #expect(client.responses.first?.owner == "Zoë")
    #expect(client.responses.first?.evidence == ["EV-é"])
    #expect(client.responses[1].owner == "Ö,")
    let (wide, nobody) = try loadedText("\u{FF}\u{FE}r\u{0}e\u{0}q\u{0},\u{0}\n\u{0}")
    #expect(wide == ["\(file):1:1 not-utf8"])
    #expect(nobody.responses.isEmpty)
  }

  @Test(
    "name the same evidence once, with a note at each other place",
    arguments: [
      (
        "responses.csv",
        "requirement,status,evidence\n164.312(b),partial,EV-1;⟦1⟧EV-1;EV-2;EV-1;⟦2⟧EV-2\n"
      ),
      (
        "responses.csv",
        "requirement,status,evidence\n164.312(b),partial,\"EV-1, ⟦1⟧EV-1 ; EV-2; ⟦2⟧EV-2\"\n"
      ),
      (
        "responses.yml",
        "164.312(b): { status: partial, evidence: [EV-1, ⟦1⟧EV-1, EV-2, EV-1, ⟦2⟧EV-2] }\n"
      ),
    ]
  )
  func nameEvidenceOnce(name: String, text: String) throws {
    let text = MarkedText(text)
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/\(name)": .text(text.text),
    ])
    #expect(
      told(loaded.diagnostics)
        == expected(text, in: "content/clients/c/" + name, "repeated-id", "repeated-id")
    )
    #expect(loaded.diagnostics.allSatisfy { $0.severity == .note })
    #expect(loaded.diagnostics.contains { $0.message.contains("EV-2\" is named twice here") })
    let response = try #require(loaded.value.clients.first?.folder.value.client.responses.first)
    #expect(response.evidence == ["EV-1", "EV-2"])
  }

  @Test("tell a quote that is never closed and read the next rows")
  func tellOpenQuote() throws {
    let text = MarkedText(
      """
      requirement,status,note
      164.308(a)(2),implemented,⟦1⟧"never closed
      164.308(a)(3)(ii)(A),⟦2⟧implementd,
      """
    )
    let found = try faults(text, in: "responses.csv")
    #expect(
      found == expected(text, in: "content/clients/c/responses.csv", "csv-syntax", "unknown-status")
    )
  }

  @Test("tell a missing column once, not in each row")
  func tellMissingColumn() throws {
    let text = MarkedText(
      """
      ⟦1⟧requirement,owner
      164.308(a)(2),Somebody
      164.308(a)(3)(ii)(A),Somebody
      """
    )
    let found = try faults(text, in: "responses.csv")
    #expect(
      found == expected(text, in: "content/clients/c/responses.csv", "missing-column")
    )
  }

  @Test("tell each fault of a YAML file at its place and read on")
  func tellYAMLFaults() throws {
    let text = MarkedText(
      """
      164.308(a)(2): { status: ⟦1⟧implementd, maturity: ⟦2⟧9 }
      164.308(a)(3)(ii)(A): { status: partial, ⟦3⟧ownr: X }
      ⟦4⟧164.308(a)(3)(ii)(B): { owner: Y }
      164.308(a)(3)(ii)(C): ⟦5⟧partial
      """
    )
    let found = try faults(text, in: "responses.yml")
    #expect(
      found
        == expected(
          text,
          in: "content/clients/c/responses.yml",
          "unknown-status",
          "bad-number",
          "unknown-key",
          "missing-value",
          "wrong-type"
        )
    )
  }

  @Test(
    "that are written in other words are told with what is meant",
    arguments: [
      ("Partially implemented", "partial"), ("Not Met", "not-implemented"),
      ("In place", "implemented"), ("y", "implemented"), ("n", "not-implemented"),
      ("Implemented.", "implemented"), ("TBD", "not-assessed"), ("-", "not-assessed"),
    ]
  )
  func suggestStatuses(word: String, meant: String) throws {
    let found = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv": .text("requirement,status\n164.312(b),\(word)\n"),
    ]).diagnostics
    #expect(found.map(\.rule) == ["unknown-status"])
    #expect(found.first?.help?.hasPrefix("did you mean \"\(meant)\"? allowed: ") == true)
  }

  @Test(
    "offer the day that another form plainly means",
    arguments: [
      "2026-4-14", "Apr 14, 2026", "2026-04-14 00:00", "2026-04-14T00:00:00Z", "14 April 2026",
      "14-Apr-2026", "2026/04/14",
    ]
  )
  func suggestDays(day: String) throws {
    let found = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv":
        .text("requirement,status,due\n164.312(b),partial,\"\(day)\"\n"),
      "content/guide/g.md": .text("---\nreviewed: \"\(day)\"\n---\n"),
    ]).diagnostics
    #expect(found.map(\.rule) == ["bad-day", "bad-day"])
    #expect(found.allSatisfy { $0.help == "write 2026-04-14" }, "\(found)")
  }

  @Test("in two files are an error")
  func refuseTwoFiles() throws {
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv": "requirement,status\n",
      "content/clients/c/responses.yml": "{}\n",
    ])
    #expect(told(loaded.diagnostics) == ["content/clients/c/responses.yml:1:1 two-response-files"])
  }

  /// What will be done for a gap, and how the assessor looked.
  private func more(_ response: Response) -> String {
    let cost = response.cost.map { "\($0)" } ?? "-"
    let methods = response.methods.map(\.rawValue).joined(separator: "+")
    return [
      response.action ?? "-", response.due?.iso ?? "-", cost, methods, response.sample ?? "-",
      response.note ?? "-",
    ].joined(separator: " | ")
  }

  private static let planned =
    "Buy; install | 2026-04-14 | 38000 | examine+test | 3 of 14 | see paper 12.\n\n- MFA: off"

  @Test(
    "say what will be done and how the assessor looked",
    arguments: [
      (
        "responses.csv",
        """
        requirement,status,action,due,cost,method,sample,note\r
        164.308(a)(2),planned,Buy; install,4/14/2026,"$38,000",Examine; TEST,3 of 14,"see paper 12.\r
        \r
        - MFA: off"\r

        """
      ),
      (
        "responses.csv",
        """
        requirement;status;action;due;cost;method;sample;note
        164.308(a)(2);planned;"Buy; install";2026-04-14;USD 38,000.00;"examine;test";3 of 14;"see paper 12.

        - MFA: off"
        """
      ),
      (
        "responses.yml",
        """
        164.308(a)(2):
          { status: planned, action: Buy; install, due: 04/14/2026, cost: 38000, method: [examine, test],
            sample: 3 of 14, note: "see paper 12.\\n\\n- MFA: off" }
        """
      ),
    ]
  )
  func readPlans(name: String, text: String) throws {
    #expect(try responses(name, .text(text)) == [Self.planned])
  }

  /// Statuses of a column with the notes about them.
  @Test("take statuses in the words of spreadsheets, each noted once")
  func takeStatusWords() throws {
    let words = [
      "Yes", "no", "NO", "Partial", "N/A", "na", "Not Implemented", "not_applicable", "IMPLEMENTED",
      "Not  Reasonable", "Yes", "", "planned",
    ]
    let rows = words.enumerated().map { "164.308(a)(\($0.offset + 1)),\($0.element)\n" }
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv": .text("requirement,status\n" + rows.joined()),
    ])
    let entry = try #require(loaded.value.clients.first)
    let answers = entry.folder.value.client.responses.map(\.answer)
    #expect(
      answers == [
        .implemented, .notImplemented, .notImplemented, .partial, .notApplicable, .notApplicable,
        .notImplemented, .notApplicable, .implemented, .notReasonable, .implemented, .notAssessed,
        .planned,
      ]
    )
    #expect(loaded.diagnostics.allSatisfy { $0.severity == .note && $0.rule == "status-word" })
    #expect(loaded.diagnostics.count == 10)
    #expect(loaded.diagnostics.first?.message == "\"Yes\" is read as \"implemented\" (2 rows)")
  }

  @Test(
    "say what to write for a date that a spreadsheet changed",
    arguments: [
      ("en-US", "14/4/2026", "a date such as 2026-09-30"),
      ("en-GB", "4/5/2026", "2026-05-04 or 2026-04-05"),
      ("en-GB", "14/4/2026", "write 2026-04-14;"), ("es", "4/4/2026", "write 2026-04-04;"),
      ("en", "4/14/26", "a date such as"), ("en", "2/30/2026", "a date such as"),
      ("en", "April 14", "a date such as"), ("en", "4/14/2026 0:00", "a date such as"),
    ]
  )
  func adviseDays(language: String, day: String, help: String) throws {
    let loaded = try loaded([
      "gapbook.yml": .text("language: \(language)\n"),
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv": .text(
        "requirement,status,due\n164.308(a)(2),partial,\(day)\n"
      ),
    ])
    #expect(told(loaded.diagnostics) == ["content/clients/c/responses.csv:2:23 bad-day"])
    #expect(loaded.diagnostics.first?.help?.contains(help) == true)
  }

  @Test(
    "refuse what is no cost and no method",
    arguments: [
      ("-5", "bad-number"), ("(500)", "bad-number"), ("12.50", "bad-number"),
      ("12,34", "bad-number"),
      ("€5", "bad-number"), ("1234567890123", "bad-number"), ("ten", "bad-number"),
    ]
  )
  func refuseCosts(cost: String, rule: String) throws {
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv": .text(
        "requirement,status,method,cost\n164.308(a)(2),partial,test; tset,\"\(cost)\"\n"
      ),
    ])
    #expect(
      told(loaded.diagnostics) == [
        "content/clients/c/responses.csv:2:29 unknown-method",
        "content/clients/c/responses.csv:2:34 \(rule)",
      ]
    )
  }

  @Test("name Excel's format where a file is no UTF-8")
  func nameTheFormat() throws {
    let text = "requirement,status\n164.308(a)(2),partial\n"
    var utf16: [UInt8] = []
    for byte in text.utf8 { utf16 += [byte, 0] }
    let marked: [UInt8] = [0xFF, 0xFE] + utf16
    let windows: [UInt8] = Array(text.utf8) + [0x96, 0x0A]
    for bytes in [marked, utf16, windows] {
      let loaded = try loaded([
        "content/clients/c/client.yml": .text(Self.client),
        "content/clients/c/responses.csv": .bytes(bytes),
      ])
      #expect(loaded.diagnostics.map(\.rule) == ["not-utf8"])
      #expect(loaded.diagnostics.first?.help?.contains("CSV UTF-8") == true)
    }
  }

  @Test("report cells below no name a column each, and each item of a cell at its place")
  func reportUnnamedCells() throws {
    let text = MarkedText(
      """
      requirement,,status,⟦1⟧own,method,
      164.308(a)(2),⟦2⟧a,partial,x,"⟦3⟧ask,test; ⟦4⟧look",⟦5⟧b
      164.308(a)(3)(ii)(A),c,Partial,,,d
      """
    )
    let found = try faults(text, in: "responses.csv").filter { !$0.contains("status-word") }
    #expect(
      found
        == expected(
          text,
          in: "content/clients/c/responses.csv",
          "unknown-column",
          "unnamed-column",
          "unknown-method",
          "unknown-method",
          "unnamed-column"
        )
    )
  }

  @Test("of a wide and an endless table cost what their bytes cost", .timeLimit(.minutes(1)))
  func readWideTables() throws {
    let empty = String(repeating: ",", count: 16_384)
    let wide =
      "requirement,status\(empty)\n" + String(repeating: "164.308(a)(2),x\(empty)\n", count: 60)
    let full =
      "requirement,status\(empty)\n"
      + String(
        repeating: "164.308(a)(2),partial" + String(repeating: ",v", count: 16_384) + "\n",
        count: 60
      )
    let quotes = "requirement,status\n" + String(repeating: "\"a\"\"b,partial\n", count: 40_000)
    for (text, most) in [(wide, 61), (full, 12), (quotes, 40_000)] {
      let loaded = try loaded([
        "content/clients/c/client.yml": .text(Self.client),
        "content/clients/c/responses.csv": .text(text),
      ])
      #expect((1...most).contains(loaded.diagnostics.count))
    }
  }
}
