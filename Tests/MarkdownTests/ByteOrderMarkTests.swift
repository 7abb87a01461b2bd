import Diagnostics
import Markdown
import Testing

/// A byte order mark, which editors put before the first line, is no part of it.
@Suite("A byte order mark") struct ByteOrderMarkTests {
  /// Texts whose first line our passes read, rewrite or replace.
  static let texts = [
    "[^1]: abcdefgh\n\nref[^1]\n", "> [^1]: abcdefgh\n\nref[^1]\n", "- [^n]:    a\n\n[^n]\n",
    "| a | b |\n| - | - |\n| c | d |\n", "a | b\n- | -\nc | d\n", "- [x] done\n- [ ] open\n",
    "> [!NOTE]\n> Text\n", "# Title {#id}\n\ntext\n", "Title\n=====\n", "```\ncode\n```\n",
    "~~a~~ b\n", "[a]: b.md\n\n[a]\n", "<details>\n<summary>s</summary>\nt\n</details>\n",
    "<!-- c --> d\n", "a<br>b\n", "![a](p.png){width=50%}\n", "{{ a.b }} c\n",
    String(repeating: "> ", count: 60) + "a\n", String(repeating: "- ", count: 60) + "a\n",
    "    code\n", "\tcode\n", " text\n", "---\n\na\n", "\n", "",
  ]

  @Test("before a text changes nothing of it", arguments: texts)
  func changesNothing(text: String) {
    let marked = Reading("\u{FEFF}" + text)
    let plain = Reading(text)
    #expect(marked.html == plain.html)
    #expect(marked.diagnostics.map(\.rule) == plain.diagnostics.map(\.rule))
  }

  @Test("before a footnote that ends in half a character breaks nothing")
  func breaksNothing() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("[^1]:  ".utf8) + [0xEF, 0xBB]
    let parsed = Document.parse(SourceText(file: "page.md", bytes: bytes))
    #expect(parsed.diagnostics.map(\.rule).sorted() == ["invalid-utf8", "unused-footnote"])
  }

  @Test("inside of a text loses nothing of the paragraph that it begins, and breaks nothing")
  func losesNothing() {
    let page = Reading("a\n\n\u{FEFF}\nx\ny||\n|-|-\n[")
    #expect(page.html.contains("\nx</p>"), "\(page.html)")
    #expect(page.html.contains("<td>[</td>"), "\(page.html)")
  }
}
