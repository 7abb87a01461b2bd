import Foundation
import TestSupport
import Testing

/// The values are worked out by hand from the rows of `ScannedWorkspace`.
@Suite("What machines tested, value by value")
struct ScanValuesTests {
  private static let built = Result { try Built(ScannedWorkspace.made()) }
  private static let site = "clients/alpha/"

  /// The rows of a page's tables that begin with a text, cell by cell.
  private func rows(_ page: String, _ begin: String) throws -> [[String]] {
    let page = try Self.built.get().page(Self.site + page)
    let cells = page.pieces.indices.compactMap { index -> [String]? in
      guard case .open(let tag) = page.pieces[index], tag.name == "tr" else { return nil }
      let end = page.pieces[index...].firstIndex {
        if case .close(let name) = $0 { name == "tr" } else { false }
      }
      return page.pieces[index..<(end ?? index)].indices.compactMap { place in
        guard case .open(let tag) = page.pieces[place], ["td", "th"].contains(tag.name) else {
          return nil
        }
        return page.text(at: place)
      }
    }
    return cells.filter { $0.first?.hasPrefix(begin) ?? false }
  }

  @Test("the page of all counts each leaf once, and names each scan with its numbers")
  func pageHasValues() throws {
    let assessment = try AssessmentFile(Self.built.get(), client: Self.site)
    let leaves = assessment.leaves.filter { $0["status"] as? String != "not-applicable" }
    let ids = leaves.compactMap { $0["id"] as? String }
    #expect(ids.count == 46)
    let register = try rows("tests.html", "164.")
    #expect(register.map { $0[0] } == ids)
    for (way, count) in [
      ("Tested by a machine, and answered in writing", 3),
      ("Tested by a machine, without an answer", 3), ("Answered in writing alone", 1),
      ("Neither tested nor answered", 39),
    ] {
      #expect(try rows("tests.html", way) == [[way, "\(count)"]])
    }
    let known = Dictionary(grouping: register, by: { $0[2] }).mapValues { $0.map { $0[0] } }
    #expect(
      known["tested and written"]
        == ["164.308(a)(1)(ii)(A)", "164.312(a)(2)(iv)", "164.312(b)"]
    )
    #expect(
      known["tested"]
        == ["164.308(a)(1)(ii)(B)", "164.308(a)(1)(ii)(C)", "164.308(a)(1)(ii)(D)"]
    )
    #expect(known["written"] == ["164.308(a)(2)"])
    #expect(known["neither"]?.count == 39)
    let found = register.filter { !$0[3].isEmpty }.map { $0[3] }
    let broad = Array(repeating: "EV-S1: 1 resource, 1 failed", count: 4)
    #expect(found == broad + ["EV-S1: 2 resources, 1 failed", "EV-S1: 1 resource, 0 failed"])
    let scans = try rows("tests.html", "EV-S1")
    #expect(
      scans == [["EV-S1", "Scan of the account", "Prowler", "October 1, 2026", "4", "6"]]
    )
  }

  @Test("a leaf's page names each failure with its place, the muted one as muted, and the day")
  func leafHasValues() throws {
    let page = "requirements/164.312.a.2.iv.html"
    let text = try Self.built.get().page(Self.site + page).text
    #expect(text.contains("0 muted, 1 not tested, on October 1, 2026."))
    #expect(
      try rows(page, "ec2_ebs_volume_encryption")
        == [["ec2_ebs_volume_encryption", "1", "1", "0", "0"]]
    )
    #expect(
      try rows(page, "rds_instance_storage_encrypted")
        == [["rds_instance_storage_encrypted", "0", "0", "0", "1"]]
    )
    let failures = try rows(page, "arn:")
    #expect(failures.count == 1)
    let failure = try #require(failures.first)
    #expect(
      failure.prefix(3) == [
        ScannedWorkspace.resource, "ec2_ebs_volume_encryption", ScannedWorkspace.reason,
      ]
    )
    #expect(failure.last?.hasSuffix("_hipaa_aws.csv, row 2") == true, "\(failures)")
    let muted = try rows("requirements/164.312.b.html", "arn:")
    #expect(muted.count == 1)
    let accepted = try #require(muted.first)
    #expect(accepted.prefix(2) == [ScannedWorkspace.volume(4), "cloudtrail_enabled"])
    let reason = try #require(accepted.dropFirst(2).first)
    #expect(reason.hasPrefix("muted") && reason.hasSuffix("Accepted."), "\(muted)")
  }

  @Test(
    "gaps, their table and the plan have each answer that a failed test contests, with its counts"
  )
  func gapsHaveValues() throws {
    let built = try Self.built.get()
    let said = [
      ("164.312(a)(2)(iv)", "contested by EV-S1 (moderate: 1 of 2 resources fails)"),
      ("164.308(a)(1)(ii)(A)", "contested by EV-S1 (low: 1 of 1 resources fails)"),
    ]
    let page = try built.page(Self.site + "gaps.html")
    let entries = page.texts { $0.name == "li" }
    let csv = try built.text(Self.site + "data/gaps.csv").split(separator: "\r\n")
    for (leaf, words) in said {
      #expect(
        try rows("gaps.html", leaf).contains { $0.contains { $0.contains(words) } },
        "\(leaf)"
      )
      #expect(entries.contains { $0.contains(leaf) && $0.contains(words) }, "\(leaf)")
      #expect(csv.contains { $0.hasPrefix("gap:\(leaf),") && $0.contains(words) }, "\(csv)")
    }
    #expect(csv.count == 3)
    let counted = try #require(try rows("gaps.html", "Answered as met, and another input").first)
    #expect(counted.dropFirst().first == "2")
    // The muted failure contests nothing.
    #expect(try rows("gaps.html", "164.312(b)").isEmpty)
  }

  @Test("an answer that came to be met and that a failed test contests says by which scan")
  func closuresAreContested() throws {
    let before = "content/clients/alpha/"
    let earlier = try ScannedWorkspace.made([
      before + "responses.csv": "requirement,status\n164.312(a)(2)(iv),not-implemented\n",
      before + "evidence.yml": "",
    ])
    let then = try Built(earlier, "--as-of", "2026-03-31")
    try #require(then.result.code == 0, "\(then.result.stderr)")
    let now = try Built(
      ScannedWorkspace.made(),
      "--previous",
      then.output.path + "/site/" + Self.site + "data/assessment.json"
    )
    try #require(now.result.code == 0, "\(now.result.stderr)")
    let entries = try now.page(Self.site + "changes.html").texts { $0.name == "li" }
    let entry = try #require(entries.first { $0.hasPrefix("164.312(a)(2)(iv)") })
    #expect(
      entry.hasSuffix(
        "then not met; contested by EV-S1; evidence: EV-1, collected September 1, 2026"
      ),
      "\(entry)"
    )
  }

  @Test(
    "a document that was asked for is there, whatever machines found: they say nothing of papers"
  )
  func documentsAreNotContested() throws {
    #expect(
      try rows("documents.html", "Risk analysis")
        == [["Risk analysis, with scope and method", "Present", "EV-1", "164.308(a)(1)(ii)(A)"]]
    )
  }

  @Test("OSCAL has an observation of each check with its counts, and the resources that fail it")
  func oscalHasValues() throws {
    let bytes = try #require(
      Self.built.get().files[Self.site + "data/oscal-assessment-results.json"]
    )
    let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let whole = root?["assessment-results"] as? [String: Any]
    let result = (whole?["results"] as? [[String: Any]])?.first ?? [:]
    let all = result["observations"] as? [[String: Any]] ?? []
    let tests = all.filter { $0["methods"] as? [String] == ["TEST"] }
    func told(_ check: String) -> String {
      guard let one = tests.first(where: { $0["title"] as? String == "EV-S1: \(check)" }) else {
        return "none"
      }
      let props = one["props"] as? [[String: Any]] ?? []
      let values = ["pass", "fail", "muted", "not-tested", "citation"].map { name in
        props.filter { $0["name"] as? String == name }
          .compactMap { $0["value"] as? String }.joined(separator: "+")
      }
      let subjects = (one["subjects"] as? [[String: Any]] ?? [])
        .compactMap { $0["title"] as? String }
      let day = (one["collected"] as? String ?? "").prefix(10)
      return (values + subjects + [String(day)]).joined(separator: " | ")
    }
    #expect(tests.count == 4)
    let (resource, day) = (ScannedWorkspace.resource, "2026-10-01")
    #expect(
      told("ec2_ebs_volume_encryption")
        == "1 | 1 | 0 | 0 | 45 CFR 164.312(a)(2)(iv) | \(resource) | \(day)"
    )
    #expect(
      told("rds_instance_storage_encrypted")
        == "0 | 0 | 0 | 1 | 45 CFR 164.312(a)(2)(iv) | Scan of the account | \(day)"
    )
    #expect(
      told("cloudtrail_enabled")
        == "1 | 0 | 1 | 0 | 45 CFR 164.312(b) | Scan of the account | \(day)"
    )
    let cited = ["A", "B", "C", "D"].map { "45 CFR 164.308(a)(1)(ii)(\($0))" }
    #expect(
      told("guardduty_is_enabled")
        == "0 | 1 | 0 | 0 | \(cited.joined(separator: "+")) | \(ScannedWorkspace.volume(6)) | \(day)"
    )
    let local = result["local-definitions"] as? [String: Any]
    let inventory = local?["inventory-items"] as? [[String: Any]] ?? []
    #expect(
      Set(inventory.compactMap { $0["description"] as? String })
        == [resource, ScannedWorkspace.volume(6)]
    )
  }

  @Test("OSCAL has of a check of several leaves what it found for the one with most resources")
  func oscalHasMostResources() throws {
    let check = "kms_key_rotation"
    let leaves = ["164_312_a_2_iv", "164_312_b", "164_312_b", "164_312_b"]
    let rows = leaves.enumerated().map { number, leaf in
      ScannedWorkspace.row(
        leaf,
        check,
        number == 2 ? "FAIL" : "PASS",
        ScannedWorkspace.volume(number)
      )
    }
    let head = try #require(ScannedWorkspace.scan().split(separator: "\n").first)
    let built = try Built(
      ScannedWorkspace.made([
        "content/clients/alpha/" + ScannedWorkspace.file:
          .text(([String(head)] + rows).joined(separator: "\n") + "\n")
      ])
    )
    let text = try built.text(Self.site + "data/oscal-assessment-results.json")
    #expect(text.contains("3 tested: 2 pass, 1 fail; 0 muted, 0 not tested."))
    #expect(!text.contains("1 tested: 1 pass"))
  }
}
