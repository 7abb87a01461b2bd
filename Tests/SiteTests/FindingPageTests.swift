import TestSupport
import Testing

@Suite("The page of a finding")
struct FindingPageTests {
  @Test("leads to its requirements, its evidence, its place in the plan and the policies")
  func leadsOn() throws {
    let built = try Example.built()
    let page = try built.page(Example.client + "findings/F-02.html")
    let titles = page.texts { $0.name == "h2" }
    for title in ["Requirements", "Evidence", "In the plan", "Policies"] {
      #expect(titles.contains(title), "\(titles)")
    }
    let links = page.tags.compactMap { $0["href"] }
    #expect(links.contains("../plan.html"))
    #expect(links.contains { $0.hasPrefix("../policies/") && !$0.hasSuffix("index.html") })
    let plan = try AssessmentFile(built, client: Example.client).list("plan")
    let item = try #require(plan.first { $0["finding"] as? String == "F-02" })
    let owner = try #require(item["owner"] as? String)
    #expect(page.text.contains("owned by \(owner), due "))
  }

  @Test("of a closed finding has no place in the plan")
  func leavesOutClosed() throws {
    let built = try Example.built()
    let findings = try AssessmentFile(built, client: Example.client).findings
    let closed = try #require(findings.first { $0["status"] as? String == "closed" })
    let id = try #require(closed["id"] as? String)
    let page = try built.page(Example.client + "findings/\(id).html")
    #expect(!page.texts { $0.name == "h2" }.contains("In the plan"))
  }
}
