/// How severe a diagnostic is; declared from severe to light.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The build cannot be trusted: exit code 3.
  case error
  /// Should be fixed; fails a build only with `--strict`.
  case warning
  /// For information.
  case note

  /// The more severe first.
  public static func < (a: Self, b: Self) -> Bool { a.position < b.position }
}

/// One message about a file: what is wrong, where, what would be right.
public struct Diagnostic: Sendable, Hashable {
  /// How severe it is.
  public let severity: Severity
  /// The kebab-case id of the rule that reports it, such as `unknown-requirement`.
  public let rule: String
  /// One sentence without a final full stop: the thing by name, then what is wrong with it.
  public let message: String
  /// Its place; nil where it concerns no file.
  public let place: SourceRange?
  /// What would be right, such as `did you mean "164.308(a)(1)(i)"?`.
  public let help: String?

  /// A diagnostic from its parts.
  public init(
    _ severity: Severity,
    rule: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.message = message
    self.place = place
    self.help = help
  }

  /// An error.
  public static func error(
    _ rule: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) -> Self {
    Self(.error, rule: rule, message, at: place, help: help)
  }

  /// A warning.
  public static func warning(
    _ rule: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) -> Self {
    Self(.warning, rule: rule, message, at: place, help: help)
  }

  /// A note.
  public static func note(
    _ rule: String,
    _ message: String,
    at place: SourceRange?,
    help: String? = nil
  ) -> Self {
    Self(.note, rule: rule, message, at: place, help: help)
  }

  /// The same message with another severity, as `rules:` of the configuration asks.
  public func weighing(_ severity: Severity) -> Self {
    Self(severity, rule: rule, message, at: place, help: help)
  }
}

extension Diagnostic: Comparable {
  /// By place (those without one first), then by severity, rule and message: one order on every run.
  public static func < (a: Self, b: Self) -> Bool {
    switch (a.place, b.place) {
    case (nil, nil): break
    case (nil, _): return true
    case (_, nil): return false
    case (let first?, let second?) where first != second: return first < second
    default: break
    }
    return (a.severity, a.rule, a.message, a.help ?? "")
      < (b.severity, b.rule, b.message, b.help ?? "")
  }
}

extension Sequence<Diagnostic> {
  /// Each message once, in the order in which they are printed.
  public func sortedUnique() -> [Diagnostic] {
    var unique: [Diagnostic] = []
    // Equal ones are neighbors once they are sorted: a set would hold each a second time.
    for diagnostic in sorted() where diagnostic != unique.last { unique.append(diagnostic) }
    return unique
  }

  /// Whether any is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
