import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// A page of a small site, with a field of each kind.
struct Page: TemplateContext {
  static let model = Model(
    "Page",
    "One page",
    [
      .text("title", "The heading"),
      .url("home", "Where the site begins"),
      .html("body", "The content"),
      .number("count", "How many rows"),
      .flag("draft", "Whether it is unfinished"),
      .optional(.text("note", "A remark")),
      .optional(.url("next", "The next page")),
      .texts("tags", "Words about it"),
      .object("site", of: Site.self, "The site"),
      .list("rows", of: Row.self, "The rows"),
      .optional(.object("author", of: Row.self, "Who wrote it")),
    ]
  )
  var title = "A & B"
  var note: String?
  var next: String?
  var draft = false
  var tags = ["x", "<y>"]
  var rows = [Row("one", "1.html"), Row("two", "2.html")]
  var author: Row?
  var nav: [Nav] = []

  var slots: [Value] {
    [
      .text(title), .url("index.html"), .html("<p>\"Hi\"\n there</p>"), .number(rows.count),
      .flag(draft), .text(note), .url(next), .texts(tags), .object(Site(nav: nav)), .list(rows),
      .object(author),
    ]
  }
}

struct Site: TemplateContext {
  static let model = Model(
    "Site",
    "What all pages share",
    [.text("name", "The name"), .list("nav", of: Nav.self, "The tree of pages")]
  )
  var nav: [Nav]
  var slots: [Value] { [.text("Cedar's"), .list(nav)] }
}

struct Nav: TemplateContext {
  static let model = Model(
    "Nav",
    "A page in the tree",
    [
      .text("label", "Its words"), .url("href", "Its address"),
      .list("children", of: Nav.self, "The pages below it"),
    ]
  )
  var label: String
  var children: [Nav] = []
  var slots: [Value] { [.text(label), .url(label + ".html"), .list(children)] }
}

struct Row: TemplateContext {
  static let model = Model(
    "Row",
    "One row",
    [.text("name", "What it is"), .url("href", "Where it leads")]
  )
  var name: String
  var href: String

  init(_ name: String, _ href: String) {
    self.name = name
    self.href = href
  }

  var slots: [Value] { [.text(name), .url(href)] }
}

/// Templates from texts: `page` is the root, its model is ``Page``.
func check(_ page: String, _ others: [String: String] = [:]) -> Diagnosed<CompiledTemplates?> {
  compile(templateSet(page, others), roots: [Root("page", Page.self, "pages")])
}

/// Templates from texts, `page` among them.
func templateSet(_ page: String, _ others: [String: String] = [:]) -> TemplateSet {
  TemplateSet(
    others.merging(["page": page]) { $1 }.map { name, text in
      let file = SourceText(file: "\(name).mustache", bytes: Array(text.utf8))
      return TemplateSource(name: name, file)
    }
  )
}

/// What templates print for a page; the diagnostics where there are errors.
func render(_ page: String, _ others: [String: String] = [:], _ context: Page = Page()) -> String {
  let result = check(page, others)
  guard let templates = result.value else {
    return result.diagnostics.map(\.message).joined(separator: "; ")
  }
  var out: [UInt8] = []
  templates.render("page", context, to: &out)
  return String(decoding: out, as: UTF8.self)
}

@Suite struct StrictTests {
  @Test func printsEachKind() {
    #expect(
      render("<a href=\"{{home}}\">{{title}}</a> {{count}} {{{body}}} {{&body}}")
        == "<a href=\"index.html\">A &amp; B</a> 2 <p>\"Hi\"\n there</p> <p>\"Hi\"\n there</p>"
    )
  }

  @Test func opensEachKind() {
    #expect(render("{{#draft}}a{{/draft}}{{^draft}}b{{/draft}}") == "b")
    #expect(render("{{#tags}}[{{.}}]{{/tags}}") == "[x][&lt;y&gt;]")
    #expect(
      render("{{#rows}}{{name}} of {{title}}, {{/rows}}") == "one of A &amp; B, two of A &amp; B, "
    )
    #expect(render("{{#site}}{{name}}{{/site}} {{site.name}}") == "Cedar&#39;s Cedar&#39;s")
    #expect(render("{{#note}}{{.}}{{note}}{{/note}}{{^note}}none{{/note}}") == "none")
    #expect(render("{{#note}}{{.}} {{note}}{{/note}}", [:], Page(note: "n")) == "n n")
    #expect(render("{{#author}}{{name}}{{/author}}|{{author.name}}") == "|")
    #expect(render("{{author.name}}", [:], Page(author: Row("me", ""))) == "me")
    #expect(render("{{^rows}}no{{/rows}}", [:], Page(rows: [])) == "no")
  }

  @Test func putsATextIntoScopeWhereverItIsAskedFor() {
    let page = Page(note: "n", draft: true)
    #expect(render("{{#note}}{{>part}}{{/note}}", ["part": "{{note}}"], page) == "n")
    #expect(render("{{#note}}{{#rows}}{{name}} {{/rows}}{{.}}{{/note}}", [:], page) == "one two n")
    #expect(render("{{#note}}{{^next}}{{.}}{{/next}}{{/note}}", [:], page) == "n")
    #expect(
      render("{{#tags}}{{#note}}{{note}}{{/note}}{{.}}{{/tags}}", [:], page) == "nxn&lt;y&gt;"
    )
    #expect(render("{{#note}}{{>part}}{{/note}}", ["part": "{{.}}"], page) == "n")
  }

  @Test func rendersATreeByRecursion() {
    let tree = [Nav(label: "a", children: [Nav(label: "b", children: [Nav(label: "c")])])]
    let page = "<ul>\n  {{#site.nav}}\n  {{>item}}\n  {{/site.nav}}\n</ul>\n"
    let item = "<li>{{label}}\n{{#children}}\n  {{>item}}\n{{/children}}\n</li>\n"
    #expect(
      render(page, ["item": item], Page(nav: tree)) == """
        <ul>
          <li>a
            <li>b
              <li>c
              </li>
            </li>
          </li>
        </ul>

        """
    )
  }

  @Test func fillsTheBlocksOfALayout() {
    let layout =
      "<title>{{$title}}{{site.name}}{{/title}}</title>\n<main>\n  {{$main}}{{/main}}\n</main>\n"
    let page = """
      {{! The page. }}
      {{<layout}}
      {{$title}}{{title}}{{/title}}
      {{$main}}
        <h1>{{title}}</h1>
        {{#rows}}
        <p>{{name}}</p>
        {{/rows}}
      {{/main}}
      {{/layout}}
      """
    #expect(
      render(page, ["layout": layout])
        == "<title>A &amp; B</title>\n<main>\n  <h1>A &amp; B</h1>\n  <p>one</p>\n  <p>two</p>\n\n</main>\n"
    )
  }
}
