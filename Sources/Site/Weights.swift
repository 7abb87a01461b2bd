import Diagnostics
import Workspace

/// What authors say about messages: `rules:` of the configuration, `accept:` of a page.
struct Weights {
  private let severities: [String: Severity]
  private let accepted: [String: Set<String>]
  /// What the path of every file of a client begins with.
  private let clients: String
  /// Whether there is a gapbook.yml.
  private let isConfigured: Bool

  /// Names that no rule has, and lines that cannot take effect.
  let faults: [Diagnostic]

  init(_ workspace: Workspace) {
    severities = workspace.configuration.severities
    clients = workspace.contentPath("clients/")
    isConfigured = workspace.configuration.isWritten
    var accepted: [String: Set<String>] = [:]
    let pages =
      workspace.pages
      + workspace.clients.flatMap { client in
        client.pages + client.policyPages + Array(client.findingPages.values)
      }
    var named = workspace.configuration.weighedRules
    for page in pages {
      named += page.frontMatter.accept.map(\.rule)
      for item in page.frontMatter.accept {
        accepted[page.file, default: []].insert(item.rule.value)
      }
    }
    self.accepted = accepted
    let known = RuleBook.all.map(\.id)
    let names = Set(known)
    let unknown = named.filter { !names.contains($0.value) }.map { name in
      Diagnostic.error(
        "unknown-rule",
        "there is no rule \"\(name.value)\"",
        at: name.place,
        help: suggestion(for: name.value, among: known)
      )
    }
    let severities = severities
    faults =
      unknown
      + workspace.configuration.weighedRules.filter {
        RuleBook.alwaysErrors.contains($0.value) && severities[$0.value] != .error
      }.map(Self.fixed)
  }

  private static func fixed(_ rule: Sourced<String>) -> Diagnostic {
    .error(
      "fixed-rule",
      "\"\(rule.value)\" is always an error: this line has no effect",
      at: rule.place,
      help: "take the line out"
    )
  }

  /// Errors stay errors, but for values outside clients: only warnings and notes can be accepted by
  /// the page they stand in, or weighed otherwise by the configuration.
  func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    var braces: [Diagnostic] = []
    let kept = diagnostics.compactMap { diagnostic -> Diagnostic? in
      let isOrdinaryValue = isOrdinaryValue(diagnostic)
      if isOrdinaryValue, !isConfigured {
        braces.append(diagnostic)
        return nil
      }
      let isFixed = diagnostic.severity == .error && !isOrdinaryValue
      if !isFixed, diagnostic.severity != .error, isAccepted(diagnostic) { return nil }
      guard let severity = severities[diagnostic.rule], !isFixed else { return diagnostic }
      return diagnostic.weighing(severity)
    }
    return kept + literal(braces)
  }

  private func isAccepted(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.place.flatMap { accepted[$0.file] }?.contains(diagnostic.rule) ?? false
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
