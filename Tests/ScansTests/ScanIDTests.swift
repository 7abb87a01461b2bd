import Diagnostics
import GapAnalysis
import Testing

@Suite("Ids in scans")
struct ScanIDTests {
  private func scan(_ id: String) throws -> Scan? {
    let text = """
      group_id,title,control_id,control_title,reason,resource,status,severity
      "\(id)",t,c,t,why,r,ok,low
      """
    return try scanned(Array(text.utf8)).value
  }

  @Test(
    "are the last citation of a text, in any spelling",
    arguments: [
      ("164_312_a_2_iv", "164.312(a)(2)(iv)"), ("164.312(a)(2)(iv)", "164.312(a)(2)(iv)"),
      ("hipaa_final_omnibus_security_rule_2013_164_308_a_1_ii_a", "164.308(a)(1)(ii)(A)"),
      ("HIPAA|164.312(b)", "164.312(b)"), ("164.312.a.2.I", "164.312(a)(2)(i)"),
      ("hipaa_164.312.b", "164.312(b)"), ("45 CFR 164.312(d)", "164.312(d)"),
      ("164_306_a_1 then 164_312_d", "164.312(d)"),
    ]
  )
  func readsLeaves(id: String, leaf: String) throws {
    let scan = try scan(id)
    #expect(scan?.leaves.map(\.requirement) == [leaf])
    #expect(scan?.leaves.first?.checks.map(\.isBroad) == [false])
    #expect(scan?.leftOut.isEmpty ?? false)
  }

  @Test(
    "above leaves are of all leaves below them, and say so",
    arguments: [
      ("164_308_a_1_ii", ["A", "B", "C", "D"].map { "164.308(a)(1)(ii)(\($0))" }),
      ("164.312(a)", ["i", "ii", "iii", "iv"].map { "164.312(a)(2)(\($0))" }),
      ("164.312(a)(1)", ["i", "ii", "iii", "iv"].map { "164.312(a)(2)(\($0))" }),
      ("164_308_a_6_i", ["164.308(a)(6)(ii)"]),
    ]
  )
  func readsBroadIDs(id: String, leaves: [String]) throws {
    let scan = try scan(id)
    #expect(scan?.leaves.map(\.requirement) == leaves)
    #expect(scan?.leaves.allSatisfy { $0.checks.allSatisfy(\.isBroad) } ?? false)
  }

  @Test(
    "of no leaf are left out, sections too",
    arguments: [
      "164.306(a)(1)", "164.308(b)(2)", "164.314(a)(2)(i)(C)", "164_312", "164.999(z)",
      "164_312_a_2_iv_x",
    ]
  )
  func leavesOut(id: String) throws {
    let scan = try scan(id)
    #expect(scan?.leaves.isEmpty ?? false)
    #expect(scan?.leftOut.map(\.id) == [id] && scan?.leftOut.first?.reason == .noLeaf)
    #expect(scan?.rowsWithoutRequirement == 0)
  }

  @Test(
    "that are none name no requirement",
    arguments: ["", "CIS-1.5: 2.2.1", "1164.312(b)", "164.3120", "164-312-b", "0201.09j1", "ac-2"]
  )
  func findsNone(id: String) throws {
    let scan = try scan(id.isEmpty ? " " : id)
    #expect(scan?.leaves.isEmpty ?? false && scan?.leftOut.isEmpty ?? false)
    #expect(scan?.rowsWithoutRequirement == 1)
  }

  @Test("named twice are of a leaf once, by the nearest name")
  func prefersNearestName() throws {
    let text = """
      [{"class_uid":2003,"resources":[{"uid":"r"}],"compliance":{"standards":["HIPAA"],
      "requirements":["164.312(a)","164.312(a)(2)(i)"],"status_id":1,"checks":[{"uid":"c"}]}}]
      """
    let scan = try scanned(Array(text.utf8)).value
    #expect(scan?.leaves.map { $0.checks.map(\.isBroad) } == [[false], [true], [true], [true]])
    #expect(scan?.leaves.map(\.pass) == [1, 1, 1, 1])
  }
}
