import Foundation
import TestSupport
import Testing
import Workspace

/// What a row of any input says is in `assessment.json` or in its `left_out`, and no comment is.
@Suite("What a client's files say")
struct KeptInputTests {
  private static let files: KeyValuePairs<String, FolderEntry> = [
    "gapbook.yml": "as_of: 2026-11-21\n",
    "content/clients/c/client.yml": """
    name: Kept-name
    entity: both
    functions: [clearinghouse]
    scope: { systems: [Kept-system], sites: [Kept-site] }
    period: { from: 2026-01-11, to: 2026-01-12 }
    assessors: [Kept-assessor]
    version: Kept-version
    status: issued
    """,
    "content/clients/c/responses.csv": """
    requirement,status,owner,evidence,maturity,rationale,approver,decided,review_by,note,action,due,cost,method,sample
    164.308(a)(2),partial,Kept-owner,EV-1,3,Kept-rationale,Kept-approver,2026-01-13,2026-12-14,"Kept-note
    Kept-line",Kept-action,2027-01-15,7001,examine;test,Kept-sample
    """,
    "content/clients/c/evidence.yml": """
    - { id: EV-1, title: Kept-evidence, kind: Kept-kind, collected: 2026-01-16, location: Kept-place,
        valid_until: 2027-01-17, sha256: \(String(repeating: "ab", count: 32)) }
    """,
    "content/clients/c/findings/F-1.md": """
    ---
    id: F-1
    title: Kept-finding
    requirements: [164_308_a_2]
    likelihood: high
    impact: very-high
    status: risk-accepted
    owner: Kept-closer
    due: 2027-01-18
    cost: 7002
    evidence: [EV-1]
    residual: { likelihood: very-low, impact: low }
    accepted: { by: Kept-acceptor, until: 2027-01-19, reason: Kept-reason }
    action: Kept-step
    systems: [Kept-system]
    root_cause: Kept-root
    milestones: [ { day: 2027-01-02, text: Kept-milestone, done: 2026-01-03 } ]
    ---
    ## Observation

    Kept-observation <!-- Secret-inline -->

    <!--
    Secret-block -->
    """,
    "content/clients/c/findings/F-2.md": """
    ---
    id: F-2
    title: Kept-other
    requirements: [164_308_a_2]
    likelihood: low
    impact: low
    status: closed
    closed: 2026-01-04
    verified_by: Kept-verifier
    ---
    """,
    "content/clients/c/risks.yml": """
    - { id: R-1, title: Kept-risk, likelihood: low, impact: moderate, requirements: [164.308a2],
        residual: { likelihood: very-low, impact: very-low },
        accepted: { by: Kept-taker, until: 2027-01-20, reason: Kept-cause } }
    """,
    "content/clients/c/breaches.yml": """
    - { id: B-1, discovered: 2026-01-21, affected: 7004, max_residents_one_state: 7003,
        notified: { individuals: 2026-01-22, hhs: 2026-01-23, media: 2026-01-24 },
        note: Kept-account, evidence: [EV-1] }
    """,
    "content/clients/c/exposure.yml": """
    - { tier: 2, provision: "§ 164.308(a)(2)", year: 2025, violations: 7005, assessed: 2026-01-25,
        basis: Kept-basis }
    """,
    "content/clients/c/policies/p.md": """
    ---
    title: Kept-policy
    version: Kept-edition
    owner: Kept-keeper
    approved: 2026-01-26
    review_by: 2027-01-27
    satisfies: [hipaa-164.308.a.2]
    ---
    Text.
    """,
  ]

  @Test("has every column of responses.csv but those for the eye alone")
  func hasEveryColumn() {
    let table = Self.files.first { $0.key.hasSuffix("responses.csv") }?.value
    guard case .text(let text)? = table else { return #expect(Bool(false), "there is no table") }
    let columns = text.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    #expect(
      columns == ResponseColumn.all.map(\.name).filter { $0 != "title" && $0 != "obligation" }
    )
  }

