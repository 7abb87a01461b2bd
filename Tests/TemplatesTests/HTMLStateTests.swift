import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// What may be printed where, and what may stand around sections.
@Suite struct PlaceTests {
  /// The place behind some HTML.
  private func place(_ html: String) -> HTMLState {
    var place = HTMLState()
    let isWhole = place.advance(Array(html.utf8))
    #expect(isWhole)
    return place
  }

  @Test(
    arguments: [
      ("", .text), ("<p>", .text), ("a < b", .text), ("<3", .text), ("<p>a</p >", .text),
      ("<", .tagOpen), ("</", .endTagOpen), ("<p", .tagName), ("</p", .endTag),
      ("<p ", .between), ("<p class", .attributeName), ("<p class ", .afterName),
      ("<p class=", .beforeValue), ("<p class=a", .unquoted), ("<p class=\"a", .doubleQuoted),
      ("<p class = 'a", .singleQuoted), ("<p class='a'", .between), ("<p/", .between),
      ("<p class='>", .singleQuoted), ("<!", .markup), ("<!--", .comment), ("<!-- a --", .comment),
      ("<!-- a -->", .text), ("<!-->", .text), ("<!--->", .text), ("<!-- --!>", .text),
      ("<!-- - ->", .comment), ("<!---->", .text), ("<!doctype html", .declaration),
      ("<?xml", .declaration), ("<!doctype html>", .text), ("<title>", .plainText),
      ("<TITLE>a</b>", .plainText), ("<title>a</title>", .text), ("<script>", .raw),
      ("<script>a</scrip>", .raw), ("<script></script x", .endTag), ("<style></STYLE>", .text),
      ("<style><</style>", .text), ("<script src='a'>", .raw), ("<br/>", .text),
      ("<textarea>a</textarea\n>", .text), ("<iframe>", .raw), ("<svg><path d=\"", .doubleQuoted),
    ] as [(String, HTMLState.Position)]
  )
  func followsTheHTML(html: String, position: HTMLState.Position) {
    #expect(place(html).position == position)
  }

  @Test(
    arguments: [
      ("<p class=\"", .plain), ("<a href='", .address), ("<A HREF='", .address),
      ("<use xlink:href=\"", .address), ("<img srcset=\"", .address), ("<p style=\"", .code),
      ("<p onclick=\"", .code), ("<iframe srcdoc=\"", .code), ("<p data-href=\"", .plain),
    ] as [(String, Attribute)]
  )
  func knowsWhatAttributesAreFor(html: String, attribute: Attribute) {
    #expect(place(html).attribute == attribute)
  }

  /// Pages that are right, and what they print.
  @Test(
    arguments: [
      ("<li{{#draft}} class=\"d\"{{/draft}}>", "<li>"),
      ("<li{{^draft}} class=\"d\"{{/draft}} id=\"x\">", "<li class=\"d\" id=\"x\">"),
      ("<option {{^draft}}selected{{/draft}}>", "<option selected>"),
      ("<p class=\"a{{^draft}} b{{/draft}} {{title}}\">", "<p class=\"a b A &amp; B\">"),
      ("<p class=\"{{^rows}}\" id=\"{{/rows}}\">", "<p class=\"\">"),
      ("<a href=\"{{home}}#{{next}}\">", "<a href=\"index.html#\">"),
      ("<a{{#next}} href=\"{{.}}\"{{/next}}>", "<a>"),
      ("<p{{>attributes}}>", "<p id=\"A &amp; B\">"),
      ("<p {{>attributes}} class=\"x\">", "<p  id=\"A &amp; B\" class=\"x\">"),
      ("<script src=\"{{home}}\"></script>", "<script src=\"index.html\"></script>"),
      ("<title>{{title}}</title>", "<title>A &amp; B</title>"),
      ("<script>{{#draft}}a{{/draft}}b</script>", "<script>b</script>"),
      ("{{home}}", "index.html"),
    ]
  )
  func allowsWhatIsSafe(page: String, expected: String) {
    #expect(render(page, ["attributes": " id=\"{{title}}\""]) == expected)
  }

