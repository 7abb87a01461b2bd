import Foundation
import TestSupport
import Testing

/// What is planned is planned with all inputs: who does not get all of them gets less of the plan, and never
/// another one.
@Suite("The plan of an edition")
struct EditionPlanTests {
  private static func finding(_ id: String, _ leaf: String, _ more: String) -> FolderEntry {
    .text(
      """
      ---
      id: \(id)
      requirements: [\(leaf)]
      likelihood: high
      impact: high
      \(more)
      ---
      # What was seen under \(id)

      ## Observation

      It was seen as \(id) in the hall.

      """
    )
  }

  /// F-01 is for the client alone and has its own cost and date, which the answer about its leaf has
  /// otherwise; F-02 says neither, and takes them from R-1, which is for the client alone.
  private static let built = Result {
    let workspace = try ClientWorkspace.made([
      "responses.csv": """
      requirement,status,owner,action,due,cost
      164.308(a)(2),not-implemented,Answerer,Do as answered,2027-01-31,50000
      164.308(a)(1)(ii)(A),partial,,,,

      """,
      "risks.yml": """
      - { id: R-1, title: First, likelihood: high, impact: high, owner: Riskowner, treatment: mitigate, action: Do as R-1, due: 2026-10-15, cost: 700, findings: [F-02], audience: [client] }
      - { id: R-2, title: Second, likelihood: high, impact: high, owner: Otherowner, treatment: mitigate, action: Do as R-2, due: 2026-11-15, cost: 40, findings: [F-02] }
      - { id: R-3, title: Third, likelihood: low, impact: high, owner: Thirdowner, treatment: mitigate, action: Do as R-3, due: 2026-11-20, cost: 3, findings: [F-01] }

      """,
      "findings/a.md": finding(
        "F-01",
        "164.308(a)(2)",
        "owner: Finder\naction: Do as found\ncost: 0\ndue: 2026-12-01\naudience: [client]"
      ),
      "findings/b.md": finding("F-02", "164.308(a)(1)(ii)(A)", ""),
    ])
    return try Built(workspace, for: ["full", "client", "regulator", "public"])
  }

  private struct Item: Equatable {
    let id: String
    let action: String?
    let owner: String?
    let due: String?
    let cost: Int?

    init(_ id: String, _ action: String?, _ owner: String?, _ due: String?, _ cost: Int?) {
      (self.id, self.action, self.owner, self.due, self.cost) = (id, action, owner, due, cost)
    }
  }

  private static func data(_ audience: String) throws -> [String: Any] {
    let built = try built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let file = EditionWorkspace.site(audience) + "data/assessment.json"
    let bytes = try #require(built.files[file])
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private static func plan(_ audience: String) throws -> [Item] {
    let items = try #require(try data(audience)["plan"] as? [[String: Any]])
    #expect(items.map { $0["priority"] as? Int } == (1...items.count).map { $0 })
    return items.map { item in
      Item(
        item["id"] as? String ?? "",
        item["action"] as? String,
        item["owner"] as? String,
        item["due"] as? String,
        item["cost"] as? Int
      )
    }
  }

  @Test("has what the plan of all has, or less")
  func isPartOfWhole() throws {
    let all = [
      Item("plan:F-02", "Do as R-1", "Riskowner", "2026-10-15", 740),
      Item("plan:F-01", "Do as found", "Finder", "2026-12-01", 0),
    ]
    let (full, client) = (try Self.plan("full"), try Self.plan("client"))
    #expect(full.count == 2 && client.count == 2)
    for item in all {
      #expect(full.contains(item), "\(full)")
      #expect(client.contains(item), "\(client)")
    }
    // Nothing for the leaf of F-01, nothing for R-3, and not R-2 in the place of R-1.
    #expect(try Self.plan("regulator") == [Item("plan:F-02", nil, nil, nil, nil)])
  }

  @Test("has no date or cost that something withheld has replaced, in gaps and deadlines either")
  func hasNothingSuperseded() throws {
    let data = try Self.data("regulator")
    let gaps = try #require(data["gaps"] as? [[String: Any]])
    let gap = try #require(gaps.first { $0["requirement"] as? String == "164.308(a)(2)" })
    #expect(gap["due"] is NSNull || gap["due"] == nil, "\(gap)")
    let deadlines = try #require(data["deadlines"] as? [[String: Any]])
    #expect(!deadlines.contains { $0["day"] as? String == "2027-01-31" }, "\(deadlines)")
    let metrics = try #require(data["metrics"] as? [[String: Any]])
    let items = try #require(metrics.first { $0["id"] as? String == "plan.items" })
    #expect(items["value"] as? Double == 1 || items["value"] as? String == "1", "\(items)")
  }

  @Test("says of its sums and tables that they are of the edition")
  func saysOfWhat() throws {
    let page = try Self.built.get().page(EditionWorkspace.site("regulator") + "plan.html").text
    for words in [
      "Plan of action in this edition: 1 item.", "1 item in this edition;",
      "Items in this edition by owner.",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    let whole = try Self.built.get().page(EditionWorkspace.site("full") + "plan.html").text
    #expect(!whole.contains("in this edition"))
  }

  @Test("stands beside a verdict that counts contests of the edition alone, and says so")
  func saysOfContests() throws {
    let words = "contested answers are counted as far as this edition lists what contests them"
    let workspace = try ClientWorkspace.made([
      "responses.csv": "requirement,status\n164.308(a)(2),implemented\n",
      "findings/a.md": Self.finding("F-01", "164.308(a)(2)", "audience: [full]"),
    ])
    let built = try Built(workspace, for: ["full", "client"])
    let (whole, edition) = (
      try built.page(EditionWorkspace.site("full") + "index.html").text,
      try built.page(EditionWorkspace.site("client") + "index.html").text
    )
    #expect(whole.contains("of these, 1 contested") && !whole.contains(words))
    #expect(edition.contains(words))
  }
}
