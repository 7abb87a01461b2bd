public import Diagnostics

/// All facts, by id and by timeline.
public struct Facts: Sendable {
  /// Every fact in the order of the file.
  public let all: [Fact]
  /// Wording to be careful with.
  public let supersededPhrases: [SupersededPhrase]
  /// The names of values that are amounts of US dollars.
  public let dollarNames: Set<String>
  /// The timelines' ids in the order of the file.
  public let timelines: [String]

  private let indexByID: [String: Int]
  private let indicesByTimeline: [String: [Int]]

  /// No facts.
  public static let empty = Facts(kept: [], phrases: [], dollars: [])

  private init(kept: [Fact], phrases: [SupersededPhrase], dollars: Set<String>) {
    all = kept
    supersededPhrases = phrases
    dollarNames = dollars
    indexByID = Dictionary(
      kept.indices.map { (kept[$0].id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    indicesByTimeline = Dictionary(grouping: kept.indices) { kept[$0].timeline }
    var seen: Set<String> = []
    timelines = kept.compactMap { seen.insert($0.timeline).inserted ? $0.timeline : nil }
  }

  /// Indexes facts; duplicate ids, validities that end before they begin, two facts of a timeline on
  /// one day, and holes in a timeline that says it has none are errors.
  public static func make(
    _ facts: [Fact],
    supersededPhrases: [SupersededPhrase],
    dollarNames: Set<String>,
    unbrokenTimelines: [Sourced<String>]
  ) -> Diagnosed<Facts> {
    var diagnostics: [Diagnostic] = []
    var kept: [Fact] = []
    var seen: [String: SourceRange] = [:]
    for fact in facts {
      if let first = seen[fact.id] {
        diagnostics.append(
          .error(
            "duplicate-id",
            "fact \"\(fact.id)\" is in the file twice",
            at: fact.place,
            help: "the first is at \(first.fileLine)"
          )
        )
        continue
      }
      seen[fact.id] = fact.place
      kept.append(fact)
    }
    let result = Facts(kept: kept, phrases: supersededPhrases, dollars: dollarNames)
    diagnostics += result.checkValidity()
    diagnostics += result.checkOverlaps()
    diagnostics += result.checkReferences()
    diagnostics += result.checkAmounts()
    diagnostics += unbrokenTimelines.flatMap(result.checkUnbroken)
    return Diagnosed(result, diagnostics)
  }

  /// The facts as they were known on a day; see `Fact.known(on:)`.
  public func known(on day: Day) -> Facts {
    Facts(kept: all.map { $0.known(on: day) }, phrases: supersededPhrases, dollars: dollarNames)
  }

  /// The fact of an id.
  public func fact(_ id: String) -> Fact? { indexByID[id].map { all[$0] } }

  /// The facts of a timeline, earliest first.
  public func timeline(_ id: String) -> [Fact] {
    (indicesByTimeline[id] ?? []).map { all[$0] }.sorted { first, second in
      (first.validity.from?.ordinal ?? Int.min, first.id)
        < (second.validity.from?.ordinal ?? Int.min, second.id)
    }
  }

  /// Whether there is a timeline with any fact.
  public func hasTimeline(_ id: String) -> Bool { indicesByTimeline[id] != nil }

  /// The fact of a timeline that holds on a day.
  public func fact(of timeline: String, on day: Day) -> Fact? {
    let indices = indicesByTimeline[timeline] ?? []
    return indices.first { all[$0].validity.contains(day) }.map { all[$0] }
  }
}

extension Facts {
  /// Reports each value named as an amount of dollars that is no number or below zero.
  private func checkAmounts() -> [Diagnostic] {
    all.flatMap { fact in
      fact.value.wrongAmounts(named: dollarNames).map { name, words in
        .error(
          "bad-number",
          "\(name) of fact \"\(fact.id)\" is \"\(words)\", not an amount of dollars",
          at: fact.place,
          help: "write digits alone, such as 2190294"
        )
      }
    }
  }

  private func checkValidity() -> [Diagnostic] {
    all.compactMap { fact in
      guard let from = fact.validity.from, let to = fact.validity.to, to < from else { return nil }
      return .error(
        "validity",
        "fact \"\(fact.id)\" ends on \(to), before it begins on \(from)",
        at: fact.place
      )
    }
  }

  private func checkOverlaps() -> [Diagnostic] {
    timelines.flatMap { timeline -> [Diagnostic] in
      let facts = self.timeline(timeline)
      return zip(facts, facts.dropFirst()).compactMap { earlier, later in
        guard earlier.validity.overlaps(later.validity) else { return nil }
        return .error(
          "overlapping-facts",
          "facts \"\(earlier.id)\" and \"\(later.id)\" of timeline \"\(timeline)\" hold on the same day",
          at: later.place,
          help: "let \"\(earlier.id)\" end before \(later.validity.from?.iso ?? "the first day")"
        )
      }
    }
  }

  private func checkReferences() -> [Diagnostic] {
    let unknownFacts = all.compactMap { fact -> Diagnostic? in
      guard let name = fact.supersedes, self.fact(name) == nil else { return nil }
      return .error(
        "unknown-fact",
        "fact \"\(fact.id)\" supersedes \"\(name)\", which does not exist",
        at: fact.place,
        help: suggestion(for: name, among: all.map(\.id))
      )
    }
    let unknownTimelines = supersededPhrases.compactMap { phrase -> Diagnostic? in
      guard indicesByTimeline[phrase.timeline] == nil else { return nil }
      return .error(
        "unknown-fact",
        "timeline \"\(phrase.timeline)\" of the phrase \"\(phrase.phrase)\" does not exist",
        at: phrase.place,
        help: suggestion(for: phrase.timeline, among: timelines)
      )
    }
    return unknownFacts + unknownTimelines
  }

  private func checkUnbroken(_ timeline: Sourced<String>) -> [Diagnostic] {
    let facts = self.timeline(timeline.value)
    guard !facts.isEmpty else {
      return [
        .error(
          "unknown-fact",
          "timeline \"\(timeline.value)\" does not exist",
          at: timeline.place,
          help: suggestion(for: timeline.value, among: timelines)
        )
      ]
    }
    return zip(facts, facts.dropFirst()).compactMap { earlier, later in
      guard let end = earlier.validity.to, let start = later.validity.from,
        end.adding(days: 1) < start
      else { return nil }
      return .error(
        "timeline-hole",
        "no fact of timeline \"\(timeline.value)\" holds from \(end.adding(days: 1)) to \(start.adding(days: -1))",
        at: later.place,
        help: "the file says that this timeline has no hole"
      )
    }
  }
}

extension FactValue {
  /// The parts of some names that are no number, or below zero, as they are written.
  fileprivate func wrongAmounts(
    named names: Set<String>,
    isNamed: String? = nil
  ) -> [(name: String, words: String)] {
    switch self {
    case .none, .flag: []
    case .number(let digits), .text(let digits):
      if let name = isNamed, Double(digits).map({ $0 < 0 || !$0.isFinite }) ?? true {
        [(name, digits)]
      } else {
        []
      }
    case .list(let items): items.flatMap { $0.wrongAmounts(named: names, isNamed: isNamed) }
    case .parts(let parts):
      parts.flatMap { part in
        part.value.wrongAmounts(named: names, isNamed: names.contains(part.name) ? part.name : nil)
      }
    }
  }
}
