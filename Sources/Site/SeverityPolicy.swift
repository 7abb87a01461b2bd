import Diagnostics
import Workspace

/// What authors say about messages: `rules:` of the configuration, `accept:` of a page.
///
/// Such a line changes every message of its rule, or is an error that says why it does not.
struct SeverityPolicy {
  private let severities: [String: Severity]
  /// Where the configuration names each rule.
  private let lines: [String: Sourced<String>]
  /// Where each file accepts each rule.
  private let accepted: [String: [String: Sourced<String>]]
  /// What the path of every file of a client begins with.
  private let clients: String
  /// Whether there is a gapbook.yml.
  private let isConfigured: Bool

  init(_ workspace: Workspace) {
    severities = workspace.configuration.severities
    clients = workspace.contentPath("clients/")
    isConfigured = workspace.configuration.isWritten
    lines = Self.byRule(workspace.configuration.weighedRules)
    var accepted: [String: [String: Sourced<String>]] = [:]
    for page in workspace.pages where !page.frontMatter.accept.isEmpty {
      accepted[page.file] = Self.byRule(page.frontMatter.accept.map(\.rule))
    }
    for (file, rules) in workspace.clients.flatMap(\.accepted) {
      accepted[file] = Self.byRule(rules)
    }
    self.accepted = accepted
  }

  private static func byRule(_ names: [Sourced<String>]) -> [String: Sourced<String>] {
    Dictionary(firstOf: names.map { ($0.value, $0) })
  }

  /// Names that no rule has, and lines that cannot take effect whatever the workspace holds.
  func faults() -> [Diagnostic] {
    let known = RuleBook.all.map(\.id)
    let names = Set(known)
    return (lines.values + accepted.values.flatMap(\.values)).compactMap { name in
      let rule = name.value
      guard names.contains(rule) else {
        return .error(
          "unknown-rule",
          "there is no rule \"\(rule)\"",
          at: name.place,
          help: suggestion(for: rule, among: known)
        )
      }
      let isLine = lines[rule]?.place == name.place
      if isConfigured, RuleBook.outsideWorkspaces.contains(rule) {
        return Self.fixed(name, "is never reported in a workspace with gapbook.yml")
      }
      guard RuleBook.alwaysErrors.contains(rule), !isLine || severities[rule] != .error else {
        return nil
      }
      return Self.fixed(name, "is always an error")
    }
  }

  private static func fixed(_ rule: Sourced<String>, _ reason: String) -> Diagnostic {
    .error(
      "fixed-rule",
      "\"\(rule.value)\" \(reason): this line has no effect",
      at: rule.place,
      help: "delete the line"
    )
  }

  /// Errors stay errors, but for values outside clients: only warnings and notes can be accepted by
  /// the page that contains them, or weighed otherwise by the configuration.
  ///
  /// A line that leaves an error as it is becomes an error too.
  func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    var braces: [Diagnostic] = []
    var idle: [SourceRange: Diagnostic] = [:]
    let kept = diagnostics.compactMap { diagnostic -> Diagnostic? in
      let isOrdinaryValue = isOrdinaryValue(diagnostic)
      let acceptances = diagnostic.place.flatMap { accepted[$0.file] }
      if isOrdinaryValue, !isConfigured {
        if acceptances?["literal-braces"] == nil { braces.append(diagnostic) }
        return nil
      }
      let isFixed = diagnostic.severity == .error && !isOrdinaryValue
      let weighed = isFixed ? nil : severities[diagnostic.rule]
      let result = weighed.map(diagnostic.weighing) ?? diagnostic
      let acceptance = acceptances?[diagnostic.rule]
      if acceptance != nil, diagnostic.severity != .error || result.severity != .error {
        return nil
      }
      for line in [isFixed ? loweringLine(diagnostic.rule) : nil, acceptance].compactMap(\.self) {
        idle[line.place] = idle[line.place] ?? Self.idle(line, diagnostic)
      }
      return result
    }
    return kept + literal(braces) + idle.values
  }

  /// The line that would make a rule less than an error; those on rules that never are less are
  /// reported once for all.
  private func loweringLine(_ rule: String) -> Sourced<String>? {
    guard severities[rule].map({ $0 != .error }) ?? false else { return nil }
    return lines[rule]
  }

  private static func idle(_ line: Sourced<String>, _ error: Diagnostic) -> Diagnostic? {
    guard !RuleBook.alwaysErrors.contains(line.value) else { return nil }
    let place = error.place.map { " at \($0.fileLine)" } ?? " here"
    return .error(
      "fixed-rule",
      "\"\(line.value)\" is an error\(place), which this line cannot change",
      at: line.place,
      help: "mend what is reported there, or delete the line"
    )
  }

  /// Whether it is about braces on a page that is none of a client's.
  private func isOrdinaryValue(_ diagnostic: Diagnostic) -> Bool {
    ["unknown-value", "malformed-value"].contains(diagnostic.rule)
      && !(diagnostic.place?.file.hasPrefix(clients) ?? false)
  }

  /// Braces of another language of templates, in a folder that no one made for this program.
  private func literal(_ braces: [Diagnostic]) -> [Diagnostic] {
    let places = Set(braces.compactMap(\.place)).sorted()
    guard let first = places.first else { return [] }
    let files = Set(places.map(\.file)).count
    let sum =
      places.count == 1
      ? "\"{{\" begins no value: it is shown as it is written"
      : "\"{{\" begins no value in \(places.count) places of \(files) file\(files == 1 ? "" : "s"): they are shown as they are written"
    return [
      .warning(
        "literal-braces",
        sum,
        at: first,
        help: "write \\{{ for the characters; a gapbook.yml makes unknown values errors"
      )
    ]
  }
}

extension [Diagnostic] {
  /// Sorted, and of one rule at one stretch of text only the first message.
  ///
  /// A page is in several sites, each with a day of its own: the author reads of it once. Messages
  /// that quote other names at the place are about other things, and all of them are shown.
  func oncePerPlace() -> [Diagnostic] {
    var last: SourceRange?
    var messages: Set<String> = []
    return sortedUnique().filter { diagnostic in
      guard let place = diagnostic.place, place.start != place.end else { return true }
      // What begins at one place is together, as all are sorted by where they begin.
      if place.start != last?.start || place.file != last?.file { messages = [] }
      last = place
      let names = diagnostic.message.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      return messages.insert("\(diagnostic.rule) \(names.joined(separator: "\""))").inserted
    }
  }
}
