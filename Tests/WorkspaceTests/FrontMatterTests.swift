import Diagnostics
import TestSupport
import Testing
import Workspace

@Suite("Front matter")
struct FrontMatterTests {
  private func page(_ text: String) throws -> (page: SourcePage, told: [String]) {
    let loaded = try loaded(["page.md": .text(text)])
    return (try #require(loaded.value.pages.first), told(loaded.diagnostics))
  }

  private func body(_ page: SourcePage) -> String {
    String(decoding: page.source.value.bytes[page.bodyStart...], as: UTF8.self)
  }

  @Test(
    "ends where its fence says",
    arguments: [
      ("---\ntitle: T\n---\nBody\n", "T", "Body\n"),
      ("---\ntitle: T\n...\nBody\n", "T", "Body\n"),
      ("\u{FEFF}---\ntitle: T\n---\nBody\n", "T", "Body\n"),
      ("---\r\ntitle: T\r\n---\r\nBody\r\n", "T", "Body\r\n"),
      ("---  \ntitle: T\n--- \t\nBody", "T", "Body"), ("---\ntitle: T\n---", "T", ""),
      ("---\n---\nBody\n", nil, "Body\n"), ("---\n\n---\nBody\n", nil, "Body\n"),
      ("---\ntitle: ''\n---\nBody\n", nil, "Body\n"),
      ("---\ntitle: |\n  Two\n  lines\n---\n---\n", "Two\nlines\n", "---\n"),
    ] as [(String, String?, String)]
  )
  func isCut(text: String, title: String?, rest: String) throws {
    let (page, told) = try page(text)
    #expect(told == [])
    #expect(page.frontMatter.title?.value == title)
    #expect(body(page) == rest)
  }

  @Test(
    "is none where the file begins otherwise",
    arguments: [
      "Body\n", "", "---\n\nA rule above, none below.\n", "---", "\n---\n\nA rule.\n\n---\n",
      "A heading\n---\n", "Note: read this\n---\n", "Owner: Ann\nDay: Monday\n\nText\n",
      "Owner: Ann\nand others\n---\n", "+++\nText\n+++\n", "+ item\n", "{ a }\n", "%\n", "-- a\n",
      "-----\nText: here\n", "see: https://example.org\n\n---\n", "---- \n\na\n", "| a: |\n---\n",
      "https://example.org/a\n---\n", "\n\n# Heading\n\n---\nText: of two\nlines\n---\n",
    ]
  )
  func isNone(text: String) throws {
    let (page, told) = try page(text)
    #expect(told == [])
    #expect(page.frontMatter.title == nil)
    #expect(body(page) == text)
  }

  @Test("keeps what it says with its place")
  func isSourced() throws {
    let text = MarkedText(
      """
      ---
      title: ⟦1⟧"Ünï: code"
      cites: [⟦2⟧164.308(a)(2), ⟦3⟧fact:cmp]
      ---
      """
    )
    let (page, told) = try page(text.text)
    #expect(told == [])
    #expect(page.frontMatter.title?.value == "Ünï: code")
    #expect(page.frontMatter.title?.place.start == text.marks["1"])
    #expect(page.frontMatter.cites.map(\.place.start) == [text.marks["2"], text.marks["3"]])
  }

  @Test(
    "that is wrong is told at its place",
    arguments: [
      ("---\ntitle: A\n⟦1⟧title: B\n---\n", "duplicate-key"),
      ("---\ntitle: A\n⟦1⟧!x title: B\n---\n", "duplicate-key"),
      ("---\ntitle: A\naccept:\n- rule: x\n  reason: y\n  ⟦1⟧rule: z\n---\n", "duplicate-key"),
      ("---\ntitle: A⟦1⟧: b\n---\n", "yaml-syntax"), ("⟦1⟧---\ntitle: A\n\nBody\n", "front-matter"),
      ("---\n⟦1⟧- a list\n---\n", "wrong-type"), ("---\norder: ⟦1⟧1.5\n---\n", "bad-number"),
      ("---\nreviewed: ⟦1⟧2026-2-1\n---\n", "bad-day"), ("---\n⟦1⟧titel: A\n---\n", "unknown-key"),
      ("---\ntitle: ⟦1⟧[A]\n---\n", "wrong-type"),
      ("---\naccept: [⟦1⟧{ rule: x }]\n---\n", "missing-key"),
      ("---\ntitle: \"A\n⟦1⟧---\n", "yaml-syntax"), ("---\na: &x [*⟦1⟧y]\n---\n", "yaml-syntax"),
    ]
  )
  func isTold(marked: String, rule: String) throws {
    let text = MarkedText(marked)
    let found = try loaded(["page.md": .bytes(text.bytes)]).diagnostics
    #expect(found.map(\.rule) == [rule])
    let start = try #require(found.first?.place?.start)
    // The YAML reader names the line of a fault; its column is the parser's.
    let wanted = try #require(text.marks["1"])
    if rule == "yaml-syntax" {
      #expect(start.line == wanted.line)
    } else {
      #expect(start == wanted)
    }
  }
}
