public import Diagnostics
import Formats
import Regulation
import Report
import Workspace

/// Which facts are listed.
public enum FactsChoice: Sendable {
  /// All of them.
  case all
  /// Those that began or ended after a day.
  case since(String)
  /// Those in force that are unverified, or were not checked within a year.
  case stale
}

/// The facts of a workspace on a day, as text or as JSON.
///
/// - Throws: `BuildError` for a folder or a day that does not exist.
public func factsTable(
  _ query: LawQuery,
  _ choice: FactsChoice,
  asJSON: Bool
) throws(BuildError) -> Diagnosed<String> {
  let loaded = try query.loaded()
  let (workspace, day) = loaded.value
  let table = FactsTable(law: workspace.law, asOf: day)
  let faults = loaded.diagnostics.filter { $0.place?.file.contains("regulation") ?? false }
  let groups: [FactsTable.Group]
  switch choice {
  case .all: groups = table.groups()
  case .stale: groups = table.stale()
  case .since(let text): groups = table.changes(since: try LawQuery.day(text))
  }
  return Diagnosed(asJSON ? table.json(groups) : table.text(groups), faults)
}

/// Facts in groups with headings.
struct FactsTable {
  /// Facts under one heading.
  struct Group {
    let title: String
    let facts: [Fact]
    /// Requirements under the same heading.
    var requirements: [Requirement] = []
  }

  let law: Law
  let asOf: Day

  func groups() -> [Group] {
    let all = law.facts.all
    return [
      Group(title: "In force on \(asOf)", facts: all.filter { $0.validity.contains(asOf) }),
      Group(title: "Ended before", facts: all.filter { $0.validity.ended(before: asOf) }),
      Group(title: "Not begun", facts: all.filter { $0.validity.begins(after: asOf) }),
    ]
  }

  func stale() -> [Group] {
    let stale = law.facts.stale(on: asOf)
    return [
      Group(title: "Unverified", facts: stale.filter { !$0.isVerified }),
      Group(title: "Not checked within a year before \(asOf)", facts: stale.filter(\.isVerified)),
    ]
  }

  func changes(since day: Day) -> [Group] {
    let facts = law.facts.changes(since: day, until: asOf)
    let entries = law.catalog.changes(since: day, until: asOf)
    return [
      Group(title: "Began after \(day)", facts: facts.begun, requirements: entries.begun),
      Group(title: "Ended since \(day)", facts: facts.ended, requirements: entries.ended),
      Group(title: "Began and ended in between", facts: facts.passed),
    ]
  }
}

extension FactsTable {
  func text(_ groups: [Group]) -> String {
    let shown = groups.filter { !$0.facts.isEmpty || !$0.requirements.isEmpty }
    if shown.isEmpty { return "Nothing as of \(asOf).\n" }
    return shown.map { group in
      let count = group.facts.count + group.requirements.count
      let requirements = group.requirements.map {
        line($0.id, $0.validity, "45 CFR \($0.id) \($0.title)")
      }
      let facts = group.facts.map { fact in
        line(fact.id, fact.validity, fact.title + (fact.isVerified ? "" : " [unverified]"))
      }
      return "\(group.title): \(count)\n" + (requirements + facts).joined()
    }.joined(separator: "\n")
  }

  /// An end after the day is not shown; see `Fact.known(on:)`.
  private func line(_ id: String, _ validity: Validity, _ title: String) -> String {
    let end = validity.to.flatMap { $0 <= asOf ? $0.iso : nil }
    let days = "\(validity.from?.iso ?? "          ") \(end.map { "to " + $0 } ?? "")"
    return "  \(padded(days, 25))\(padded(id, 30))\(title)\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  func json(_ groups: [Group]) -> String {
    let ids = Set(groups.flatMap(\.facts).map(\.id))
    let facts = law.facts.all.filter { ids.contains($0.id) }.map(json)
    let whole = JSON.object([
      ("schema", .string("gapbook-facts/1")), ("as_of", .string(asOf.iso)),
      ("facts", .array(facts)),
    ])
    return String(decoding: whole.serialized(indented: true), as: UTF8.self)
  }

  private func json(_ whole: Fact) -> JSON {
    let fact = whole.known(on: asOf)
    return .object([
      ("id", .string(fact.id)), ("timeline", .string(fact.timeline)),
      ("in_force", .bool(fact.validity.contains(asOf))),
      ("effective_from", .string(fact.validity.from?.iso)),
      ("effective_to", .string(fact.validity.to?.iso)), ("value", json(fact.value)),
      ("citation", .string(fact.citation)),
    ])
  }

  private func json(_ value: FactValue) -> JSON {
    switch value {
    case .none: .null
    case .text(let text): .string(text)
    case .number(let digits): .number(digits)
    case .flag(let flag): .bool(flag)
    case .list(let items): .array(items.map(json))
    case .parts(let parts): .object(parts.map { ($0.name, json($0.value)) })
    }
  }
}
