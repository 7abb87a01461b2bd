import Foundation
import TestSupport
import Testing

@Suite("The register of policies")
struct PolicyRegisterTests {
  private static let register = "policies/register.html"

  private static let built = Result { try Built(PolicySite.made(PolicySite.soc2)) }

  /// The cells of the rows of a page's table by its caption.
  static func rows(_ page: HTMLPage, _ caption: String) -> [[String]] {
    var rows: [[String]] = []
    var isInside = false
    for (index, piece) in page.pieces.enumerated() {
      switch piece {
      case .open(let tag):
        switch tag.name {
        case "caption": isInside = page.text(at: index) == caption
        case "tr" where isInside: rows.append([])
        case "td" where isInside, "th" where isInside:
          rows[rows.count - 1].append(page.text(at: index))
        default: break
        }
      case .close("table"): isInside = false
      case .close, .text: break
      }
    }
    return Array(rows.dropFirst())
  }

  @Test("lists those in use by number, with their owners, days and states")
  func lists() throws {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let rows = try Self.rows(
      built.page(Self.register),
      "Policies, with their owners and the dates of their reviews"
    )
    #expect(
      rows == [
        ["without a number", "Bare", "Policy", "", "", "", "", "", "Not approved"],
        [
          "POL-1", "Doors, \"keys\" & badges", "Policy", "2.0", "Ann; Lee", "Board",
          "February 1, 2026", "November 20, 2026 ! overdue", "In force",
        ],
        [
          "POL-2", "Backup", "Procedure", "", "Cyd", "Board", "April 1, 2026", "January 21, 2027",
          "In force",
        ],
        ["POL-3", "Draft", "Policy", "", "", "", "", "", "Draft"],
        [
          "POL-10", "Mail", "Policy", "1.10", "Bob", "Board", "March 1, 2026",
          "January 20, 2027 due soon", "In force",
        ],
      ],
      "\(rows)"
    )
  }

  @Test("lists the retired ones apart, with what replaced them")
  func listsRetired() throws {
    let page = try Self.built.get().page(Self.register)
    let rows = Self.rows(page, "Policies that are no longer in use")
    #expect(
      rows == [
        ["POL-0", "Old doors", "Policy", "1", "May 5, 2020", "January 31, 2026", "POL-1"],
        ["POL-9", "Gone", "Policy", "", "", "", ""],
      ],
      "\(rows)"
    )
  }

  @Test("counts reviews and what is missing")
  func counts() throws {
    let page = try Self.built.get().page(Self.register)
    let reviews = Self.rows(page, "2 reviews that are overdue or due within 60 days")
    #expect(reviews.map(\.first) == ["November 20, 2026 ! overdue", "January 20, 2027 due soon"])
    let terms = page.texts { $0.name == "dt" }
    let numbers = page.texts { $0.name == "dd" }
    let counts = Dictionary(uniqueKeysWithValues: zip(terms, numbers))
    #expect(
      counts == [
        "In force": "3", "Review overdue": "1", "Review due within 60 days": "1", "Drafts": "1",
        "Not yet in force": "1", "Retired": "2",
      ],
      "\(counts)"
    )
    let lacking = page.texts { $0.name == "li" }.filter { $0.contains("document") }
    #expect(
      lacking == [
        "1 document has no number of its own", "3 documents have no version",
        "2 documents have no owner", "1 document does not say who approved it",
        "1 document does not say when it was approved",
        "1 document does not say when it is to be reviewed",
        "1 retired document is superseded by no other",
      ],
      "\(lacking)"
    )
  }

  @Test("is a table for a spreadsheet, byte for byte")
  func isCSV() throws {
    let csv = try Self.built.get().text("data/policies.csv")
    let lines = [
      "\u{FEFF}id,title,kind,version,owner,approver,approved,effective,review_by,review,status,supersedes,satisfies,tags,page",
      "bare,Bare,policy,,,,,,,undated,not-approved,,,,policies/bare.html",
      "POL-1,\"Doors, \"\"keys\"\" & badges\",policy,2.0,\"Ann; Lee\",Board,2026-01-10,2026-02-01,2026-11-20,overdue,in-force,POL-0,\"164.308(a)(2); soc2:CC6.1\",doors,policies/door.html",
      "POL-2,Backup,procedure,,Cyd,Board,2026-04-01,,2027-01-21,current,in-force,,,,procedures/backup.html",
      "POL-3,Draft,policy,,,,,,,none,draft,,soc2:CC7,,policies/draft.html",
      "POL-10,Mail,policy,1.10,Bob,Board,2026-03-01,,2027-01-20,soon,in-force,,soc2:CC6.2,,policies/mail.html",
      "POL-0,Old doors,policy,1,Ann,,2020-05-05,,,none,retired,,,,policies/old.html",
      "POL-9,Gone,policy,,Ann,,,,,none,retired,,,,policies/gone.html",
    ]
    #expect(csv == lines.joined(separator: "\r\n") + "\r\n", "\(csv)")
  }

  @Test("is a calendar of the next reviews, byte for byte")
  func isCalendar() throws {
    let text = try Self.built.get().text("data/reviews.ics")
    var lines = text.components(separatedBy: "\r\n")
    let uids = lines.filter { $0.hasPrefix("UID:") }
    #expect(Set(uids).count == 3 && uids.allSatisfy { $0.hasSuffix("@gapbook") })
    lines = lines.filter { !$0.hasPrefix("UID:") && !$0.hasPrefix("PRODID:") }
    func event(_ day: String, _ end: String, _ rest: [String]) -> [String] {
      ["BEGIN:VEVENT", "DTSTAMP:20261121T000000Z", "DTSTART;VALUE=DATE:\(day)"]
        + ["DTEND;VALUE=DATE:\(end)"] + rest + ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }
    let expected =
      ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
      + event(
        "20261120",
        "20261121",
        [
          "SUMMARY:Review: POL-1 Doors\\, \"keys\" & badges",
          "DESCRIPTION:Version: 2.0\\nOwner: Ann\\; Lee\\nApproved: 2026-01-10\\nPage: pol",
          " icies/door.html",
        ]
      )
      + event(
        "20270121",
        "20270122",
        [
          "SUMMARY:Review: POL-2 Backup",
          "DESCRIPTION:Owner: Cyd\\nApproved: 2026-04-01\\nPage: procedures/backup.html",
        ]
      )
      + event(
        "20270120",
        "20270121",
        [
          "SUMMARY:Review: POL-10 Mail",
          "DESCRIPTION:Version: 1.10\\nOwner: Bob\\nApproved: 2026-03-01\\nPage: policies",
          " /mail.html",
        ]
      ) + ["END:VCALENDAR", ""]
    #expect(lines == expected, "\(text)")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
  }

  @Test("says the same in JSON, under a name of its form")
  func isJSON() throws {
    let text = try Self.built.get().text("data/policies.json")
    // Wherever the lines of lists break.
    let plain = text.filter { !$0.isWhitespace }
    for part in [
      "\"schema\": \"gapbook-policies/1\"", "\"as_of\": \"2026-11-21\"",
      "\"overdue\": 1", "\"soon\": 1", "\"superseded_by\": [\"POL-1\"]",
      "{\"framework\": \"soc2\", \"item\": \"CC6.1\", \"declared\": true}",
      "\"lacks\": [\"number\", \"version\", \"owner\", \"approver\", \"approved\", \"review\"]",
    ] { #expect(plain.contains(part.filter { !$0.isWhitespace }), "\(part) in \(text)") }
  }

  @Test(
    "is exported as a build writes it",
    arguments: [
      ("policies", "policies.csv"), ("policies.json", "policies.json"),
      ("reviews.ics", "reviews.ics"), ("frameworks.json", "frameworks.json"),
    ]
  )
  func isExported(name: String, file: String) throws {
    let built = try Self.built.get()
    let result = try gapbook("export", name, built.workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
    #expect(built.files["data/" + file] == result.output)
  }

  @Test("is of the client that the call names, and lists none of another's policies")
  func isOfClient() throws {
    let policy: FolderEntry =
      "---\nid: CL-1\nowner: Zed\napproved: 2026-01-01\nreview_by: 2027-01-01\n---\n# Theirs\n"
    let workspace = try ClientWorkspace.made([
      "policies/p.md": policy, "/content/policies/own.md": "---\nid: OWN-1\n---\n# Ours\n",
    ])
    let built = try Built(workspace)
    let client = "clients/alpha/"
    #expect(try built.text(client + "data/policies.csv").contains("CL-1,Theirs"))
    #expect(try !built.text(client + "data/policies.csv").contains("OWN-1"))
    #expect(try built.page(client + Self.register).text.contains("CL-1"))
    #expect(try !built.page(Self.register).text.contains("CL-1"))
    let ours = try gapbook("export", "policies", workspace.path)
    let theirs = try gapbook("export", "policies", workspace.path, "--client", "alpha")
    #expect(ours.stdout.contains("OWN-1") && !ours.stdout.contains("CL-1"))
    #expect(theirs.output == built.files[client + "data/policies.csv"])
  }

  @Test("is not there where nothing is a policy")
  func isNotThere() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
    ])
    let built = try Built(folder)
    #expect(built.files.keys.filter { $0.hasPrefix("policies") || $0.hasPrefix("data") }.isEmpty)
    let told = try gapbook("export", "policies", folder.path)
    #expect(told.code == 3 && told.lines("nothing-to-export").count == 1, "\(told.stderr)")
  }

  @Test("keeps its addresses from authors' pages and files")
  func keepsAddresses() throws {
    let built = try Built(
      PolicySite.made([
        "content/policies/register.md": "# My register\n",
        "content/policies/acknowledge/x.md": "# Mine\n",
        "content/data/policies.csv": "a,b\n",
        "content/index.md": "# Home\n\n[the table](data/policies.csv)\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.page("policies/register-1.html").text.contains("My register"))
    #expect(built.pages["policies/acknowledge-1/x.html"] != nil)
    #expect(built.result.lines("duplicate-address").count == 3, "\(built.result.stderr)")
    #expect(try built.text("data/policies-1.csv") == "a,b\n")
    #expect(try built.text("data/policies.csv").contains("POL-1"))
  }

  @Test("has nothing to say of a policy's number where that is its file's name")
  func saysNoFileName() throws {
    let built = try Self.built.get()
    let bare = try built.page("policies/bare.html")
    #expect(bare.tags.allSatisfy { $0["class"] != "panel" })
    let list = try built.page("policies/index.html")
    #expect(!list.text.contains("bare"), "\(list.text)")
    #expect(try built.page("policies/door.html").text.contains("POL-1"))
  }

  @Test(
    "goes on over several pages of fewer than 100 KB where it is long",
    .timeLimit(.minutes(10))
  )
  func goesOn() throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    for number in 0..<1_250 {
      let text = """
        ---
        id: POL-\(number)
        version: "1.\(number)"
        owner: Privacy Officer of the clinic
        approver: Board of directors
        approved: 2026-01-10
        review_by: 202\(number % 3 + 6)-11-20
        ---
        # Policy on the matter of number \(number) in the clinic

        Text.

        """
      try folder.put(.text(text), at: "content/policies/p\(number).md")
    }
    let built = try Built(folder, readingPages: false)
    #expect(built.result.code == 0)
    let parts = built.files.keys.filter { $0.hasPrefix("policies/register") }
    #expect(parts.count == 13)
    for (path, bytes) in built.files where path.hasPrefix("policies/register") {
      #expect(bytes.count < 100_000, "\(path) has \(bytes.count) bytes")
    }
    let last = HTMLPage(try #require(built.files["policies/register-13.html"]))
    let rows = Self.rows(last, "Policies, with their owners and the dates of their reviews")
    #expect(rows.count == 50 && rows.last?.first == "POL-1249")
    let first = HTMLPage(try #require(built.files["policies/register.html"]))
    #expect(first.text.contains("POL-1200 – POL-1249"))
    #expect(first.text.contains("417 reviews that are overdue"))
    #expect(first.text.contains("and 367 more"), "\(first.text.suffix(3000))")
  }
}
