import Diagnostics
import GapAnalysis
import Regulation

extension RegistersReader {
  static func breaches(_ source: SourceText, log: Log) -> [Breach] {
    let known = [
      "id", "discovered", "affected", "max_residents_one_state", "capacity", "assessed", "notified",
      "delayed", "note", "evidence", "audience",
    ]
    return items(source, log: log).compactMap { node in
      guard let map = YAMLMap(node, of: "a breach", known: known, log: log),
        let id = map.requiredText("id", of: "a breach")
      else { return nil }
      let audience = map.audience()
      map.reportMissing(["discovered", "affected"], of: "breach \(id.value)")
      let discovered = map.day("discovered")
      let affected = map.integer("affected", in: 0...Int.max)
      let residents = map.integer("max_residents_one_state", in: 0...Int.max)
      let capacity = map.choice("capacity", of: Entity.self)
      let assessed = map.day("assessed")
      let notices = notices(in: map)
      let delay = delay(in: map, of: id.value)
      let note = map.text("note")?.value
      let evidence = map.texts("evidence").distinctIDs(log)
      guard let discovered, let affected else { return nil }
      var breach = Breach(id: id.value, discovered: discovered, affected: affected, place: id.place)
      breach.maxResidentsOneState = residents
      breach.capacity = capacity.map { Sourced($0, at: map.place(of: "capacity")) }
      breach.assessed = assessed.map { Sourced($0, at: map.place(of: "assessed")) }
      breach.notices = notices
      breach.delay = delay
      breach.note = note
      breach.evidence = evidence
      breach.audience = audience
      return breach
    }
  }

  /// The keys of `notified`, in the order of the regulation.
  private static let recipients: [(key: String, recipient: BreachDuty.Recipient)] = [
    ("individuals", .individuals), ("hhs", .hhs), ("media", .media),
    ("covered_entity", .coveredEntity),
  ]

  private static func notices(in breach: YAMLMap) -> [BreachNotice] {
    guard let map = breach.map("notified", known: recipients.map(\.key)) else { return [] }
    return recipients.compactMap { key, recipient in
      map.day(key).map { BreachNotice(recipient, on: $0, at: map.place(of: key)) }
    }
  }

  /// A delay says when it was asked for, until when and how; without one of them it is no delay.
  private static func delay(in breach: YAMLMap, of id: String) -> NoticeDelay? {
    guard breach.has("delayed") else { return nil }
    let keys = ["made", "until", "statement"]
    let place = breach.place(of: "delayed")
    let isEmpty = breach.node("delayed") == nil
    let map =
      isEmpty ? YAMLMap(inPlaceOf: place) : breach.map("delayed", known: keys)
    guard let map else { return nil }
    for key in keys where map.node(key) == nil {
      breach.log.error(
        "missing-key",
        "the delay of breach \(id) lacks \"\(key)\"",
        at: place,
        help: "delayed: { made: 2026-03-20, until: 2026-06-15, statement: written }"
      )
    }
    let (made, until) = (map.day("made"), map.day("until"))
    let statement = map.choice("statement", of: NoticeDelay.Statement.self)
    guard let made, let until, let statement else { return nil }
    return NoticeDelay(made: made, until: until, statement: statement, place: place)
  }
}
