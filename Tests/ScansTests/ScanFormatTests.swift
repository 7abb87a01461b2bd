import Diagnostics
import GapAnalysis
import TestSupport
import Testing

/// The values are worked out by hand from the files of `Tests/Fixtures/scans`.
@Suite("Formats of scans")
struct ScanFormatTests {
  private func expect(_ name: String, _ expected: String) throws {
    let scan = try scanned(try fixture(name))
    #expect(told(scan.diagnostics) == [])
    expectLines(lines(scan.value), expected)
  }

  private func expectLines(_ lines: [String], _ expected: String) {
    let expected = expected.split(separator: "\n").map(String.init)
    #expect(lines == expected, "\(lines.joined(separator: "\n"))")
  }

  @Test("Prowler's compliance CSV")
  func prowlerComplianceCSV() throws {
    let volumes = "arn:aws:ec2:us-east-1:111122223333:volume"
    try expect(
      "prowler_hipaa_aws.csv",
      """
      prowler-compliance-csv, Prowler, 2026-10-02, 9 rows, 0 without
      164.308(a)(1)(ii)(D): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        manual_log_review @9:1: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(a)(2)(i): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        iam_user_mfa_enabled broad @8:1: 1 pass, 0 fail, 0 muted, 0 not tested
      164.312(a)(2)(ii): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        iam_user_mfa_enabled broad @8:1: 1 pass, 0 fail, 0 muted, 0 not tested
      164.312(a)(2)(iii): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        iam_user_mfa_enabled broad @8:1: 1 pass, 0 fail, 0 muted, 0 not tested
      164.312(a)(2)(iv): 3 = 2 pass, 1 fail, 0 muted, 0 not tested
        ec2_ebs_volume_encryption @2:1: 1 pass, 1 fail, 0 muted, 0 not tested
          \(volumes)/vol-0a1 @2:1: Volume vol-0a1 is not encrypted.
        ec2_ebs_snapshots_encrypted @4:1: 1 pass, 0 fail, 0 muted, 0 not tested
        iam_user_mfa_enabled broad @8:1: 1 pass, 0 fail, 0 muted, 0 not tested
      164.312(b): 1 = 1 pass, 0 fail, 1 muted, 0 not tested
        cloudtrail_log_file_validation_enabled @5:1: 1 pass, 0 fail, 1 muted, 0 not tested
          arn:aws:cloudtrail:us-east-1:111122223333:trail/t1 muted @5:1: Accepted.
      164_306_a_1 no-leaf x2 @10:1
      """
    )
  }

  @Test("Prowler's CSV of all findings")
  func prowlerCSV() throws {
    let volumes = "arn:aws:ec2:us-east-1:111122223333:volume"
    try expect(
      "prowler.csv",
      """
      prowler-csv, Prowler 5.46.0, 2026-10-03, 5 rows, 1 without
      164.308(a)(1)(ii)(B): 2 = 1 pass, 1 fail, 0 muted, 0 not tested
        ec2_ebs_volume_encryption (EBS volumes are encrypted, high) @2:1: 1 pass, 1 fail, 0 muted, 0 not tested
          \(volumes)/vol-0a1 @2:1: Volume vol-0a1 is not encrypted.
      164.308(a)(6)(ii): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        account_maintain_contact (Contacts are kept, medium) broad @5:1: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(a)(2)(iv): 2 = 1 pass, 1 fail, 0 muted, 0 not tested
        ec2_ebs_volume_encryption (EBS volumes are encrypted, high) @2:1: 1 pass, 1 fail, 0 muted, 0 not tested
          \(volumes)/vol-0a1 @2:1: Volume vol-0a1 is not encrypted.
      164.312(b): 0 = 0 pass, 0 fail, 1 muted, 0 not tested
        cloudtrail_log_file_validation_enabled (Log files are validated, medium) @4:1: 0 pass, 0 fail, 1 muted, 0 not tested
          arn:aws:cloudtrail:us-east-1:111122223333:trail/t1 muted @4:1: Accepted.
      164_306_a_1 no-leaf x1 @4:1
      """
    )
  }

