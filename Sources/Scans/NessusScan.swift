import Formats
import GapAnalysis
import Regulation

/// Follows a `.nessus` file of version 2: hosts, and the items of each; those of audit files are
/// checks of compliance.
struct NessusScan {
  /// The attributes that are used, by the elements that have them.
  static let attributes = ["ReportHost": ["name"], "tag": ["name"], "ReportItem": ["pluginID"]]
  /// The elements whose texts are used.
  static let texts: Set = [
    "tag", "compliance-check-id", "compliance-check-name", "compliance-result",
    "compliance-reference",
  ]

  private var host = ""
  /// The property of the host that is open.
  private var property: String?
  private var item: Item?
  private var text = ""

  private struct Item {
    let plugin: String?
    let place: TextPlace
    var check: String?
    var name: String?
    var result: String?
    var references = ""
  }

  mutating func start(_ name: XMLName, _ attributes: [XMLAttribute], at place: () -> TextPlace) {
    text = ""
    switch name.local {
    case "ReportHost": host = attributes["name"] ?? ""
    case "tag": property = attributes["name"]
    case "ReportItem": item = Item(plugin: attributes["pluginID"], place: place())
    default: break
    }
  }

  mutating func add(
    _ text: String,
    of path: [String],
    at place: () -> TextPlace,
    _ tally: inout ScanTally
  ) {
    if path.last == "tag" {
      if property == "HOST_END" { addDay(trimmed(text), at: place, &tally) }
    } else if path.last?.hasPrefix("compliance-") ?? false {
      self.text += text
    }
  }

  /// A time as C prints it: `Thu Oct  1 06:04:00 2026`.
  private func addDay(_ text: String, at place: () -> TextPlace, _ tally: inout ScanTally) {
    let parts = text.split(separator: " ")
    let month = parts.dropFirst().first.flatMap { name in
      Day.monthNames.firstIndex { $0.prefix(3) == name }
    }
    if parts.count >= 5, let month, let number = Int(parts[2]),
      let year = parts.last.flatMap({ Int($0) }),
      let day = Day(year: year, month: month + 1, day: number)
    {
      return tally.add(day)
    }
    tally.add(day: text, at: place)
  }

  mutating func end(_ path: [String], _ tally: inout ScanTally) {
    switch path.last {
    case "compliance-check-id": item?.check = Self.written(text)
    case "compliance-check-name": item?.name = Self.written(text)
    case "compliance-result": item?.result = Self.written(text)
    case "compliance-reference": item?.references = text
    case "ReportItem":
      if let item { add(item, &tally) }
      item = nil
    default: break
    }
  }

  /// A text without blanks around it; nil where nothing is left.
  private static func written(_ text: String) -> String? {
    let text = trimmed(text)
    return text.isEmpty ? nil : text
  }

  private func add(_ item: Item, _ tally: inout ScanTally) {
    // What is no check of an audit file is a weakness that was looked for, of no requirement.
    guard let result = item.result else { return tally.addWithoutRequirement() }
    guard let outcome = Self.outcome(result) else {
      return tally.report(
        ScanFault(
          .value,
          "unknown compliance-result \"\(ScanTally.shown(result))\"",
          help: "allowed: PASSED, FAILED, WARNING, ERROR",
          at: item.place
        )
      )
    }
    guard let check = item.check ?? item.name ?? item.plugin else {
      return tally.report(ScanFault(.value, "the item names no check", at: item.place))
    }
    let found = tally.targets.found(item.references) { Self.ids(item.references) }
    let number = tally.check(check) { (item.name, nil) }
    tally.add(
      ScanResult(check: check, resources: host.isEmpty ? [] : [host], outcome: outcome),
      of: number,
      found,
      at: { item.place },
      reason: { nil }
    )
  }

  private static func outcome(_ result: String) -> ScanResult.Outcome? {
    switch result.uppercased() {
    case "PASSED": .pass
    case "FAILED": .fail
    case "WARNING", "ERROR": .notTested
    default: nil
    }
  }

  /// The ids of `800-53|AU-12,HIPAA|164.312(b)` that are HIPAA's.
  private static func ids(_ references: String) -> [String] {
    references.parts(between: ",").map { trimmed($0) }.filter {
      $0.uppercased().hasPrefix("HIPAA") && $0.contains("|")
    }
  }
}