  @Test("is in assessment.json")
  func isKept() throws {
    let folder = try TemporaryFolder(Self.files)
    let told = try gapbook("build", folder.path)
    #expect(told.code == 0, "\(told.stderr)")
    let json = try text(of: folder.path + "/site/clients/c/data/assessment.json")
    for (path, entry) in Self.files {
      guard case .text(let text) = entry else { continue }
      for mark in Self.marks(of: text) { #expect(json.contains(mark), "\(mark) of \(path)") }
    }
    #expect(json.contains("Kept-note\\nKept-line"))
    #expect(json.contains("\"method\": \"examine;test\"") || json.contains("\"examine;test\""))
    #expect(!json.contains("Secret-"))
  }

  private func text(of path: String) throws -> String {
    String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
  }

  /// Words that begin with "Kept-", days and numbers that no other field has.
  private static func marks(of text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.filter { word in
      word.hasPrefix("Kept-") || word.hasPrefix("700") || word.contains("-01-")
    }
  }

  @Test("is on the requirement's page and in the print edition")
  func isShown() throws {
    let folder = try TemporaryFolder(Self.files)
    #expect(try gapbook("build", folder.path).code == 0)
    for file in ["requirements/164.308.a.2.html", "report.html"] {
      let page = try text(of: folder.path + "/site/clients/c/" + file)
      for mark in ["Kept-rationale", "Kept-approver", "Kept-action", "$7,001", "Kept-sample"] {
        #expect(page.contains(mark), "\(mark) in \(file)")
      }
      #expect(page.contains("Kept-note<br>Kept-line"), "\(file)")
      #expect(page.contains("examined, tested"))
    }
  }

  @Test("is written as CSV with the mark that Excel needs")
  func hasByteOrderMark() throws {
    let folder = try TemporaryFolder(Self.files)
    #expect(try gapbook("build", folder.path).code == 0)
    for name in ["gaps.csv", "plan.csv"] {
      let csv = try #require(
        FileManager.default.contents(atPath: "\(folder.path)/site/clients/c/data/\(name)")
      )
      #expect(Array(csv.prefix(3)) == [0xEF, 0xBB, 0xBF])
    }
  }

  @Test("names every unknown id of a list, each at its place")
  func namesEveryUnknownID() throws {
    let folder = try TemporaryFolder(Self.files)
    try folder.put(
      "requirement,status,evidence\n164.308(a)(2),partial,EV-8; EV-9;EV-1\n",
      at: "content/clients/c/responses.csv"
    )
    let told = try gapbook("check", folder.path)
    #expect(told.code == 3)
    for (column, id) in [(23, "EV-8"), (29, "EV-9")] {
      #expect(told.stderr.contains("responses.csv:2:\(column): error:"), "\(told.stderr)")
      #expect(told.stderr.contains("\"\(id)\""))
    }
    #expect(!told.stderr.contains("did you mean \"EV-1\""))
    try folder.put(
      "164.308(a)(2): { status: partial, evidence: EV-8;EV-9 }\n",
      at: "content/clients/c/responses.yml"
    )
    removeTree(folder.path + "/content/clients/c/responses.csv")
    let yaml = try gapbook("check", folder.path)
    #expect(yaml.stderr.contains("\"EV-8\"") && yaml.stderr.contains("\"EV-9\""), "\(yaml.stderr)")
  }

  @Test("contradicts a column that was sorted alone")
  func findsSortedColumns() throws {
    let folder = try TemporaryFolder(Self.files)
    try folder.put(
      """
      requirement,title,obligation,status
      164.308(a)(1)(ii)(A),Sanction policy,Required,implemented
      164.308(a)(2),assigned  security responsibility,required,partial
      164.308(a)(3)(ii)(A),My own words,required,partial
      """,
      at: "content/clients/c/responses.csv"
    )
    let told = try gapbook("check", folder.path)
    #expect(told.code == 3)
    #expect(told.stderr.contains("responses.csv:2:22: error:"), "\(told.stderr)")
    #expect(told.stderr.contains("responses.csv:4:22: note:"), "\(told.stderr)")
    #expect(told.stderr.contains("responses.csv:4:35: note:"), "\(told.stderr)")
    #expect(!told.stderr.contains("responses.csv:3:"), "\(told.stderr)")
  }
}