  @Test("Prowler's OCSF, in which a broad id and an event of another framework are")
  func prowlerOCSF() throws {
    let volumes = "arn:aws:ec2:us-east-1:111122223333:volume"
    try expect(
      "prowler.ocsf.json",
      """
      prowler-ocsf, Prowler 5.46.0, 2026-10-02, 5 rows, 1 without
      164.308(a)(1)(ii)(B): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        ec2_ebs_volume_encryption (High) @1:2: 1 pass, 0 fail, 0 muted, 0 not tested
      164.312(a)(2)(i): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        manual_review (Low) broad @4:2: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(a)(2)(ii): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        manual_review (Low) broad @4:2: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(a)(2)(iii): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        manual_review (Low) broad @4:2: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(a)(2)(iv): 2 = 1 pass, 1 fail, 0 muted, 1 not tested
        ec2_ebs_volume_encryption (High) @1:2: 1 pass, 1 fail, 0 muted, 0 not tested
          \(volumes)/vol-0a1 @2:2: Volume vol-0a1 is not encrypted.
        manual_review (Low) broad @4:2: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(b): 0 = 0 pass, 0 fail, 1 muted, 0 not tested
        cloudtrail_log_file_validation_enabled (Medium) @3:2: 0 pass, 0 fail, 1 muted, 0 not tested
          t1 muted @3:2: Accepted: "t1" é
      164_306_a_1 no-leaf x1 @3:2
      """
    )
  }

  @Test("OCSF compliance findings, one on each line")
  func ocsf() throws {
    try expect(
      "ocsf.json",
      """
      ocsf, Harbor 2.1, 2026-10-02, 7 rows, 2 without
      164.308(a)(1)(ii)(B): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        HB-4 (Patching, Low) @4:1: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(b): 3 = 1 pass, 2 fail, 0 muted, 0 not tested
        HB-1 (Audit log on, High) @1:1: 1 pass, 2 fail, 0 muted, 0 not tested
          vm-1 @1:1: Audit log is off.
          vm-2 @1:1: Audit log is off.
      164.312(e)(2)(i): 0 = 0 pass, 0 fail, 1 muted, 0 not tested
        HB-2 (Low) broad @3:1: 0 pass, 0 fail, 1 muted, 0 not tested
          vm-4 muted @3:1: -
        HB-3 (Low) broad @3:1: 0 pass, 0 fail, 1 muted, 0 not tested
      164.312(e)(2)(ii): 0 = 0 pass, 0 fail, 1 muted, 0 not tested
        HB-2 (Low) broad @3:1: 0 pass, 0 fail, 1 muted, 0 not tested
          vm-4 muted @3:1: -
        HB-3 (Low) broad @3:1: 0 pass, 0 fail, 1 muted, 0 not tested
      164.306(a)(1) no-leaf x1 @1:1
      """
    )
  }

  @Test("Powerpipe's CSV, in which a benchmark of Azure names no citation")
  func powerpipeCSV() throws {
    let control = "aws_compliance.control"
    let broad = ["A", "B", "C", "D"].map { level in
      """
      164.308(a)(1)(ii)(\(level)): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        \(control).guardduty_enabled (GuardDuty) broad @6:1: 0 pass, 0 fail, 0 muted, 1 not tested
      """
    }
    try expect(
      "powerpipe.csv",
      """
      powerpipe-csv, Powerpipe, -, 7 rows, 1 without
      \(broad.joined(separator: "\n"))
      164.312(a)(2)(iv): 3 = 2 pass, 1 fail, 0 muted, 1 not tested
        \(control).ebs_attached_volume_encryption_enabled (t) @2:1: 1 pass, 1 fail, 0 muted, 0 not tested
          arn:aws:ec2:us-east-1:111122223333:volume/vol-0a1 @2:1: vol-0a1 not encrypted.
        \(control).kms_key_rotation (Keys, high) @4:1: 1 pass, 0 fail, 0 muted, 1 not tested
      164_306_a_1 no-leaf x1 @7:1
      """
    )
  }

