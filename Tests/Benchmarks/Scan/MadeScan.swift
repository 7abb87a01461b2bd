import GapAnalysis

/// Writes a scan of some size, piece by piece: rows of resources that are all different.
struct MadeScan {
  let format: ScanFormat
  /// How many bytes it has about; nil for a number of rows.
  let size: Int?
  /// How many rows it has, unless its size says.
  let rows: Int

  /// Those that are measured: tables of 100,000 rows, the rest of 200 megabytes.
  static let all =
    tables.map { MadeScan(format: $0, size: nil, rows: 100_000) }
    + others.map { MadeScan(format: $0, size: 200_000_000, rows: .max) }

  private static let tables: [ScanFormat] = [.prowlerComplianceCSV, .prowlerCSV, .powerpipeCSV]
  private static let others: [ScanFormat] = [
    .prowlerOCSF, .ocsf, .powerpipeJSON, .wazuh, .oscalAssessmentResults, .xccdf, .nessus,
  ]

  private static let leaves = [
    "164_308_a_1_ii_b", "164_308_a_1_ii_d", "164_312_a_2_i", "164_312_a_2_iv", "164_312_b",
    "164_312_c_1", "164_312_d", "164_312_e_2_i", "164_312_e_2_ii", "164_312_a",
  ]
  private static let prose = "What the check looks at, why it matters, and what to do about it. "

  /// Writes it.
  func write(_ out: (String) -> Void) {
    out(head)
    var piece = ""
    var written = 0
    var number = 0
    while number < rows, written < size ?? .max {
      piece += row(number)
      number += 1
      // Hosts of a .nessus file are whole.
      guard piece.utf8.count > 100_000, format != .nessus || number.isMultiple(of: 300) else {
        continue
      }
      written += piece.utf8.count
      out(piece)
      piece = ""
    }
    out(piece + tail)
  }

  private var head: String {
    switch format {
    case .prowlerComplianceCSV:
      "PROVIDER;DESCRIPTION;ACCOUNTID;REGION;ASSESSMENTDATE;REQUIREMENTS_ID;REQUIREMENTS_DESCRIPTION;REQUIREMENTS_ATTRIBUTES_SECTION;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED;RESOURCENAME\n"
    case .prowlerCSV:
      "AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;FINDING_UID;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;MUTED;SEVERITY;RESOURCE_UID;DESCRIPTION;RISK;REMEDIATION_RECOMMENDATION_TEXT;COMPLIANCE;NOTES;PROWLER_VERSION\n"
    case .powerpipeCSV:
      "group_id,title,description,control_id,control_title,control_description,reason,resource,status,severity,account_id,region\n"
    case .prowlerOCSF: "["
    case .ocsf, .wazuh: ""
    case .powerpipeJSON: "{\"group_id\":\"root_result_group\",\"groups\":["
    case .oscalAssessmentResults:
      "{\"assessment-results\":{\"metadata\":{\"oscal-version\":\"1.1.3\"},\"results\":[{\"start\":\"2026-10-01T00:00:00Z\",\"findings\":["
    case .xccdf:
      "<Benchmark xmlns=\"http://checklists.nist.gov/xccdf/1.2\">\n"
        + (0..<500).map { number in
          "<Rule id=\"xccdf_r_\(number)\"><title>Rule \(number)</title><reference href=\"https://www.gpo.gov/CFR-2007-title45-vol1/x.pdf\">\(leaf(number))</reference></Rule>\n"
        }.joined()
        + "<TestResult id=\"r\" end-time=\"2026-10-01T06:04:00+00:00\"><target>ehr-db-1</target>\n"
    case .nessus: "<NessusClientData_v2><Report xmlns:cm=\"http://www.nessus.org/cm\">\n"
    }
  }

  private var tail: String {
    switch format {
    case .prowlerComplianceCSV, .prowlerCSV, .powerpipeCSV, .ocsf, .wazuh: ""
    case .prowlerOCSF: "\n{\"class_uid\":6003}]\n"
    case .powerpipeJSON: "{\"group_id\":\"last\"}]}\n"
    case .oscalAssessmentResults:
      "{\"target\":{\"target-id\":\"ac-2\",\"status\":{\"state\":\"satisfied\"}}}]}]}}\n"
    case .xccdf: "</TestResult></Benchmark>\n"
    case .nessus: "</Report></NessusClientData_v2>\n"
    }
  }

