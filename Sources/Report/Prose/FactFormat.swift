public import Regulation
public import Words

/// How facts are written in prose and tables.
public enum FactFormat {
  /// A scalar in prose; nil for a list, for named parts and for no value.
  public static func text(
    _ value: FactValue,
    name: String,
    facts: Facts,
    _ words: Words
  ) -> String? {
    switch value {
    case .number(let digits):
      facts.dollarNames.contains(name) ? words.dollars(digits) : digits
    case .text(let text): TextFormat.withSpelledDays(text, words)
    case .flag(let flag): words(flag ? "flag_yes" : "flag_no")
    case .none, .list, .parts: nil
    }
  }

  /// Labels and words for a whole value, nested names joined by a dash; nothing for `none`.
  static func lines(_ value: FactValue, facts: Facts, _ words: Words) -> [PanelItem] {
    guard case .parts(let parts) = value else {
      return inOneLine(value, name: "", facts: facts, words).map {
        [PanelItem(words("label_value"), .law($0))]
      } ?? []
    }
    return parts.flatMap { part -> [PanelItem] in
      let label = words("fact_label_", of: part.name)
      let mark = words.words("fact_label_", of: part.name) == nil ? Inline.lawLanguage : nil
      switch part.value {
      case .parts(let inner) where inner.contains(where: isNested):
        return lines(part.value, facts: facts, words).map {
          PanelItem(
            "\(label), \($0.term.lowercased())",
            $0.content,
            isWide: true,
            termLanguage: mark ?? $0.termLanguage
          )
        }
      default:
        guard let line = inOneLine(part.value, name: part.name, facts: facts, words) else {
          return []
        }
        // A bare number or day is no language's.
        let hasWords = Day(line) == nil && line.contains(where: \.isLetter)
        return [
          PanelItem(
            label,
            hasWords ? .law(line) : .text(line),
            isWide: line.count > 40,
            termLanguage: mark
          )
        ]
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
  private static func inOneLine(
    _ value: FactValue,
    name: String,
    facts: Facts,
    _ words: Words
  ) -> String? {
    switch value {
    case .none: return nil
    case .list(let items):
      let texts = items.compactMap { inOneLine($0, name: name, facts: facts, words) }
      return texts.isEmpty ? nil : texts.joined(separator: "; ")
    case .parts(let parts):
      let texts = parts.compactMap { part in
        inOneLine(part.value, name: part.name, facts: facts, words).map {
          "\(words("fact_label_", of: part.name).lowercased()) \($0)"
        }
      }
      return texts.isEmpty ? nil : texts.joined(separator: ", ")
    default: return text(value, name: name, facts: facts, words)
    }
  }

  /// The culpability of a penalty tier of a fact, such as "Reasonable cause".
  static func culpability(
    ofTier number: Int,
    in fact: Fact,
    facts: Facts,
    _ words: Words
  ) -> String? {
    guard case .list(let tiers) = fact.value.value(at: ["tiers"]) else { return nil }
    let tier = tiers.first {
      text($0.value(at: ["tier"]) ?? .none, name: "tier", facts: facts, words) == "\(number)"
    }
    let word = tier?.value(at: ["culpability"])
    return word.flatMap { text($0, name: "culpability", facts: facts, words) }.map {
      words("culpability_", of: $0)
    }
  }

  /// The penalty tiers of a fact as a table, where its value has them.
  static func penaltyTiers(_ fact: Fact, facts: Facts, _ words: Words) -> Table? {
    guard case .list(let tiers) = fact.value.value(at: ["tiers"]) else { return nil }
    func text(_ name: String, of tier: FactValue) -> String? {
      self.text(tier.value(at: [name]) ?? .none, name: name, facts: facts, words)
    }
    return Table(
      words(
        fact.isVerified ? "caption_tiers" : "caption_tiers_unverified",
        ["days": words.days(fact.validity), "citation": fact.citation]
      ),
      rows: tiers,
      empty: words("empty_tiers")
    ) {
      Column(words("column_tier"), .id) {
        .text(words("tier", ["n": text("tier", of: $0) ?? ""]))
      }
      Column(words("column_culpability"), .prose) {
        .text(words("culpability_", of: text("culpability", of: $0) ?? ""))
      }
      for (title, name) in [
        ("column_least_for_a_violation", "min_per_violation"),
        ("column_most_for_a_violation", "max_per_violation"),
        ("column_most_in_a_year_for_one_provision", "annual_cap_identical_provision"),
      ] {
        Column(words(title), .number) { .text(text(name, of: $0) ?? words("not_stated")) }
      }
    }
  }
}

extension FactValue {
  /// The value without one of its parts.
  func leavingOut(_ name: String) -> FactValue {
    guard case .parts(let parts) = self else { return self }
    return .parts(parts.filter { $0.name != name })
  }
}
