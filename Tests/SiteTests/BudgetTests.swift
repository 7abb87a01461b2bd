import TestSupport
import Testing

@Suite("The weight of a site")
struct BudgetTests {
  private func bytes(_ path: String) throws -> Int {
    try #require(Example.built().files[Example.client + path], "there is no \(path)").count
  }

  @Test("keeps the style sheet within 15 KB")
  func limitsStyle() throws {
    #expect(try bytes("_gapbook/gapbook.css") <= 15_000)
  }

  @Test("keeps the scripts of every page within 8 KB, and those of the search within 32 KB")
  func limitsScripts() throws {
    let folder = Example.client + "_gapbook/"
    let scripts = try Example.built().files.filter { path, _ in
      path.hasPrefix(folder) && path.hasSuffix(".js") && !path.hasSuffix("search-index.js")
        && !path.contains("/search-texts/")
    }
    let search = scripts.filter { $0.key.hasPrefix(folder + "search") }
    #expect(
      search.keys.map { $0.dropFirst(folder.count) }.sorted() == [
        "search-rank.js", "search-terms.js", "search-words.js", "search.js",
      ]
    )
    let all = scripts.values.map(\.count).reduce(0, +)
    let own = search.values.map(\.count).reduce(0, +)
    #expect(own <= 32 * 1024)
    #expect(all - own <= 8 * 1024)
  }

  @Test(
    "keeps a page of prose, a finding and a requirement within 60 KB, style and script included"
  )
  func limitsPages() throws {
    let shared = try ["gapbook.css", "brand.css", "gapbook.js", "theme-init.js"].map {
      try bytes("_gapbook/" + $0)
    }.reduce(0, +)
    for (path, page) in try Example.built().files
    where path.hasSuffix(".html") && !path.hasSuffix("/all.html") {
      let folders = ["findings/F-", "requirements/1", "guide/", "faq/", "policies/", "facts/"]
      let isOrdinary = folders.contains { path.contains($0) } && !path.hasSuffix("/all.html")
      guard isOrdinary || path == Example.client + "index.html" else { continue }
      #expect(page.count + shared <= 60_000, "\(path)")
    }
  }

  @Test("bounds the navigation of every page, however many pages there are")
  func boundsNavigation() throws {
    for (path, page) in try Example.built().pages where !path.hasSuffix("report.html") {
      var isInNavigation = false
      var links = 0
      for piece in page.pieces {
        switch piece {
        case .open(let tag) where tag.name == "nav": isInNavigation = tag["class"] == "site"
        case .close("nav"): isInNavigation = false
        case .open(let tag) where tag.name == "a" && isInNavigation: links += 1
        default: break
        }
      }
      #expect(links <= 80, "\(path) has \(links)")
    }
  }
}
