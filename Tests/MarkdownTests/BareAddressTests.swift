import Diagnostics
import Markdown
import TestSupport
import Testing

/// Web and mail addresses that nobody marked as links.
@Suite struct BareAddressTests {
  private static func html(_ markdown: String) -> String {
    let source = SourceText(file: "a.md", bytes: Array(markdown.utf8))
    var document = Document.parse(source, mode: .specification).value
    document.linkBareAddresses()
    return String(
      decoding: document.html(options: HTMLOptions(mode: .specification)),
      as: UTF8.self
    )
  }

  /// Each text, with the address that is a link in it and where that leads; nil where none is.
  private static let cases: [(text: String, link: String?, to: String)] = [
    ("see http://a.example.", "http://a.example", "http://a.example"),
    (
      "HTTPS://A.example/B?c=d&e=f!", "HTTPS://A.example/B?c=d&amp;e=f",
      "HTTPS://A.example/B?c=d&amp;e=f"
    ),
    ("(http://a.example/b_(c))", "http://a.example/b_(c)", "http://a.example/b_(c)"),
    ("http://a.example/b))", "http://a.example/b", "http://a.example/b"),
    ("www.a.example/b,", "www.a.example/b", "http://www.a.example/b"),
    ("(www.a.example)", "www.a.example", "http://www.a.example"),
    ("http://localhost:8080/x", "http://localhost:8080/x", "http://localhost:8080/x"),
    ("http://a.example/x_y_z", "http://a.example/x_y_z", "http://a.example/x_y_z"),
    ("write to a.b+c@d-e.example.", "a.b+c@d-e.example", "mailto:a.b+c@d-e.example"),
    ("ftp://a.example/f", "ftp://a.example/f", "ftp://a.example/f"),
    ("xwww.a.example", nil, ""), ("xhttp://a.example", nil, ""), ("www.a_b.example", nil, ""),
    ("http://", nil, ""), ("http://.", nil, ""), ("a@b", nil, ""), ("a@b.example_", nil, ""),
    ("a@b@c.example", "b@c.example", "mailto:b@c.example"), ("@b.example", nil, ""),
    ("`http://a.example`", nil, ""), ("www", nil, ""), ("javascript://a.example", nil, ""),
  ]

  @Test(arguments: cases.indices)
  func findsAddress(at number: Int) {
    let (text, link, address) = Self.cases[number]
    let html = Self.html(text)
    guard let link else {
      #expect(!html.contains("<a "), "\(html)")
      return
    }
    #expect(html.contains("<a href=\"\(address)\">\(link)</a>"), "\(html)")
    #expect(html.split(separator: "<a ").count == 2, "\(html)")
  }

  @Test func leavesHeadingsAndLinks() {
    #expect(!Self.html("# http://a.example").contains("<a "))
    #expect(Self.html("[http://a.example](/b)") == "<p><a href=\"/b\">http://a.example</a></p>\n")
    #expect(
      Self.html("one http://a.example two *www.b.example* three")
        == "<p>one <a href=\"http://a.example\">http://a.example</a> two <em><a href=\"http://www.b.example\">www.b.example</a></em> three</p>\n"
    )
  }

  @Test func endsForHostileText() {
    for part in ["a@", "http://", "www.", "a.b@c.", "(((", "&amp;;", "_@_."] {
      let text = String(repeating: part, count: 40_000)
      #expect(!Self.html(text).isEmpty)
    }
  }

  /// The examples of GFM with addresses, which the suite of other pages leaves out.
  @Test(
    .enabled(if: SpecificationSuite.gfm != nil, "gfm-extensions.txt is not there"),
    arguments: [19, 24, 25]
  )
  func rendersExampleOfGFM(number: Int) throws {
    let example = try #require(SpecificationSuite.gfm?.first { $0.number == number })
    let html = Self.html(String(decoding: example.markdown, as: UTF8.self))
    #expect(html == String(decoding: example.html, as: UTF8.self))
  }
}
