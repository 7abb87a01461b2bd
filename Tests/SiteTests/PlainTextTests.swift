import Foundation
import TestSupport
import Testing

@Suite("A field of data")
struct PlainTextTests {
  private static let site = "clients/alpha/"

  private func pagesWith(_ name: String) throws -> [String: HTMLPage] {
    let field = TwoClients.field(name)
    return try TwoClients.built().pages.filter { path, page in
      path.hasPrefix(Self.site) && page.text.contains(field)
    }
  }

  @Test("prints as itself on the pages and in the print edition", arguments: TwoClients.fields)
  func printsItself(name: String) throws {
    let pages = try pagesWith(name)
    #expect(!pages.isEmpty)
    let isOnEveryPage = ["SITE", "DELIVERER", "FOOTER"].contains(name)
    if !isOnEveryPage { #expect(pages["\(Self.site)report.html"] != nil, "\(pages.keys.sorted())") }
  }

  @Test("is never read as HTML, Markdown or a value")
  func isNeverRead() throws {
    let built = try TwoClients.built()
    for (path, page) in built.pages {
      for tag in page.tags {
        #expect(tag.name != "em", "\(path)")
        #expect(tag["href"]?.contains("javascript") != true, "\(path)")
        let isOurs = tag["src"]?.contains("assets/") == true
        if tag.name == "script" { #expect(isOurs, "\(path)") }
      }
    }
    for (path, bytes) in built.files where path.hasSuffix(".html") {
      #expect(!contains(bytes, Array("<script>alert".utf8)), "\(path)")
      #expect(!contains(bytes, Array("&amp;amp;amp;".utf8)), "\(path)")
    }
  }

  @Test("stands in the data as it was written")
  func standsInData() throws {
    let built = try TwoClients.built()
    let file = try AssessmentFile(built, client: Self.site)
    let client = file.root["client"] as? [String: String]
    #expect(client?["name"] == TwoClients.field("CLIENT"))
    #expect(file.findings.first?["title"] as? String == TwoClients.field("FINDING"))
    #expect(file.findings.first?["owner"] as? String == TwoClients.field("KEEPER"))
    let leaf = file.leaves.first { $0["id"] as? String == "164.308(a)(2)" }
    #expect(leaf?["owner"] as? String == TwoClients.field("OWNER"))
    let gaps = try built.text(Self.site + "data/gaps.csv")
    let quoted = "\"" + TwoClients.field("FINDING").replacing("\"", with: "\"\"") + "\""
    #expect(gaps.contains(quoted), "\(gaps)")
  }

  @Test("leaves the pages whole: links, ids, nothing from outside")
  func leavesPagesWhole() throws {
    let built = try TwoClients.built()
    try expectLinksResolve(built)
    try expectUniqueIDs(built)
    try expectSelfContained(built)
  }
}
