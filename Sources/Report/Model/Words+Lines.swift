public import GapAnalysis
import Regulation
public import Words

extension Words {
  /// The words of a key as a line; parts of a line replace its braces, and the count `{n}` where no
  /// part does.
  func line(
    _ key: String,
    count: Int? = nil,
    _ fillings: KeyValuePairs<String, [Inline]>
  ) -> [Inline] {
    var line: [Inline] = []
    var isFilled = false
    for part in parts(key, count: count) {
      switch part {
      case .words(let words):
        line.add([.text(words)], after: isFilled)
        isFilled = false
      case .name(let name):
        if let filling = fillings.first(where: { $0.key == name })?.value {
          line.add(filling, after: isFilled)
          if !filling.isEmpty { isFilled = true }
        } else if name == "n", let count {
          line.append(.text(grouped(String(count))))
        } else {
          line.append(.text("{\(name)}"))
        }
      }
    }
    return line
  }

  /// A count in its words, whose number leads to how it was computed.
  func counted(_ key: String, _ count: Int, metric: String) -> [Inline] {
    line(key, count: count, ["n": [.figure(String(count), metric: metric)]])
  }

  /// How many are of a sort, "6 partially met", with the number traced.
  func counted(_ count: Int, of sort: String, metric: String) -> [Inline] {
    line(
      "count_of",
      ["n": [.figure(String(count), metric: metric)], "sort": .text(sort.lowercased())]
    )
  }

  /// The words for a term of the law's data; without any, the term itself.
  func term(_ group: String, _ term: String) -> String { words(group, of: term) ?? term }

  /// The words for a name from data; without any, the name with blanks for its dashes.
  func callAsFunction(_ group: String, of name: String) -> String {
    words(group, of: name) ?? TextFormat.word(name)
  }

  /// The likelihood and the impact of a risk.
  public func estimate(_ estimate: RiskEstimate) -> String {
    self(
      "estimate",
      [
        "likelihood": self(estimate.likelihood), "impact": self(estimate.impact).lowercased(),
      ]
    )
  }

  /// Who lives with a risk, until when and why.
  public func line(of accepted: Acceptance) -> [Inline] {
    line(
      "risk_accepted_by",
      [
        "person": .text(accepted.by), "day": [.day(accepted.until)],
        "reason": .text(accepted.reason),
      ]
    )
  }
}

extension Words {
  /// Names in a row; that none is recorded, where that is so.
  func recorded(_ names: [String]) -> [Inline] {
    names.isEmpty ? [.note(self("note_not_recorded"))] : .text(names.joined(separator: ", "))
  }

  /// The days of an assessment; that they are not recorded, where that is so.
  func assessed(_ client: Client) -> [Inline] {
    client.period == .always ? [.note(self("note_not_recorded"))] : .text(days(client.period))
  }
}
