import Diagnostics
import Markdown
import Testing

@Suite("A comment")
struct CommentTests {
  @Test(
    "is nowhere in what is made of the text, and no fault",
    arguments: [
      "<!-- SECRET -->", "Text <!-- SECRET --> end.", "<!--SECRET-->Text", "Text<!--SECRET-->",
      "<!-- SECRET\n\nSECRET\n\n# SECRET\n-->\n\nText", "a\n<!-- SECRET -->\nb",
      "a <!-- SECRET\nSECRET --> b", "a <!-- SE -- CRET -- SECRET --> b",
      "a <!-- SECRET ---> b", "a <!----SECRET--> b", "a <!-- SECRET\n  -- SECRET --> b",
      "# Title <!-- SECRET -->", "# <!-- SECRET --> Title", "Title <!-- SECRET -->\n===",
      "## Title {#id} <!-- SECRET -->", "| a <!-- SECRET --> | b |\n|---|---|\n| 1 | 2 |",
      "| a | b |\n|---|---|\n| 1 <!-- SECRET | SECRET --> | 2 |\n| <!-- SE -- CRET --> | 4 |",
      "| a | b |\n|---|---|\n| 1 | 2 | <!-- SECRET -->",
      "| a | b |\n|---|---|\n| 1 | 2 |\n<!-- SECRET -->\n| 3 | 4 | 5 |",
      "- a <!-- SECRET -->\n- <!-- SECRET -->\n- <!-- SECRET --> b\n  <!-- SECRET -->",
      "1. a\n\n   <!-- SECRET\n   SECRET -->\n\n   b",
      "> a <!-- SECRET -->\n> <!-- SECRET\n> SECRET -->",
      "> [!NOTE] <!-- SECRET -->\n> Text", "> <!-- SECRET -->\n> [!TIP]\n> Text",
      "a[^1]\n\n[^1]: b <!-- SECRET -->", "a[^1]\n\n[^1]: <!-- SECRET -->\n    b",
      "*a <!-- SECRET --> b* ~~c <!-- SECRET -->~~", "[a <!-- SECRET --> b](c.md)",
      "![a <!-- SECRET --> b](c.png)", "<div>\n<!-- SECRET -->\ntext\n</div>",
      "<div><!-- SECRET\n", "<pre>\n<!-- SECRET -->\n\n</pre>", "<!-- SECRET --> <!-- SECRET -->",
      "<!-- SECRET --> *a* <!-- SECRET -->",
      "<details>\n<summary>a <!-- SECRET --></summary>\n<!-- SECRET -->\n\nb\n</details>",
      "- [ ] <!-- SECRET --> a", "Table: a <!-- SECRET -->\n\n| a |\n|---|\n| b |",
      "![a](b.png)\n\nFigure: c <!-- SECRET -->", "<!-- SECRET", "text\n\n<!-- SECRET\n\nSECRET",
      "\r\n<!-- SECRET\r\nSECRET -->\r\ntext <!-- SE -- CRET SECRET\r\nSECRET -->\r\n",
      "a <!-- <!-- SECRET --> b", "<sub>a <!-- SECRET --> b</sub>", "{{ a.b <!-- SECRET --> }}",
      "<!-- SECRET --><details><summary>a</summary>b</details>", "<br>\n<!-- SECRET -->\nb",
    ]
  )
  func isNowhere(_ markdown: String) {
    let page = Reading(markdown)
    for word in ["SECRET", "CRET", "&lt;!--", "--&gt;"] {
      #expect(!page.everything.contains(word), "\(page.html)")
    }
    #expect(!page.diagnostics.contains { $0.severity == .error && $0.rule != "malformed-value" })
  }

  @Test("leaves what is around it as if it were not there")
  func leavesTheRest() {
    #expect(Reading("Text <!-- a --> end.").html == "<p>Text end.</p>\n")
    #expect(Reading("Text<!-- a -->.").html == "<p>Text.</p>\n")
    #expect(Reading("Text <!-- a -- b -->\nmore").html == "<p>Text\nmore</p>\n")
    #expect(Reading("# <!-- a --> T <!-- b -->").html == "<h1 id=\"t\">T</h1>\n")
    #expect(Reading("# T {#x} <!-- b -->").html == "<h1 id=\"x\">T</h1>\n")
    #expect(Reading("<!-- a --> After *it*\nmore").html == "<p>After <em>it</em>\nmore</p>\n")
    #expect(Reading("- <!-- a -->b\n- c").html == "<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n")
    let table = Reading("| a <!-- x | y --> | b |\n|---|---|\n| 1 | 2 |")
    #expect(table.html.contains("<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>"))
    #expect(table.diagnostics.isEmpty)
  }

