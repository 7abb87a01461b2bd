import Formats
import GapAnalysis

/// Follows the findings of OSCAL assessment results, by the controls of SP 800-53 that they are about.
struct OSCALScan: JSONScanVisitor {
  private(set) var tally: ScanTally
  private(set) var fault: ScanFault?
  var format: ScanFormat? { .oscalAssessmentResults }
  /// The keys of what was entered; an item has none.
  private var path: [String] = []

  private static let keys: JSONKeys = [
    "oscal-version", "title", "target", "target-id", "status", "state", "reason",
  ]

  init(_ tally: ScanTally) {
    self.tally = tally
    self.tally.targets.readControls()
  }

  mutating func choose(key: String?, isObject: Bool, isArray: Bool) -> JSONStream.Choice {
    switch (path.last, key) {
    case (nil, _) where isObject, ("", "assessment-results") where path.count == 1 && isObject,
      ("assessment-results", "results") where isArray, ("results", _) where isObject,
      ("", "findings") where path.count == 4 && isArray:
      path.append(key ?? "")
      return .enter
    case ("assessment-results", "metadata"), ("findings", _), ("", "start"), ("", "end"):
      return .read(keeping: Self.keys)
    default: return .pass
    }
  }

  mutating func leave() { path.removeLast() }

  mutating func take(_ value: JSONStream.Value, key: String?) {
    switch key {
    case "metadata": checkVersion(value)
    case "start", "end": tally.add(day: value.node.text ?? "") { value.start }
    default: add(value)
    }
  }

  private mutating func checkVersion(_ metadata: JSONStream.Value) {
    guard let version = metadata.node["oscal-version"], let text = version.text,
      !text.hasPrefix("1.")
    else { return }
    fault = ScanFault(
      .format,
      "OSCAL \(ScanTally.shown(text)) is not read",
      help: "read is OSCAL 1",
      at: metadata.place(of: version)
    )
  }

  private mutating func add(_ finding: JSONStream.Value) {
    let node = finding.node
    guard let target = node["target"], let id = target.text("target-id") else {
      return tally.report(
        ScanFault(.value, "the finding has no target.target-id", at: finding.start)
      )
    }
    let status = target["status"]
    let state = status?.text("state") ?? status?.text ?? ""
    let outcome: ScanResult.Outcome
    switch state {
    case "satisfied": outcome = .pass
    case "not-satisfied": outcome = .fail
    default:
      return tally.report(
        ScanFault(
          .value,
          "unknown state \"\(ScanTally.shown(state))\"",
          help: "allowed: satisfied, not-satisfied",
          at: finding.place(of: status?["state"] ?? target)
        )
      )
    }
    let found = tally.targets.found(id) { [id] }
    let number = tally.check(id) { (node.text("title"), nil) }
    tally.add(
      ScanResult(check: id, resources: [], outcome: outcome),
      of: number,
      found,
      at: { finding.start },
      reason: { status?.text("reason") }
    )
  }
}
