import Foundation
import TestSupport
import Testing

/// A client whose evidence is a scan: some answers are contested by it, some leaves are tested and not
/// answered.
enum ScannedWorkspace {
  static let account = "111122223333"
  static let resource = "arn:aws:ec2:us-east-1:\(account):volume/vol-0a1"
  static let reason = "Volume vol-0a1 of the east wing is not encrypted."
  static let file = "scans/prowler-\(account)_hipaa_aws.csv"

  private static let head =
    "PROVIDER;DESCRIPTION;ACCOUNTID;REGION;ASSESSMENTDATE;REQUIREMENTS_ID;REQUIREMENTS_DESCRIPTION;REQUIREMENTS_ATTRIBUTES_SECTION;REQUIREMENTS_ATTRIBUTES_SUBSECTION;REQUIREMENTS_ATTRIBUTES_SUBGROUP;REQUIREMENTS_ATTRIBUTES_SERVICE;REQUIREMENTS_ATTRIBUTES_TYPE;STATUS;STATUSEXTENDED;RESOURCEID;CHECKID;MUTED;RESOURCENAME;FRAMEWORK;NAME;REQUIREMENTS_ATTRIBUTES_COMMENT"

  /// A row of a Prowler file of the compliance framework.
  static func row(
    _ requirement: String,
    _ check: String,
    _ status: String,
    _ resource: String,
    _ reason: String = "r",
    muted: Bool = false,
    day: String = "2026-10-01"
  ) -> String {
    "aws;HIPAA;\(account);us-east-1;\(day) 06:00:00.000000;\(requirement);d;s;;;aws;;\(status);\(reason);\(resource);\(check);\(muted ? "True" : "False");n;HIPAA;HIPAA;"
  }

  /// Two volumes of which one fails, a trail that fails and is muted, one that passes, a broad check,
  /// and rows that are of no leaf.
  static func scan(day: String = "2026-10-01") -> String {
    let rows = [
      row("164_312_a_2_iv", "ec2_ebs_volume_encryption", "FAIL", resource, reason, day: day),
      row("164_312_a_2_iv", "ec2_ebs_volume_encryption", "PASS", volume(2), day: day),
      row("164_312_a_2_iv", "rds_instance_storage_encrypted", "MANUAL", volume(3), day: day),
      row("164_312_b", "cloudtrail_enabled", "FAIL", volume(4), "Accepted.", muted: true, day: day),
      row("164_312_b", "cloudtrail_enabled", "PASS", volume(5), day: day),
      row("164_308_a_1_ii", "guardduty_is_enabled", "FAIL", volume(6), "Off.", day: day),
      row("164_306_a_1", "guardduty_is_enabled", "PASS", volume(6), day: day),
      row("164_306_a_1", "guardduty_is_enabled", "PASS", volume(7), day: day),
    ]
    return ([head] + rows).joined(separator: "\n") + "\n"
  }

  static func volume(_ number: Int) -> String {
    "arn:aws:ec2:us-east-1:\(account):volume/vol-0b\(number)"
  }

  static func made(
    _ more: KeyValuePairs<String, FolderEntry> = [:]
  ) throws -> TemporaryFolder {
    let workspace = try TemporaryFolder([
      "gapbook.yml": "title: Scans\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n",
      "content/clients/alpha/client.yml":
        "name: Alpha Clinic\nentity: covered-entity\nas_of: 2026-11-21\nversion: \"1.0\"\nassessors: [A. Ssessor]\nscope: { rules: [security] }\n",
      "content/clients/alpha/responses.csv": """
      requirement,status,evidence,note,owner
      164.312(a)(2)(iv),implemented,EV-1,All volumes.,IT
      164.312(b),implemented,EV-1,,IT
      164.308(a)(1)(ii)(A),implemented,EV-1,,IT
      164.308(a)(2),implemented,EV-1,,IT

      """,
      "content/clients/alpha/evidence.yml": """
      - { id: EV-1, title: Papers, kind: document, collected: 2026-09-01 }
      - { id: EV-S1, title: Scan of the account, kind: scan, file: \(file) }

      """,
      "content/clients/alpha/\(file)": .text(scan()),
    ])
    for (path, entry) in more { try workspace.put(entry, at: path) }
    return workspace
  }
}
