import Diagnostics
import Markdown
import Testing

@Suite("Of HTML")
struct HTMLNodeTests {
  @Test(
    "a few elements are themselves, without their attributes",
    arguments: [
      ("a<br>b", "a<br>\nb"), ("a<BR/>b<br />c", "a<br>\nb<br>\nc"),
      ("a<br class=\"x\" onclick='y'>b", "a<br>\nb"), ("H<sub>2</sub>O", "H<sub>2</sub>O"),
      ("x<sup style=\"color:red\">2</sup>", "x<sup>2</sup>"),
      ("<kbd>Ctrl</kbd>+<KBD>C</KBD>", "<kbd>Ctrl</kbd>+<kbd>C</kbd>"),
      ("<sub>a *b* <sup>c</sup></sub>", "<sub>a <em>b</em> <sup>c</sup></sub>"),
      ("*a<sub>b</sub>*", "<em>a<sub>b</sub></em>"),
      ("<a id=\"x\"></a>b", "<span id=\"x\"></span>b"),
      ("<a name='x'/>b", "<span id=\"x\"></span>b"),
      ("<a name=x id=y></a>", "<span id=\"x\"></span><span id=\"y\"></span>"),
      ("<b>a</b><strong>b</strong>", "<strong>a</strong><strong>b</strong>"),
      ("<i>a</i> <em>*b*</em>", "<em>a</em> <em><em>b</em></em>"),
      ("<s>a</s><del>b</del>", "<del>a</del><del>b</del>"),
      ("<u>a</u> <span style=\"color:red\">b</span> <mark>c</mark>", "a b c"),
      ("<a href=\"x.md\" title=\"T\">b *c*</a>", "<a href=\"x.md\" title=\"T\">b <em>c</em></a>"),
      ("<a href='x.md?a=1&amp;b=2'>b</a>", "<a href=\"x.md?a=1&amp;b=2\">b</a>"),
      ("<a id=\"p\" href=\"x.md\">b</a>", "<span id=\"p\"></span><a href=\"x.md\">b</a>"),
      ("<a href=\"x.md\"></a>b", "b"),
      (
        "<img src=\"a b.png\" alt='One &quot;two&quot;' width=90>",
        "<img src=\"a%20b.png\" alt=\"One &quot;two&quot;\">"
      ),
      (
        "<a href=\"x.md\"><img src=\"a.png\" alt=\"A\"></a>",
        "<a href=\"x.md\"><img src=\"a.png\" alt=\"A\"></a>"
      ),
    ] as [(String, String)]
  )
  func understands(_ markdown: String, _ html: String) {
    let page = Reading("p " + markdown)
    #expect(page.html == "<p>p \(html)</p>\n")
    #expect(page.diagnostics.isEmpty)
  }

  @Test(
    "the rest is text, with a warning each, and never unbalanced",
    arguments: [
      ("List<U> of S<P>", "List&lt;U&gt; of S&lt;P&gt;", 2),
      ("<q>a</q>", "&lt;q&gt;a&lt;/q&gt;", 2), ("<sub>a", "&lt;sub&gt;a", 1),
      ("<b>a</i>", "&lt;b&gt;a&lt;/i&gt;", 2),
      ("<img alt=\"x\">", "&lt;img alt=&quot;x&quot;&gt;", 1),
      (
        "<a href=\"x\">a [b](c)</a>",
        "&lt;a href=&quot;x&quot;&gt;a <a href=\"c\">b</a>&lt;/a&gt;", 2
      ),
      ("a</sub>", "a&lt;/sub&gt;", 1), ("</br>", "&lt;/br&gt;", 1),
      ("<sub>*a</sub>*", "&lt;sub&gt;<em>a&lt;/sub&gt;</em>", 2),
      ("<sub>a<sup>b</sub>c</sup>", "<sub>a&lt;sup&gt;b</sub>c&lt;/sup&gt;", 2),
      ("<a id=\"x\">b</a>", "&lt;a id=&quot;x&quot;&gt;b&lt;/a&gt;", 2),
      ("<a id=\"\"></a>", "&lt;a id=&quot;&quot;&gt;&lt;/a&gt;", 2),
      ("<a id='a b'></a>", "&lt;a id='a b'&gt;&lt;/a&gt;", 2),
      ("<subx>a</subx>", "&lt;subx&gt;a&lt;/subx&gt;", 2),
      ("<details>a</details>", "&lt;details&gt;a&lt;/details&gt;", 2),
    ] as [(String, String, Int)]
  )
  func keepsTheRest(_ markdown: String, _ html: String, _ count: Int) {
    let page = Reading("p " + markdown)
    #expect(page.html == "<p>p \(html)</p>\n")
    #expect(page.diagnostics.map(\.rule) == Array(repeating: "raw-html", count: count))
  }

