/// Finds prose that states a fact or a proposed change: a sentence with a word of each group.
///
/// Written `restore+ | recovery & 72 hours | 72 hour & ! test`: `&` separates groups, and `|` the words
/// of a group; a word may be several words in a row, `+` behind a verb means any of its forms, and the
/// sentence has no word of a group behind `!`.
public struct ProsePattern: Sendable, Hashable {
  /// The groups; a group's words are each a list of the words that follow one another.
  public let groups: [[[String]]]
  /// Words that the sentence must not have: with one it states something else.
  public let without: [[String]]

  /// Reads a pattern; nil where there is no group, or a group or a word of it is empty.
  public init?(_ text: String) {
    var groups: [[[String]]] = []
    var without: [[String]] = []
    // As bytes: splitting by `Character` takes ten times as long, and there are hundreds of patterns.
    let and = UInt8(ascii: "&")
    for group in text.lowercased().utf8.split(separator: and, omittingEmptySubsequences: false) {
      let trimmed = group.drop { $0 == UInt8(ascii: " ") }
      let isWithout = trimmed.first == UInt8(ascii: "!")
      let words = trimmed.dropFirst(isWithout ? 1 : 0)
        .split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        .map(Self.words)
      guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
      if isWithout { without += words } else { groups.append(words) }
    }
    guard !groups.isEmpty else { return nil }
    self.groups = groups
    self.without = without
  }

  /// Words that follow one another, with blanks or hyphens between them.
  private static func words(_ bytes: Substring.UTF8View) -> [String] {
    bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.map { String(Substring($0)) }
  }
}
