extension PHICorpus {
  /// A line that has a form near to an identifier's and is none.
  mutating func innocentLine() -> String {
    switch number(0...6) {
    case 0: return digest()
    case 1: return citation()
    case 2: return quantity()
    case 3: return identifier()
    case 4: return address()
    case 5: return unlikely()
    default: return sentence()
    }
  }

  private mutating func digest() -> String {
    let fingerprint = (0..<20).map { _ in hex(2) }.joined(separator: ":")
    return pick([
      "sha256: \(hex(64))", "\(hex(64))  data/assessment.json", "commit \(hex(40))",
      "uuid \(hex(8))-\(hex(4))-\(hex(4))-\(hex(4))-\(hex(12))", "fingerprint \(fingerprint)",
      "key SHA256:\(letters(43, of: "ABCDEFGHabcdefgh0123456789+/"))", "etag \"\(hex(32))\"",
      "i-0\(hex(16))", "arn:aws:iam::\(digits(12)):role/Audit", "AWS account ID \(digits(12))",
      "token \(letters(24, of: "abcdefghijklmnop0123456789"))", "build \(hex(7))",
    ])
  }

  private mutating func citation() -> String {
    pick([
      "45 CFR 164.312(a)(2)(iv)", "164.514(b)(2)(i)(A)-(R)", "42 U.S.C. 1320d-5",
      "65 Fed. Reg. 82462 (Dec. 28, 2000)", "78 FR 5566, 5568-5570", "Pub. L. 104-191",
      "164.308(a)(1)(ii)(A) to (D)", "NIST SP 800-66r2, 3.5.\(number(1...9))", "OMB No. 0945-0006",
      "section 13402(h)(2) of Pub. L. 111-5", "45 CFR 160.404, as of \(isoDay())",
      "Medical record numbers, health plan beneficiary numbers and account numbers; 164.514",
      "hipaa-164.308.a.1.ii.A", "SP 800-53 Rev. 5, AC-2(12)", "ISBN 978-3-16-148410-0",
      "| 164.312(d) | 2026 | 45 | 1234 |",
      "Social Security numbers are listed in 164.514(b)(2)(i)(G)",
    ])
  }

  private mutating func quantity() -> String {
    pick([
      "$\(number(1...9)),\(digits(3)),\(digits(3))", "\(digits(3)) \(digits(2)) of 500", "62.5 %",
      "cost: \(number(1_000...999_999))", "\(number(1...23)):\(number(10...59)):\(number(10...59))",
      "\(isoDay())T10:30:00Z", "\(isoDay()) to \(isoDay())", "due: \(isoDay())", "1700\(digits(6))",
      "\(digits(3)) \(digits(2)) \(digits(4)) \(digits(2)) 77", "\(digits(2))-\(digits(7))",
      "zip 62701-\(digits(4))", "000-\(digits(2))-\(digits(4))", "666-\(digits(2))-\(digits(4))",
      "9\(digits(2))-\(digits(2))-\(digits(4))", "123-00-4567", "123-45-0000", "\(digits(9)) rows",
      "medical records of \(number(1_000...9_999)) people", "\(digits(10)) bytes", "3.1415926535",
      "+3 points, 2026 +4", "1,2,3,4,5,6", "100 20 3000 40", "0.5-1.5-2.5", "port 8443",
      "\(number(130...190))-\(digits(3))-\(digits(4))", "\(number(1...12))/\(number(1...28))/2026",
    ])
  }

  private mutating func identifier() -> String {
    pick([
      "EV-\(digits(3))", "F-\(digits(2)): open", "R-1, R-2 and R-3", "POL-2026-\(digits(3))",
      "policy id: AC-2026-\(digits(4))", "ticket INC\(digits(7))",
      "EV-\(digits(3))-\(digits(2))-\(digits(4))",
      "CVE-2026-\(digits(5))", "id: EV-2026-\(digits(2))-\(digits(4))", "KB\(digits(7)) is missing",
      "invoice 2026-\(digits(4))", "Policy No. 12", "version 4.2.0.\(number(1...20))", "v1.2.3.4",
      "Chrome 120.0.6099.109", "10.0.1", "release 22.04.3", "## 1.2.3.4 Scope", "firmware 7.0.14.2",
      "Foo::bar and std::vec::Vec", "a::b", "10:20 and 30:40", "logo@2x.png", "user@host",
      "git@github.com:org/repo.git", "@gapbook/1.0", "A\(letters(15))1", "ISO/IEC 27001:2022",
      "serial numbers are kept in the inventory", "certificate of destruction, 2026",
      "the license is MIT", "plates and cups", "the device is 3 years old", "member of 12 boards",
    ])
  }

  private mutating func address() -> String {
    pick([
      "https://www.hhs.gov/hipaa/for-professionals/index.html", "https://example.org/edit/content",
      "http://www.w3.org/2000/svg", "https://www.ecfr.gov/current/title-45/part-164",
      "127.0.0.1:4173", "0.0.0.0", "255.255.255.0", "https://example.com/?q=hipaa&page=2",
      "the portal at https://portal.example.org/", "../2025/assessment.json:12:4", "::1", "::",
      "https://example.com/guide/users.html", "smb://files/share", "x: [1, 2]", "key:value",
      "http://localhost:4173/clients/a/index.html", "\"line\":12,\"column\":4",
    ])
  }

  private mutating func sentence() -> String {
    pick([
      "The risk analysis was reviewed on \(day()).", "Patient portal went live on \(isoDay()).",
      "Patients were notified on \(isoDay()).", "Patient Rights Notice, approved \(isoDay())",
      "The Privacy Officer signed on \(day()).", "The building is \(number(90...120)) years old.",
      "discovered: \(isoDay())", "Patient Family Advisory Council",
      "collected: \(isoDay()), by mail",
      "94 of 100 laptops are encrypted.", "Patient Safety Officer and Security Officer",
      "the patient list has 95 rows", "Ages over 89 are named in 164.514(b)(2)(i)(C).",
      "Jane Doe reviewed the logs.", "Interview with John Smith, IT manager, on \(isoDay())",
      "The Joint Commission was informed.", "at age 3 a laptop is replaced",
      "Section 95 of the plan",
      "Dates of service are part of the record.", "Patient Access Manager", "91 days after that",
    ])
  }
}
