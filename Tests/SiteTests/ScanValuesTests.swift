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
    let broad = Array(repeating: "EV-S1: 1 resource, 1 fails", count: 4)
    #expect(found == broad + ["EV-S1: 2 resources, 1 fails", "EV-S1: 1 resource, 0 fail"])
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
    #expect(
      failures[0][..<3] == [
        ScannedWorkspace.resource, "ec2_ebs_volume_encryption", ScannedWorkspace.reason,
      ]
    )
    #expect(failures[0][3].hasSuffix("_hipaa_aws.csv, row 2"), "\(failures)")
    let muted = try rows("requirements/164.312.b.html", "arn:")
    #expect(muted.count == 1)
    #expect(muted[0][..<2] == [ScannedWorkspace.volume(4), "cloudtrail_enabled"])
    #expect(muted[0][2].hasPrefix("muted") && muted[0][2].hasSuffix("Accepted."), "\(muted)")
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
    #expect(try rows("gaps.html", "Answered as met, and another input")[0][1] == "2")
    // The muted failure contests nothing.
    #expect(try rows("gaps.html", "164.312(b)").isEmpty)
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
}
