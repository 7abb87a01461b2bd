import Foundation
import TestSupport
import Testing

@Suite("data/assessment.json")
struct AssessmentJSONTests {
  private func file() throws -> AssessmentFile {
    try AssessmentFile(Example.built(), client: Example.client)
  }

  private static let source: Set = ["file", "line", "column"]

  @Test("has exactly the keys of the contract at its top")
  func hasTopKeys() throws {
    let root = try file().root
    #expect(
      Set(root.keys) == [
        "schema", "generator", "as_of", "client", "audience", "totals", "rules", "families",
        "requirements", "findings", "evidence", "policies", "contradictions", "gaps", "risks",
        "decisions", "plan", "deadlines", "breaches", "exposure", "readiness", "metrics",
        "left_out",
      ]
    )
    #expect(root["schema"] as? String == "gapbook-assessment/1")
    #expect(root["as_of"] as? String == "2026-09-30")
    #expect(root["audience"] as? String == "full")
    let generator = root["generator"] as? [String: String]
    #expect(generator?["name"] == "gapbook")
    let version = try gapbook("--version").stdout.split(separator: "\n").first.map(String.init)
    #expect(generator?["version"] == version)
    let client = try #require(root["client"] as? [String: Any])
    #expect(client["slug"] as? String == "cedar-valley-clinic")
    #expect(client["name"] as? String == "Cedar Valley Family Clinic")
    #expect(client["entity"] as? String == "covered-entity")
    #expect((client["assessors"] as? [String])?.isEmpty == false)
  }

  @Test(
    "has exactly the keys of the contract in each part",
    arguments: [
      ("generator", "name version"),
      (
        "client",
        "slug name entity functions systems sites assessors reviewer version status period"
      ),
      ("totals", "requirements assessed not_applicable coverage score headline"),
      ("rules", "id requirements assessed not_applicable coverage score"),
      (
        "families",
        """
        id rule score_by_leaves score_by_standards coverage met partially_met not_met \
        not_applicable not_assessed
        """
      ),
      (
        "requirements",
        """
        id title rule family kind obligation parent leaf response status score maturity owner \
        reason findings evidence policies source contested note action due cost method sample \
        rationale approver decided review_by conditional effective_from tested
        """
      ),
      (
        "findings",
        """
        id title requirements likelihood impact risk status owner due cost action systems \
        root_cause residual accepted closed verified_by milestones evidence text source
        """
      ),
      ("evidence", "id title kind collected valid_until location sha256 used_by scan source"),
      ("policies", "id title version owner approved review_by satisfies source"),
      (
        "breaches",
        """
        id discovered affected max_residents_one_state capacity assessed notified delayed notices \
        note evidence source
        """
      ),
      (
        "plan",
        """
        id title context action requirement finding priority horizon risk obligation owner due cost \
        status start milestones steps missing notes source kind risks treatment
        """
      ),
      ("readiness", "score items"),
      ("metrics", "id value unit formula numerator denominator excluded inputs"),
      ("left_out", "source reason"),
    ]
  )
  func hasKeys(part: String, keys: String) throws {
    let value = try #require(try file().root[part])
    let expected = Set(keys.split(separator: " ").map(String.init))
    let objects = try value as? [[String: Any]] ?? [#require(value as? [String: Any])]
    for object in objects {
      #expect(Set(object.keys) == expected, "\(part) \(object["id"] ?? "")")
      guard let source = object["source"], !(source is NSNull) else { continue }
      let place = try #require(source as? [String: Any])
      #expect(Set(place.keys) == Self.source)
    }
  }

  @Test("names places of the workspace that hold what they stand for")
  func namesPlaces() throws {
    let built = try Example.built()
    for leaf in try file().leaves {
      guard let source = leaf["source"] as? [String: Any] else {
        #expect(leaf["response"] is NSNull)
        continue
      }
      let path = try #require(source["file"] as? String)
      let line = try #require(source["line"] as? Int)
      let lines = try built.workspace.text(path).split(separator: "\n")
      let id = try #require(leaf["id"] as? String)
      #expect(source["column"] as? Int == 1)
      #expect(lines[line - 1].hasPrefix(id + ","), "\(path):\(line)")
    }
    for finding in try file().findings {
      let source = try #require(finding["source"] as? [String: Any])
      let path = try #require(source["file"] as? String)
      let line = try #require(source["line"] as? Int)
      let id = try #require(finding["id"] as? String)
      #expect(try built.workspace.text(path).split(separator: "\n")[line - 1] == "id: \(id)")
    }
    for metric in try file().metrics {
      for input in metric["inputs"] as? [[String: Any]] ?? [] {
        #expect(Set(input.keys) == Self.source)
      }
    }
  }

  @Test("has totals that are the sums of its rules, its families and its leaves")
  func addsUp() throws {
    let file = try file()
    func number(_ object: [String: Any], _ key: String) -> Int { object[key] as? Int ?? -1 }
    for key in ["requirements", "assessed", "not_applicable"] {
      #expect(number(file.totals, key) == file.rules.map { number($0, key) }.reduce(0, +))
    }
    let answered = ["met", "partially_met", "not_met"]
    let all = answered + ["not_applicable", "not_assessed"]
    func sum(_ keys: [String]) -> Int {
      file.families.flatMap { family in keys.map { number(family, $0) } }.reduce(0, +)
    }
    #expect(number(file.totals, "requirements") == sum(all))
    #expect(number(file.totals, "assessed") == sum(answered))
    #expect(number(file.totals, "not_applicable") == sum(["not_applicable"]))
    #expect(number(file.totals, "requirements") == file.leaves.count)
    for status in all {
      let word = status.replacing("_", with: "-")
      #expect(sum([status]) == file.leaves.count { $0["status"] as? String == word })
    }
    #expect(file.totals["headline"] as? Bool == true)
  }

  @Test("has the numbers that a few lines over responses.csv give")
  func agreesWithTheInput() throws {
    let file = try file()
    let rows = try csv(Example.built().workspace.text(Example.responses))
    let header = try #require(rows.first)
    let status = try #require(header.firstIndex(of: "status"))
    let id = try #require(header.firstIndex(of: "requirement"))
    let values: [String: Double?] = [
      "implemented": 1, "alternative": 1, "not-reasonable": 1, "partial": 0.5, "planned": 0,
      "not-implemented": 0, "not-applicable": nil, "not-assessed": nil,
    ]
    let answers = try rows.dropFirst().map { row in
      (row[id], try #require(values[row[status]]), row[status])
    }
    let scored = answers.compactMap(\.1)
    let inapplicable = answers.count { $0.2 == "not-applicable" }
    // 53 of the Security Rule and 18 of breach notification, METHOD.md, section 1; what has no row here
    // does not apply to this clinic.
    let total = 53 + 18
    let unasked = total - answers.count
    #expect(file.totals["requirements"] as? Int == total)
    #expect(file.totals["assessed"] as? Int == scored.count)
    #expect(file.totals["not_applicable"] as? Int == inapplicable + unasked)
    let score = scored.reduce(0, +) / Double(scored.count) * 100
    // The law permits it and does not require it: without an answer it is outside coverage.
    let open = answers.count { $0.0 == "164.404(d)(3)" && $0.2 == "not-assessed" }
    let coverage = Double(scored.count) / Double(total - inapplicable - unasked - open) * 100
    #expect(file.totals["score"] as? Double == (score * 10).rounded() / 10)
    #expect(file.totals["coverage"] as? Double == (coverage * 10).rounded() / 10)
    for (name, _, word) in answers {
      let leaf = file.leaves.first { $0["id"] as? String == name }
      #expect(leaf?["response"] as? String == word, "\(name)")
    }
  }

  @Test("says for each leaf without a response why it does not apply or that it was not assessed")
  func explainsUnanswered() throws {
    for leaf in try file().leaves where leaf["response"] is NSNull {
      let isApplicable = leaf["status"] as? String == "not-assessed"
      #expect(isApplicable || leaf["reason"] is String, "\(leaf["id"] ?? "")")
    }
  }
}

/// Rows of RFC 4180 text with LF or CRLF; as short as a reader of our files may be.
private func csv(_ text: String) -> [[String]] {
  var rows = [[""]]
  var quoted = false
  for scalar in text.unicodeScalars {
    let row = rows.count - 1
    let field = rows[row].count - 1
    switch scalar {
    case "\"": quoted.toggle()
    case "," where !quoted: rows[row].append("")
    case "\n" where !quoted: rows.append([""])
    case "\r" where !quoted: break
    default: rows[row][field].unicodeScalars.append(scalar)
    }
  }
  return rows.filter { $0 != [""] }
}
