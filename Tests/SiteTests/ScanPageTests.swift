import Foundation
import TestSupport
import Testing

@Suite("What machines tested, on pages and in files")
struct ScanPageTests {
  private static let built = Result {
    try Built(editionsOf: ScannedWorkspace.made())
  }

  private static let full = "clients/alpha/"

  private func page(_ path: String) throws -> String {
    try Self.built.get().page(Self.full + path).text
  }

  @Test("builds")
  func builds() throws {
    let result = try Self.built.get().result
    #expect(result.code == 0, "\(result.stderr)")
  }

  @Test("a leaf's page counts, lists checks and names what fails, and that nothing tested another")
  func showsOnLeaf() throws {
    let page = try page("requirements/164.312.a.2.iv.html")
    let counts = "2 checks, 2 resources, 1 passed, 1 failed, 0 muted, 1 not tested, on October"
    #expect(page.contains("EV-S1, Prowler: \(counts)"), "\(page)")
    #expect(page.contains("ec2_ebs_volume_encryption"))
    #expect(page.contains(ScannedWorkspace.resource) && page.contains(ScannedWorkspace.reason))
    #expect(page.contains("In the scan EV-S1, 1 of 2 resources fails."))
    #expect(page.contains("Met, contested"))
    let muted = try self.page("requirements/164.312.b.html")
    #expect(muted.contains("1 check, 1 resource, 1 passed, 0 failed, 1 muted, 0 not tested"))
    #expect(!muted.contains("Met, contested"))
    let broad = try self.page("requirements/164.308.a.1.ii.A.html")
    #expect(broad.contains("a standard or a paragraph above it"))
    #expect(broad.contains("Contested: low"))
    let none = try self.page("requirements/164.308.a.2.html")
    #expect(none.contains("No scan in this report tested this."))
  }

  @Test("a page says of each leaf how it is known, and print has it")
  func showsRegister() throws {
    let built = try Self.built.get()
    let page = try built.page(Self.full + "tests.html")
    let rows = page.texts { $0.name == "tr" }
    let encryption = try #require(rows.first { $0.hasPrefix("164.312(a)(2)(iv)") })
    #expect(encryption.contains("tested and written"))
    #expect(encryption.contains("2 resources, 1 failed"))
    let written = try #require(rows.first { $0.hasPrefix("164.308(a)(2)") })
    #expect(written.contains("written") && !written.contains("tested"), "\(written)")
    let tested = try #require(rows.first { $0.hasPrefix("164.308(a)(1)(ii)(B)") })
    #expect(tested.contains("tested") && !tested.contains("written"), "\(tested)")
    let neither = try #require(rows.first { $0.hasPrefix("164.310(b)") })
    #expect(neither.contains("neither"), "\(neither)")
    let print = try built.page(Self.full + "report.html").text
    #expect(print.contains("Tested, written, or neither"))
    #expect(print.contains("Tested by machine: EV-S1"))
    let front = try built.text(Self.full + "index.html")
    #expect(front.contains("tests.html"))
  }

  @Test("the register of evidence and what is not in the report have the rest")
  func showsTheRest() throws {
    let evidence = try page("evidence.html")
    #expect(evidence.contains("Prowler, compliance CSV"))
    #expect(evidence.contains(ScannedWorkspace.file))
    #expect(evidence.contains("8 results"))
    #expect(evidence.contains("164_306_a_1 (2 results)"))
    let leftOut = try page("left-out.html")
    #expect(leftOut.contains("2 results of scan EV-S1 name"))
  }

  @Test("assessment.json and the OSCAL results have them, with methods and subjects")
  func exports() throws {
    let built = try Self.built.get()
    let file = try AssessmentFile(built, client: Self.full)
    let evidence = try #require(file.list("evidence").first { $0["id"] as? String == "EV-S1" })
    let scan = try #require(evidence["scan"] as? [String: Any])
    #expect(scan["format"] as? String == "prowler-compliance-csv")
    #expect(scan["day"] as? String == "2026-10-01")
    let keys = ["checks", "resources", "pass", "fail", "muted", "not_tested"]
    let counts = keys.map { scan[$0] as? Int }
    #expect(counts == [4, 4, 2, 2, 1, 1])
    let other = try #require(file.list("evidence").first { $0["id"] as? String == "EV-1" })
    #expect(other["scan"] is NSNull)
    let contradictions = file.list("contradictions")
    func texts(_ key: String) -> [String] { contradictions.compactMap { $0[key] as? String } }
    #expect(texts("kind") == ["failed-test", "failed-test"])
    #expect(texts("requirement") == ["164.308(a)(1)(ii)(A)", "164.312(a)(2)(iv)"])
    #expect(texts("grade") == ["low", "moderate"])
    let reasons = file.list("left_out").compactMap { $0["reason"] as? String }
    #expect(reasons.contains { $0.contains("2 results of scan") }, "\(reasons)")
    let oscal = try built.text(Self.full + "data/oscal-assessment-results.json")
    #expect(oscal.contains("\"TEST\"") && oscal.contains("\"inventory-items\""))
    #expect(oscal.contains(ScannedWorkspace.resource))
  }

