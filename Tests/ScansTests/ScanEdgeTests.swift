import Diagnostics
import GapAnalysis
import Testing

@testable import Scans

/// Parts of scans that are empty or missing.
@Suite struct ScanEdgeTests {
  private func nessus(_ item: String, before: String = "") -> [UInt8] {
    Array(
      """
      \(before)<NessusClientData_v2><Report name="r" xmlns:cm="http://www.nessus.org/cm"><ReportHost name="h">
      <HostProperties><tag name="HOST_END">Thu Oct  1 06:04:00 2026</tag></HostProperties>
      \(item)</ReportHost></Report></NessusClientData_v2>
      """.utf8
    )
  }

  private func item(_ parts: String, plugin: String = " pluginID=\"21156\"") -> String {
    "<ReportItem\(plugin)>\(parts)<cm:compliance-result>FAILED</cm:compliance-result>"
      + "<cm:compliance-reference>HIPAA|164.312(b)</cm:compliance-reference></ReportItem>"
  }

  private func checks(_ read: Diagnosed<Scan?>) -> [String] {
    (read.value?.leaves ?? []).flatMap { $0.checks.map(\.id) }
  }

  @Test(
    "an item of Nessus is known by its check, else by its name, else by its plugin",
    arguments: [
      ("<cm:compliance-check-id>c1</cm:compliance-check-id>", ["c1"]),
      (
        "<cm:compliance-check-id> </cm:compliance-check-id><cm:compliance-check-name>n1</cm:compliance-check-name>",
        ["n1"]
      ),
      ("<cm:compliance-check-id/>", ["21156"]),
    ]
  )
  func namesItems(parts: String, ids: [String]) throws {
    let read = try scanned(nessus(item(parts)))
    #expect(checks(read) == ids, "\(read.diagnostics)")
  }

  @Test("an item of Nessus without check, name and plugin is an error at its place")
  func refusesItems() throws {
    let read = try scanned(nessus(item("", plugin: "")))
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.message) == ["the item names no check"])
    #expect(read.diagnostics.first?.place?.start.line == 3)
  }

  private func xccdf(
    _ result: String,
    space: String = " xmlns=\"http://checklists.nist.gov/xccdf/1.2\""
  )
    -> [UInt8]
  {
    Array(
      """
      <Benchmark\(space) id="b"><Rule id="r1"><title>t</title><reference href="">164.312(b)</reference></Rule>
      <TestResult id="t" end-time="2026-10-01T06:04:00+00:00"><target>h</target>
      \(result)</TestResult></Benchmark>
      """.utf8
    )
  }

  @Test("a result of XCCDF that names no rule is an error at its place")
  func refusesResults() throws {
    let read = try scanned(xccdf("<rule-result><result>pass</result></rule-result>"))
    #expect(read.value == nil)
    #expect(read.diagnostics.count == 1)
    #expect(read.diagnostics.first?.severity == .error)
    #expect(read.diagnostics.first?.place?.start.line == 3)
  }

  @Test("results of XCCDF without a namespace are refused with the one that is read")
  func readsPlain() throws {
    let result = "<rule-result idref=\"r1\"><result>pass</result></rule-result>"
    #expect(checks(try scanned(xccdf(result))) == ["r1"])
    let refused = try scanned(xccdf(result, space: ""))
    #expect(refused.value == nil)
    #expect(
      refused.diagnostics.map(\.help) == [
        "read is XCCDF 1.2, in the namespace http://checklists.nist.gov/xccdf/1.2"
      ]
    )
  }

  @Test("a place in the first line counts the byte order mark")
  func countsMark() throws {
    let plain = try scanned(Array("<NessusClientData/>".utf8))
    #expect(plain.diagnostics.first?.place?.start == SourcePosition(line: 1, column: 1))
    let marked = try scanned([0xEF, 0xBB, 0xBF] + Array("<NessusClientData/>".utf8))
    #expect(marked.diagnostics.first?.place?.start == SourcePosition(line: 1, column: 2))
  }

  @Test("an unknown status of Prowler is told with all that are known")
  func namesStatuses() throws {
    let text = """
      PROVIDER;DESCRIPTION;ACCOUNTID;REGION;ASSESSMENTDATE;REQUIREMENTS_ID;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED
      aws;HIPAA;1;r;2026-10-01 06:00:00;164_312_b;MAYBE;e;a;c;False

      """
    let read = try scanned(Array(text.utf8))
    #expect(read.value == nil)
    #expect(
      read.diagnostics.compactMap(\.help).contains("allowed: PASS, FAIL, MANUAL, INFO, MUTED"),
      "\(read.diagnostics)"
    )
  }
}
