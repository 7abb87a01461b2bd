import Formats
import GapAnalysis

/// Reads an alert of Wazuh: the result of a check of its configuration assessment, or an event.
enum WazuhAlert {
  static let keys: JSONKeys = [
    "timestamp", "rule", "groups", "hipaa", "agent", "id", "name", "data", "sca", "check", "title",
    "result", "status", "reason", "compliance",
  ]

  /// Counts an alert; of several for one check of an agent the last one counts, as each says what became
  /// of it.
  static func add(_ value: JSONStream.Value, to tally: inout ScanTally) {
    let node = value.node
    guard node["rule"] != nil else {
      return tally.report(ScanFault(.value, "the alert has no rule", at: value.start))
    }
    tally.tool = "Wazuh"
    if let day = node["timestamp"] {
      tally.add(day: day.text ?? "") { value.place(of: day) }
    }
    let rule = node["rule"]
    let named =
      (rule?["hipaa"]?.texts ?? [])
      + (rule?["groups"]?.texts ?? []).filter {
        $0.lowercased().hasPrefix("hipaa")
      }
    guard let check = node["data"]?["sca"]?["check"], let id = check.text("id") else {
      return tally.addEvent(named, at: value.start)
    }
    let own = check["compliance"]?["hipaa"]?.texts ?? []
    let ids = own.isEmpty ? named : own
    let agent = node["agent"]?.text("name") ?? node["agent"]?.text("id")
    let found = tally.targets.found(ids.joined(separator: ",")) { ids }
    let number = tally.check(id) { (check.text("title"), nil) }
    tally.add(
      ScanResult(check: id, resources: [agent].compactMap(\.self), outcome: outcome(check)),
      of: number,
      found,
      replaces: true,
      at: { value.start },
      reason: { check.text("reason") }
    )
  }

  /// A check without a result was not applicable.
  private static func outcome(_ check: JSONNode) -> ScanResult.Outcome {
    switch check.text("result")?.lowercased() {
    case "passed": .pass
    case "failed": .fail
    default: .notTested
    }
  }
}
