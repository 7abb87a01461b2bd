import Formats
import GapAnalysis

/// Follows results in XCCDF 1.2: the rules with what they refer to, then what each target came to.
struct XCCDFScan {
  private static let namespaces = "http://checklists.nist.gov/xccdf/"
  private static let namespace = namespaces + "1.2"

  /// The attributes that are used, by the elements that have them.
  static let attributes = [
    "TestResult": ["end-time", "test-system"], "Rule": ["id"], "reference": ["href"],
    "rule-result": ["idref", "severity"],
  ]
  /// The elements whose texts are used.
  static let texts: Set = ["title", "reference", "target", "result", "message"]

  private var rules: [String: Rule] = [:]
  /// The rule that is open.
  private var rule: (id: String, rule: Rule)?
  /// The text that is wanted: of a title, a reference, a target, a result.
  private var text = ""
  private var isCitation = false
  private var target = ""
  private var result: RuleResult?

  private struct Rule {
    var title = ""
    var ids: [String] = []
    /// What it is counted as, since its first result.
    var known: Known?
  }

  private struct Known {
    let check: Int
    let found: ScanTargets.Found
  }

  private struct RuleResult {
    let rule: String
    let severity: String?
    let place: TextPlace
    var outcome = ""
    var message = ""
  }

  mutating func start(
    _ name: XMLName,
    _ attributes: [XMLAttribute],
    at place: () -> TextPlace,
    _ tally: inout ScanTally
  ) -> ScanFault? {
    switch name.local {
    case "result", "message", "title", "target": text = ""
    case "rule-result":
      result = attributes["idref"].map {
        RuleResult(rule: $0, severity: attributes["severity"], place: place())
      }
      if result == nil {
        tally.report(
          ScanFault(.value, "the result names no rule", help: "idref is missing", at: place())
        )
      }
    case "Benchmark", "TestResult":
      if let fault = Self.versionFault(name, at: place) { return fault }
      return name.local == "TestResult" ? beginResults(attributes, at: place, &tally) : nil
    case "Rule": rule = attributes["id"].map { ($0, Rule()) }
    case "reference":
      text = ""
      isCitation = Self.isOfHIPAA(attributes["href"])
    default: break
    }
    return nil
  }

  private static func versionFault(_ name: XMLName, at place: () -> TextPlace) -> ScanFault? {
    guard name.space != namespace else { return nil }
    let isEarlier = name.space.hasPrefix(namespaces)
    return ScanFault(
      .format,
      isEarlier
        ? "this is XCCDF \(name.space.dropFirst(namespaces.count))"
        : "<\(name.local)> is not of XCCDF",
      help: "read is XCCDF 1.2, in the namespace \(namespace)",
      at: place()
    )
  }

  private mutating func beginResults(
    _ attributes: [XMLAttribute],
    at place: () -> TextPlace,
    _ tally: inout ScanTally
  ) -> ScanFault? {
    target = ""
    guard !rules.isEmpty else {
      return ScanFault(
        .format,
        "the results come without the rules, which say what requirements they are of",
        help: "oscap xccdf eval writes both with --results FILE, or with --results-arf FILE",
        at: place()
      )
    }
    if let day = attributes["end-time"] { tally.add(day: day, at: place) }
    if let system = attributes["test-system"] { tally.tool = Self.tool(system) }
    return nil
  }

  /// `cpe:/a:redhat:openscap:1.3.6` as `OpenSCAP 1.3.6`.
  private static func tool(_ system: String) -> String? {
    let parts = system.parts(between: ":").map(String.init)
    guard parts.first == "cpe", parts.count >= 4 else { return nil }
    // In the binding as a string, the version of CPE and the sort are parts of their own.
    let product = parts[1] == "2.3" ? Array(parts.dropFirst(4)) : Array(parts.dropFirst(3))
    guard let name = product.first else { return nil }
    let shown = name == "openscap" ? "OpenSCAP" : name
    return product.dropFirst().first.map { "\(shown) \($0)" } ?? shown
  }

  /// Whether a reference is to Part 164; one without an address is taken by its text.
  private static func isOfHIPAA(_ address: String?) -> Bool {
    guard let address = address?.lowercased(), !address.isEmpty else { return true }
    return ["title45", "title-45", "hipaa", "45-cfr", "cfr/45"].contains { address.contains($0) }
  }

  mutating func add(_ text: String, of path: [String]) {
    switch path.last {
    case "result", "message", "title", "reference", "target": self.text += text
    default: break
    }
  }

  mutating func end(_ path: [String], _ tally: inout ScanTally) {
    func isIn(_ parent: String) -> Bool { path.dropLast().last == parent }
    switch path.last {
    case "result" where isIn("rule-result"): result?.outcome = trimmed(text)
    case "message" where isIn("rule-result"): result?.message = trimmed(text)
    case "rule-result":
      if let result { add(result, &tally) }
      result = nil
    case "target" where isIn("TestResult"): target = trimmed(text)
    case "title" where isIn("Rule"):
      if rule?.rule.title.isEmpty ?? false { rule?.rule.title = trimmed(text) }
    case "reference" where isIn("Rule"):
      if isCitation, ScanTargets.citation(in: text) != nil { rule?.rule.ids.append(trimmed(text)) }
    case "Rule":
      if let rule { rules[rule.id] = rule.rule }
      rule = nil
    default: break
    }
  }

  /// What a rule is counted as: its names are looked up once, and not for each of its results.
  private mutating func known(_ result: RuleResult, _ tally: inout ScanTally) -> Known {
    let rule = rules[result.rule] ?? Rule()
    if let known = rule.known { return known }
    let found = tally.targets.found(rule.ids.joined(separator: "\n")) { rule.ids }
    let known = Known(
      check: tally.check(result.rule) { (rule.title, result.severity) },
      found: found
    )
    rules[result.rule, default: rule].known = known
    return known
  }

  private mutating func add(_ result: RuleResult, _ tally: inout ScanTally) {
    let outcome: ScanResult.Outcome
    switch result.outcome {
    case "pass", "fixed": outcome = .pass
    case "fail": outcome = .fail
    case "notapplicable", "notchecked", "notselected", "informational", "unknown", "error":
      outcome = .notTested
    default:
      return tally.report(
        ScanFault(
          .value,
          "unknown result \"\(ScanTally.shown(result.outcome))\"",
          help: "allowed are those of XCCDF: pass, fail, notchecked and others",
          at: result.place
        )
      )
    }
    let known = known(result, &tally)
    tally.add(
      ScanResult(
        check: result.rule,
        resources: target.isEmpty ? [] : [target],
        outcome: outcome
      ),
      of: known.check,
      known.found,
      at: { result.place },
      reason: { result.message }
    )
  }
}
