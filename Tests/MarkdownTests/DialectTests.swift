import Diagnostics
import Markdown
import Testing

@Suite("Words between angle brackets")
struct SignTests {
  @Test(
    "that are no HTML are told with a way to write them",
    arguments: [
      ("a Vec<T> b", "1:6", "<T>"), ("Write <your-name> here", "1:7", "<your-name>"),
      ("<your name> here", "1:1", "<your name>"), ("x Map<K> y", "1:6", "<K>"),
      ("Set<A> and x", "1:4", "<A>"),
      ("a </your-name> b", "1:3", "</your-name>"), ("- <clinic>\n", "1:3", "<clinic>"),
    ]
  )
  func areTold(markdown: String, place: String, sign: String) {
    let page = Reading(markdown)
    #expect(page.told == [place + " raw-html"])
    #expect(page.diagnostics.first?.help?.contains("`\(sign)`") == true)
    #expect(page.diagnostics.first?.help?.contains("&lt;") == true)
  }

  @Test(
    "that are HTML are told as HTML",
    arguments: ["<form>x</form>", "a <Q>b</Q>", "<input src=x>"]
  )
  func areHTML(markdown: String) {
    let page = Reading(markdown)
    #expect(!page.diagnostics.isEmpty)
    #expect(page.diagnostics.allSatisfy { $0.help?.contains("&lt;") != true })
  }
}

@Suite("Markers of other dialects")
struct DialectTests {
  @Test(
    "are told once a kind, and shown as text",
    arguments: [
      ("a {{< figure src=\"a.png\" >}} b\n\n{{< x >}}", "1:3", "{{< figure"),
      ("{{% note %}}\nb\n{{% /note %}}", "1:1", "{{% note %}}"),
      ("- {{< ü >}}", "1:3", "{{< ü >}}"), (".. note::\n\n   x", "1:1", ".. note::"),
      (".. code-block:: python\n\n.. toctree::", "1:1", ".. code-block::"),
      ("\\begin{table}\nx\n\\end{table}", "1:1", "\\begin{table}"),
      ("> \\begin{align*}\n> x", "1:3", "\\begin{align*}"),
      ("@startuml\nA -> B\n@enduml", "1:1", "@startuml"),
      ("x\n@startmindmap", "2:1", "@startmindmap"),
      ("!!!note\n    x", "1:1", "!!!note"), ("--8<-- \"x.md\"", "1:1", "--8<-- \"x.md\""),
      ("import X from 'y'\n", "1:1", "import X from 'y'"),
      ("import \"a.css\";", "1:1", "import \"a.css\";"),
      ("export const a = 1", "1:1", "export const a = 1"), ("a [x]{.class} b", "1:6", "{.class}"),
      ("a\n\n\\newpage{}", "3:1", "\\newpage{}"), ("/// note | T\nx\n///", "1:1", "/// note | T"),
    ]
  )
  func areTold(markdown: String, place: String, written: String) {
    let page = Reading(markdown)
    #expect(page.told == [place + " foreign-markup"], "\(page.told)")
    #expect(page.diagnostics.first?.message.contains(written) == true)
    #expect(page.diagnostics.first?.help != nil)
    #expect(page.document.plainText(of: page.document.root).contains(written))
  }

  @Test(
    "that hide words there are told as comments that readers would see",
    arguments: [
      ("a {/* ask Ann */} b", "1:3"), ("{# ask Ann #}", "1:1"), ("- {# a\n", ""),
      ("%%ask Ann%%", "1:1"), ("> %% ask Ann %%", "1:3"), ("| a |\n|---|\n| {# b #} |", "3:3"),
      ("100%% and 5%%", ""), ("`{# x #}` {#id}", ""), ("%%%%", ""),
    ]
  )
  func areComments(markdown: String, place: String) {
    let page = Reading(markdown)
    #expect(page.told == (place.isEmpty ? [] : [place + " foreign-comment"]), "\(page.told)")
  }

  @Test(
    "are not seen where they are code or prose",
    arguments: [
      "import the list from the vendor", "export the data", "import \"as is\" it said", "///",
      "/// Notes of May", "!!!", "see [1]{a}", "--8", "exports const",
      "`{{< x >}}`", "```\n.. note::\n@startuml\n\\begin{x}\n```", "a .. note:: b", ".. and so on",
      ".. ::", "\\\\begin{x}", "mail @startuml", "@start", "@start of day", "\\begin the day",
      "```plantuml\n@startuml\n```", "...", ".. x:",
    ]
  )
  func areNotSeen(markdown: String) {
    #expect(Reading(markdown).told.isEmpty, "\(Reading(markdown).told)")
  }

  @Test(
    "are no excuse for braces that begin no value",
    arguments: ["{{< x", "{{% x }}", "{{ < x >}}"]
  )
  func areNoExcuse(markdown: String) {
    #expect(Reading(markdown).told.contains("1:1 malformed-value"), "\(Reading(markdown).told)")
  }
}

@Suite("A footnote that is defined twice")
struct DuplicateFootnoteTests {
  @Test(
    "is told at the second definition",
    arguments: [
      ("a[^1]\n\n[^1]: one\n\n[^1]: two", ["5:1 duplicate-footnote"]),
      (
        "a[^N]\n\n[^n]: one\n[^N]: two\n[^n]: three",
        ["4:1 duplicate-footnote", "5:1 duplicate-footnote"]
      ),
      ("a\n\n[^1]: one\n\n[^1]: two", ["3:1 unused-footnote", "5:1 duplicate-footnote"]),
      ("a[^1] b[^2]\n\n[^1]: one\n\n[^2]: two", []),
    ] as [(String, [String])]
  )
  func isTold(markdown: String, told: [String]) {
    let page = Reading(markdown)
    #expect(page.told == told)
    #expect(!page.html.contains("two") || told.isEmpty)
  }
}

@Suite("A table with few cells under a wide head")
struct WideTableTests {
  @Test("is filled up to a limit")
  func isFilledUpToALimit() {
    let columns = 2_000
    let head = String(repeating: "|a", count: columns) + "|\n"
    let dashes = String(repeating: "|-", count: columns) + "|\n"
    let text = head + dashes + String(repeating: "|b|\n", count: 5_000)
    let page = Reading(text)
    let document = page.document
    let nodes = document.descendants(of: document.root)
    let cells = nodes.count { document.kind(of: $0) == .tableCell }
    let rows = nodes.count { document.kind(of: $0) == .tableRow }
    #expect(rows == 5_001)
    #expect(cells <= columns + 5_000 + 1_000 + text.utf8.count)
    #expect(cells > 20_000)
  }
}
