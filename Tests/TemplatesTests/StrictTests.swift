import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// A page of a small site, with a field of each kind.
struct Page: TemplateContext {
  static let model = Model<Self>("Page", "One page") {
    Field.text("title", "The heading") { $0.title }
    Field.url("home", "Where the site begins") { $0.home }
    Field.html("body", "The content") { Array($0.body.utf8) }
    Field.number("count", "How many rows") { $0.rows.count }
    Field.flag("draft", "Whether it is unfinished") { $0.draft }
    Field.text("note", "A remark") { $0.note }
    Field.url("next", "The next page") { $0.next }
    Field.texts("tags", "Words about it") { $0.tags }
    Field.object("site", "The site") { Site(nav: $0.nav) }
    Field.list("rows", "The rows") { $0.rows }
    Field.object("author", "Who wrote it") { $0.author }
  }
  var title = "A & B"
  var home = "index.html"
  var body = "<p>\"Hi\"\n there</p>"
  var note: String?
  var next: String?
  var draft = false
  var tags = ["x", "<y>"]
  var rows = [Row("one", "1.html"), Row("two", "2.html")]
  var author: Row?
  var nav: [Nav] = []
}

struct Site: TemplateContext {
  static let model = Model<Self>("Site", "What all pages share") {
    Field.text("name", "The name") { _ in "Cedar's" }
    Field.list("nav", "The tree of pages") { $0.nav }
  }
  var nav: [Nav]
}

struct Nav: TemplateContext {
  static let model = Model<Self>("Nav", "A page in the tree") {
    Field.text("label", "Its words") { $0.label }
    Field.url("href", "Its address") { $0.label + ".html" }
    Field.list("children", "The pages below it") { $0.children }
  }
  var label: String
  var children: [Nav] = []
}

struct Row: TemplateContext {
  static let model = Model<Self>("Row", "One row") {
    Field.text("name", "What it is") { $0.name }
    Field.url("href", "Where it leads") { $0.href }
  }
  var name: String
  var href: String

  init(_ name: String, _ href: String) {
    self.name = name
    self.href = href
  }
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
