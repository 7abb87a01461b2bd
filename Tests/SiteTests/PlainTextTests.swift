import Foundation
import TestSupport
import Testing

@Suite("A field of data")
struct PlainTextTests {
  private static let site = "clients/alpha/"

  @Test(
    "prints as itself on the page where it belongs",
    arguments: [
      ("SITE", "index.html"), ("DELIVERER", "index.html"), ("FOOTER", "guide/penalties.html"),
      ("CLIENT", "\(site)index.html"), ("ASSESSOR", "\(site)report.html"),
      ("VERSION", "\(site)index.html"), ("OWNER", "\(site)requirements/164.308.a.2.html"),
      ("NOTE", "\(site)requirements/164.308.a.2.html"),
      ("RATIONALE", "\(site)requirements/164.312.a.2.iv.html"),
      ("APPROVER", "\(site)requirements/164.312.a.2.iv.html"),
      ("EVIDENCE", "\(site)evidence.html"), ("LOCATION", "\(site)evidence.html"),
      ("FINDING", "\(site)findings/F-1.html"), ("KEEPER", "\(site)findings/F-1.html"),
    ]
  )
  func printsItself(name: String, page: String) throws {
    let text = try TwoClients.built().page(page).text
    #expect(text.contains(TwoClients.field(name)), "\(text.prefix(2000))")
  }

  @Test(
    "prints as itself in the print edition",
    arguments: [
      "DELIVERER", "CLIENT", "ASSESSOR", "VERSION", "NOTE", "RATIONALE", "APPROVER", "EVIDENCE",
      "FINDING", "KEEPER",
    ]
  )
  func printsItselfOnPaper(name: String) throws {
    let text = try TwoClients.built().page(Self.site + "report.html").text
    #expect(text.contains(TwoClients.field(name)))
  }

  @Test("is never read as HTML, Markdown or a value")
  func isNeverRead() throws {
    let built = try TwoClients.built()
    for (path, page) in built.pages {
      #expect(!page.texts { $0.name == "em" }.contains("c"), "\(path)")
      for tag in page.tags {
        // The id of an owner's items has words of the name: after the sign #, where they do nothing.
        let address = tag["href"]?.prefix { $0 != "#" }
        #expect(address?.contains("javascript") != true, "\(path)")
        #expect(tag["href"]?.contains("javascript:") != true, "\(path)")
        let isOurs = tag["src"]?.contains("_gapbook/") == true
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
    let client = file.root["client"] as? [String: Any]
    #expect(client?["name"] as? String == TwoClients.field("CLIENT"))
    #expect(file.findings.first?["title"] as? String == TwoClients.field("FINDING"))
    #expect(file.findings.first?["owner"] as? String == TwoClients.field("KEEPER"))
    let leaf = file.leaves.first { $0["id"] as? String == "164.308(a)(2)" }
    #expect(leaf?["owner"] as? String == TwoClients.field("OWNER"))
    let gaps = try built.text(Self.site + "data/gaps.csv")
    let quoted = "\"" + TwoClients.field("KEEPER").replacing("\"", with: "\"\"") + "\""
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
