/// The words of the interface by their keys, with how the language sets dates and numbers.
public struct Words: Sendable {
  /// The words of one key.
  public struct Phrase: Sendable, Hashable {
    /// The form for one; nil where there is no form of its own.
    public let one: String?
    /// The form for any other count, and where nothing is counted.
    public let other: String

    /// A phrase; `one` is the form for a count of one, where it has its own.
    public init(one: String?, other: String) {
      self.one = one
      self.other = other
    }
  }

  /// A part of a phrase: words, or a name in braces.
  public enum Part: Sendable, Hashable {
    /// Words as they are.
    case words(String)
    /// What is filled in.
    case name(String)
  }

  /// The phrases by their keys.
  public let phrases: [String: Phrase]
  /// How numbers are set.
  let numbers: NumberMarks
  /// How days are set.
  let dates: DatePattern

  /// Words by their keys.
  public init(_ phrases: [String: Phrase]) {
    self.phrases = phrases
    numbers = NumberMarks(sample: phrases["number_sample"]?.other ?? "") ?? .english
    dates = DatePattern(phrases)
  }

  /// The words of a key, with its braces filled in; the key itself where it has no words.
  public func callAsFunction(
    _ key: String,
    _ fillings: KeyValuePairs<String, String> = [:]
  ) -> String {
    filled(phrases[key]?.other ?? key, count: nil, fillings)
  }

  /// The words of a key for a count, which fills `{n}` too.
  public func callAsFunction(
    _ key: String,
    count: Int,
    _ fillings: KeyValuePairs<String, String> = [:]
  ) -> String {
    filled(form(key, count), count: count, fillings)
  }

  /// The words of one of several choices: `answer_` and `not-reasonable` make the key
  /// `answer_not_reasonable`.
  public func callAsFunction<Choice: RawRepresentable>(
    _ group: String,
    _ choice: Choice,
    _ fillings: KeyValuePairs<String, String> = [:]
  ) -> String where Choice.RawValue == String {
    self(group + Self.key(choice.rawValue), fillings)
  }

  /// The words for a name from data; nil where there are none.
  public func words(_ group: String, of name: String) -> String? {
    phrases[group + Self.key(name)]?.other
  }

  /// The words of a key in parts, in the form for a count; the count is a name, `n`, like any other.
  public func parts(_ key: String, count: Int? = nil) -> [Part] {
    var parts: [Part] = []
    let text = count.map { form(key, $0) } ?? phrases[key]?.other ?? key
    Self.read(text) { words, name in
      if !words.isEmpty { parts.append(.words(String(words))) }
      if let name { parts.append(.name(String(name))) }
    }
    return parts
  }

  private func form(_ key: String, _ count: Int) -> String {
    guard let phrase = phrases[key] else { return key }
    return count == 1 ? phrase.one ?? phrase.other : phrase.other
  }

  private func filled(
    _ text: String,
    count: Int?,
    _ fillings: KeyValuePairs<String, String>
  ) -> String {
    guard count != nil || !fillings.isEmpty else { return text }
    var out = ""
    var isFilled = false
    Self.read(text) { words, name in
      out.add(words, after: isFilled)
      if !words.isEmpty { isFilled = false }
      guard let name else { return }
      if let filling = fillings.first(where: { $0.key == name })?.value {
        out.add(filling, after: isFilled)
        if !filling.isEmpty { isFilled = true }
      } else if name == "n", let count {
        out += grouped(String(count))
      } else {
        out += "{\(name)}"
      }
    }
    return out
  }

  /// Words and the name in braces behind them, in their order; each brace is read once, and what is
  /// filled in is never looked into.
  static func read(_ text: String, _ part: (Substring, Substring?) -> Void) {
    var rest = text[...]
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let end = rest.utf8[start...].firstIndex(of: UInt8(ascii: "}"))
    {
      part(rest[..<start], rest[rest.utf8.index(after: start)..<end])
      rest = rest[rest.utf8.index(after: end)...]
    }
    part(rest, nil)
  }

  /// A choice in the form of keys: dashes, blanks and slashes become `_`.
  static func key(_ raw: String) -> String {
    guard raw.utf8.contains(where: isBlank) else { return raw }
    return String(decoding: raw.utf8.map { isBlank($0) ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/")
  }
}

extension String {
  /// Adds words, which follow what was filled in or do not.
  fileprivate mutating func add(_ words: some StringProtocol, after isFilled: Bool) {
    guard isFilled else {
      self += words
      return
    }
    switch Seam(self, before: words) {
    case .plain: self += words
    case .dropsMark: self += words.dropFirst()
    case .dropsStop:
      removeLast()
      self += words
    }
  }
}