  @Test(
    "an anchor is a place for links, alone, in cells and in headings, whose ids it leaves alone"
  )
  func makesAnchors() {
    let page = Reading(
      """
      ### <a id="cpp"></a>C++

      ## <a name="over-view"></a>Over view

      <a id="alone"></a>

      | a<br>b | <a id="cell"></a>c |
      |---|---|
      | d<sub>1</sub> | e |

      <a id="alone"></a>twice
      """
    )
    #expect(page.document.anchors == ["c", "cpp", "over-view", "alone", "cell", "alone-1"])
    #expect(page.document.headings.map(\.text) == ["C++", "Over view"])
    #expect(page.html.contains("<h3 id=\"c\"><span id=\"cpp\"></span>C++</h3>"))
    #expect(page.html.contains("<h2 id=\"over-view\">Over view</h2>"))
    #expect(page.html.contains("<th scope=\"col\">a<br>\nb</th>"))
    #expect(page.told == ["11:1 duplicate-id"])
  }

  @Test("details hold Markdown, with blank lines and without")
  func makesDetails() {
    let page = Reading(
      """
      <details>
      <summary>Title with **bold**</summary>

      Content *it*

      - list

      </details>

      <details open><summary>One line</summary>Inner **x**
      - a
        - b
      <details><summary>Nested</summary>deep</details>
      </details>
      """
    )
    #expect(
      page.html == """
        <details>
        <summary>Title with <strong>bold</strong></summary>
        <p>Content <em>it</em></p>
        <ul>
        <li>list</li>
        </ul>
        </details>
        <details open>
        <summary>One line</summary>
        <p>Inner <strong>x</strong></p>
        <ul>
        <li>a
        <ul>
        <li>b</li>
        </ul>
        </li>
        </ul>
        <details>
        <summary>Nested</summary>
        <p>deep</p>
        </details>
        </details>

        """
    )
    #expect(page.diagnostics.isEmpty)
  }

  @Test(
    "details that are not closed where they began are text",
    arguments: [
      "<details>\n\na", "a\n\n</details>", "- <details>\n\n  a\n\n</details>",
      "<summary>a</summary>", "> <details>\n\n</details>", "<details>\n</summary>\n</details>",
    ]
  )
  func keepsUnclosedDetails(_ markdown: String) {
    let page = Reading(markdown)
    let opened = page.html.ranges(of: "<details").count
    #expect(opened == page.html.ranges(of: "</details>").count)
    #expect(page.diagnostics.contains { $0.rule == "raw-html" })
  }

  @Test("details in a list, a quotation and code stay where they are")
  func keepsContainers() {
    let list = Reading("- <details><summary>S</summary>\n\n  a\n\n  </details>\n- b\n")
    #expect(list.html.contains("<summary>S</summary>\n<p>a</p>\n</details>\n</li>\n<li>"))
    let quote = Reading("> <details>\n> <summary>S</summary>\n> a\n> </details>\n")
    #expect(
      quote.html
        == "<blockquote>\n<details>\n<summary>S</summary>\n<p>a</p>\n</details>\n</blockquote>\n"
    )
    #expect(quote.diagnostics.isEmpty)
    #expect(Reading("```\n<details>\n```").html.contains("<code>&lt;details&gt;\n</code>"))
    #expect(Reading("<pre>\n<details>\n</pre>").html.contains("&lt;details&gt;"))
  }

  @Test("a summary holds the words of whatever is in it")
  func flattensSummaries() {
    let heading = Reading("<details>\n<summary>\n\n## T *x*\n\n</summary>\n\na\n</details>")
    #expect(heading.html == "<details>\n<summary>T <em>x</em></summary>\n<p>a</p>\n</details>\n")
    let list = Reading(
      "<details>\n<summary>\n\na\n\n- b <!-- SECRET -->\n\n</summary>\n\nc\n</details>"
    )
    #expect(list.html == "<details>\n<summary>a b</summary>\n<p>c</p>\n</details>\n")
    #expect(
      Reading("<details>\n<summary></summary>\n\nc\n</details>").html
        == "<details>\n<p>c</p>\n</details>\n"
    )
  }

  @Test("elements around blocks are passed over, and their content is Markdown")
  func passesOverDivisions() {
    let page = Reading(
      """
      <p align="center">
        <img src="logo.png" alt="Logo" width="192">
      </p>

      <h1 align="center">The <b>title</b></h1>

      <div id="here" class="x">

      *a* [b](#here)

      </div>
      <center>c<br>d</center>

      <hr>
      """
    )
    #expect(
      page.html == """
        <p><img src="logo.png" alt="Logo"></p>
        <h1 id="the-title">The <strong>title</strong></h1>
        <span id="here"></span>
        <p><em>a</em> <a href="#here">b</a></p>
        <p>c<br>
        d</p>
        <hr>

        """
    )
    #expect(page.diagnostics.isEmpty, "\(page.told)")
    #expect(page.document.titleHeading?.text == "The title")
    #expect(page.document.anchors == ["the-title", "here"])
  }

  @Test("a table of HTML is text as a whole, and so is what could run")
  func keepsOtherBlocks() {
    let table = Reading("<table>\n<tr><td><p>a</p></td></tr>\n</table>\n")
    #expect(table.told == ["1:1 raw-html"])
    #expect(table.html.contains("&lt;td&gt;&lt;p&gt;a&lt;/p&gt;"))
    let script = Reading("<script>\nx = \"<p>a</p>\"\n</script>\n")
    #expect(script.html.contains("&lt;script&gt;"))
    #expect(!script.html.contains("<script"))
    let links = Reading("<a href=\"javascript:x\">a</a> <img src=\"data:x\" alt=\"b\">\n")
    #expect(links.html == "<p>a b</p>\n")
    #expect(links.told == ["1:1 unsafe-link", "1:30 unsafe-link"])
  }

  @Test("a line of a tag alone is a paragraph")
  func readsLines() {
    #expect(Reading("<br>\n").html == "<p><br>\n</p>\n")
    #expect(Reading("a\n\n<sub>x</sub>\n\nb").html == "<p>a</p>\n<p><sub>x</sub></p>\n<p>b</p>\n")
    #expect(Reading("<kbd>\n*x*\n</kbd>").html.contains("<kbd>\n<em>x</em>\n</kbd>"))
    #expect(Reading("<br>\n# H\n").html == "<p><br>\n</p>\n<h1 id=\"h\">H</h1>\n")
  }

  @Test("places are those of the source, in details too")
  func keepsPlaces() {
    let page = Reading("<details><summary>S [a](b.md)</summary>\n  c [d](e.md)\n</details>\n")
    let places = page.document.links.map { page.document.range(of: $0)?.start }
    #expect(places == [SourcePosition(line: 1, column: 21), SourcePosition(line: 2, column: 5)])
  }

  @Test("a specification's text passes as it is")
  func leavesTheSpecificationAlone() {
    let source = SourceText(
      file: "a.md",
      bytes: Array("<details>\n<!-- a -->\n</details>\n\nb<br>c".utf8)
    )
    let document = Document.parse(source, mode: .specification).value
    let html = document.html(options: HTMLOptions(mode: .specification))
    #expect(
      String(decoding: html, as: UTF8.self)
        == "<details>\n<!-- a -->\n</details>\n<p>b<br>c</p>\n"
    )
  }
}