  @Test("Powerpipe's JSON, whose lists may be null and whose controls may fail")
  func powerpipeJSON() throws {
    let control = "aws_compliance.control"
    let broad = ["A", "B", "C", "D"].map { level in
      """
      164.308(a)(1)(ii)(\(level)): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        \(control).guardduty_enabled (GuardDuty) broad @13:30: 1 pass, 0 fail, 0 muted, 0 not tested
      """
    }
    try expect(
      "powerpipe.json",
      """
      powerpipe-json, Powerpipe, -, 5 rows, 0 without
      \(broad.joined(separator: "\n"))
      164.312(a)(2)(iv): 2 = 1 pass, 1 fail, 0 muted, 1 not tested
        \(control).ebs_encrypted (EBS is encrypted, high) @8:9: 1 pass, 1 fail, 0 muted, 0 not tested
          arn:aws:ec2:us-east-1:111122223333:volume/vol-0a1 @8:9: vol-0a1 not encrypted.
        \(control).kms_key_rotation (Keys) @11:7: 0 pass, 0 fail, 0 muted, 1 not tested
      164_306_a_1 no-leaf x1 @15:30
      """
    )
  }

  @Test("XCCDF results of two targets")
  func xccdf() throws {
    let broad = ["i", "ii"].map { level in
      """
      164.312(e)(2)(\(level)): 1 = 0 pass, 1 fail, 0 muted, 1 not tested
        xccdf_x_rule_tls (Use TLS, high) broad @11:1: 0 pass, 1 fail, 0 muted, 1 not tested
          ehr-db-1 @11:1: TLS 1.0 & 1.1 are on
      """
    }
    try expect(
      "xccdf.xml",
      """
      xccdf, OpenSCAP 1.3.6, 2026-10-02, 6 rows, 1 without
      164.312(b): 2 = 2 pass, 0 fail, 0 muted, 0 not tested
        xccdf_x_rule_service_auditd_enabled (Enable auditd, medium) @10:1: 2 pass, 0 fail, 0 muted, 0 not tested
      \(broad.joined(separator: "\n"))
      164.306(a)(1) no-leaf x1 @12:1
      """
    )
  }

  @Test("ARF with two reports")
  func arf() throws {
    try expect(
      "arf.xml",
      """
      xccdf, -, 2026-10-03, 2 rows, 0 without
      164.312(b): 2 = 1 pass, 1 fail, 0 muted, 0 not tested
        xccdf_x_rule_service_auditd_enabled (Enable auditd) @8:166: 1 pass, 1 fail, 0 muted, 0 not tested
          ehr-db-1 @8:166: -
      """
    )
  }

  @Test("a Nessus file with audits and weaknesses")
  func nessus() throws {
    let broad = ["i", "ii"].map { level in
      """
      164.312(e)(2)(\(level)): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        cc33 (2.2 Encrypt traffic) broad @31:1: 1 pass, 0 fail, 0 muted, 0 not tested
      """
    }
    try expect(
      "audit.nessus",
      """
      nessus, Nessus, 2026-10-02, 5 rows, 1 without
      164.312(b): 2 = 1 pass, 1 fail, 0 muted, 0 not tested
        aa11 (4.1.1 Ensure auditing is enabled) @9:1: 1 pass, 1 fail, 0 muted, 0 not tested
          ws-17 @9:1: -
      164.312(d): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        bb22 (5.4 Review accounts) @16:1: 0 pass, 0 fail, 0 muted, 1 not tested
      \(broad.joined(separator: "\n"))
      164.306(a)(1) no-leaf x2 @9:1
      """
    )
  }

  @Test("Wazuh's alerts, of which the last result of a check counts and events test nothing")
  func wazuh() throws {
    let broad = ["i", "ii"].map { level in
      """
      164.312(e)(2)(\(level)): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        28501 (Ensure bootloader) broad @4:1: 0 pass, 0 fail, 0 muted, 1 not tested
      """
    }
    try expect(
      "wazuh.json",
      """
      wazuh, Wazuh, 2026-10-02, 8 rows, 1 without
      164.312(a)(2)(i): 0 = 0 pass, 0 fail, 0 muted, 1 not tested
        28501 (Ensure bootloader) @4:1: 0 pass, 0 fail, 0 muted, 1 not tested
      164.312(b): 2 = 1 pass, 1 fail, 0 muted, 0 not tested
        28500 (Ensure auditing is enabled) @1:1: 1 pass, 1 fail, 0 muted, 0 not tested
          ws-18 @2:1: -
      \(broad.joined(separator: "\n"))
      164.312.b event x2 @5:1
      164.306.a.1 no-leaf x1 @8:1
      """
    )
  }

