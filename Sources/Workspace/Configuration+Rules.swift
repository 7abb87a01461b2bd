import Diagnostics

/// What `rules:` of `gapbook.yml` says.
extension Configuration {
  static func weighedRules(in map: YAMLMap, log: Log) -> [Sourced<String>] {
    guard let node = map.node("rules"), !node.isNull else { return [] }
    guard let members = node.members else {
      log.error(
        "wrong-type",
        "\"rules\" is \(node.sort), not a mapping from rules to severities",
        at: node.place,
        help: "rules: { stale-review: error }"
      )
      return []
    }
    return members.compactMap { member in
      member.key.text.map { Sourced($0, at: member.key.place) }
    }
  }

  static func severities(in map: YAMLMap, log: Log) -> [String: Severity] {
    var severities: [String: Severity] = [:]
    for (key, value) in map.node("rules")?.members ?? [] {
      guard let rule = key.text else { continue }
      guard let word = value.text, let severity = Severity(rawValue: word) else {
        let allowed = Severity.allCases.map(\.rawValue)
        log.error(
          "unknown-severity",
          "rule \"\(rule)\" cannot weigh \(value.sort)",
          at: value.place,
          help: suggestion(for: value.text ?? "", among: allowed)
        )
        continue
      }
      severities[rule] = severity
    }
    return severities
  }
}