  @Test(
    "an edition has counts, and no resource, account, reason or name of the file",
    arguments: ["client", "executive", "regulator", "public"]
  )
  func withholds(audience: String) throws {
    let built = try Self.built.get()
    let site = "clients/alpha@\(audience)/"
    let files = built.files.filter { $0.key.hasPrefix(site) }
    #expect(!files.isEmpty)
    for (path, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      let words = [ScannedWorkspace.account, "vol-0a1", "east wing", "vol-0b"]
      for word in words + [ScannedWorkspace.file] {
        #expect(!text.contains(word), "\(word) in \(path)")
      }
    }
    guard audience == "client" || audience == "regulator" else { return }
    let page = try built.page(site + "requirements/164.312.a.2.iv.html").text
    #expect(page.contains("2 checks, 2 resources, 1 passed, 1 failed"))
    #expect(try built.text(site + "data/oscal-assessment-results.json").contains("\"TEST\""))
  }

  @Test(
    "a resource or a reason that a template writes is refused",
    arguments: [
      ScannedWorkspace.resource, "Volume vol-0a1 of the <b>east</b> wing is not encrypted.",
      ScannedWorkspace.file,
    ]
  )
  func provesNoLeak(text: String) throws {
    let workspace = try ScannedWorkspace.made([
      "templates/partials/footer.mustache": .text("<footer>\(text)</footer>")
    ])
    let call = { (audience: String) in
      try run(buildFolder + "/gapbook", ["build", workspace.path, "--audience", audience])
    }
    let refused = try call("client")
    #expect(refused.code == 4, "\(refused.stderr)")
    #expect(refused.stderr.contains("[withheld-text]"))
    #expect(try call("full").code == 0)
  }

  @Test("a resource whose name is in every file for other reasons refuses no edition")
  func passesShortNames() throws {
    let file = "content/clients/alpha/" + ScannedWorkspace.file
    let scan = ScannedWorkspace.scan().replacing(ScannedWorkspace.resource, with: "t1")
    let workspace = try ScannedWorkspace.made([file: .text(scan)])
    let told = try gapbook("build", workspace.path, "--audience", "client")
    #expect(told.code == 0, "\(told.stderr)")
  }

  @Test("a scan of a later day is told and left out, and no page says that it tested anything")
  func leavesOutLaterScans() throws {
    let file = "content/clients/alpha/" + ScannedWorkspace.file
    let workspace = try ScannedWorkspace.made([
      file: .text(ScannedWorkspace.scan(day: "2026-12-01"))
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0)
    #expect(built.result.lines("day-after-as-of").count == 1, "\(built.result.stderr)")
    #expect(built.pages[Self.full + "tests.html"] == nil)
    let leftOut = try built.page(Self.full + "left-out.html").text
    #expect(leftOut.contains("evidence EV-S1 is a scan of December"))
  }

  @Test("a scan that has no day of its own, collected later, is told once")
  func tellsLaterDayOnce() throws {
    let evidence = """
      - { id: EV-1, title: Papers, kind: document, collected: 2026-12-02 }
      - { id: EV-S1, title: Scan, kind: scan, file: scans/p.csv, collected: 2026-12-01 }

      """
    let workspace = try ScannedWorkspace.made([
      "content/clients/alpha/evidence.yml": .text(evidence)
    ])
    let scan = repositoryRoot + "/Tests/Fixtures/scans/powerpipe.csv"
    try workspace.copy(scan, to: "content/clients/alpha/scans/p.csv")
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let told = built.result.lines("day-after-as-of")
    #expect(told.count == 2, "\(told)")
    #expect(told.count { $0.contains("EV-S1") } == 1 && told.count { $0.contains("EV-1") } == 1)
  }
}