  /// Pages with one fault, at the column given.
  @Test(
    arguments: [
      ("<{{title}}>", 2), ("</{{title}}>", 3), ("<p{{title}}>", 3), ("<p {{title}}>", 4),
      ("<p class={{title}}>", 10), ("<p class=a{{title}}>", 11), ("<!{{title}}>", 3),
      ("<p style=\"{{count}}\">", 11), ("<a href=\"javascript:f({{home}})\">", 23),
      ("<a href=\"{{#draft}}java{{/draft}}script:{{home}}\">", 41), ("<a href=\"{{count}}\">", 10),
      ("<a href=\"{{title}}\">", 10),
      ("<title>{{{body}}}</title>", 8),
      ("<style>{{title}}</style>", 8), ("<textarea>{{{body}}}</textarea>", 11),
      // A section that ends elsewhere than it began.
      ("{{#draft}}<p{{/draft}}>", 13), ("<p class=\"{{#draft}}\">{{/draft}}", 23),
      ("<p {{#draft}}class={{/draft}}\"x\">", 20), ("{{#draft}}<!-- {{/draft}}-->", 16),
      ("{{#draft}}<script>{{/draft}}", 19), ("<p{{#draft}}x{{/draft}}>", 14),
      // What follows would belong to the attribute of a branch.
      ("<p{{#draft}} a{{/draft}}b>", 15), ("<p {{#draft}}a{{/draft}}=\"b\">", 15),
      ("<p {{#draft}}a{{/draft}} =\"b\">", 15), ("<p hr{{#draft}}ef{{/draft}}=\"x\">", 18),
      ("<p{{>empty}}x>", 3), ("<p{{#draft}}{{/draft}}x>", 13),
      // A list may show its content twice in a row.
      ("<p {{#rows}}a{{/rows}}>", 14), ("<p {{#rows}}ef=\"{{href}}\" hr{{/rows}}>", 29),
      // A page that does not end.
      ("<p>x</p", 8), ("<script>", 9), ("<p title=\"", 11),
    ]
  )
  func refusesWhatIsNot(page: String, column: Int) {
    let faults = check(page, ["empty": ""]).diagnostics.filter { $0.severity == .error }
    #expect(faults.map(\.rule) == ["template-place"])
    #expect(faults.first?.place?.start == SourcePosition(line: 1, column: column))
  }

  @Test func checksAPartialInEachPlace() {
    let others = ["word": "{{title}}"]
    #expect(
      render("<p title=\"{{>word}}\">{{>word}}", others) == "<p title=\"A &amp; B\">A &amp; B"
    )
    let faults = check("{{>word}}<script>{{>word}}</script>", others).diagnostics
    #expect(faults.map(\.rule) == ["template-place"])
    #expect(faults.first?.place?.file == "word.mustache")
    #expect(faults.first?.help?.hasSuffix("used in page.mustache line 1") == true)
  }

  @Test(
    arguments: [
      ("javascript:alert(1)", "about:invalid"), ("JaVa\tScript:x", "about:invalid"),
      (" javascript:x", "about:invalid"), ("data:text/html,x", "about:invalid"),
      ("a&b.html", "a&amp;b.html"), ("#x:y", "#x:y"), ("a/b:c", "a/b:c"), ("?q=a:b", "?q=a:b"),
      ("HTTPS://example.org", "HTTPS://example.org"), ("mailto:a@b.c", "mailto:a@b.c"),
      ("tel:1", "tel:1"), ("", ""),
    ]
  )
  func replacesAddressesThatRunCode(address: String, expected: String) {
    let page = Page(next: address)
    #expect(render("<a href=\"{{next}}\">", [:], page) == "<a href=\"\(expected)\">")
  }
}
