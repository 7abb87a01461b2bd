import TestSupport
import Testing

@Suite("Words of a glossary")
struct GlossaryLinkTests {
  private static func workspace(_ line: String = "") throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": .text("title: Rules\nas_of: 2026-11-21\nlaw: none\n" + line),
      "content/index.md": "# Home\n",
      "content/glossary.md": """
      # Glossary

      ## A

      ### Access, right of

      What "patients" may see.

      ### Business associate agreement (BAA)

      A contract. More of it.

      ## PHI

      Protected health information & facts about a patient. PHI is kept.

      ### Empty
      """,
      "content/policies/use.md": """
      # Use of PHI

      We keep PHI safe. PHI again, and PHIs. A baa is none; a BAA is.

      ## PHI in headings

      - `PHI` in code, [PHI](../index.md) in a link, *the Right of Access* in a list.
      - Business associate agreements; an empty hand.

      | PHI |
      | --- |
      | Right of access |
      """,
      "content/policies/other.md": "# Other\n\nThe BAAs and xPHI, PHIX, non-PHI.\n",
    ])
  }

  private func main(_ path: String, in built: Built) throws -> String {
    let text = try built.text(path)
    return text.split(separator: "<main").last.map(String.init) ?? ""
  }

  private static let phi =
    "<a href=\"../glossary.html#phi\" title=\"Protected health information &amp; facts about a patient.\" class=\"term\">PHI</a>"

  @Test("lead to it at their first use in the text of a page, with their meaning")
  func leadThere() throws {
    let built = try Built(Self.workspace())
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    let page = try main("policies/use.html", in: built)
    let baa =
      "<a href=\"../glossary.html#business-associate-agreement-baa\" title=\"A contract.\" class=\"term\">BAA</a>"
    #expect(
      page.contains(
        "<p>We keep \(Self.phi) safe. PHI again, and PHIs. A baa is none; a \(baa) is.</p>"
      ),
      "\(page)"
    )
    let right =
      "<a href=\"../glossary.html#access-right-of\" title=\"What &quot;patients&quot; may see.\" class=\"term\">Right of Access</a>"
    #expect(page.contains("<em>the \(right)</em> in a list."), "\(page)")
    // Of headings, code, links and tables none; each once on a page; a heading without a text is no term.
    #expect(page.split(separator: "class=\"term\"").count == 4, "\(page)")
    let other = try main("policies/other.html", in: built)
    #expect(other.contains("class=\"term\">BAAs</a> and xPHI, PHIX, non-<a"), "\(other)")
    #expect(!(try main("glossary.html", in: built)).contains("class=\"term\""))
    #expect(built.deadLinks(below: "") == [])
  }

  @Test("are words where gapbook.yml says so")
  func canBeSwitchedOff() throws {
    let built = try Built(Self.workspace("glossary: false\n"))
    #expect(!(try built.text("policies/use.html").contains("class=\"term\"")))
  }

  @Test("of the built-in glossary lead to it where gapbook.yml asks for that")
  func usesBuiltIn() throws {
    let files: KeyValuePairs<String, FolderEntry> = [
      "gapbook.yml": "title: Rules\nas_of: 2026-11-21\n", "content/index.md": "# Home\n",
      "content/policies/use.md": "# Use\n\nEach business associate signs first.\n",
      "content/clients/a/client.yml": "name: A Clinic\nentity: both\n",
      "content/clients/a/responses.csv": "requirement,status\n",
      "content/clients/a/scope-words.md": "# Scope words\n\nOne business associate was seen.\n",
    ]
    let folder = try TemporaryFolder(files)
    let plain = try Built(folder)
    #expect(
      plain.pages.keys.allSatisfy {
        plain.files[$0].map { !String(decoding: $0, as: UTF8.self).contains("class=\"term\"") }
          ?? true
      }
    )
    try folder.put("title: Rules\nas_of: 2026-11-21\nglossary: true\n", at: "gapbook.yml")
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for path in ["policies/use.html", "clients/a/scope-words.html"] {
      #expect(try built.text(path).contains("glossary.html#business-associate\""), "\(path)")
    }
    #expect(built.deadLinks(below: "") == [])
  }

  @Test("of one that an edition lacks are words in it")
  func isWithheld() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n", "content/index.md": "# Home\n",
      "content/glossary.md": "---\naudience: [client]\n---\n# Glossary\n\n## Zed\n\nZqmeaning.\n",
      "content/open.md":
        "---\naudience: [public]\naccept: [{ rule: withheld-text, reason: A plain word }]\n---\n# Open\n\nWhat zed is.\n",
    ])
    let built = try Built(folder, for: ["public"])
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for (path, bytes) in built.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Zqmeaning") && !text.contains("class=\"term\""), "\(path)")
    }
    #expect(
      try Built(folder).text("open.html").contains("title=\"Zqmeaning.\" class=\"term\">zed</a>")
    )
  }

  @Test("are looked for again where the glossary changed")
  func isPartOfMemory() throws {
    let folder = try Self.workspace()
    #expect(try gapbook("build", folder.path).code == 0)
    try folder.put("# Glossary\n\n## Hand\n\nFive fingers.\n", at: "content/glossary.md")
    #expect(try gapbook("build", folder.path).code == 0)
    let text = try folder.text("site/policies/use.html")
    #expect(text.contains("title=\"Five fingers.\" class=\"term\">hand</a>"), "\(text)")
    #expect(text.split(separator: "class=\"term\"").count == 2)
  }
}