  @Test("OSCAL, by the mapping of NIST and by ids of HIPAA")
  func oscal() throws {
    try expect(
      "oscal-ar.json",
      """
      oscal-assessment-results, -, 2026-10-02, 4 rows, 0 without
      164.312(a)(2)(iv): 1 = 0 pass, 1 fail, 0 muted, 0 not tested
        sc-28_obj (Keys) mapped @10:10: 0 pass, 1 fail, 0 muted, 0 not tested
          sc-28_obj @10:10: fail
      164.312(b): 1 = 1 pass, 0 fail, 0 muted, 0 not tested
        hipaa-164.312.b (Audit) @11:10: 1 pass, 0 fail, 0 muted, 0 not tested
      zz-9 not-mapped x1 @12:10
      sc-28.1 not-mapped x1 @13:10
      """
    )
  }

  private static let all = [
    "prowler_hipaa_aws.csv", "prowler.csv", "prowler.ocsf.json", "ocsf.json", "powerpipe.csv",
    "powerpipe.json", "xccdf.xml", "arf.xml", "audit.nessus", "wazuh.json", "oscal-ar.json",
  ]

  @Test("read the same wherever pieces of the file end", arguments: all)
  func readsInPieces(name: String) throws {
    let bytes = try fixture(name)
    let whole = try scanned(bytes).value
    #expect(whole != nil)
    for cut in 0...bytes.count {
      let scan = try scanned(bytes, cuts: [cut])
      if scan.value != whole { Issue.record("\(name) differs, cut at \(cut)") }
    }
    #expect(try scanned(bytes, cuts: Array(0..<bytes.count)).value == whole)
  }

  @Test("are read with a byte order mark and with the line ends of Windows", arguments: all)
  func readsMarks(name: String) throws {
    let bytes = try fixture(name)
    let whole = try scanned(bytes).value
    let text = String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n")
    let scan = try scanned([0xEF, 0xBB, 0xBF] + Array(text.utf8)).value
    #expect(scan?.leaves.map(\.counts) == whole?.leaves.map(\.counts))
    #expect(scan?.leftOut.map(\.place.start.line) == whole?.leftOut.map(\.place.start.line))
  }

  @Test("give an error or the whole, wherever a file ends too early", arguments: all)
  func readsNoHalf(name: String) throws {
    let bytes = try fixture(name)
    let whole = try scanned(bytes).value
    for end in stride(from: 0, to: bytes.count - 1, by: 7) {
      let scan = try scanned(Array(bytes[..<end]))
      // A table that ends behind a row is a shorter table; so are objects on lines of their own.
      let areLines = name.hasSuffix(".csv") || ["ocsf.json", "wazuh.json"].contains(name)
      if areLines, bytes[end - 1 < 0 ? 0 : end - 1] == 0x0A { continue }
      if let value = scan.value, value != whole, !areLines {
        Issue.record("\(name) is read without its end, at \(end)")
      }
      if scan.value == nil { #expect(scan.diagnostics.hasErrors) }
    }
  }

  @Test("keep at most twenty failures by name, and count all")
  func boundsFailures() throws {
    let header = "group_id,title,control_id,control_title,reason,resource,status,severity\n"
    let rows = (1...50).map { "b.164_312_b,t,c,t,why \($0),r\($0),alarm,low\n" }
    let scan = try scanned(Array((header + rows.joined()).utf8)).value
    let check = try #require(scan?.leaves.first?.checks.first)
    #expect(check.fail == 50 && check.failures.count == 20)
    #expect(check.failures.last?.resource == "r20" && check.failures.last?.reason == "why 20")
  }
}
