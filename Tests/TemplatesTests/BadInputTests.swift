import Diagnostics
import TestSupport
import Testing

@testable import Templates

/// Input that no author means: told at its place, soon, without a crash.
@Suite struct BadInputTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// The rules and places of what is wrong with a page.
  private func faults(_ page: String, _ others: [String: String] = [:]) -> [String] {
    check(page, others).diagnostics.map { fault in
      let place = fault.place.map { " \($0.file):\($0.start.line):\($0.start.column)" } ?? ""
      return fault.rule + place
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func compilesAMegabyte() {
    let page = repeated("<p title=\"{{title}}\">{{count}} and é</p>\n", 26_000)
    #expect(page.utf8.count > 1 << 20)
    let result = check(page)
    #expect(result.diagnostics.isEmpty)
    var out: [UInt8] = []
    result.value?.render("page", Page(), to: &out)
    #expect(out.count == 26_000 * "<p title=\"A &amp; B\">2 and é</p>\n".utf8.count)
  }

  @Test(.timeLimit(.minutes(1)))
  func compilesAMegabyteInOneLineOfFaults() {
    #expect(faults(repeated("{{nothing}} ", 30_000)).count == Limits.faults)
    #expect(faults(repeated("{{ {{", 250_000)).count == Limits.faults)
    #expect(faults(repeated("{{/x}}", 200_000)).count == Limits.faults)
    #expect(faults(repeated("{", 1 << 20)).count == Limits.faults)
  }

  @Test func refusesSectionsInsideTooManySections() {
    let deep = repeated("{{#draft}}", 10_000) + repeated("{{/draft}}", 10_000)
    #expect(faults(deep) == ["template-syntax page.mustache:1:1001"])
    let allowed = repeated("{{#draft}}", 100) + "x" + repeated("{{/draft}}", 100)
    #expect(faults(allowed).isEmpty)
    #expect(render(allowed, [:], Page(draft: true)) == "x")
    let unclosed = repeated("{{#draft}}\n", 100)
    #expect(faults(unclosed).count == 100)
  }

  @Test(arguments: [([0x61, 0x00], 2), ([0xC3, 0xA9, 0xFF], 2), ([0xED, 0xA0, 0x80], 1)])
  func refusesBytesThatAreNoText(bytes: [UInt8], column: Int) {
    let source = TemplateSource(name: "page", SourceText(file: "page.mustache", bytes: bytes))
    let result = compile(TemplateSet([source]), roots: [Root("page", Page.self, "pages")])
    #expect(result.diagnostics.map(\.place?.start.column) == [column])
    #expect(result.diagnostics.hasErrors)
  }

  /// Found by the fuzz target: the blanks before the parent were taken out of a shorter text.
  @Test func takesNoMoreThanThereIsBehindATagWithoutAnEnd() {
    let places = faults("\n{{/}}{{\n  {{<}}").map { $0.drop { $0 != ":" } }
    #expect(places == [":2:1", ":2:1", ":2:6", ":3:3", ":3:3"])
  }

  @Test func readsAByteOrderMark() {
    #expect(render("\u{FEFF}{{! first }}\nx") == "x")
  }

  @Test func refusesDelimitersThatAreNeverClosed() {
    #expect(
      faults("a {{= <% %> }}" + repeated("x", 100_000)) == ["template-syntax page.mustache:1:3"]
    )
    #expect(faults("{{=<% =}} {{title}}") == ["template-syntax page.mustache:1:1"])
    #expect(faults("{{=a b c=}}") == ["template-syntax page.mustache:1:1"])
    #expect(faults("{{= = = =}}") == ["template-syntax page.mustache:1:1"])
    #expect(faults("{{=\(repeated("a", 17)) b=}}") == ["template-syntax page.mustache:1:1"])
    #expect(faults("{{!never") == ["template-syntax page.mustache:1:1"])
    #expect(faults("{{}}{{#}}{{/}}").count == 3)
  }

  @Test func findsRingsOfPartials() {
    let ring = ["a": "{{>b}}", "b": "{{>c}}", "c": "{{#draft}}{{>a}}{{/draft}}"]
    #expect(faults("{{>a}}", ring).count == 1)
    #expect(faults("{{<a}}{{/a}}", ["a": "{{<page}}{{/page}}"]).count == 1)
    #expect(
      faults("{{#site.nav}}{{>a}}{{/site.nav}}", ["a": "{{#children}}{{>a}}{{/children}}"]).isEmpty
    )
    // Through a list, but with the same object again.
    #expect(faults("{{>a}}", ["a": "{{#tags}}{{>a}}{{/tags}}"]).count == 1)
    // Each ring on its own ends, but one leads into the other and back by an outer list.
    let crossed = [
      "a": "{{#children}}{{>a}}{{>b}}{{/children}}", "b": "{{#site.nav}}{{>a}}{{/site.nav}}",
    ]
    #expect(faults("{{#site.nav}}{{>a}}{{/site.nav}}", crossed).count == 1)
  }

  @Test(.timeLimit(.minutes(1)))
  func refusesPagesThatGrowWithoutMeasure() {
    var chain: [String: String] = [:]
    for level in 0..<60 { chain["p\(level)"] = "{{>p\(level + 1)}}{{>p\(level + 1)}}" }
    chain["p60"] = "x"
    #expect(faults("{{>p0}}", chain).map { $0.prefix(18) } == ["template-too-large"])
  }

  @Test(.timeLimit(.minutes(1)))
  func followsALongChainOfPartials() {
    var chain: [String: String] = [:]
    for level in 0..<5_000 { chain["p\(level)"] = "<b>{{>p\(level + 1)}}</b>" }
    chain["p5000"] = "{{title}}"
    #expect(render("{{>p0}}", chain).utf8.count == 5_000 * 7 + "A &amp; B".utf8.count)
  }

  @Test(.timeLimit(.minutes(1)))
  func refusesTooManySituations() {
    var many: [String: String] = [:]
    for number in 0..<12_000 { many["p\(number)"] = "x" }
    let page = (0..<12_000).map { "{{>p\($0)}}" }.joined()
    #expect(faults(page, many) == ["template-too-large"])
  }

  @Test(.timeLimit(.minutes(1)))
  func takesManyBlocks() {
    let layout = (0..<5_000).map { "{{$b\($0)}}{{/b\($0)}}" }.joined()
    let page =
      "{{<layout}}" + (0..<5_000).map { "{{$b\($0)}}x{{/b\($0)}}" }.joined() + "{{/layout}}"
    #expect(render(page, ["layout": layout]) == repeated("x", 5_000))
  }

  @Test func rendersDeepDataWithoutTheStack() {
    var tree = Nav(label: "leaf")
    for _ in 0..<2_000 { tree = Nav(label: "n", children: [tree]) }
    let page = "{{#site.nav}}{{>item}}{{/site.nav}}"
    let out = render(page, ["item": "{{#children}}{{>item}}{{/children}}."], Page(nav: [tree]))
    #expect(out == repeated(".", 2_001))
  }
}
