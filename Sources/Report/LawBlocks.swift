import Regulation

/// Boxes and tables that show the law in prose.
enum LawBlocks {
  /// A requirement in a few lines.
  static func card(_ requirement: Requirement, asOf: Day) -> Block {
    .panel([
      PanelItem(
        "Requirement",
        [.link("\(requirement.id) \(requirement.title)", page(requirement))],
        isWide: true
      ),
      PanelItem("What it asks", [.text(requirement.summary)], isWide: true),
      PanelItem("Obligation", [.tag(Setting.obligation(requirement))]),
      PanelItem("In force", inForce(requirement.validity, on: asOf)),
    ])
  }

  static func page(_ requirement: Requirement) -> Target {
    .page(Addresses.requirement(requirement.id))
  }

  static func page(_ fact: Fact) -> Target { .page(Addresses.fact(fact.id)) }

  /// Whether and when something holds; a value of later days is told by its first day alone.
  static func inForce(_ validity: Validity, on day: Day) -> [Inline] {
    if validity.contains(day) { return [.text(sentence(validity, on: day))] }
    let words: String
    if let from = validity.from, from > day {
      words = "begins on \(from.spelled)"
    } else {
      words = validity.to.map { "ended on \($0.spelled)" } ?? sentence(validity, on: day)
    }
    return [.tag("not in force"), .text(" on \(day.spelled): \(words)")]
  }

  /// An end that lies after the as-of day was not known then and is not told.
  private static func sentence(_ validity: Validity, on day: Day) -> String {
    let known = validity.to.map { $0 <= day } ?? true
    return Setting.days(Validity(from: validity.from, to: known ? validity.to : nil))
  }

  /// A fact with its value, validity, citation and confidence; the value of a later day is withheld.
  static func card(_ fact: Fact, facts: Facts, asOf: Day) -> [Block] {
    var items = [PanelItem("Fact", [.link(fact.title, page(fact))], isWide: true)]
    if !fact.validity.begins(after: asOf) {
      items += FactSetting.lines(fact.value, facts: facts).prefix(8)
    }
    items += [
      PanelItem("Holds", inForce(fact.validity, on: asOf)),
      PanelItem("Citation", [.text(fact.citation)], isWide: true),
      PanelItem("Confidence", confidence(fact)),
    ]
    let tiers =
      fact.validity.begins(after: asOf) ? nil : FactSetting.penaltyTiers(fact, facts: facts)
    return [.panel(items)] + (tiers.map { [.table($0)] } ?? [])
  }

  static func confidence(_ fact: Fact) -> [Inline] {
    let words = Setting.word(fact.confidence)
    return fact.isVerified
      ? [.text(words)] : [.text("\(words), "), .strong("unverified: re-check before publishing")]
  }

  /// All facts of a timeline that had begun by the day, newest first.
  static func history(_ timeline: String, facts: Facts, asOf: Day) -> Table {
    let known = facts.timeline(timeline).filter { !$0.validity.begins(after: asOf) }.reversed()
    let rows = known.map { fact -> [Table.Cell] in
      [
        Table.Cell([.link(fact.title, page(fact))]),
        .text(fact.validity.from?.spelled ?? "always"),
        .text(fact.validity.to.flatMap { $0 <= asOf ? $0.spelled : nil } ?? "in force"),
        .text(fact.citation),
      ]
    }
    return Table(
      caption: "History as of \(asOf.spelled), newest first.",
      columns: [
        Table.Column("Fact"), Table.Column("From", .id), Table.Column("To", .id),
        Table.Column("Citation"),
      ],
      rows: Array(rows),
      emptySentence: "Nothing of it was in force by \(asOf.spelled)."
    )
  }
}
