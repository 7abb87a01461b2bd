import Privacy
import TestSupport
import Testing

/// What each kind is and is not, by hand: `[` and `]` are around what is to be found.
@Suite("The PHI scanner")
struct PHIScannerTests {
  private func found(
    _ marked: String,
    kinds: Set<PHIKind> = Set(PHIKind.allCases),
    isMarkup: Bool = false
  ) -> (hits: [String], expected: [String]) {
    var (text, expected, open): (String, [String], String?) = ("", [], nil)
    for sign in marked {
      switch sign {
      case "⟦": open = ""
      case "⟧":
        expected.append(open ?? "")
        open = nil
      default:
        text.append(sign)
        open?.append(sign)
      }
    }
    let bytes = Array(text.utf8)
    let hits = PHIScanner(kinds).hits(in: bytes, isMarkup: isMarkup)
    return (
      hits.map { "\($0.kind.rawValue) " + String(decoding: bytes[$0.range], as: UTF8.self) },
      expected
    )
  }

  private func expect(_ kind: PHIKind, _ marked: String, isMarkup: Bool = false) {
    let (hits, expected) = found(marked, isMarkup: isMarkup)
    #expect(hits == expected.map { "\(kind.rawValue) \($0)" }, "\(marked)")
  }

  @Test(
    "finds Social Security numbers that are given out",
    arguments: [
      "SSN ⟦123-45-6789⟧.", "⟦001 01 0001⟧", "⟦899‑99‑9999⟧", "⟦665–12–3456⟧", "ssn=⟦123456789⟧",
      "⟦123456789⟧ (SSN)", "Social Security number (SSN): ⟦123456789⟧", "SSN-⟦123-45-6789⟧",
      "é⟦123-45-6789⟧é", "\\n⟦123-45-6789⟧\\n", "file_⟦123-45-6789⟧_x.pdf", "x%20⟦123-45-6789⟧",
      "000-12-3456 666-12-3456 900-12-3456 123-00-4567 123-45-0000", "123456789 rows",
      "SSN 000123456", "EV-123-45-6789", "123-45-67890", "1123-45-6789", "⟦123-45 6789⟧",
      "100 20 3000 40", "5 100 20 3000", "2026-11-21", "12-3456789", "62701-1234", "0.123-45-6789",
    ]
  )
  func findsSocialSecurity(marked: String) { expect(.ssn, marked) }

  @Test(
    "finds Social Security numbers however they are joined, marked up or named",
    arguments: [
      "patient-⟦536-22-8475⟧", "notes-⟦536-22-8472⟧.md", "pic-⟦536-22-8485⟧.png",
      "ID⟦536-22-8471⟧",
      "SSN–⟦536-22-8478⟧", "ref.⟦536-22-8479⟧", "⟦536.22.8471⟧", "⟦536 - 22 - 8471⟧",
      "⟦536/22/8471⟧", "⟦536_22_8471⟧", "⟦536-**22**-8471⟧", "⟦5**36**-22-8471⟧",
      "⟦53\u{AD}6-22-8471⟧", "⟦536-\u{200B}22-8471⟧", "⟦536-22-<br>8471⟧", "⟦536-22-\n8471⟧",
      "S.S.N. ⟦536228471⟧", "número de seguro social: ⟦536228471⟧", "NSS ⟦536228471⟧",
      "NÚMERO DE SEGURO SOCIAL ⟦536228471⟧", "⟦536-<strong>22</strong>-8471⟧",
      "⟦536&nbsp;22&nbsp;8471⟧", "⟦536‑22‑8471⟧-scan.pdf", "—⟦536-22-8471⟧—", "2026_⟦536-22-8471⟧",
      "part-536-22-8471", "P/N 536-22-8471", "version 536.22.8471", "/a/536/22/8471/b",
      "v536.22.8471", "536 - 22 - 8471 = 4", "M1 536.22.8471 12", "536\n- 22\n- 8471",
      "<td>536</td><td>22</td><td>8471</td>", "R2-536-22-8471", "164.312.1234", "164.51",
      "536-22-8471-3", "12-536-22-8471", "536_22_8471_2", "62701-1234", "536**22**8471",
    ]
  )
  func findsDisguised(marked: String) { expect(.ssn, marked) }

