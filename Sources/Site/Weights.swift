import Diagnostics
import Workspace

/// What authors say about messages: `rules:` of the configuration, `accept:` of a page.
struct Weights {
  private let severities: [String: Severity]
  private let accepted: [String: Set<String>]

  /// Names that no rule has.
  let faults: [Diagnostic]

  init(_ workspace: Workspace) {
    severities = workspace.configuration.severities
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
    faults = named.filter { !known.contains($0.value) }.map { name in
      .error(
        "unknown-rule",
        "there is no rule \"\(name.value)\"",
        at: name.place,
        help: suggestion(for: name.value, among: known)
      )
    }
  }

  /// Errors stay errors: only warnings and notes can be accepted by the page they stand in, or
  /// weighed otherwise by the configuration.
  func applied(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      let isAccepted =
        diagnostic.place.flatMap { accepted[$0.file] }?.contains(diagnostic.rule) ?? false
      if isAccepted, diagnostic.severity != .error { return nil }
      guard let severity = severities[diagnostic.rule], diagnostic.severity != .error else {
        return diagnostic
      }
      return diagnostic.weighing(severity)
    }
  }
}

extension [Diagnostic] {
  /// Sorted, and of one rule at one stretch of text only the first message.
  ///
  /// A page is in several sites, each with a day of its own: the author reads of it once. Messages
  /// that quote other names at the place are about other things, and all of them are shown.
  func oncePerPlace() -> [Diagnostic] {
    var told: Set<String> = []
    return sortedUnique().filter { diagnostic in
      guard let place = diagnostic.place, place.start != place.end else { return true }
      let start = "\(place.start.line):\(place.start.column)"
      let names = diagnostic.message.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      let subject = names.joined(separator: "\"")
      return told.insert("\(place.file):\(start) \(diagnostic.rule) \(subject)").inserted
    }
  }
}
