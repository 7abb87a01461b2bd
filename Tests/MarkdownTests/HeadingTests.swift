import Diagnostics
import Markdown
import TestSupport
import Testing

@Suite("A heading")
struct HeadingTests {
  private func levels(_ markdown: String, above: Int?) -> [String] {
    var options = HTMLOptions()
    options.headingAbove = above
    let html = String(decoding: Reading(markdown).document.html(options: options), as: UTF8.self)
    return html.split(separator: "<h").dropFirst(html.hasPrefix("<h") ? 0 : 1).map {
      String($0.prefix(1))
    }
  }

  @Test(
    "skips no level",
    arguments: [
      ("## a\n\n#### b\n\n##### c\n\n## d\n\n### e", ["2", "3", "4", "2", "3"]),
      ("#### a\n\n## b", ["2", "2"]), ("## a\n\n> # b\n\n- ##### c", ["2", "2", "3"]),
    ] as [(String, [String])]
  )
  func skipsNoLevel(_ markdown: String, _ expected: [String]) {
    #expect(levels(markdown, above: 1) == expected)
  }

  @Test("alone begins at its own level")
  func beginsAtItsLevel() {
    #expect(levels("### a\n\n##### b", above: nil) == ["3", "4"])
  }

  @Test("that skips one is found, the first and their number")
  func findsGaps() {
    let gaps = Reading("## a\n\n##### b\n\n## c\n\n- #### d\n").document.headingGaps
    #expect(gaps?.level == 5)
    #expect(gaps?.shown == 3)
    #expect(gaps?.count == 2)
    #expect(Reading("### a\n\n#### b\n\n### c").document.headingGaps == nil)
    #expect(Reading("no heading").document.headingGaps == nil)
  }

  @Test(
    "without words is left out, with a warning",
    arguments: ["## ", "#", "## <!-- a -->", "## \u{A0}\u{200B}", "> ##\n", "##  ##", "- # \n- a"]
  )
  func leavesEmptyOut(_ markdown: String) {
    let page = Reading(markdown)
    #expect(!page.html.contains("<h"))
    #expect(page.diagnostics.map(\.rule) == ["empty-heading"])
    #expect(page.document.anchors.isEmpty)
  }

  @Test(
    "with nothing but a picture without words is a paragraph",
    arguments: ["## ![](logo.png)", "![](logo.png)\n===", "## [![](logo.png)](a.md) {#x}"]
  )
  func leavesPictures(_ markdown: String) {
    let page = Reading(markdown)
    #expect(!page.html.contains("<h") && page.html.contains("<p>"))
    #expect(page.html.contains("<img src=\"logo.png\""))
    #expect(page.diagnostics.count { $0.rule == "empty-heading" } == 1)
    #expect(page.document.headings.isEmpty)
  }

  @Test("without words keeps its anchor, and one with a picture or a value stays")
  func keepsMore() {
    #expect(Reading("## <a id=\"x\"></a>\n\na").html == "<span id=\"x\"></span>\n<p>a</p>\n")
    #expect(Reading("## ![a](b.png)").html.contains("<h2"))
    #expect(Reading("## {{ a.b }}").html.contains("<h2"))
  }

  @Test("does not take the page's own ids, and links follow it", arguments: ["Main", "Q", "toc"])
  func leavesReservedIDs(_ word: String) {
    let id = word.lowercased()
    let page = Reading("## \(word)\n\n[a](#\(id))\n\n## \(word)\n")
    #expect(page.document.anchors == ["\(id)-1", "\(id)-2"])
    #expect(page.html.contains("href=\"#\(id)-1\""))
    let written = Reading("## T {#\(id)}\n\n<a id=\"\(id)\"></a>\n")
    #expect(written.document.anchors == ["\(id)-1", "\(id)-2"])
    #expect(written.diagnostics.map(\.rule) == ["duplicate-id", "duplicate-id"])
  }

