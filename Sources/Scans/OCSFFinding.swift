import Formats
import GapAnalysis
import Regulation

/// Reads a finding of OCSF: Prowler's detection findings, class 2004, and compliance findings, class
/// 2003.
enum OCSFFinding {
  /// What is read; `resources[].data`, tags and accounts are not.
  static let keys: JSONKeys = [
    "class_uid", "metadata", "event_code", "product", "name", "version", "severity", "status",
    "status_id", "status_code", "status_detail", "time_dt", "time", "resources", "resource", "uid",
    "unmapped", "compliance", "HIPAA", "finding_info", "title", "requirements", "standards",
    "checks",
  ]

  private static let detection = "2004"
  private static let compliance = "2003"

  /// Counts a finding, and gives the format that it is of.
  ///
  /// - Throws: where the first of a file is no finding that can be read, so that none will be.
  static func add(
    _ value: JSONStream.Value,
    to tally: inout ScanTally,
    isFirst: Bool
  ) throws(ScanFault) -> ScanFormat? {
    let node = value.node
    guard let number = node.text("class_uid") else {
      let fault = ScanFault(
        isFirst ? .format : .value,
        "the finding has no class_uid",
        help: isFirst ? "every event of OCSF has one" : nil,
        at: value.start
      )
      if isFirst { throw fault }
      tally.report(fault)
      return nil
    }
    let product = node["metadata"]?["product"]?.text("name")
    let isProwlers = number == detection && product?.lowercased() == "prowler"
    guard isProwlers || number == compliance else {
      guard isFirst else {
        tally.addWithoutRequirement()
        return nil
      }
      throw ScanFault(
        .format,
        "the first event is of class \(number)\(product.map { " of \($0)" } ?? "")",
        help:
          "read are Prowler's detection findings, class 2004, and compliance findings, class 2003",
        at: value.place(of: node["class_uid"] ?? node)
      )
    }
    if isFirst, let product {
      let version = node["metadata"]?["product"]?.text("version")
      tally.tool = version.map { "\(product) \($0)" } ?? product
    }
    addDay(value, to: &tally)
    if isProwlers { addDetection(value, to: &tally) } else { addCompliance(value, to: &tally) }
    return isProwlers ? .prowlerOCSF : .ocsf
  }

  private static func addDay(_ value: JSONStream.Value, to tally: inout ScanTally) {
    if let day = value.node["time_dt"] {
      tally.add(day: day.text ?? "") { value.place(of: day) }
    } else if let time = value.node["time"]?.text.flatMap(Double.init), let day = Day(time: time) {
      tally.add(day)
    }
  }

  private static func resources(_ node: JSONNode) -> [String] {
    let listed = (node["resources"]?.items ?? []) + [node["resource"]].compactMap(\.self)
    return listed.compactMap { $0.text("uid") ?? $0.text("name") }
  }

  private static func isMuted(_ node: JSONNode) -> Bool {
    node.text("status")?.lowercased() == "suppressed" || node.text("status_id") == "3"
  }

  // MARK: - Prowler

  private static func addDetection(_ value: JSONStream.Value, to tally: inout ScanTally) {
    let node = value.node
    guard let check = node["metadata"]?.text("event_code") else {
      return report("the finding names no check: metadata.event_code", node, value, &tally)
    }
    let status = node.text("status_code") ?? ""
    let outcome: ScanResult.Outcome
    switch status.uppercased() {
    case "PASS": outcome = .pass
    case "FAIL": outcome = .fail
    case "MANUAL", "INFO": outcome = .notTested
    default:
      let message = "unknown status_code \"\(ScanTally.shown(status))\""
      return report(message, node["status_code"] ?? node, value, &tally)
    }
    let ids = node["unmapped"]?["compliance"]?["HIPAA"]?.texts ?? []
    add(check, nil, ids, outcome, value, to: &tally)
  }

  private static func add(
    _ check: String,
    _ title: String?,
    _ ids: [String],
    _ outcome: ScanResult.Outcome,
    _ value: JSONStream.Value,
    to tally: inout ScanTally
  ) {
    let node = value.node
    let found = tally.targets.found(ids.joined(separator: ",")) { ids }
    let number = tally.check(check) {
      (title ?? node["finding_info"]?.text("title"), node.text("severity"))
    }
    tally.add(
      ScanResult(
        check: check,
        resources: resources(node),
        outcome: outcome,
        isMuted: isMuted(node)
      ),
      of: number,
      found,
      at: { value.start },
      reason: { node.text("status_detail") }
    )
  }

  private static func report(
    _ message: String,
    _ node: JSONNode,
    _ value: JSONStream.Value,
    _ tally: inout ScanTally
  ) {
    tally.report(ScanFault(.value, message, at: value.place(of: node)))
  }

  // MARK: - Compliance findings

  private static func addCompliance(_ value: JSONStream.Value, to tally: inout ScanTally) {
    let node = value.node
    guard let compliance = node["compliance"] else {
      return report("the finding has no compliance", node, value, &tally)
    }
    let standards = compliance["standards"]?.texts ?? []
    let isHIPAA = standards.isEmpty || standards.contains { $0.uppercased().hasPrefix("HIPAA") }
    let ids = isHIPAA ? compliance["requirements"]?.texts ?? [] : []
    let checks = (compliance["checks"]?.items ?? []).filter { $0.text("uid") != nil }
    let whole = outcome(compliance) ?? outcome(text: node.text("status_code")) ?? .notTested
    guard checks.isEmpty else {
      for check in checks {
        guard let uid = check.text("uid") else { continue }
        add(uid, check.text("name"), ids, outcome(check) ?? whole, value, to: &tally)
      }
      return
    }
    let check = node["finding_info"]?.text("uid") ?? node["metadata"]?.text("event_code")
    guard let check else {
      return report("the finding names no check: compliance.checks[].uid", node, value, &tally)
    }
    add(check, nil, ids, whole, value, to: &tally)
  }

  /// By the number of a status, else by its word.
  private static func outcome(_ node: JSONNode) -> ScanResult.Outcome? {
    switch node.text("status_id") {
    case "1": .pass
    case "3": .fail
    case "2", "0": .notTested
    default: outcome(text: node.text("status_code") ?? node.text("status"))
    }
  }

  private static func outcome(text: String?) -> ScanResult.Outcome? {
    switch text?.uppercased() {
    case "PASS", "PASSED": .pass
    case "FAIL", "FAILED": .fail
    case nil: nil
    default: .notTested
    }
  }
}

extension Day {
  /// The day of a time in seconds or milliseconds since 1970; nil where it is none of our times.
  fileprivate init?(time: Double) {
    let seconds = time > 100_000_000_000 ? time / 1000 : time
    guard seconds > 0, seconds < 253_402_300_800 else { return nil }
    guard let first = Day(year: 1970, month: 1, day: 1) else { return nil }
    self = first.adding(days: Int(seconds / 86_400))
  }
}
