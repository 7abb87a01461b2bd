import Diagnostics
import Formats
import Markdown
import Testing

@Suite("A control character")
struct ControlTests {
  @Test(
    "is shown as its picture everywhere, with one warning at the first",
    arguments: [
      ("a \u{1B}[31m b \u{3}", "a ␛[31m b ␃", "1:3"), ("```\n\u{7F}\n```", "␡", "2:1"),
      ("# \u{1}T", "␁T", "1:3"), ("| a |\n|---|\n| a\u{C}b |", "a␌b", "3:4"),
      ("![\u{2}](a.png)", "alt=\"␂\"", "1:3"), ("[a](b.md \"\u{4}\")", "title=\"␄\"", "1:11"),
      ("`\u{5}`", "<code>␅</code>", "1:2"), ("a \u{85}", "a \u{FFFD}", "1:3"),
      ("<b \u{6}>", "␆", "1:4"),
      ("*a* &#27; b", "␛", "1:4"), ("> \u{E}", "␎", "1:3"),
      ("```x\u{7}\na\n```", "language-x␇", "1:5"),
    ] as [(String, String, String)]
  )
  func isShown(_ markdown: String, _ shown: String, _ place: String) {
    let page = Reading(markdown)
    #expect(page.html.contains(shown), "\(page.html)")
    #expect(visibleControls(page.html) == nil)
    #expect(
      page.told.filter { $0.hasSuffix("control-character") } == ["\(place) control-character"]
    )
  }

  @Test("that acts on what is around it is left out")
  func isLeftOut() {
    let page = Reading("a \u{202E}b\u{202C} c\u{FEFF}d\n")
    #expect(page.html == "<p>a b cd</p>\n")
    #expect(page.told == ["1:3 control-character"])
    #expect(
      page.diagnostics[0].message
        == "the invisible character U+202E is left out, as are 2 more in this file"
    )
  }

  @Test("leaves links, ids and places alone")
  func leavesTheRest() {
    let page = Reading("# A\u{1}b\n\n\u{3}[c](d.md) {{ e.f }}\n")
    #expect(page.document.anchors == ["ab"])
    let places = page.document.links.map { page.document.range(of: $0)?.start }
    #expect(places == [SourcePosition(line: 3, column: 2)])
  }

  @Test("in the body of a block is told once, at its place")
  func isToldOnce() throws {
    let page = Reading("```{only}\n:audience: full\n\na \u{1B} b\n```\n")
    #expect(page.told == ["4:3 control-character"])
    let node = try #require(
      page.document.descendants(of: page.document.root).first {
        page.document.kind(of: $0) == .block
      }
    )
    let body = try #require(page.document.block(node)).parseBody()
    #expect(String(decoding: body.value.html(), as: UTF8.self) == "<p>a ␛ b</p>\n")
    #expect(body.diagnostics.isEmpty)
  }

  @Test("NUL and bytes that are no text are U+FFFD, as before")
  func keepsSubstitutes() {
    let source = SourceText(file: "a.md", bytes: Array("a\u{0}b ".utf8) + [0xFF] + Array(" c".utf8))
    let parsed = Document.parse(source)
    #expect(
      String(decoding: parsed.value.html(), as: UTF8.self) == "<p>a\u{FFFD}b \u{FFFD} c</p>\n"
    )
    #expect(Set(parsed.diagnostics.map(\.rule)) == ["nul-character", "invalid-utf8"])
  }
}