  @Test("that is taken away leaves anchors, and no way back to its footnotes")
  func leavesFootnotes() {
    var document = Reading("# T[^1] <a id=\"x\"></a>\n\na[^2] b[^1]\n\n[^1]: one\n\n[^2]: two\n")
      .document
    guard let heading = document.firstHeading else { return #expect(Bool(false)) }
    document.remove(heading.node)
    let html = String(decoding: document.html(), as: UTF8.self)
    #expect(
      html.hasPrefix(
        "<span id=\"x\"></span>\n<p>a<sup class=\"footnote-ref\"><a href=\"#fn:1\" id=\"fnref:1\""
      )
    )
    #expect(html.contains("<li id=\"fn:1\">\n<p>two <a href=\"#fnref:1\""))
    #expect(html.contains("<li id=\"fn:2\">\n<p>one <a href=\"#fnref:2\""))
    #expect(!html.contains("-2\""))
  }

  @Test("that alone refers to a footnote takes it away")
  func takesFootnoteAway() {
    var document = Reading("# T[^1]\n\na\n\n[^1]: one\n").document
    guard let heading = document.firstHeading else { return #expect(Bool(false)) }
    document.remove(heading.node)
    #expect(String(decoding: document.html(), as: UTF8.self) == "<p>a</p>\n")
  }
}

@Suite("Blocks of a page")
struct PageBlockTests {
  @Test("a page break stands between blocks alone, and shows nothing")
  func breaksPages() {
    let page = Reading("a\n\n```{page-break}\n```\n\nb\n")
    #expect(page.html == "<p>a</p>\n<div class=\"page-break\"></div>\n<p>b</p>\n")
    #expect(page.diagnostics.isEmpty)
    let inner = Reading("- a\n\n  ```{page-break}\n  ```\n")
    #expect(!inner.html.contains("page-break"))
    #expect(inner.told == ["3:3 misplaced-page-break"])
    #expect(Reading("```{page-break} x\n```").told == ["1:1 unused-text"])
    #expect(Reading("```{page-break}\nx\n```").told == ["1:1 unused-text"])
  }

  @Test("a link without a scheme leads to https, and one that says its address is marked")
  func marksLinks() {
    #expect(Reading("[x](//host/y)").html == "<p><a href=\"https://host/y\">x</a></p>\n")
    #expect(
      Reading("<https://a.org/b>").html
        == "<p><a href=\"https://a.org/b\" class=\"bare\">https://a.org/b</a></p>\n"
    )
    #expect(Reading("[a.org](https://a.org/)").html.contains("class=\"bare\""))
    #expect(!Reading("[words](https://a.org/words)").html.contains("bare"))
    #expect(!Reading("[a](a.md)").html.contains("bare"))
  }
}

@Suite("Time")
struct LinearTimeTests {
  /// The time of a reading and writing, the least of three.
  private func seconds(_ text: String) -> Double {
    let source = SourceText(file: "a.md", bytes: Array(text.utf8))
    return (0..<3).map { _ in
      processorSeconds {
        var document = Document.parse(source).value
        var resolver = SampleResolver()
        document.resolve(by: &resolver)
        _ = document.html()
      }
    }.min() ?? 0
  }

  @Test(
    "grows with the text, not with its square",
    arguments: [
      "stars", "links", "values", "comments", "tags", "details", "references", "wiki", "anchors",
      "open", "cells",
    ]
  )
  func isLinear(_ shape: String) {
    func text(_ count: Int) -> String {
      func times(_ word: String) -> String { String(repeating: word, count: count) }
      return switch shape {
      case "stars": times("*") + "a" + times("*")
      case "links": times("[a](b.md)")
      case "values": times("{{ a.b }}")
      case "comments": times("a <!-- b -- c --> ")
      case "tags": times("<sub>") + "a" + times("</sub>")
      case "details": times("<details>\n") + "a\n" + times("</details>\n")
      case "references": times("[a][b] **c ")
      case "wiki": times("[[a") + times("{% b %}")
      case "anchors": times("<a id=\"x\"></a>")
      case "open": times("<!-- a ") + times("`<!--")
      default: "| a |\n|---|\n" + times("| b | c |\n")
      }
    }
    let (small, large) = (seconds(text(1_000)), seconds(text(8_000)))
    #expect(large < small * 24 + 0.06, "\(small) \(large)")
  }
}