  @Test(
    "finds Social Security numbers with two signs, and in the digits of other scripts",
    arguments: [
      "⟦536 22-8471⟧", "⟦536-22 8471⟧", "⟦536–22‑8471⟧", "⟦536\u{A0}22-8471⟧",
      "⟦536\u{202F}22–8471⟧",
      "SSN ⟦536.22-8471⟧", "⟦536/22-8471⟧ (SSN)", "SSN ⟦536 228 471⟧", "SSN: ⟦53622-8471⟧",
      "SSN ⟦536-228471⟧", "SSN ⟦536 12-2026⟧", "⟦５３６-２２-８４７１⟧", "⟦５３６－２２－８４７１⟧",
      "⟦５３６　２２　８４７１⟧", "⟦٥٣٦-٢٢-٨٤٧١⟧", "⟦𝟓𝟑𝟔-𝟐𝟐-𝟖𝟒𝟕𝟏⟧", "ＳＳＮ：⟦５３６２２８４７１⟧",
      "é ⟦5３6-2２-847１⟧, é", "536.22-8471", "paid 536 12-2026", "part no. 536 22-8471",
      "7 536 22-8471", "536-22 8471 = 3", "536 22-84711", "５３６-２２-８４７１２", "EV-５３６-２２-８４７１",
      "SSN 000 22 8471", "５３６２２８４７１ rows", "二〇二六",
    ]
  )
  func findsMixed(marked: String) { expect(.ssn, marked) }

