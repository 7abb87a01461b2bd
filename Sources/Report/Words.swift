public import GapAnalysis

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
    filled(phrases[key]?.other ?? key, fillings)
  }

  /// The words of a key for a count, which fills `{n}` too.
  public func callAsFunction(_ key: String, count: Int) -> String {
    let phrase = phrases[key]
    let form = count == 1 ? phrase?.one ?? phrase?.other : phrase?.other
    return filled(form ?? key, ["n": Setting.grouped(String(count))])
  }

  /// Each brace is read once: what is filled in is never looked into.
  private func filled(_ text: String, _ fillings: KeyValuePairs<String, String>) -> String {
    guard !fillings.isEmpty else { return text }
    var out = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = rest[start..<end].dropFirst()
      let filling = fillings.first { $0.key == name }?.value
      out += rest[..<start] + (filling ?? String(rest[start...end]))
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  /// A status.
  public func callAsFunction(_ status: Status) -> String {
    self("status_" + key(status.rawValue))
  }

  /// A risk, a likelihood or an impact.
  public func callAsFunction(_ level: Level) -> String { self("level_" + key(level.rawValue)) }

  /// The counts that are not nought: "6 met, 5 partially met".
  public func callAsFunction(_ counts: StatusCounts) -> String {
    Status.allCases.filter { counts[$0] > 0 }
      .map { "\(counts[$0]) \(self($0).lowercased())" }.joined(separator: ", ")
  }

  private func key(_ raw: String) -> String {
    String(
      decoding: raw.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 },
      as: UTF8.self
    )
  }
}
