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
    return try #require(loaded.value.clients.first).client.responses.map(words)
  }

  /// A response but for its place.
  private func words(_ response: Response) -> String {
    let days = [response.decided, response.reviewBy].map { $0?.iso ?? "-" }
    let texts = [
      response.requirement, response.answer.rawValue, response.owner, response.rationale,
      response.approver, response.note,
    ]
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
    let response = try #require(loaded.value.clients.first?.client.responses.first)
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
      ⟦8⟧164.308(a)(3)(ii)(B),
      164.308(a)(3)(ii)(C),partial,,,,,⟦9⟧too, many
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
          "missing-value",
          "csv-row"
        )
    )
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

  @Test("in two files are an error")
  func refuseTwoFiles() throws {
    let loaded = try loaded([
      "content/clients/c/client.yml": .text(Self.client),
      "content/clients/c/responses.csv": "requirement,status\n",
      "content/clients/c/responses.yml": "{}\n",
    ])
    #expect(told(loaded.diagnostics) == ["content/clients/c/responses.yml:1:1 two-response-files"])
  }
}
