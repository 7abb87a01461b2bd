import Diagnostics
import Markdown
import Testing

@Suite("Source that nearly is markup")
struct NearMarkupTests {
  @Test(
    "is reported where it is",
    arguments: [
      ("See [the policy][nope].", ["1:5 undefined-reference"]),
      ("a [acess Policy][] b\n\n[access-policy]: c.md", ["1:3 undefined-reference"]),
      (
        "[b][nope] and [**b**][zz]\n\n> [x]: y.md",
        ["1:1 undefined-reference", "1:21 undefined-reference"]
      ),
      (
        "See ![img][noimg] and ![b](a.png)![Plan of the site][site-plan].",
        ["1:5 undefined-reference", "1:34 undefined-reference"]
      ),
      ("a [`code`][nope] b", ["1:10 undefined-reference"]),
      (
        "[the *policy*][nope-x], [**b** and c][old]",
        ["1:14 undefined-reference", "1:37 undefined-reference"]
      ),
      ("See [Access Policy][].", ["1:5 undefined-reference"]),
      ("| [a Rule][the rule] | c |\n|---|---|\n| d | e |", ["1:3 undefined-reference"]),
      ("[die Größe][größe]", ["1:1 undefined-reference"]),
      ("![Console](../images/Screen Shot 2026-09-22 at 1.02 PM.png)", ["1:1 link-with-blanks"]),
      ("x [t](a b.md \"T\") y", ["1:3 link-with-blanks"]),
      ("[t] (a.md)", ["1:1 link-with-blanks"]),
      ("**bold to the end.", ["1:1 unclosed-emphasis"]), ("** b ** c", ["1:1 unclosed-emphasis"]),
      ("a\n\n```\ncode\n\n## Risk", ["3:1 unclosed-code"]), ("~~~~\na\n~~~", ["1:1 unclosed-code"]),
      ("- a\n  ```\n  b\n```\n", ["4:1 unclosed-code"]),
      ("> ```\n> a\n>\n", ["1:3 unclosed-code"]), ("- ```\n  a", ["1:3 unclosed-code"]),
      ("```{only}\n:audience: full\n", ["1:1 unclosed-code"]),
      ("| a | b |\n| 1 | 2 |", ["1:1 table-without-dashes"]),
      ("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |", ["1:1 table-without-dashes"]),
      ("a | b\n---|---|---\n1 | 2", ["1:1 table-without-dashes"]),
      ("| 3 | 4 |", ["1:1 table-without-dashes"]),
      ("| a | b |\n---\n", ["1:1 table-without-dashes"]),
      ("| Host | Filter |\n|---|---|\n| a | `x|y` |", ["3:10 surplus-cell"]),
      ("> | a |\n> |---|\n> | b | c | d |", ["3:9 surplus-cell"]),
    ] as [(String, [String])]
  )
  func isReported(_ markdown: String, _ told: [String]) {
    let page = Reading(markdown)
    #expect(page.told == told)
    #expect(page.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test(
    "is not seen in what is meant as it is",
    arguments: [
      "- [x] a\n- [ ] b", "[x], [sic], [sic][1], array[0][1], [1][2], int[][] and x[i][j]",
      "`[a][b]` and \\[a][b] and [a]\\[b]", "[a][b]\n\n[b]: c.md",
      "[a](b.md) [c](<d e.md>) [f](g.md \"h\")",
      "[see note](the next chapter) and [n](see 4.2)", "f[x] (y)",
      "[a-z][0-9]+", "[Smith2020][Jones2021]", "[Ann][chair]", "[see note 3][sic]",
      "[See Table 2][, p. 3]", "[nope][]", "[x][y]", "[nope][]\n\n[other]: c.md",
      "`a`[b][c] and `d`][e]", "*a* [b][c]", "![x][7]", "*[a]* b][c]",
      "[Two words][7] and [two words][v2.1]", "2 ** 3 ** 4", "a ** b\nc ** d ** e",
      "> ```\n> code\n\nafter", "- ```\n  code\n\nafter", "1. a\n\n   ~~~\n   b\n2. c",
      "2 ** 3, a * b, 2**3 and 5** too",
      "**a** and *b*, ***c***, \\**d", "```\na\n```", "> ```\n> a\n> ```\n\nb",
      "- ~~~\n  a\n  ~~~~\n",
      "    ```\n    a", "|x| is absolute", "a | b", "| a | b |\n|---|---|\n| 1 | |\n| 1 | 2 | |",
      "a\n---", "``` a ``` b", "```{page-break}\n```", "[^1]: a\n\nb[^1]", "a < b and c -> d",
      "[a]: b.md \"c\"\n\n[a]", "[a][B]\n\n[b]: c.md", "| a |\n|---|\n| `\\|` |",
    ]
  )
  func isNotSeen(_ markdown: String) {
    #expect(Reading(markdown).diagnostics.isEmpty)
  }

  @Test("says what is lost and what to write")
  func saysWhat() {
    let row = Reading("| a |\n|---|\n| b | lost note | <!-- c --> more |")
    #expect(row.diagnostics[0].message.contains("3 cells, the table's head 1"))
    #expect(row.diagnostics[0].message.contains("lost note"))
    let image = Reading("![Console](a b.png)")
    #expect(image.diagnostics[0].message == "this looks like an image; blanks end its address")
    #expect(image.diagnostics[0].help == "write ![Console](<a b.png>)")
    #expect(Reading("~~~~\na").diagnostics[0].help == "close it with a line ~~~~")
  }
}

