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
    /// Words beside which it means something else.
    let without: [[UInt16]]
  }

  /// What a sentence states.
  struct Match {
    /// The position of the subject whose pattern it is.
    let subject: Int
    /// The first words of the pattern.
    let words: ClosedRange<Int>
    /// From the first to the last of all its words.
    let span: ClosedRange<Int>
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

  /// What a sentence states, each subject once.
  func matches(in sentence: Sentence) -> [Match] {
    var found: [Match] = []
    for index in sentence.range {
      let word = Int(sentence.tokens[index].word)
      guard word != 0, word < anchors.count else { continue }
      for candidate in anchors[word] {
        let pattern = patterns[candidate]
        // What says itself that something is not done is no denial of it: "imposes no penalties".
        let known = found.firstIndex { $0.subject == pattern.subject }
        if let known, found[known].isNegative || !pattern.isNegative { continue }
        guard let match = Self.match(of: pattern, at: index, sentence) else { continue }
        if let known { found[known] = match } else { found.append(match) }
      }
    }
    return found
  }

  /// What a pattern finds where its first group begins at a token.
  private static func match(
    of pattern: Pattern,
    at index: Int,
    _ sentence: Sentence
  ) -> Match? {
    guard let last = pattern.groups[0].lazy.compactMap({ end($0, sentence, index) }).first,
      let span = span(of: pattern, from: index...last, sentence),
      !pattern.without.contains(where: { first($0, sentence) != nil })
    else { return nil }
    return Match(
      subject: pattern.subject,
      words: index...last,
      span: span,
      isNegative: pattern.isNegative,
      isOfChoice: pattern.isOfChoice
    )
  }

  /// The words of all groups, from the first to the last; nil where one of them is missing.
  private static func span(
    of pattern: Pattern,
    from words: ClosedRange<Int>,
    _ sentence: Sentence
  ) -> ClosedRange<Int>? {
    var span = words
    for group in pattern.groups.dropFirst() {
      guard let place = group.lazy.compactMap({ first($0, sentence) }).first else { return nil }
      span =
        min(span.lowerBound, place.lowerBound)...max(span.upperBound, place.upperBound)
    }
    return span
  }

  /// The first place of words in a sentence.
  private static func first(_ words: [UInt16], _ sentence: Sentence) -> ClosedRange<Int>? {
    guard words[0] != 0 else { return nil }
    for index in sentence.range where sentence.tokens[index].word == words[0] {
      if let end = end(words, sentence, index) { return index...end }
    }
    return nil
  }

  /// The last token of words that begin at a token.
  private static func end(_ words: [UInt16], _ sentence: Sentence, _ start: Int) -> Int? {
    guard start + words.count <= sentence.range.upperBound else { return nil }
    for (offset, word) in words.enumerated()
    where sentence.tokens[start + offset].word != word { return nil }
    return start + words.count - 1
  }
}
