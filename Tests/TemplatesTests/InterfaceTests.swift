import Diagnostics
import Formats
import TestSupport
import Testing

@testable import Templates

/// What the module gives to others beside rendering.
@Suite struct InterfaceTests {
  private func source(_ name: String, _ text: String) -> TemplateSource {
    TemplateSource(name: name, SourceText(file: name + ".mustache", bytes: Array(text.utf8)))
  }

  @Test func namesTemplatesByTheirPath() {
    let file = SourceText(file: "templates/partials/chip.mustache", bytes: [])
    #expect(TemplateSource(file, below: "templates/")?.name == "partials/chip")
    #expect(TemplateSource(file, below: "other/") == nil)
    let style = SourceText(file: "templates/style.css", bytes: [])
    #expect(TemplateSource(style, below: "templates/") == nil)
    let nameless = SourceText(file: "templates/.mustache", bytes: [])
    #expect(TemplateSource(nameless, below: "templates/") == nil)
  }

  @Test func replacesSingleTemplates() {
    let own = TemplateSet([source("page", "{{>a}}{{>b}}"), source("a", "1"), source("b", "2")])
    let other = TemplateSet([source("b", "{{title}}")])
    let both = own.overridden(by: other)
    #expect(both.names == ["a", "b", "page"])
    #expect(both.source(of: "b")?.bytes == Array("{{title}}".utf8))
    #expect(compile(both, roots: [Root("page", Page.self, "pages")]).diagnostics.isEmpty)
  }

  @Test func warnsOfTemplatesThatNoPageUses() {
    let result = check("x{{<used}}{{/used}}", ["used": "y", "spare": "{{nothing}}"])
    #expect(result.diagnostics.map(\.severity) == [.warning])
    #expect(result.diagnostics.first?.place?.file == "spare.mustache")
    #expect(result.value != nil)
  }

  @Test func readsTemplatesThatNoPageUses() {
    #expect(
      check("x", ["spare": "{{#open"]).diagnostics.map(\.severity).sorted() == [.error, .warning]
    )
  }

  @Test func tellsThatARootIsMissing() {
    let set = TemplateSet([source("pgae", "x")])
    let result = compile(set, roots: [Root("page", Page.self, "pages")])
    #expect(result.diagnostics.first?.help == "is \"pgae\" meant for it?")
    #expect(result.value == nil)
  }

  @Test func checksEachRootAgainstItsModel() {
    let set = TemplateSet([
      source("page", "{{>shared}}"), source("row", "{{>shared}}"), source("shared", "{{name}}"),
    ])
    let roots = [Root("page", Page.self, "pages"), Root("row", Row.self, "rows")]
    let faults = compile(set, roots: roots).diagnostics
    #expect(faults.map(\.rule) == ["unknown-field"])
    #expect(faults.first?.help?.hasSuffix("used in page.mustache line 1") == true)
  }

  @Test func checksContentsThatAreAlwaysReplaced() {
    let page = "{{<layout}}{{$main}}x{{/main}}{{/layout}}"
    let faults = check(page, ["layout": "{{$main}}{{titel}}{{/main}}"]).diagnostics
    #expect(faults.map(\.rule) == ["unknown-field"])
    // Shown for rows and right there; pages replace it and need not have its names.
    let set = TemplateSet([
      source("page", page), source("row", "{{<layout}}{{/layout}}"),
      source("layout", "{{$main}}{{name}}{{/main}}"),
    ])
    let roots = [Root("page", Page.self, "pages"), Root("row", Row.self, "rows")]
    #expect(compile(set, roots: roots).diagnostics.isEmpty)
  }

  @Test func listsTheModelsForPeople() {
    let listing = ModelListing([Root("row", Row.self, "A page for each row")])
    #expect(
      listing.text == """
        page kinds
          row  Row  A page for each row

        Row: One row
          name  text  What it is
          href  url   Where it leads

        """
    )
    let page = ModelListing([Root("page", Page.self, "pages")]).text
    #expect(page.contains("\n  author  optional object of Row  Who wrote it\n"))
    #expect(page.contains("\nNav: A page in the tree\n"))
  }

  @Test func listsTheModelsForMachines() {
    let listing = ModelListing([Root("row", Row.self, "A page for each row")])
    let json = String(decoding: listing.json.serialized(), as: UTF8.self)
    #expect(
      json == """
        {"roots":[{"template":"row","model":"Row","meaning":"A page for each row"}],\
        "models":[{"name":"Row","meaning":"One row","fields":[\
        {"name":"name","kind":"text","model":null,"optional":false,"meaning":"What it is"},\
        {"name":"href","kind":"url","model":null,"optional":false,"meaning":"Where it leads"}]}]}
        """
    )
  }

  @Test func rendersOnManyThreadsAlike() async {
    let page = "{{<layout}}{{$a}}{{#rows}}{{name}}{{/rows}}{{/a}}{{/layout}}"
    guard let templates = check(page, ["layout": "<p>{{$a}}{{/a}}"]).value else {
      Issue.record("the templates are wrong")
      return
    }
    await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var out: [UInt8] = []
          for _ in 0..<50 { templates.render("page", Page(), to: &out) }
          return out
        }
      }
      for await out in group {
        #expect(out.count == 50 * "<p>onetwo".utf8.count)
      }
    }
  }
}
