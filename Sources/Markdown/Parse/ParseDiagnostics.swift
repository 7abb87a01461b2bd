import Diagnostics

/// The diagnostics of one parse, at most a hundred of each rule.
struct ParseDiagnostics {
  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var finder: PlaceFinder

  /// The most diagnostics of one rule that are reported one by one.
  private static let limit = 100

  init(_ source: SourceText) { finder = PlaceFinder(source) }

  /// Whether one more of a rule would be reported; asked before a place is looked for, which is slow.
  func isOpen(_ rule: String) -> Bool { counts[rule, default: 0] <= ParseDiagnostics.limit }

  /// Adds a diagnostic about bytes of the original file.
  mutating func add(
    _ severity: Severity,
    rule: String,
    _ message: @autoclosure () -> String,
    at bytes: Range<Int>,
    help: String? = nil
  ) {
    let count = counts[rule, default: 0] + 1
    counts[rule] = count
    guard count <= ParseDiagnostics.limit + 1 else { return }
    let place = finder.range(ofBytes: bytes)
    let text = count <= ParseDiagnostics.limit ? message() : "more of the same follow in this file"
    diagnostics.append(Diagnostic(severity, rule: rule, text, at: place, help: help))
  }
}
