import Formats
import GapAnalysis

/// Follows Powerpipe's and Steampipe's JSON: groups within groups, and controls with their results.
struct PowerpipeScan: JSONScanVisitor {
  private(set) var tally: ScanTally
  var format: ScanFormat? { .powerpipeJSON }
  var fault: ScanFault? { nil }
  private var levels: [Level] = []

  /// An object or a list that was entered.
  private enum Level {
    /// A group, with what it names as its requirement.
    case group(id: String?, tag: String?)
    case groups
    case controls
  }

  /// The tags that name a requirement; of several, the first counts.
  private static let itemTags = [
    "hipaa_final_omnibus_security_rule_2013_item_id", "hipaa_item_id",
    "hipaa_security_rule_2003_item_id",
  ]
  private static let itemKeys = JSONKeys(itemTags)
  private static let controlKeys = JSONKeys(
    itemTags + [
      "control_id", "title", "severity", "tags", "results", "reason", "resource", "status",
      "run_error",
    ]
  )

  init(_ tally: ScanTally) {
    self.tally = tally
    self.tally.tool = "Powerpipe"
  }

  mutating func choose(key: String?, isObject: Bool, isArray: Bool) -> JSONStream.Choice {
    switch levels.last {
    case nil, .groups:
      guard isObject else { return .read(keeping: []) }
      levels.append(.group(id: nil, tag: nil))
      return .enter
    case .controls: return .read(keeping: Self.controlKeys)
    case .group:
      switch key {
      case "groups" where isArray: levels.append(.groups)
      case "controls" where isArray: levels.append(.controls)
      case "group_id", "tags": return .read(keeping: Self.itemKeys)
      default: return .pass
      }
      return .enter
    }
  }

  mutating func leave() { levels.removeLast() }

  mutating func take(_ value: JSONStream.Value, key: String?) {
    switch levels.last {
    case .controls: add(value)
    case .group(let id, let tag):
      let isID = key == "group_id"
      levels[levels.count - 1] = .group(
        id: isID ? value.node.text : id,
        tag: isID ? tag : Self.item(value.node)
      )
    case nil, .groups:
      tally.report(ScanFault(.value, "\(value.node.sort) is no group", at: value.start))
    }
  }

  private static func item(_ tags: JSONNode?) -> String? {
    itemTags.lazy.compactMap { tags?.text($0) }.first
  }

  /// What the group of a control names, else the group above it.
  private var requirement: String? {
    for case .group(let id, let tag) in levels.reversed() {
      if let id, ScanTargets.citation(in: id) != nil { return id }
      if let tag { return tag }
    }
    return nil
  }

  private mutating func add(_ control: JSONStream.Value) {
    let node = control.node
    guard let id = node.text("control_id") else {
      return tally.report(ScanFault(.value, "the control has no control_id", at: control.start))
    }
    let ids = [Self.item(node["tags"]) ?? requirement].compactMap(\.self)
    let found = tally.targets.found(ids.joined()) { ids }
    let number = tally.check(id) { (node.text("title"), node.text("severity")) }
    let results = node["results"]?.items ?? []
    if results.isEmpty, let error = node.text("run_error") {
      tally.add(
        ScanResult(check: id, resources: [], outcome: .notTested),
        of: number,
        found,
        at: { control.start },
        reason: { error }
      )
    }
    for result in results {
      let status = result.text("status") ?? ""
      guard let outcome = PowerpipeStatus.outcome(status) else {
        tally.report(
          ScanFault(
            .value,
            "unknown status \"\(ScanTally.shown(status))\"",
            help: "allowed: ok, info, alarm, skip, error",
            at: control.place(of: result["status"] ?? result)
          )
        )
        continue
      }
      tally.add(
        ScanResult(
          check: id,
          resources: [result.text("resource")].compactMap(\.self),
          outcome: outcome
        ),
        of: number,
        found,
        at: { control.place(of: result) },
        reason: { result.text("reason") }
      )
    }
  }
}
