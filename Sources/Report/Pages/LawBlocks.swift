import Regulation
import Words

/// Boxes and tables that show the law in prose.
enum LawBlocks {
  /// A requirement in a few lines.
  static func card(_ requirement: Requirement, asOf: Day, _ words: Words) -> Block {
    .panel(items(requirement, asOf: asOf, words))
  }

  @ListBuilder<PanelItem>
  private static func items(_ requirement: Requirement, asOf: Day, _ words: Words) -> [PanelItem] {
    PanelItem(
      words("label_requirement"),
      [.law("\(requirement.id) \(requirement.title)", page(requirement))],
      isWide: true
    )
    PanelItem(words("label_what_it_asks"), [.law(requirement.summary)], isWide: true)
    obligation(requirement, words)
    if let condition = requirement.condition {
      PanelItem(words("label_condition"), .law(condition), isWide: true)
    }
    if let exception = requirement.exception {
      PanelItem(words("label_exception"), .law(exception.text), isWide: true)
    }
    PanelItem(words("label_in_force"), inForce(requirement.validity, on: asOf, words))
  }

  /// How binding a requirement is, and what it means that the law only permits it.
  @ListBuilder<PanelItem>
  static func obligation(_ requirement: Requirement, _ words: Words) -> [PanelItem] {
    PanelItem(words("label_obligation"), [.tag(words.obligation(requirement))])
    if requirement.isPermissive {
      PanelItem(words("label_permitted"), .text(words("permitted_explained")), isWide: true)
    }
  }

  static func page(_ requirement: Requirement) -> Target {
    .requirement(requirement.id)
  }

  static func page(_ fact: Fact) -> Target { .fact(fact.id) }

  /// Whether and when something holds; for a value of later days, its first day alone.
  static func inForce(_ validity: Validity, on day: Day, _ words: Words) -> [Inline] {
    if validity.contains(day) { return [.text(sentence(validity, on: day, words))] }
    let reason: String
    if let from = validity.from, from > day {
      reason = words("begins_on", ["day": words.day(from)])
    } else {
      reason =
        validity.to.map { words("ended_on", ["day": words.day($0)]) }
        ?? sentence(validity, on: day, words)
    }
    return words.line(
      "not_in_force_on",
      [
        "chip": [.tag(words("chip_not_in_force"))], "day": .text(words.day(day)),
        "reason": .text(reason),
      ]
    )
  }

  /// Whether and when a fact holds; of one that was replaced in its timeline, when and by what.
  static func inForce(_ fact: Fact, _ facts: Facts, on day: Day, _ words: Words) -> [Inline] {
    guard let successor = successor(of: fact, facts), !successor.validity.begins(after: day),
      let from = successor.validity.from
    else { return inForce(fact.validity, on: day, words) }
    return words.line(
      "replaced_by_fact",
      [
        "chip": [.tag(words("chip_not_current"))], "day": .text(words.day(day)),
        "from": .text(words.day(from)), "fact": [.law(successor.title, page(successor))],
      ]
    )
  }

  /// The next fact of a timeline, if it begins on the day after this one's last.
  private static func successor(of fact: Fact, _ facts: Facts) -> Fact? {
    guard let next = fact.validity.to?.adding(days: 1) else { return nil }
    return facts.timeline(fact.timeline).first { $0.validity.from == next && $0.id != fact.id }
  }

  /// An end after the as-of day was not known then and is left out.
  private static func sentence(_ validity: Validity, on day: Day, _ words: Words) -> String {
    let known = validity.to.map { $0 <= day } ?? true
    if validity.from == nil, validity.to == nil || !known { return words("in_force") }
    return words.days(Validity(from: validity.from, to: known ? validity.to : nil))
  }

  /// A fact with its value, validity, citation and confidence; the value of a later day is withheld.
  static func card(_ fact: Fact, facts: Facts, asOf: Day, _ words: Words) -> [Block] {
    var items = [PanelItem(words("label_fact"), [.law(fact.title, page(fact))], isWide: true)]
    if !fact.validity.begins(after: asOf) {
      items += FactFormat.lines(fact.value, facts: facts, words).prefix(8)
    }
    items += [
      PanelItem(words("label_holds"), inForce(fact, facts, on: asOf, words)),
      PanelItem(words("label_citation"), [.text(fact.citation)], isWide: true),
      PanelItem(words("label_confidence"), confidence(fact, words)),
    ]
    let tiers =
      fact.validity.begins(after: asOf) ? nil : FactFormat.penaltyTiers(fact, facts: facts, words)
    return [.panel(items)] + (tiers.map { [.table($0)] } ?? [])
  }

  static func confidence(_ fact: Fact, _ words: Words) -> [Inline] {
    let confidence = TextFormat.word(words.term("confidence_", fact.confidence))
    guard !fact.isVerified else { return .text(confidence) }
    return words.line(
      "fact_unverified",
      ["confidence": .text(confidence), "warning": [.strong(words("unverified"))]]
    )
  }

  /// All facts of a timeline that had begun by the day, newest first.
  static func history(
    _ timeline: String,
    facts: Facts,
    asOf: Day,
    _ words: Words
  ) -> Table {
    let known = facts.timeline(timeline).filter { !$0.validity.begins(after: asOf) }.reversed()
    return Table(
      words("caption_history", ["day": words.day(asOf)]),
      rows: Array(known),
      empty: words("empty_history", ["day": words.day(asOf)])
    ) {
      Column.fact(words)
      Column.from(words, of: \.validity)
      Column.to(words, asOf: asOf, of: \.validity)
      Column.citation(words)
    }
  }
}
