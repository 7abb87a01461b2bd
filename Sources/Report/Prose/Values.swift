import Diagnostics
import Formats
import GapAnalysis
import Regulation
import Words

/// What a value's name in prose means.
struct Values {
  /// What was found for a name.
  enum Outcome: Equatable {
    /// The words to set.
    case words(String)
    /// The words to set, and why they are worth a look.
    case warned(String, rule: String, message: String, help: String?)
    /// There is no such value.
    case failed(message: String, help: String?)
    /// It is a result, and the site is for everyone.
    case notForPublic(String)
  }

  let law: Law
  let asOf: Day
  let assessment: Assessment?
  let words: Words
  /// The client where there is no assessment yet.
  var client: Client?
  /// The facts with what became known only later.
  var wholeFacts = Facts.empty
  /// What the workspace defines for itself.
  var own = OwnValues.none

  func value(_ name: String) -> Outcome {
    if let own = own.value(name) { return own }
    let parts = name.parts(between: ".", keepingEmpty: true).map(String.init)
    switch parts.first {
    case "fact": return fact(parts)
    case "client": return client(name)
    case .some(let root) where Metric.roots.contains(root): return metric(name)
    default:
      return .failed(
        message: "unknown value \"\(name)\"",
        help: own.help(for: name, roots: Metric.roots + ["client", "fact", "organization"])
      )
    }
  }

  private func metric(_ name: String) -> Outcome {
    guard let assessment else {
      if client != nil {
        return .failed(
          message: "\"\(name)\" cannot be in a title that is assessed itself",
          help: "write it in the text"
        )
      }
      return .failed(
        message: "\"\(name)\" has a value only in a client's site",
        help: "write it in a file below clients/"
      )
    }
    if name == "assessment.as_of" { return .words(words.day(assessment.asOf)) }
    if assessment.audience == Audience.everyone { return .notForPublic("\"\(name)\"") }
    guard let metric = assessment.metric(name) else {
      let isEdition = assessment.audience != Audience.full
      return .failed(
        message: isEdition
          ? "\"\(name)\" has no value in the edition for \(assessment.audience)"
          : "unknown value \"\(name)\"",
        help: suggestion(for: name, among: assessment.metricIDs)
          ?? (isEdition ? "write it into an {only} block for those who get it" : nil)
      )
    }
    return .words(MetricFormat.words(metric, in: assessment, words))
  }

  private static let clientNames = [
    "client.name", "client.entity", "client.version", "client.status", "client.period",
    "client.assessors", "client.reviewer", "client.slug", "client.systems", "client.sites",
  ]

  private func client(_ name: String) -> Outcome {
    guard let client = assessment?.client ?? self.client else {
      return .failed(
        message: "\"\(name)\" has a value only in a client's site",
        help: "write it in a file below clients/"
      )
    }
    switch name {
    case "client.name": return .words(client.name.value)
    case "client.slug": return .words(client.slug)
    case "client.entity": return .words(words("entity_", client.entity).lowercased())
    case "client.version": return .words(client.version ?? words("without_version"))
    case "client.status": return .words(client.reportStatus.rawValue)
    case "client.period": return .words(words.days(client.period))
    case "client.systems": return .words(named(client.scope.systems))
    case "client.sites": return .words(named(client.scope.sites))
    case "client.reviewer": return .words(client.reviewer ?? words("reviewer_not_named"))
    case "client.assessors": return .words(client.assessors.joined(separator: ", "))
    default:
      return .failed(
        message: "unknown value \"\(name)\"",
        help: suggestion(for: name, among: Self.clientNames)
      )
    }
  }

  private func named(_ names: [String]) -> String {
    names.isEmpty ? words("scope_not_named") : names.joined(separator: "; ")
  }

  /// The fact whose value a name asks for.
  func fact(namedBy name: String) -> Fact? {
    let parts = name.parts(between: ".")
    guard parts.count > 1, parts[0] == "fact" else { return nil }
    return law.facts.fact(of: String(parts[1]), on: asOf)
  }

  private func fact(_ parts: [String]) -> Outcome {
    let name = parts.joined(separator: ".")
    let timeline = parts.count > 1 ? parts[1] : ""
    guard law.facts.hasTimeline(timeline) else {
      return unknownTimeline(timeline, in: name)
    }
    guard let fact = law.facts.fact(of: timeline, on: asOf) else {
      return .warned(
        words("value_not_in_force", ["day": words.day(asOf)]),
        rule: "fact-not-in-force",
        message: "no fact of timeline \"\(timeline)\" is in force on \(asOf)",
        help: "guard it with an {only} block: `:fact: \(timeline)`"
      )
    }
    let path = parts.dropFirst(2)
    if let words = common(path, of: fact) { return .words(words) }
    guard let value = fact.value.value(at: path), value != .none else {
      return unknownStep(path, of: fact, in: name)
    }
    guard
      let words = FactFormat.text(value, name: path.last ?? "", facts: law.facts, self.words)
    else {
      let steps = value.steps
      return .failed(
        message: "\"\(name)\" is no single value",
        help: steps.isEmpty ? nil : "go on with one of: \(steps.joined(separator: ", "))"
      )
    }
    return .words(fact.isVerified ? words : self.words("value_unverified", ["value": words]))
  }

  private func common(_ path: ArraySlice<String>, of fact: Fact) -> String? {
    guard path.count == 1, fact.value.value(at: path) == nil else { return nil }
    switch path.first {
    case "effective_from": return fact.validity.from.map(words.day) ?? words("the_beginning")
    case "effective_to": return fact.validity.to.map(words.day) ?? words("further_notice")
    case "citation": return fact.citation
    case "title": return fact.title
    default: return nil
    }
  }

  private func unknownTimeline(_ timeline: String, in name: String) -> Outcome {
    let help =
      law.facts.fact(timeline).map { "name its timeline: fact.\($0.timeline)" }
      ?? suggestion(for: timeline, among: law.facts.timelines)
    return .failed(message: "unknown timeline \"\(timeline)\" in \"\(name)\"", help: help)
  }

  private func unknownStep(
    _ path: ArraySlice<String>,
    of fact: Fact,
    in name: String
  ) -> Outcome {
    if let whole = wholeFacts.fact(fact.id)?.value.value(at: path), whole != .none {
      return .warned(
        words("value_not_known", ["day": words.day(asOf)]),
        rule: "fact-not-in-force",
        message: "\"\(name)\" tells of days after \(asOf)",
        help: "guard it with an {only} block: `:from: DAY`"
      )
    }
    var value = fact.value
    for step in path {
      guard let next = value.value(at: [step]) else {
        return .failed(
          message: "fact \"\(fact.id)\" has no value \"\(step)\" as \"\(name)\" asks",
          help: suggestion(for: step, among: value.steps)
        )
      }
      value = next
    }
    return .failed(message: "unknown value \"\(name)\"", help: nil)
  }
}