  private func leaf(_ number: Int) -> String { Self.leaves[number % Self.leaves.count] }

  private func arn(_ number: Int) -> String {
    "arn:aws:ec2:us-east-1:111122223333:volume/vol-\(number)"
  }

  private func row(_ number: Int) -> String {
    let check = "service_\(number % 130)_is_encrypted_at_rest"
    let isFailure = number % 20 == 0
    let prose = Self.prose
    switch format {
    case .prowlerComplianceCSV:
      return
        "aws;HIPAA;111122223333;us-east-1;2026-10-01 06:00:00.000000;\(leaf(number));\(prose)\(prose);164.312 Technical Safeguards;\(isFailure ? "FAIL" : "PASS");Volume vol-\(number) was looked at.;\(arn(number));\(check);False;vol-\(number)\n"
    case .prowlerCSV:
      return
        "profile;2026-10-01 06:00:00.000000;111122223333;prowler-\(number);\(check);A title of the check;\(isFailure ? "FAIL" : "PASS");Volume vol-\(number) was looked at.;False;high;\(arn(number));\(prose)\(prose)\(prose);\(prose)\(prose);\"\(prose)\n\(prose)\"\"\";CIS-1.5: 2.2.1 | HIPAA: \(leaf(number)), \(leaf(number + 1)) | PCI-4.0: 3.5.1.1, 3.5.1.2, 8.3.2.12 | SOC2: cc_6_1;;5.46.0\n"
    case .powerpipeCSV:
      return
        "aws_compliance.benchmark.hipaa_final_omnibus_security_rule_2013_\(leaf(number)),A title,\"\(prose)\",aws_compliance.control.\(check),A title,\"\(prose), \(prose)\",vol-\(number) was looked at.,\(arn(number)),\(isFailure ? "alarm" : "ok"),high,111122223333,us-east-1\n"
    case .prowlerOCSF:
      return """
        {"message":"Volume vol-\(number) was looked at.","metadata":{"event_code":"\(check)","product":{"name":"Prowler","uid":"prowler","vendor_name":"Prowler","version":"5.46.0"},"profiles":["cloud","datetime"],"tenant_uid":"","version":"1.5.0"},"severity_id":4,"severity":"High","status":"New","status_code":"\(isFailure ? "FAIL" : "PASS")","status_detail":"Volume vol-\(number) was looked at.","status_id":1,"unmapped":{"related_url":"","categories":["encryption"],"depends_on":[],"related_to":[],"notes":"","compliance":{"CIS-1.5":["2.2.1"],"HIPAA":["\(leaf(number))","\(leaf(number + 1))"],"PCI-4.0":["3.5.1.1","3.5.1.2","8.3.2.12"]}},"activity_name":"Create","activity_id":1,"finding_info":{"created_time":1790812800,"created_time_dt":"2026-10-01T00:00:00","desc":"\(prose)\(prose)","title":"A title of the check","types":[],"uid":"prowler-\(number)"},"resources":[{"cloud_partition":"aws","region":"us-east-1","data":{"details":"","metadata":{"id":"vol-\(number)","arn":"\(arn(number))","encrypted":true,"region":"us-east-1","tags":[{"Key":"Name","Value":"\(prose)"}]}},"group":{"name":"ec2"},"labels":[],"name":"vol-\(number)","type":"AwsEc2Volume","uid":"\(arn(number))"}],"category_name":"Findings","category_uid":2,"class_name":"Detection Finding","class_uid":2004,"cloud":{"account":{"name":"","type":"AWS Account","type_id":10,"uid":"111122223333","labels":[]},"org":{"name":"","uid":""},"provider":"aws","region":"us-east-1"},"remediation":{"desc":"\(prose)","references":["https://example.org/\(number)"]},"risk_details":"\(prose)\(prose)","time":1790812800,"time_dt":"2026-10-01T00:00:00","type_uid":200401,"type_name":"Detection Finding: Create"},

        """
    case .ocsf:
      return """
        {"class_uid":2003,"metadata":{"product":{"name":"Harbor","version":"2.1"}},"severity":"High","status":"New","time_dt":"2026-10-01T00:00:00Z","resources":[{"uid":"\(arn(number))","data":{"x":"\(prose)"}}],"compliance":{"standards":["HIPAA"],"requirements":["\(leaf(number))"],"checks":[{"uid":"\(check)","name":"A title"}],"status_id":\(isFailure ? 3 : 1)},"status_detail":"vol-\(number) was looked at."}

        """
    case .powerpipeJSON: return group(number)
    case .wazuh:
      return """
        {"timestamp":"2026-10-01T06:00:00.000+0000","rule":{"id":"19007","level":3,"description":"\(prose)","groups":["sca"]},"agent":{"id":"\(number % 5000)","name":"ws-\(number % 5000)"},"manager":{"name":"m"},"data":{"sca":{"type":"check","scan_id":"1","policy":"CIS","check":{"id":"\(28_500 + number % 200)","title":"A title","description":"\(prose)\(prose)","rationale":"\(prose)","remediation":"\(prose)","compliance":{"cis":"1.1.2","hipaa":"\(leaf(number % 200).split(separator: "_").joined(separator: "."))"},"result":"\(isFailure ? "failed" : "passed")"}}},"location":"sca"}

        """
    case .oscalAssessmentResults:
      return """
        {"uuid":"0d5f2f3a-1c9c-4b9e-8f0f-1f7d1c1e0003","title":"A finding","description":"\(prose)\(prose)","target":{"type":"objective-id","target-id":"au-\(number % 12 + 1)_obj.a-\(number % 400)","status":{"state":"\(isFailure ? "not-satisfied" : "satisfied")","reason":"pass"}},"related-observations":[{"observation-uuid":"0d5f2f3a-1c9c-4b9e-8f0f-1f7d1c1e0004"}]},

        """
    case .xccdf:
      return """
        <rule-result idref="xccdf_r_\(number % 500)" role="full" time="2026-10-01T06:04:00+00:00" severity="medium" weight="1.000000"><result>\(isFailure ? "fail" : "pass")</result><ident system="https://ncp.nist.gov/cce">CCE-\(number)</ident><message severity="info">\(prose)</message><check system="http://oval.mitre.org/XMLSchema/oval-definitions-5"><check-content-ref name="oval:ssg-x:def:1" href="#oval0"/></check></rule-result>

        """
    case .nessus:
      let start =
        number.isMultiple(of: 300)
        ? "<ReportHost name=\"ws-\(number / 300)\"><HostProperties><tag name=\"HOST_END\">Thu Oct  1 06:04:00 2026</tag></HostProperties>\n"
        : ""
      let end = number % 300 == 299 ? "</ReportHost>\n" : ""
      return start + """
        <ReportItem port="0" svc_name="general" protocol="tcp" severity="1" pluginID="21157" pluginName="Unix Compliance Checks" pluginFamily="Policy Compliance"><agent>unix</agent><compliance>true</compliance><description>\(prose)\(prose)</description><cm:compliance-check-id>id-\(number % 300)</cm:compliance-check-id><cm:compliance-check-name>\(number % 300) Ensure auditing is enabled</cm:compliance-check-name><cm:compliance-info>\(prose)\(prose)</cm:compliance-info><cm:compliance-reference>800-53|AU-12,HIPAA|164.306(a)(1),HIPAA|\(leaf(number))</cm:compliance-reference><cm:compliance-result>\(isFailure ? "FAILED" : "PASSED")</cm:compliance-result><cm:compliance-solution>\(prose)</cm:compliance-solution></ReportItem>

        """ + end
    }
  }

  /// A control with forty results.
  private func group(_ number: Int) -> String {
    let results = (0..<40).map { item in
      "{\"reason\":\"\(arn(number * 40 + item)) was looked at.\",\"resource\":\"\(arn(number * 40 + item))\",\"status\":\"\(item % 20 == 0 ? "alarm" : "ok")\",\"dimensions\":[{\"key\":\"account_id\",\"value\":\"111122223333\"},{\"key\":\"region\",\"value\":\"us-east-1\"}]}"
    }
    return """
      {"group_id":"aws_compliance.benchmark.hipaa_final_omnibus_security_rule_2013_\(leaf(number))","title":"A group","tags":{},"controls":[{"results":[\(results.joined(separator: ",\n"))],"control_id":"aws_compliance.control.c\(number % 130)","title":"A title","run_error":""}]},

      """
  }
}
