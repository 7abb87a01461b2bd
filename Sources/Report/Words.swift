public import GapAnalysis
import Regulation

/// The words of the interface by their keys.
public struct Words: Sendable {
  /// The words of one key.
  public struct Phrase: Sendable {
    let one: String?
    let other: String

    /// A phrase; `one` is the form for a count of one, where it has its own.
    public init(one: String?, other: String) {
      self.one = one
      self.other = other
    }
  }

  private let phrases: [String: Phrase]

  /// Words by their keys.
  public init(_ phrases: [String: Phrase]) { self.phrases = phrases }

  /// The words of a key, with what stands in braces filled in; the key itself if nobody gives any.
  public func callAsFunction(
    _ key: String,
    _ fillings: KeyValuePairs<String, String> = [:]
  ) -> String {
    Self.filled(phrases[key]?.other ?? key, count: nil, fillings)
  }

  /// The words of a key for a count, which fills `{n}` too.
  public func callAsFunction(
    _ key: String,
    count: Int,
    _ fillings: KeyValuePairs<String, String> = [:]
  ) -> String {
    Self.filled(form(key, count), count: count, fillings)
  }

  /// The words of one of several choices: `answer_` and `not-reasonable` make the key
  /// `answer_not_reasonable`.
  public func callAsFunction<Choice: RawRepresentable>(
    _ group: String,
    _ choice: Choice
  ) -> String where Choice.RawValue == String {
    self(group + Self.key(choice.rawValue))
  }

  /// The words of a key as a line; parts of a line stand where braces are.
  func line(
    _ key: String,
    count: Int? = nil,
    _ fillings: KeyValuePairs<String, [Inline]>
  ) -> [Inline] {
    var line: [Inline] = []
    let text = count.map { form(key, $0) } ?? phrases[key]?.other ?? key
    Self.read(text) { words, name in
      if !words.isEmpty { line.append(.text(String(words))) }
      guard let name else { return }
      if let filling = fillings.first(where: { $0.key == name })?.value {
        line += filling
      } else {
        line.append(.text(Self.count(name, count) ?? "{\(name)}"))
      }
    }
    return line
  }

  private func form(_ key: String, _ count: Int) -> String {
    guard let phrase = phrases[key] else { return key }
    return count == 1 ? phrase.one ?? phrase.other : phrase.other
  }

  private static func filled(
    _ text: String,
    count: Int?,
    _ fillings: KeyValuePairs<String, String>
  ) -> String {
    guard count != nil || !fillings.isEmpty else { return text }
    var out = ""
    read(text) { words, name in
      out.append(contentsOf: words)
      guard let name else { return }
      let filling = fillings.first { $0.key == name }?.value
      out += filling ?? Self.count(name, count) ?? "{\(name)}"
    }
    return out
  }

  private static func count(_ name: Substring, _ count: Int?) -> String? {
    name == "n" ? count.map { Setting.grouped(String($0)) } : nil
  }

  /// Words and the name in braces behind them, in their order; each brace is read once, and what is
  /// filled in is never looked into.
  private static func read(_ text: String, _ part: (Substring, Substring?) -> Void) {
    var rest = text[...]
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let end = rest.utf8[start...].firstIndex(of: UInt8(ascii: "}"))
    {
      part(rest[..<start], rest[rest.utf8.index(after: start)..<end])
      rest = rest[rest.utf8.index(after: end)...]
    }
    part(rest, nil)
  }

  /// The words for a name from data; without any, the name with blanks for its dashes.
  func callAsFunction(_ group: String, of name: String) -> String {
    phrases[group + Self.key(name)]?.other ?? Setting.word(name)
  }

  /// A status.
  public func callAsFunction(_ status: Status) -> String { self("status_", status) }

  /// A risk, a likelihood or an impact.
  public func callAsFunction(_ level: Level) -> String { self("level_", level) }

  /// The counts that are not nought: "6 met, 5 partially met".
  public func callAsFunction(_ counts: StatusCounts) -> String {
    Status.allCases.filter { counts[$0] > 0 }
      .map { "\(counts[$0]) \(self($0).lowercased())" }.joined(separator: ", ")
  }

  private static func key(_ raw: String) -> String {
    let dash = UInt8(ascii: "-")
    guard raw.utf8.contains(dash) else { return raw }
    return String(decoding: raw.utf8.map { $0 == dash ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }
}

extension Words {
  /// A requirement's obligation.
  func obligation(_ requirement: Requirement) -> String {
    if requirement.isPermissive { return self("obligation_permitted") }
    switch requirement.obligation {
    case .required: return self("obligation_required")
    case .addressable: return self("obligation_addressable")
    case .none: return self("obligation_general_rule")
    }
  }

  /// The obligation of an item of the plan.
  func obligation(_ obligation: Obligation) -> String {
    switch obligation {
    case .required: self("obligation_required")
    case .addressable: self("obligation_addressable")
    case .none: self("obligation_none")
    }
  }

  /// The days for which something holds.
  func days(_ validity: Validity) -> String {
    switch (validity.from, validity.to) {
    case (nil, nil): self("days_always")
    case (let from?, nil): self("days_since", ["from": from.spelled])
    case (nil, let to?): self("days_until", ["to": to.spelled])
    case (let from?, let to?): self("days_between", ["from": from.spelled, "to": to.spelled])
    }
  }
}
