import Foundation
import TestSupport
import Testing

@Suite("The inquiry")
struct InquiryTests {
  private static let responses = """
    requirement,status,owner,evidence,note,method,sample
    164.308(a)(2),implemented,Officer,EV-1,NOTE-HERE,interview;test,"3 of 14, drawn by us"
    164.308(a)(1)(ii)(A),not-assessed,,,,,

    """

  private static func made(_ files: KeyValuePairs<String, FolderEntry> = [:]) throws -> Built {
    let workspace = try ClientWorkspace.made([
      "responses.csv": .text(responses), "evidence.yml": "- { id: EV-1, title: Letter }\n",
    ])
    for (path, entry) in files { try workspace.put(entry, at: path) }
    return try Built(workspace)
  }

  @Test("is on a leaf's page, with what was done of it")
  func isShown() throws {
    let built = try Self.made()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("clients/alpha/requirements/164.308.a.2.html")
    let text = page.text
    for words in [
      "Inquiry", "It is not the law", "What to ask (security official, IT)",
      "Who is responsible for security?", "The appointment in writing.",
      "Ask three people who it is.", "How it was looked atinterviewed, tested",
      "Sample3 of 14, drawn by us", "EvidenceEV-1", "NoteWhat was found",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.components(separatedBy: "3 of 14, drawn by us").count == 2, "said twice")
    let other = try built.page("clients/alpha/requirements/164.308.a.1.ii.A.html").text
    #expect(other.contains("Not done yet."))
    #expect(other.contains("Which systems does it cover?"))
    #expect(!other.contains("What to test"))
    // A leaf without an inquiry has no such section.
    let none = try built.page("clients/alpha/requirements/164.312.a.2.iv.html")
    #expect(!none.tags.contains { $0["id"] == "inquiry" })
  }

  @Test("is not in print, where what was done is")
  func isNotInPrint() throws {
    let text = try Self.made().page("clients/alpha/report.html").text
    #expect(!text.contains("Who is responsible for security?"))
    #expect(text.contains("3 of 14, drawn by us"))
  }

  @Test("stays in English in a Spanish site, and is marked as such")
  func isMarked() throws {
    let built = try Self.made(["gapbook.yml": "title: T\nlanguage: es\nas_of: 2026-11-21\n"])
    let page = try built.text("clients/alpha/requirements/164.308.a.2.html")
    #expect(page.contains("lang=\"en\">Who is responsible for security?"), "\(page)")
    #expect(page.contains("Qué preguntar"))
  }

  @Test("is there for every leaf of the catalog")
  func isComplete() throws {
    let built = try Example.built()
    let pages = built.pages.filter { $0.key.hasPrefix(Example.client + "requirements/164") }
    let without = pages.filter { page in
      page.value.tags.contains { $0["id"] == "response" }
        && !page.value.tags.contains { $0["id"] == "inquiry" }
        && !page.value.tags.contains { $0["id"] == "specifications" }
    }
    #expect(pages.count > 60)
    #expect(without.keys.sorted() == [])
  }

  private static let head = "schema: gapbook-inquiry/1\ninquiries:\n"

  @Test(
    "that is faulty is told with its place",
    arguments: [
      (
        "- { requirement: 164.308(a)(9), roles: [it], ask: [A], obtain: [B] }", "3:18",
        "unknown-requirement", "164.308(a)"
      ),
      (
        "- { requirement: 164.308(a)(1), roles: [it], ask: [A], obtain: [B] }", "3:18",
        "not-a-leaf",
        "164.308(a)(1)(ii)(A)"
      ),
      (
        "- { requirement: 164.308(a)(2), roles: [itt], ask: [A], obtain: [B] }", "3:41",
        "unknown-roles", "did you mean \"it\"?"
      ),
      (
        "- { requirement: 164.308(a)(2), roles: [it], asks: [A], ask: [A], obtain: [B] }", "3:46",
        "unknown-key", "did you mean \"ask\"?"
      ),
      (
        "- { requirement: 164.308(a)(2), roles: [it], ask: [], obtain: [B] }", "3:51",
        "missing-value", "lists nothing"
      ),
      (
        "- { requirement: 164.308(a)(2), roles: [it], ask: [A], obtain: [\" \"] }", "3:65",
        "missing-value", "an item of \"obtain\""
      ),
      (
        "- { requirement: 164.308(a)(2), roles: [it], ask: [A] }", "3:3", "missing-key",
        "lacks \"obtain\""
      ),
      (
        "- { requirement: 164.308(a)(2), roles: [it], ask: [A], obtain: [B] }\n"
          + "- { requirement: 164.308.a.2, roles: [it], ask: [A], obtain: [B] }", "4:18",
        "duplicate-id", "inquiry.yml:3"
      ),
    ]
  )
  func saysFaults(items: String, place: String, rule: String, words: String) throws {
    let built = try Self.made(["content/regulation/inquiry.yml": .text(Self.head + items + "\n")])
    #expect(built.result.code == 3)
    let lines = built.result.lines(rule)
    #expect(lines.count == 1, "\(built.result.stderr)")
    #expect(lines.first?.contains("inquiry.yml:\(place)") == true, "\(lines)")
    #expect(built.result.stderr.contains(words), "\(built.result.stderr)")
  }

  @Test("of a workspace takes the place of the built-in one for its leaf, in a file of any name")
  func overrides() throws {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: T\nas_of: 2026-11-21\n",
      "content/index.md": "See [this](req:164.312(b)) and [that](req:164.308(a)(2)).\n",
      "content/regulation/ours.yml": .text(
        Self.head + "- { requirement: 164.312(b), roles: [it], ask: [OUR-OWN], obtain: [B] }\n"
      ),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let own = try built.page("requirements/164.312.b.html").text
    #expect(own.contains("OUR-OWN"))
    let other = try built.page("requirements/164.308.a.2.html")
    #expect(other.tags.contains { $0["id"] == "inquiry" })
    // Without a client there is nothing to do.
    #expect(!other.text.contains("Not done yet."))
  }
}
