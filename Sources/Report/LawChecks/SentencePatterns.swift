import Regulation

/// Patterns of prose, each of a subject, found by their first words.
struct SentencePatterns {
  /// A pattern with its words by their places in the vocabulary.
  private struct Pattern {
    let subject: Int
    let groups: [[[UInt16]]]
    /// Whether it asks for a negation itself: "does not penalize".
    let isNegative: Bool
    /// Whether it speaks of what is addressable itself.
    let isOfChoice: Bool
    /// Words beside which it tells something else.
    let without: [[UInt16]]
  }

  /// What a sentence tells.
  struct Match {
    /// The position of the subject whose pattern it is.
    let subject: Int
    /// The first words of the pattern.
    let words: ClosedRange<Int>
    let isNegative: Bool
    let isOfChoice: Bool
  }

  private var patterns: [Pattern] = []
  /// For each word of the vocabulary, the patterns of whose first group it begins a word.
  private var anchors: [[Int]] = []

  init(_ subjects: [[ProsePattern]], _ vocabulary: inout Vocabulary) {
    for (subject, prose) in subjects.enumerated() {
      for pattern in prose { add(pattern, subject, &vocabulary) }
    }
  }

  private mutating func add(
    _ pattern: ProsePattern,
    _ subject: Int,
    _ vocabulary: inout Vocabulary
  ) {
    let groups = pattern.groups.map { Self.words($0, &vocabulary) }
    let marks = groups.joined().joined().reduce(into: Marks()) {
      $0.formUnion(vocabulary.entries[Int($1)].marks)
    }
    for word in groups.first ?? [] {
      while anchors.count <= word[0] { anchors.append([]) }
      anchors[Int(word[0])].append(patterns.count)
    }
    patterns.append(
      Pattern(
        subject: subject,
        groups: groups,
        isNegative: marks.contains(.negation),
        isOfChoice: marks.contains(.address),
        without: Self.words(pattern.without, &vocabulary)
      )
    )
  }

  private static func words(_ group: [[String]], _ vocabulary: inout Vocabulary) -> [[UInt16]] {
    var found: [[UInt16]] = []
    for words in group {
      let forms = words.count == 1 ? Vocabulary.forms(words[0][...]).map { [$0] } : [words]
      found += forms.map { form in form.map { vocabulary.add($0, []) } }
    }
    return found
  }

  /// What a sentence tells, each subject once.
  func matches(in sentence: Sentence) -> [Match] {
    var found: [Match] = []
    for index in sentence.range {
      let word = Int(sentence.tokens[index].word)
      guard word != 0, word < anchors.count else { continue }
      for candidate in anchors[word] {
        let pattern = patterns[candidate]
        guard !found.contains(where: { $0.subject == pattern.subject }),
          let end = pattern.groups[0].lazy.compactMap({ Self.end($0, sentence, index) }).first,
          pattern.groups.dropFirst().allSatisfy({ Self.stands($0, sentence) }),
          !Self.stands(pattern.without, sentence)
        else { continue }
        let match = Match(
          subject: pattern.subject,
          words: index...end,
          isNegative: pattern.isNegative,
          isOfChoice: pattern.isOfChoice
        )
        found.append(match)
      }
    }
    return found
  }

  private static func stands(_ group: [[UInt16]], _ sentence: Sentence) -> Bool {
    sentence.range.contains { index in
      sentence.tokens[index].word != 0 && group.contains { end($0, sentence, index) != nil }
    }
  }

  /// The last token of words that begin at a token.
  private static func end(_ words: [UInt16], _ sentence: Sentence, _ start: Int) -> Int? {
    guard start + words.count <= sentence.range.upperBound else { return nil }
    for (offset, word) in words.enumerated()
    where sentence.tokens[start + offset].word != word { return nil }
    return start + words.count - 1
  }
}