  @Test(
    "finds numbers that a document has in several runs, and in cells of which a label is beside"
  )
  func findsRuns() {
    func hits(_ xml: String) -> [String] {
      let bytes = Array(xml.utf8)
      return PHIScanner(PHIKind.grave).hits(inDocument: bytes).map {
        "\($0.kind.rawValue) \(String(decoding: bytes[$0.range], as: UTF8.self))"
      }
    }
    let parted =
      "536</w:t></w:r><w:r w:rsidR=\"00A9\"><w:rPr><w:b/></w:rPr><w:t>-22-84</w:t></w:r>\n"
      + " <w:r><w:t>71"
    func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    let begin = "<?xml version=\"1.0\"?>\n<w:document><w:body>"
    #expect(hits(begin + paragraph("Number \(parted), see")) == ["ssn " + parted])
    let hyphens = "536</w:t><w:noBreakHyphen/><w:t>22</w:t><w:noBreakHyphen/><w:t>8471"
    #expect(hits(begin + paragraph(hyphens)) == ["ssn " + hyphens])
    let label = "MR</w:t></w:r><w:r><w:t>N: 12"
    #expect(
      hits(begin + paragraph(label + "</w:t></w:r><w:r><w:t>34567."))
        == ["mrn 12</w:t></w:r><w:r><w:t>34567"]
    )
    // Beside it in a row, and not below it.
    func cell(_ text: String) -> String { "<w:tc>\(paragraph(text))</w:tc>" }
    #expect(hits("<w:tr>\(cell("MRN"))\(cell("1234567"))</w:tr>") == ["mrn 1234567"])
    #expect(hits("<w:tr>\(cell("MRN"))</w:tr><w:tr>\(cell("1234567"))</w:tr>") == [])
    #expect(hits(paragraph("MRN") + paragraph("1234567")) == [])
    #expect(hits(paragraph("536") + paragraph("-22-8471")) == [])
    // A workbook, slides and OpenDocument.
    #expect(
      hits("<sst><si><r><t>536-</t></r><r><rPr><b/></rPr><t>22-8471</t></r></si></sst>")
        == ["ssn 536-</t></r><r><rPr><b/></rPr><t>22-8471"]
    )
    #expect(hits("<sst><si><t>536</t></si><si><t>-22-8471</t></si></sst>") == [])
    #expect(
      hits("<a:p><a:r><a:t>536-22</a:t></a:r><a:r><a:t>-8471</a:t></a:r></a:p>")
        == ["ssn 536-22</a:t></a:r><a:r><a:t>-8471"]
    )
    #expect(
      hits("<text:p>536<text:s/><text:span text:style-name=\"T1\">22</text:span> 8471</text:p>")
        == ["ssn 536<text:s/><text:span text:style-name=\"T1\">22</text:span> 8471"]
    )
    // What is no paragraph is no text: <Pages>536</Pages><Words>22</Words>.
    #expect(hits("<Properties><Pages>536-</Pages><Words>22-8471</Words></Properties>") == [])
    for text in ["", "<", "<w:p", "<w:p><w:t>536", "</w:p></w:p>", "no XML, 536"] {
      #expect(hits(text) == [], "\(text)")
    }
  }

  @Test("knows one number in all its forms, so that one entry allows them")
  func isOneIdentity() {
    let plain = PHIIdentity(.ssn, Array("536-22-8471".utf8)[...])
    for form in [
      "536.22.8471", "536-<strong>22</strong>-8471", "536&#45;22&#45;8471", "536228471",
      "５３６－２２－８４７１", "536</w:t></w:r><w:r w:rsidR=\"0077\"><w:t>-22-8471",
    ] {
      #expect(PHIIdentity(.ssn, Array(form.utf8)[...]) == plain, "\(form)")
    }
    #expect(PHIIdentity(.ssn, Array("536-22-8472".utf8)[...]) != plain)
  }

  @Test(
    "finds numbers beside their labels",
    arguments: [
      (PHIKind.mrn, "MRN: ⟦12345678⟧"), (.mrn, "\"patientMrn\": \"⟦A123456⟧\""),
      (.mrn, "MRN⟦1234567⟧"),
      (.mrn, "medical record number is ⟦12-34-567⟧"), (.mrn, "Medical Record No. ⟦00123⟧"),
      (.mrn, "medical records of 12345 people"), (.mrn, "MRN, as 164.514(b) says"),
      (.mrn, "MRN\n12345678"), (.mrn, "| MRN | ⟦12345678⟧ |"), (.mrn, "MRN 123"),
      (.mrn, "MR# ⟦482913⟧"), (.mrn, "chart no. ⟦482913⟧"), (.mrn, "Patient ID: ⟦482913⟧"),
      (.mrn, "M.R.N. ⟦482913⟧"), (.mrn, "historia clínica ⟦482913⟧"), (.mrn, "Mr. 482913"),
      (.mrn, "número de historia clínica: ⟦4829⟧"), (.mrn, "historia clínica n.º ⟦4829⟧"),
      (.mrn, "HISTORIA CLÍNICA: ⟦4829⟧"), (.mrn, "ID del paciente ⟦4829⟧"),
      (.mrn, "número de pacientes: 4829"), (.mrn, "number of patients: 4829"),
      (.mrn, "historia clínica de 2026"), (.mrn, "chart 4829"), (.mrn, "Pat. No. 4829130"),
      (.account, "acct. ⟦55443322⟧"), (.account, "patient account ⟦55443322⟧"),
      (.account, "número de cuenta ⟦55443322⟧"), (.account, "account 55443322"),
      (.healthPlan, "número de póliza: ⟦W123456⟧"),
      (.healthPlan, "Member ID: ⟦W123456789⟧"), (.healthPlan, "Medicare number ⟦1EG4 TE5 MK73⟧"),
      (.healthPlan, "policy ID ⟦ABC1234567⟧"), (.healthPlan, "policy id: AC-2026-0001"),
      (.healthPlan, "Policy No. 12"), (.healthPlan, "beneficiary number: ⟦123456789⟧"),
      (.account, "account number ⟦12345678⟧"), (.account, "Acct # ⟦1234-5678-90⟧"),
      (.account, "AWS account ID 123456789012"), (.account, "on account of 12345 rows"),
      (.device, "S/N ⟦AB123456⟧"), (.device, "serial no. ⟦SN-12345⟧"),
      (.certificate, "license number: ⟦D1234567⟧"), (.certificate, "certificate of 2026"),
      (.plate, "license plate ⟦ABC 1234⟧"), (.plate, "plate: ⟦7ABC123⟧"),
      (.npi, "NPI ⟦1234567893⟧"), (.npi, "NPI 1234567890"), (.npi, "1234567893"),
    ]
  )
  func findsLabelled(kind: PHIKind, marked: String) { expect(kind, marked) }

  @Test(
    "takes MR # for a merge request outside of clients' data, unless a patient is named",
    arguments: [
      "MR #67507", "[MR #67507](x)", "(MR # 482913)", "see MR #67507 and MR #67508",
      "The patient Jane Doe, MR# ⟦482913⟧", "MR# ⟦482913⟧ of the patient admitted on May 1",
      "MR No. ⟦482913⟧", "MRN# ⟦482913⟧", "patient portal MR #67507",
    ]
  )
  func tellsMergeRequests(marked: String) {
    let (hits, expected) = found(marked, kinds: PHIKind.grave)
    #expect(hits == expected.map { "mrn " + $0 })
  }

  @Test("passes tags between a label and its value, and no row of a table")
  func passesTags() {
    expect(.mrn, "<th>MRN</th><td>⟦12345678⟧</td>", isMarkup: true)
    expect(.mrn, "<dt>Medical record number:</dt>\n <dd><b>⟦A-123456⟧</b></dd>", isMarkup: true)
    expect(.mrn, "<th>MRN</th></tr>\n<tr><td>12345678</td>", isMarkup: true)
    expect(.mrn, "<h2>MRN</h2><p>12345678</p>", isMarkup: true)
  }

  @Test(
    "finds contacts and addresses",
    arguments: [
      (PHIKind.phone, "(⟦312-555-0123⟧)"), (.phone, "⟦(312) 555-0123⟧"),
      (.phone, "⟦1-312-555-0123⟧"),
      (.phone, "⟦+44 20 7946 0123⟧"), (.phone, "tel: ⟦3125550123⟧"), (.phone, "3125550123"),
      (.phone, "112-555-0123"), (.phone, "⟦555-123-4567⟧"), (.phone, "312.155.0123"),
      (.phone, "312-555-01234"),
      (.email, "<⟦jane.doe@example.com⟧>"), (.email, "⟦josé@bücher.example⟧"),
      (.email, "git@github.com:org/repo"), (.email, "logo@2x.png"), (.email, "a@b"),
      (.ip, "from ⟦10.0.12.7⟧:443"), (.ip, "⟦2001:db8::8a2e⟧"), (.ip, "⟦fe80::1⟧ is it"),
      (.ip, "version 10.0.1.2"), (.ip, "10.0.1"), (.ip, "164.312.1.2"), (.ip, "10:20:30"),
      (.ip, "a::b"), (.ip, "127.0.0.1"), (.ip, "⟦192.168.1.0⟧/24"),
      (.mac, "⟦00:1a:2b:3c:4d:5e⟧"), (.mac, "⟦00-1A-2B-3C-4D-5E⟧"), (.mac, "⟦001a.2b3c.4d5e⟧"),
      (.mac, "00:1a:2b:3c:4d:5e:6f"), (.vin, "⟦1M8GDM9AXKP042788⟧"), (.vin, "1M8GDM9A1KP042788"),
      (.url, "⟦https://x.example/patients/12⟧."), (.url, "https://www.hhs.gov/hipaa/index.html"),
      (.url, "⟦https://x.example/a?mrn=12⟧"), (.url, "https://x.example/guide/users.html"),
    ]
  )
  func findsAddresses(kind: PHIKind, marked: String) { expect(kind, marked) }

  @Test(
    "finds dates, ages and names beside words of a patient alone",
    arguments: [
      (PHIKind.date, "born ⟦March 14, 1980⟧"), (.date, "DOB: ⟦3/14/1980⟧"),
      (.date, "The patient was seen on ⟦2026-03-14⟧."), (.date, "It was seen on 2026-03-14."),
      (.date, "The patient portal went live on 2026-03-14."), (.date, "due: 2026-03-14"),
      (.date, "The patient called. It was closed on 2026-03-14."),
      (.age, "a ⟦93⟧-year-old patient"), (.age, "patient, age ⟦90⟧,"), (.age, "a patient aged 89"),
      (.age, "a 93-year-old building"), (.name, "Patient ⟦José Núñez⟧ called"),
      (.name, "⟦Jane Q. Doe⟧, born in 1980"), (.name, "⟦Mrs. Smith⟧ was admitted"),
      (.name, "Patient Rights Notice"), (.name, "Jane Doe reviewed it"),
    ]
  )
  func findsPatients(kind: PHIKind, marked: String) { expect(kind, marked) }

  @Test("reads the heads of columns")
  func readsHeads() {
    func hits(_ text: String, csv: Bool) -> [String] {
      let bytes = Array(text.utf8)
      return PHIScanner(Set(PHIKind.allCases)).hits(in: bytes, withHeadsOfCSV: csv).map {
        "\($0.kind.rawValue) " + String(decoding: bytes[$0.range], as: UTF8.self)
      }
    }
    let expected = ["name Jane Doe", "date 3/14/1980", "mrn 12345678", "ssn 123456789"]
    let csv =
      "Patient name;DOB;MRN;\"SSN\";Note\r\n\"Jane Doe\";3/14/1980;12345678;123456789;\"a;\"\"b\"\n;;;;\n"
    #expect(hits(csv, csv: true) == expected)
    let table =
      "# T\n\n| Patient | DOB | **MRN** | SSN |\n|---|---|---|---|\n| Jane Doe | 3/14/1980 | 12345678 | 123456789 |\n\nMRN\n| a | b |\n| 12345678 | 2 |\n"
    #expect(hits(table, csv: false) == expected)
    #expect(hits("requirement,status,due\n164.308(a)(2),partial,2026-12-31\n", csv: true) == [])
  }

  @Test("takes time in step with a line's length, whatever it is made of")
  func isLinear() {
    let parts = [
      "1 ", "1-", "12:", "a1", "@a.", "MRN ", "123-45-", "::", "+1 ", "ssn 12345678 ", "é", "A B ",
      "patient A B ", "born ", "https://x/", "1234567 <", "</td>12345678",
    ]
    let scanner = PHIScanner(Set(PHIKind.allCases))
    for part in parts {
      func seconds(_ bytes: Int) -> Double {
        let text = Array(String(repeating: part, count: bytes / part.utf8.count).utf8)
        return processorSeconds { _ = scanner.hits(in: text, isMarkup: true) }
      }
      // Of a square, sixteen times as much would cost 256 times the time.
      let (short, long) = (seconds(20_000), seconds(320_000))
      #expect(long < 60 * max(short, 0.002), "\(part): \(short) s, then \(long) s")
    }
  }

  @Test("hides letters and digits, as many as there were")
  func masks() {
    func masked(_ text: String, all: Bool = false) -> String {
      String(decoding: PHIMask.masked(Array(text.utf8), hidesAll: all), as: UTF8.self)
    }
    #expect(masked("é SSN 123-45-6789, MRN A12345") == "é SSN ***-**-****, MRN ******")
    #expect(masked("call 312-555-0123") == "call 312-555-0123")
    #expect(masked("call 312-555-0123", all: true) == "call ***-***-****")
    #expect(masked("Patient José Núñez called", all: true) == "Patient **** ***** called")
  }
}