@Suite("Markup of another generator")
struct ForeignMarkupTests {
  @Test(
    "is reported once a kind, with what to write here",
    arguments: [
      ("!!! note \"T\"\n    a", "> [!NOTE]"), ("??? tip\n    a", "> [!NOTE]"),
      ("???+ warning \"x\"\n", "> [!NOTE]"),
      ("!!! danger\nHot.", "> [!NOTE]"), ("> [!note]+ fold\n> a", "> [!NOTE]"),
      ("> [!FAQ]- b", "> [!NOTE]"), ("[[wikilink]]", "page.md"),
      ("=== \"Tab\"\n\n    a", "heading"), ("::: info\na\n:::", "> [!NOTE]"),
      ("::: {.note}\na\n:::", "> [!NOTE]"),
      (":::tip[Title]\n\na\n\n:::", "> [!NOTE]"), ("\\newpage", "{page-break}"),
      ("a\n\n\\pagebreak\n", "{page-break}"),
      ("a {% include x %} b", "{include}"), ("{% if a %}\n\nb", "{include}"),
      ("a\n{: .note}", "{#id}"),
      ("* {:toc}", "{#id}"), ("# Head {.unnumbered}", "{#id}"), ("## Head {-}", "{#id}"),
      ("## Head {#a .b}", "{#id}"),
      ("[a](b.md){target=_blank}", "{#id}"), ("[TOC]", "contents"), ("[[_TOC_]]", "contents"),
      ("See [[Wiki]].", "[words](page.md)"), ("![[pic.png]]", "picture.png"),
      ("> [[Größe|G]]", "page.md"),
      ("```mermaid\ngraph TD\n```", "diagram.svg"), ("| a |\n|---|\n| [[B]] |", "page.md"),
    ] as [(String, String)]
  )
  func isReported(_ markdown: String, _ help: String) {
    let found = Reading(markdown).diagnostics.filter { $0.rule == "foreign-markup" }
    #expect(found.count == 1)
    #expect(found.first?.severity == .warning)
    #expect(found.first?.help?.contains(help) == true, "\(found.first?.help ?? "")")
  }

  @Test(
    "is not seen in code, nor in what only looks alike",
    arguments: [
      "`{% x %}` `[[a]]` `::: b`", "```\n!!! note\n::: x\n[TOC]\n```", "    {% x %}",
      "wow!!! really", "!!! That was loud, he said.", "??? Who knows", "!!! note that it is loud",
      "[!note]* a", "> [!NOTE]\n> +",
      "a[[1]] and [[ -f x ]] and [[1,2],[3,4]]", "a ::: b", "100 {% of", "{a: 1}", "\\{% x %}",
      "\\!!! note",
      "What??? really", "==", "[[a]](b.md)", "{percent}", "[TOC] of the book",
    ]
  )
  func isNotSeen(_ markdown: String) {
    #expect(!Reading(markdown).diagnostics.contains { $0.rule == "foreign-markup" })
  }

  @Test("is counted, and reported at the first place")
  func isCounted() {
    let page = Reading("a [[B]]\n\n| [[C]] |\n|---|\n| [[D]] |\n\n::: x\ny\n:::\n")
    #expect(page.told == ["1:3 foreign-markup", "7:1 foreign-markup"])
    #expect(page.diagnostics[0].message.contains("as are 2 more on this page"))
  }
}

@Suite("A picture's width")
struct ImageSizeTests {
  @Test(
    "is a share of the line",
    arguments: [
      ("{width=50%}", "sized t5"), ("{ width=33% }", "sized t3 o3"),
      ("{width=\"100%\"}", "sized t10"),
      ("{width=7%}", "sized o7"), ("{width='90%'}", "sized t9"),
    ] as [(String, String)]
  )
  func isTaken(_ written: String, _ look: String) {
    let page = Reading("![a](b.png)\(written) c")
    #expect(page.html == "<p><img src=\"b.png\" alt=\"a\" class=\"\(look)\"> c</p>\n")
    #expect(page.diagnostics.isEmpty)
  }

  @Test("is in figures, cells and the dump")
  func isEverywhere() {
    let figure = Reading("![a](b.png){width=50%}\n\nFigure: c\n")
    #expect(figure.html.contains("<figure>\n<img src=\"b.png\" alt=\"a\" class=\"sized t5\">"))
    #expect(figure.dump.contains("image 1:1-1:12 to=\"b.png\" width=50%"))
    let cell = Reading("| ![a](b.png){width=30%} |\n|---|\n| c |")
    #expect(cell.html.contains("class=\"sized t3\">"))
  }

  @Test(
    "is told where it is none",
    arguments: ["{width=300px}", "{width=0%}", "{width=101%}", "{width=5.5%}", "{width=}"]
  )
  func isTold(_ written: String) {
    let page = Reading("![a](b.png)\(written)")
    #expect(page.told == ["1:12 image-width"])
    #expect(page.html.contains("\(written.replacing("\"", with: "&quot;"))</p>"))
  }

  @Test("escaped or apart is text")
  func isText() {
    #expect(Reading("![a](b.png)\\{width=50%}").html.contains("{width=50%}"))
    #expect(Reading("![a](b.png) {width=50%}").html.contains("{width=50%}"))
  }
}
