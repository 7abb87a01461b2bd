import Diagnostics
import Markdown
import Testing

@Suite("The heading that is a title")
struct TitleHeadingTests {
  @Test(
    "opens the page, be it below pictures",
    arguments: [
      "# T\n\ntext\n\n# U\n", "![p](p.png)\n\n# T\n", "<!-- words -->\n\n# T\n",
      "[![a](a.png)](https://example.org) ![b](b.png)\n\n# T\n", "<a id=\"x\"></a>\n\n# T\n",
      "T\n=\n", "## T\n\n### U\n", "#### T\n\ntext\n",
    ]
  )
  func opens(_ text: String) {
    #expect(Reading(text).document.titleHeading?.text == "T")
  }

  @Test(
    "is none below words, and none of several that are as high",
    arguments: [
      "text\n\n# T\n", "> q\n\n# T\n", "- a\n\n# T\n", "## T\n\n## U\n", "## T\n\n# U\n", "",
      "text\n",
      "![p](p.png) words\n\n# T\n", "> # T\n",
    ]
  )
  func isNone(_ text: String) {
    #expect(Reading(text).document.titleHeading == nil)
  }

  @Test("is any first one of level 1 that says what front matter says")
  func isTheSame() {
    let page = Reading("text\n\n# T\n").document
    #expect(page.titleHeading(besides: "T")?.text == "T")
    #expect(page.titleHeading(besides: "U") == nil)
    #expect(Reading("## T\n").document.titleHeading(besides: "T")?.level == 2)
  }

  @Test("with no blank behind its signs is a note a page")
  func needsBlank() {
    let page = Reading("##5 Title\n\n###Other\n\n#hash ## x\n\n\\##6 T\n\n`##7`\n")
    #expect(page.told == ["1:1 heading-without-blank"])
    #expect(page.diagnostics.first?.severity == .note)
    #expect(
      page.diagnostics.first?.message
        == "\"##5 Title\" is no heading and is shown as text, as are 1 more on this page"
    )
  }

  @Test("and values are text where the page says so, in blocks too")
  func keepsBraces() {
    let text = "# {{ a }} {{.B}}\n\n```{only}\n:audience: full\n\n{{ c }}\n```\n"
    let source = SourceText(file: "page.md", bytes: Array(text.utf8))
    let parsed = Document.parse(source, hasLiteralValues: true)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.value.titleHeading?.text == "{{ a }} {{.B}}")
    let nodes = parsed.value.descendants(of: parsed.value.root)
    #expect(!nodes.contains { parsed.value.kind(of: $0) == .value })
    let blocks = nodes.compactMap { parsed.value.block($0)?.parseBody() }
    #expect(blocks.count == 1)
    #expect(blocks.first?.diagnostics.isEmpty == true)
  }
}
