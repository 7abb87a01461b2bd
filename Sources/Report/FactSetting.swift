public import Regulation

/// How facts are set in prose and tables.
public enum FactSetting {
  /// A scalar as prose sets it; nil for a list, for named parts and for nothing.
  public static func text(_ value: FactValue, name: String, facts: Facts) -> String? {
    switch value {
    case .number(let digits):
      facts.dollarNames.contains(name) ? Setting.dollars(digits) : digits
    case .text(let text): Day(text)?.spelled ?? text
    case .flag(let flag): flag ? "yes" : "no"
    case .none, .list, .parts: nil
    }
  }

  /// Labels and words for a whole value, nested names joined by a dash; nothing for `none`.
  static func lines(_ value: FactValue, facts: Facts) -> [PanelItem] {
    guard case .parts(let parts) = value else {
      return words(value, name: "", facts: facts).map { [PanelItem("Value", [.text($0)])] } ?? []
    }
    return parts.flatMap { part -> [PanelItem] in
      let label = Setting.word(part.name)
      switch part.value {
      case .parts(let inner) where inner.contains(where: isNested):
        return lines(part.value, facts: facts).map {
          PanelItem("\(label), \($0.term.lowercased())", $0.content, isWide: true)
        }
      default:
        guard let words = words(part.value, name: part.name, facts: facts) else { return [] }
        return [PanelItem(label, [.text(words)], isWide: words.count > 40)]
      }
    }
  }

  private static func isNested(_ part: FactValue.Part) -> Bool {
    switch part.value {
    case .list, .parts: true
    default: false
    }
  }

  /// A value in one line; nil where it states nothing.
  private static func words(_ value: FactValue, name: String, facts: Facts) -> String? {
    switch value {
    case .none: return nil
    case .list(let items):
      let words = items.compactMap { self.words($0, name: name, facts: facts) }
      return words.isEmpty ? nil : words.joined(separator: "; ")
    case .parts(let parts):
      let words = parts.compactMap { part in
        self.words(part.value, name: part.name, facts: facts).map {
          "\(Setting.word(part.name).lowercased()) \($0)"
        }
      }
      return words.isEmpty ? nil : words.joined(separator: ", ")
    default: return text(value, name: name, facts: facts)
    }
  }

  /// The penalty tiers of a fact as a table, where its value has them.
  static func penaltyTiers(_ fact: Fact, facts: Facts) -> Table? {
    guard case .list(let tiers) = fact.value.value(at: ["tiers"]) else { return nil }
    let names = ["min_per_violation", "max_per_violation", "annual_cap_identical_provision"]
    let rows = tiers.map { tier -> [Table.Cell] in
      let number = text(tier.value(at: ["tier"]) ?? .none, name: "tier", facts: facts) ?? ""
      let culpability = text(
        tier.value(at: ["culpability"]) ?? .none,
        name: "culpability",
        facts: facts
      )
      let amounts = names.map { name -> Table.Cell in
        let amount = text(tier.value(at: [name]) ?? .none, name: name, facts: facts)
        return .text(amount ?? "not stated")
      }
      return [
        .text("Tier \(number)"), .text(Setting.word(culpability ?? "")),
      ] + amounts
    }
    return Table(
      caption:
        "Civil money penalties, \(Setting.days(fact.validity)). Source: \(fact.citation).\(fact.isVerified ? "" : " Unverified: re-check before publishing.")",
      columns: [
        Table.Column("Tier", .id), Table.Column("Culpability"),
        Table.Column("Least for a violation", .number),
        Table.Column("Most for a violation", .number),
        Table.Column("Most in a year for one provision", .number),
      ],
      rows: rows,
      emptySentence: "The fact names no tier."
    )
  }
}
