public import Diagnostics
import GapAnalysis
import Regulation
import Words
import Workspace

/// A draft of a finding from a check of a scan that resources fail.
extension NewFiles {
  /// A finding about a check, named as `EV-S1:CHECK`, with the next free id.
  ///
  /// It counts resources and names none: what a finding says is for more readers than the names of
  /// accounts and hosts. The paths written are given back, with a warning for each finding that is about
  /// the check already.
  public func finding(
    title: String?,
    from name: String,
    client: String?
  ) throws -> Diagnosed<[String]> {
    let loaded = try loadFolder(workspace, LoadOptions(needsLaw: true)).value
    let folder = try self.client(client, of: loaded, for: name)
    let failing = try FailingCheck(name, of: folder.client)
    let id = nextFindingID(of: folder.client)
    let title = title ?? failing.title
    let file = "content/clients/\(folder.client.slug)/findings/\(id)-\(try slug(title)).md"
    let known = folder.client.findings.filter(failing.isSubject).map { finding in
      Diagnostic.warning(
        "second-draft",
        "finding \(finding.id) is about \(name) already",
        at: finding.place,
        help: "keep one of the two: \(file) is the new one"
      )
    }
    return Diagnosed(try write([(file, draft(failing, id: id, title: title))]), known)
  }

  private func draft(_ failing: FailingCheck, id: String, title: String) -> String {
    let estimate = failing.estimate
    let severity = failing.check.severity.map { "\"\($0)\"" } ?? "none"
    return """
      ---
      id: \(id)
      requirements: [\(failing.requirements.joined(separator: ", "))]
      # a draft made of the scanner's severity, \(severity): judge both for this client
      likelihood: \(estimate.likelihood.rawValue)
      impact: \(estimate.impact.rawValue)
      status: open
      evidence: [\(failing.evidence.id)]
      # owner: IT manager
      # due: \(today.adding(months: 3))
      # cost: 12000
      # systems: [EHR]
      # root_cause: What lies behind it
      ---

      # \(title)

      ## Observation

      \(failing.observation)

      ## Risk

      \(FindingDraft.risk)

      ## Recommendation

      \(FindingDraft.recommendation)

      """
  }
}

/// A check of a scan that resources fail.
struct FailingCheck {
  let evidence: Evidence
  let check: ScanCheck
  private let scan: Scan
  /// The leaves that the check tests.
  private let leaves: [(leaf: String, check: ScanCheck)]

  /// - Throws: `BuildError` where the name is none of a check that resources fail.
  init(_ name: String, of client: Client) throws(BuildError) {
    guard let colon = name.firstIndex(of: ":") else {
      throw .badName(name, reason: "it is no check: write evidence and check, as EV-S1:CHECK")
    }
    let (id, checkID) = (String(name[..<colon]), String(name[name.index(after: colon)...]))
    let scans = client.evidence.filter { $0.scan != nil }
    guard let evidence = scans.first(where: { $0.id == id }), let scan = evidence.scan else {
      let help = suggestion(for: id, among: scans.map(\.id)).map { "; \($0)" } ?? ""
      let reason =
        client.evidence.contains { $0.id == id }
        ? "evidence \(id) is no scan that could be read" : "there is no scan \"\(id)\""
      throw .badName(name, reason: reason + help)
    }
    let named = scan.leaves.flatMap { leaf in
      leaf.checks.filter { $0.id == checkID }.map { (leaf: leaf.requirement, check: $0) }
    }
    let failing = named.filter { $0.check.fail > 0 }
    guard let most = failing.max(by: { $0.check.fail < $1.check.fail }) else {
      throw .badName(
        name,
        reason: named.isEmpty
          ? Self.unknown(checkID, in: scan, of: id)
          : "no resource fails the check, or all that do are muted"
      )
    }
    self.evidence = evidence
    self.scan = scan
    check = most.check
    leaves = failing
  }

  private static func unknown(_ check: String, in scan: Scan, of id: String) -> String {
    let failing = scan.leaves.flatMap(\.checks).filter { $0.fail > 0 }.map(\.id)
    let names = Set(failing).sorted()
    let help =
      suggestion(for: check, among: names)
      ?? (names.isEmpty ? "none fails" : "these fail: \(names.joined(separator: ", "))")
    return "scan \(id) has no such check of a requirement; \(help)"
  }

  /// Whether a finding names the scan and the check.
  func isSubject(of finding: Finding) -> Bool {
    finding.evidence.contains { $0.value == evidence.id }
      && (finding.text?.contains("`\(check.id.oneLine)`") ?? false)
  }

  /// The leaves that the check names itself; all that it tests where it names none.
  var requirements: [String] {
    let own = leaves.filter { $0.check.namesLeaf }
    return (own.isEmpty ? leaves : own).map(\.leaf)
  }

  var title: String { (check.title ?? check.id).oneLine }

  /// What the scanner's word for how severe a failure is comes to, as a first estimate.
  var estimate: RiskEstimate {
    switch check.severity?.lowercased() {
    case "critical": RiskEstimate(likelihood: .high, impact: .high)
    case "high": RiskEstimate(likelihood: .moderate, impact: .high)
    case "low", "informational", "info", "none": RiskEstimate(likelihood: .low, impact: .low)
    default: RiskEstimate(likelihood: .moderate, impact: .moderate)
    }
  }

  /// What failed, with the resources counted.
  var observation: String {
    let words = Words.english
    let tool =
      scan.tool.map { " by \($0.oneLine)" } ?? " (\(words("scan_format_", scan.format)))"
    let day = evidence.testDay.map { ", of \(words.day($0))" } ?? ""
    let rest = [(check.muted, "muted"), (check.notTested, "not tested")]
      .filter { $0.0 > 0 }.map { "; \($0.0) \($0.1)" }.joined()
    let reach = check.namesLeaf ? "" : " The check does not name the requirements themselves."
    return
      "In the scan \(evidence.id)\(tool)\(day), \(words.failing(check.counts)) the check "
      + "`\(check.id.oneLine)`\(rest).\(reach)"
  }
}
