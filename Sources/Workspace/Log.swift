import Diagnostics

/// Collects diagnostics while one file is read; lives in one task and goes nowhere.
final class Log {
  private(set) var diagnostics: [Diagnostic] = []
  private var told: Set<String> = []

  func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  func add(_ more: [Diagnostic]) { diagnostics += more }

  func error(_ rule: String, _ message: String, at place: SourceRange?, help: String? = nil) {
    add(.error(rule, message, at: place, help: help))
  }

  /// A note that is made once for all that has the same `occasion`.
  func noteOnce(
    _ rule: String,
    for occasion: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) {
    guard told.insert("\(rule) \(occasion)").inserted else { return }
    add(.note(rule, message, at: place, help: help))
  }

  func warning(_ rule: String, _ message: String, at place: SourceRange?, help: String? = nil) {
    add(.warning(rule, message, at: place, help: help))
  }
}

extension Diagnosed {
  /// The value alone; what was noticed goes to the log.
  func logged(to log: Log) -> Value {
    log.add(diagnostics)
    return value
  }
}
