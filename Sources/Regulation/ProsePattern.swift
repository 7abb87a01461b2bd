/// Words by which prose tells a fact or a proposed change: a sentence that has a word of each group.
///
/// Written `restore+ | recovery & 72 hours | 72 hour & ! test`: groups stand between `&`, the words of
/// a group between `|`; a word may be several words in a row, `+` behind a verb stands for its forms,
/// and of a group behind `!` the sentence has no word.
public struct ProsePattern: Sendable, Hashable {
  /// The groups; a group's words are each a list of the words that follow one another.
  public let groups: [[[String]]]
  /// Words beside which the sentence tells something else.
  public let without: [[String]]

  /// Reads a pattern; nil where there is no group, or a group or a word of it is empty.
  public init?(_ text: String) {
    var groups: [[[String]]] = []
    var without: [[String]] = []
    for group in text.lowercased().split(separator: "&", omittingEmptySubsequences: false) {
      let trimmed = group.drop { $0 == " " }
      let isWithout = trimmed.hasPrefix("!")
      let words = trimmed.dropFirst(isWithout ? 1 : 0)
        .split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.split { $0 == " " || $0 == "-" }.map(String.init) }
      guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
      if isWithout { without += words } else { groups.append(words) }
    }
    guard !groups.isEmpty else { return nil }
    self.groups = groups
    self.without = without
  }
}