@Suite("Addresses that nobody marked as links")
struct BareAddressTests {
  private static func built(_ line: String) throws -> Built {
    try Built(
      TemporaryFolder([
        "gapbook.yml": .text("title: Rules\nas_of: 2026-11-21\nlaw: none\n" + line),
        "content/index.md":
          "# See www.title.example\n\nAsk help@desk.example or see https://a.example/b_c_d (or www.b.example).\n",
      ])
    )
  }

  @Test("are links where gapbook.yml asks for that, and words elsewhere")
  func areLinks() throws {
    let text = try Self.built("autolink: true\n").text("index.html")
    #expect(
      text.contains(
        "<p>Ask <a href=\"mailto:help@desk.example\">help@desk.example</a> or see <a href=\"https://a.example/b_c_d\" class=\"bare\">https://a.example/b_c_d</a> (or <a href=\"http://www.b.example\" class=\"bare\">www.b.example</a>).</p>"
      ),
      "\(text)"
    )
    #expect(text.contains("<h1>See www.title.example</h1>"))
    let plain = try Self.built("").text("index.html")
    #expect(plain.contains("<p>Ask help@desk.example or see https://a.example/b_c_d (or"))
  }
}

@Suite("All pages of a site as one document")
struct PrintPageTests {
  private static func built(_ line: String, for audiences: [String] = []) throws -> Built {
    try Built(
      TemporaryFolder([
        "gapbook.yml": .text("title: House rules\nas_of: 2026-11-21\nlaw: none\n" + line),
        "content/index.md": "# Home\n\nStart at [the doors](policies/doors.md#locks).\n",
        "content/policies/doors.md": "# Doors\n\n## Locks\n\nTwo locks.\n",
        "content/policies/secret.md": "---\naudience: [client]\n---\n# Zqsecret\n\nZqword.\n",
        "content/open.md": "---\naudience: [public]\n---\n# Open\n\nFor all.\n",
      ]),
      for: audiences
    )
  }

  @Test("is made where gapbook.yml asks for it, with links within it")
  func isMade() throws {
    let built = try Self.built("print: true\n")
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    let page = try built.text("print.html")
    #expect(page.contains("<title>House rules</title>") && !page.contains("class=\"secret\""))
    #expect(page.contains("<a href=\"#policies-doors--locks\">the doors</a>"), "\(page)")
    for words in ["Two locks.", "Zqword.", "For all."] { #expect(page.contains(words)) }
    #expect(try built.text("index.html").contains("<a href=\"print.html\">Print edition</a>"))
    let edition = try Self.built("print: true\n", for: ["public"])
    let told = try edition.text("print.html")
    #expect(told.contains("For all.") && !told.contains("Zq") && !told.contains("locks"))
  }

  @Test("is not made otherwise, and leaves an author's page its address")
  func isAskedFor() throws {
    #expect(try Self.built("").files["print.html"] == nil)
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\nlaw: none\nprint: true\n", "content/print.md": "# Own\n",
    ])
    let built = try Built(folder)
    #expect(try built.page("print.html").texts { $0.name == "h1" } == ["Own"])
    #expect(try built.text("print-1.html").contains("class=\"report\""))
  }
}