  @Test("in code is code")
  func staysInCode() {
    #expect(Reading("`<!-- a -- b -->`").html == "<p><code>&lt;!-- a -- b --&gt;</code></p>\n")
    #expect(Reading("```\n<!-- a -- b | c -->\n```").html.contains("&lt;!-- a -- b | c --&gt;"))
    #expect(Reading("    <!-- a - b -->").html.contains("&lt;!-- a - b --&gt;"))
    #expect(Reading("\\<!-- a -- b -->").html.contains("&lt;!-- a -- b --&gt;"))
  }

  @Test("that is never closed is reported: hidden to the end, or shown as CommonMark has it")
  func reportsUnclosed() {
    let hidden = Reading("a\n\n<!-- b\n\nc")
    #expect(hidden.html == "<p>a</p>\n")
    #expect(hidden.told == ["3:1 unclosed-comment"])
    let shown = Reading("a <!-- b\n\nc")
    #expect(shown.html == "<p>a &lt;!-- b</p>\n<p>c</p>\n")
    #expect(shown.told == ["1:3 unclosed-comment"])
  }

  @Test(
    "that CommonMark ends before its own end is said to show what follows",
    arguments: [
      ("# E\n\n<!-- a --><!-- CFO asked\n\nLEAK to soften -->\n", "3:11"),
      ("> <!-- q\n\nLEAK -->\n", "1:3"), ("x <!-- b\n\nLEAK --> y\n", "1:3"),
      ("- <!-- b\n\nLEAK -->\n", "1:3"), ("<!-- a --> b <!-- c\n\nLEAK -->\n", "1:14"),
      ("<div><!-- a\n\nLEAK -->\n", "1:6"), ("# T <!-- b\n\nLEAK -->", "1:5"),
      ("[^1]: <!-- b\n\nLEAK[^1] -->", "1:7"),
    ] as [(String, String)]
  )
  func saysWhatIsShown(_ markdown: String, _ place: String) {
    let page = Reading(markdown)
    #expect(page.html.contains("LEAK"))
    #expect(page.told.filter { $0.hasSuffix("unclosed-comment") } == ["\(place) unclosed-comment"])
    let told = page.diagnostics.filter { $0.rule == "unclosed-comment" }
    #expect(told.allSatisfy { $0.message.contains("shown") && !$0.message.contains("not shown") })
  }

  @Test(
    "that runs to the end is said to hide it",
    arguments: [
      "<!-- a\n\nb", "> <!-- a\n>\n> b\n>\n", "<!-- a --><!-- b", "<!-- a --> b <!-- c\n",
    ]
  )
  func saysWhatIsHidden(_ markdown: String) {
    let told = Reading(markdown).diagnostics.filter { $0.rule == "unclosed-comment" }
    #expect(told.map { $0.message.hasSuffix("all that follows is not shown") } == [true])
  }

  @Test("leaves places in the text as they are")
  func keepsPlaces() {
    let page = Reading("a <!-- b -- c --> [d](e.md)\n\n<!-- f\n\ng --> [h](i.md)\n")
    let places = page.document.links.map { page.document.range(of: $0)?.start }
    #expect(places == [SourcePosition(line: 1, column: 19), SourcePosition(line: 5, column: 7)])
  }

  @Test("in an only-block is not in its body")
  func isNotInBodies() throws {
    let page = Reading(
      "```{only}\n:audience: full\n\na <!-- SECRET -- x -->\n\n<!-- SECRET -->\n```\n"
    )
    let node = try #require(
      page.document.descendants(of: page.document.root).first {
        page.document.kind(of: $0) == .block
      }
    )
    let body = try #require(page.document.block(node)).parseBody()
    #expect(String(decoding: body.value.html(), as: UTF8.self) == "<p>a</p>\n")
    #expect(body.diagnostics.isEmpty)
  }
}
