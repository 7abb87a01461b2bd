import Diagnostics
import GapAnalysis
import TestSupport
import Testing

@Suite("Files that are no scans")
struct ScanRefusalTests {
  /// A file, and what is said of it: the place, the rule and how the sentence begins.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let told: [String]
    let help: String

    init(_ name: String, _ text: String, _ told: String..., help: String = "") {
      self.init(name, bytes: Array(text.utf8), told, help: help)
    }

    init(_ name: String, bytes: [UInt8], _ told: [String], help: String = "") {
      self.name = name
      self.bytes = bytes
      self.told = told
      self.help = help
    }

    var testDescription: String { name }
  }

  private static let compliance =
    "PROVIDER;ASSESSMENTDATE;REQUIREMENTS_ID;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED\n"
  private static let row = "aws;2026-10-01 06:00;164_312_b;PASS;Fine.;r1;c1;False\n"
  private static let rules = """
    <Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2"><Rule id="a"><reference>164.312(b)\
    </reference></Rule>
    """

  private static let forms = [
    Case("an empty file", "", "1:1 empty-scan: the file is empty"),
    Case("blanks alone", " \n\n", "1:1 empty-scan: the file is empty"),
    Case("a mark alone", "\u{FEFF}", "1:1 empty-scan: the file is empty"),
    Case("a header alone", compliance, "1:1 empty-scan: the file has no result"),
    Case("an empty list", " [ ]\n", "1:1 empty-scan: the file has no result"),
    Case("rules without results", rules + "</Benchmark>", "1:1 empty-scan: the file has no result"),
    Case("UTF-16", bytes: [0xFF, 0xFE, 0x5B, 0], ["1:1 broken-scan: the file is UTF-16"]),
    Case(
      "UTF-16, the other",
      bytes: [0xFE, 0xFF, 0, 0x5B],
      ["1:1 broken-scan: the file is UTF-16"]
    ),
    Case(
      "bytes that are no text",
      bytes: Array("PROVIDER\n;a".utf8) + [0, 1],
      ["2:3 broken-scan: the file is no text"]
    ),
    Case("gzip", bytes: [0x1F, 0x8B, 8, 0], ["1:1 broken-scan: the file is compressed"]),
    Case("a zip", bytes: Array("PK\u{3}\u{4}x".utf8), ["1:1 broken-scan: the file is compressed"]),
    Case("prose", "Nothing was found.\n", "1:1 unknown-scan: the format of the file is not known"),
    Case("another table", "a,b\n1,2\n", "1:1 unknown-scan: the format of the file is not known"),
    Case("other JSON", #"{"a": 1}"#, "1:1 unknown-scan: the format of the file is not known"),
    Case("a page", "<html><p>x</p></html>", "1:1 unknown-scan: <html> begins no format"),
  ]

  private static let otherFormats = [
    Case(
      "ASFF",
      #"[{"SchemaVersion":"2018-10-08","ProductArn":"x","AwsAccountId":"1"}]"#,
      "1:1 unknown-scan: this is ASFF",
      help: "prowler-ocsf"
    ),
    Case(
      "ASFF in a batch",
      #"{"Findings":[]}"#,
      "1:1 unknown-scan: this is ASFF",
      help: "powerpipe-json"
    ),
    Case(
      "SARIF",
      #"{"$schema":"s","version":"2.1.0","runs":[]}"#,
      "1:1 unknown-scan: this is SARIF",
      help: "prowler-ocsf"
    ),
    Case(
      "Checkov",
      #"{"check_type":"terraform","results":{}}"#,
      "1:1 unknown-scan: these are Checkov's results",
      help: "location:"
    ),
    Case(
      "Trivy",
      #"{"SchemaVersion":2,"ArtifactName":"x","Results":[]}"#,
      "1:1 unknown-scan: these are Trivy's results",
      help: "location:"
    ),
    Case(
      "ScoutSuite",
      "scoutsuite_results =\n{\"a\":1}",
      "1:1 unknown-scan: these are ScoutSuite's results",
      help: "location:"
    ),
    Case(
      "Prowler 3",
      #"[{"AssessmentStartTime":"x","CheckID":"c","StatusExtended":"s"}]"#,
      "1:1 unknown-scan: this is the JSON of Prowler 3",
      help: "json-ocsf"
    ),
    Case(
      "a plan in OSCAL",
      #"{"assessment-plan":{}}"#,
      "1:1 unknown-scan: this is OSCAL's assessment-plan",
      help: "assessment-results"
    ),
  ]

  private static let versions = [
    Case(
      "an older table of Prowler",
      "ASSESSMENT_START_TIME;FINDING_UNIQUE_ID;CHECK_ID;STATUS;STATUS_EXTENDED;RESOURCE_ID\n",
      "1:1 unknown-scan: the header of Prowler's CSV lacks COMPLIANCE, RESOURCE_UID, TIMESTAMP",
      help: "Prowler 4"
    ),
    Case(
      "another event of OCSF",
      "[\n{\"metadata\":{},\"activity_id\":1,\"class_uid\":3002}]",
      "2:44 unknown-scan: the first event is of class 3002",
      help: "class 2003"
    ),
    Case(
      "a detection finding of another product",
      #"[{"class_uid":2004,"metadata":{"product":{"name":"Other"}}}]"#,
      "1:15 unknown-scan: the first event is of class 2004 of Other"
    ),
    Case(
      "XCCDF 1.1",
      #"<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.1"/>"#,
      "1:1 unknown-scan: this is XCCDF 1.1",
      help: "XCCDF 1.2"
    ),
    Case(
      "results without rules",
      "<TestResult xmlns=\"http://checklists.nist.gov/xccdf/1.2\"/>",
      "1:1 unknown-scan: the results come without the rules",
      help: "--results"
    ),
    Case(
      "a .nessus file of version 1",
      "<NessusClientData/>",
      "1:1 unknown-scan: this is a .nessus file of version 1",
      help: "version 2"
    ),
    Case(
      "OSCAL 2",
      #"{"assessment-results":{"metadata":{"oscal-version":"2.0.0"}}}"#,
      "1:52 unknown-scan: OSCAL 2.0.0 is not read",
      help: "OSCAL 1"
    ),
  ]

  private static let broken = [
    Case(
      "a list that ends early",
      "[{\"class_uid\":2004,\n\"metadata\":{",
      "2:13 broken-scan: this is no JSON: the file is truncated"
    ),
    Case(
      "a list without its end",
      "[{\"class_uid\":2003,\"compliance\":{\"checks\":[{\"uid\":\"a\"}]}}\n",
      "2:1 broken-scan: this is no JSON: the file is truncated"
    ),
    Case(
      "JSON without a comma",
      "{\"group_id\":\"a\"\n \"groups\":[]}",
      "2:2 broken-scan: this is no JSON: a comma or } should be here"
    ),
    Case(
      "a word that is none",
      "[{\"class_uid\":2003,\"compliance\":nil}]",
      "1:33 broken-scan: this is no JSON: this is no JSON value"
    ),
    Case(
      "XML that ends early",
      rules,
      "1:110 broken-scan: this is no XML"
    ),
    Case(
      "entities",
      "<!DOCTYPE a [<!ENTITY b \"c\">]><Benchmark/>",
      "1:25 broken-scan: this is no XML"
    ),
    Case(
      "a mark and another encoding",
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Benchmark/>",
      "1:2 broken-scan: this is no XML"
    ),
    Case(
      "a quote that is never closed",
      compliance + row + "aws;2026-10-01;164_312_b;PASS;\"Fine.;r;c;False\n" + row,
      "3:31 broken-scan: a quoted field is never closed"
    ),
    Case(
      "text behind a quote",
      compliance + "aws;2026-10-01;164_312_b;PASS;\"Fine\" x;r;c;False\n",
      "2:38 broken-scan: text follows the closing quote of a field"
    ),
    Case(
      "a row that is cut off, and one that is too long",
      compliance + row + "aws;2026-10-01;164_312_b;PA\n" + row.dropLast() + ";x\n",
      "3:1 broken-scan: the row has 4 cells, and the header 8",
      "4:1 broken-scan: the row has 9 cells, and the header 8",
      help: "truncated"
    ),
  ]

  private static let values = [
    Case(
      "statuses, days and checks",
      compliance + row
        + "aws;2026-10-01;164_312_b;Passed;Fine.;r;c;False\n"
        + "aws;10/01/2026;164_312_b;PASS;Fine.;r;c;False\n"
        + "aws;2026-10-01;164_312_b;PASS;Fine.;r;;False\n",
      "3:26 bad-scan-value: unknown status \"Passed\"",
      "4:5 bad-scan-value: \"10/01/2026\" begins with no day",
      "5:39 bad-scan-value: the row names no check"
    ),
    Case(
      "a status of Prowler's OCSF",
      """
      [{"class_uid":2004,"metadata":{"event_code":"c","product":{"name":"Prowler"}},
       "status_code":"OK"},
       {"class_uid":2004,"metadata":{"product":{"name":"Prowler"}},"status_code":"PASS"},
       {"class_uid":2003,"time_dt":"yesterday"}, 7, {"metadata":{}}]
      """,
      "2:16 bad-scan-value: unknown status_code \"OK\"",
      "3:2 bad-scan-value: the finding names no check",
      "4:2 bad-scan-value: the finding has no compliance",
      "4:30 bad-scan-value: \"yesterday\" begins with no day",
      "4:44 bad-scan-value: a number is no finding",
      "4:47 bad-scan-value: the finding has no class_uid"
    ),
    Case(
      "a status of Powerpipe",
      #"{"group_id":"b_164_312_b","controls":[{"control_id":"c","results":[{"status":"?"}]},{}]}"#,
      "1:78 bad-scan-value: unknown status \"?\"",
      "1:85 bad-scan-value: the control has no control_id"
    ),
    Case(
      "a result of XCCDF",
      rules + "<TestResult><rule-result idref=\"a\"><result>ok</result></rule-result>"
        + "</TestResult></Benchmark>",
      "1:122 bad-scan-value: unknown result \"ok\""
    ),
    Case(
      "a result of Nessus",
      "<NessusClientData_v2><ReportHost name=\"h\"><ReportItem pluginID=\"1\">"
        + "<compliance-result>OK</compliance-result></ReportItem></ReportHost></NessusClientData_v2>",
      "1:43 bad-scan-value: unknown compliance-result \"OK\""
    ),
    Case(
      "a state of OSCAL",
      #"{"assessment-results":{"results":[{"findings":[{"target":{"target-id":"ac-2","status":{"state":"met"}}},{}]}]}}"#,
      "1:96 bad-scan-value: unknown state \"met\"",
      "1:105 bad-scan-value: the finding has no target.target-id"
    ),
    Case(
      "an alert without a rule",
      #"{"rule":{"id":"1"},"agent":{}}"# + "\n{}\n",
      "2:1 bad-scan-value: the alert has no rule"
    ),
  ]

  @Test(
    "are errors that name the place, and nothing is read",
    arguments: forms + otherFormats + versions + broken + values
  )
  func refuses(_ file: Case) throws {
    for cuts in [[], Array(0..<file.bytes.count)] {
      let scan = try scanned(file.bytes, cuts: cuts)
      #expect(scan.value == nil)
      let told = scan.diagnostics.sorted().map { diagnostic in
        let place = diagnostic.place.map { "\($0.start.line):\($0.start.column)" } ?? "-"
        return "\(place) \(diagnostic.rule): \(diagnostic.message)"
      }
      #expect(told.count == file.told.count, "\(told)")
      for (said, expected) in zip(told, file.told) {
        #expect(said.hasPrefix(expected), "\(said)")
      }
      #expect(scan.diagnostics.allSatisfy { $0.severity == .error })
      if !file.help.isEmpty {
        #expect(scan.diagnostics.first?.help?.contains(file.help) ?? false, "\(scan.diagnostics)")
      }
    }
  }

  @Test("of another format than the stated one are errors where it is stated")
  func refusesAnotherFormat() throws {
    let bytes = try fixture("prowler.csv")
    #expect(try scanned(bytes, as: .prowlerCSV).value != nil)
    let scan = try scanned(bytes, as: .nessus)
    #expect(scan.value == nil)
    #expect(
      told(scan.diagnostics) == [
        "4:11 error scan-format-mismatch: the file is prowler-csv, not nessus"
      ]
    )
  }

  @Test("are told at most twenty faults")
  func boundsFaults() throws {
    let rows = String(repeating: "aws;2026-10-01;164_312_b;?;x;r;c;False\n", count: 100)
    let scan = try scanned(Array((Self.compliance + rows).utf8))
    #expect(scan.diagnostics.count == 20)
  }

  @Test("a scan without a requirement counts as plain evidence, with a warning")
  func warnsOfNoRequirement() throws {
    let rows = "aws;2026-10-01;;PASS;x;r;c;False\naws;2026-10-01;CIS;FAIL;x;r;c;False\n"
    let scan = try scanned(Array((Self.compliance + rows).utf8))
    #expect(scan.value?.rows == 2 && scan.value?.rowsWithoutRequirement == 2)
    #expect(
      told(scan.diagnostics) == [
        "1:1 warning scan-without-requirement: no result of the file names a requirement of HIPAA"
      ]
    )
    let other = "aws;2026-10-01;164_306_a_1;PASS;x;r;c;False\n"
    let left = try scanned(Array((Self.compliance + other).utf8))
    #expect(left.value?.leftOut.map(\.id) == ["164_306_a_1"])
    #expect(left.diagnostics.map(\.rule) == ["scan-without-requirement"])
  }
}
