public import GapAnalysis
import Regulation
public import Words

extension Words {
  /// The words of a key as a line; parts of a line replace its braces.
  func line(
    _ key: String,
    count: Int? = nil,
    _ fillings: KeyValuePairs<String, [Inline]>
  ) -> [Inline] {
    parts(key, count: count).flatMap { part -> [Inline] in
      switch part {
      case .words(let words): [.text(words)]
      case .name(let name): fillings.first { $0.key == name }?.value ?? [.text("{\(name)}")]
      }
    }
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
