import TestSupport
import Testing
import Workspace

/// The glossary and the links to it.
@Suite struct GlossaryTests {
  @Test(arguments: ContentSite.days)
  func explainsFiftyTermsOrMore(_ day: String) throws {
    let page = try ContentSite.on(day).page("guide/glossary.md")
    let terms = page.page.texts { $0.name == "h3" }
    #expect(terms.count >= 50)
    #expect(Set(terms).count == terms.count)
  }

  /// Pages that use the words of the law without leading to the glossary make a reader search.
  @Test func isLinkedFromTheGuide() throws {
    let site = try ContentSite.on(ContentSite.today)
    let apart = ["guide/glossary.md", "index.md"]
    for source in ContentSite.sources where source.folders == ["guide"] {
      guard !apart.contains(source.path) else { continue }
      let links = try site.page(source.path).page.tags.compactMap { $0["href"] }
      #expect(links.contains { $0.hasPrefix("glossary.html#") }, "\(source.path)")
    }
  }
}
