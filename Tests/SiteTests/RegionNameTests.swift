import TestSupport
import Testing

@Suite("The names of a page's regions")
struct RegionNameTests {
  @Test("tell them apart: each is on its page once, in the print edition too")
  func areUnique() throws {
    let pages = try Example.built().pages
    let print = try #require(pages[Example.client + "report.html"])
    #expect(print.tags.count { $0["role"] == "region" } > 60)
    for (path, page) in pages {
      let names = page.tags.filter { $0["role"] == "region" }.compactMap { $0["aria-label"] }
      let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(twice == [], "\(path)")
    }
  }
}
