/// One sentence of a passage, as the checks read it.
struct Sentence {
  let tokens: [Sentences.Token]
  /// The sentence's own tokens.
  let range: Range<Int>
  /// What all its words mean.
  let marks: Marks

  init(_ tokens: [Sentences.Token], _ range: Range<Int>) {
    self.tokens = tokens
    self.range = range
    marks = range.reduce(into: []) { $0.formUnion(tokens[$1].marks) }
  }

  /// Its first scalar.
  var start: Int { tokens[range.lowerBound].range.lowerBound }

  /// Whether a word means one of these.
  func has(_ marks: Marks) -> Bool { !self.marks.isDisjoint(with: marks) }

  /// Whether one of the `count` tokens before `index` means one of these.
  func has(_ marks: Marks, before index: Int, within count: Int) -> Bool {
    (max(range.lowerBound, index - count)..<index).contains {
      !tokens[$0].marks.isDisjoint(with: marks)
    }
  }

  /// Whether the token at `index` or one of the `count - 1` after it means one of these.
  func has(_ marks: Marks, from index: Int, within count: Int) -> Bool {
    window(from: index, count).contains { !tokens[$0].marks.isDisjoint(with: marks) }
  }

  /// `count` tokens from `index` on, as far as the sentence has them.
  private func window(from index: Int, _ count: Int) -> Range<Int> {
    let start = min(index, range.upperBound)
    return start..<min(range.upperBound, start + count)
  }

  /// The scalars of tokens.
  func scalars(_ tokens: ClosedRange<Int>) -> Range<Int> {
    self.tokens[tokens.lowerBound].range
      .lowerBound..<self.tokens[tokens.upperBound].range.upperBound
  }
}

// Who says something, and how.
extension Sentence {
  /// Whether it says that the law asks for something: "HIPAA requires", "required by HHS", "under 45
  /// CFR", "covered entities must", or "mandatory" where it is no rule of one's own.
  var isSaidOfLaw: Bool {
    guard has(.normative.union(.requires).union(.limit)) else { return false }
    for index in range {
      let own = tokens[index].marks
      if own.contains(.law), has(.under, before: index, within: 4) || requires(after: index) {
        return true
      }
      if own.contains(.subject), !has(.own), has(.normative, from: index + 1, within: 5) {
        return true
      }
      if own.contains(.mandatory), !has(.own) { return true }
    }
    return false
  }

  /// Whether an insurer, who may ask for more than the law, is named before a word.
  func names(insurerBefore end: Int) -> Bool {
    range.contains { $0 < end && Self.insurers.contains(tokens[$0].word) }
  }

  private static let insurers = Set(["insurer", "insurance"].map(Vocabulary.base.index))

  /// Whether the law as its subject requires, before a word.
  func requiresOfLaw(before end: Int) -> Bool {
    (range.lowerBound..<min(end, range.upperBound)).contains {
      tokens[$0].marks.contains(.law) && has(.requires, from: $0 + 1, within: 3)
    }
  }

  /// Whether a verb that requires follows the law as its subject.
  private func requires(after index: Int) -> Bool {
    for next in window(from: index + 1, 8) {
      if tokens[next].marks.contains(.requires) {
        // "HIPAA requires us to" is said of the law, "HIPAA requires training, which we give" is not.
        return !(min(next + 3, range.upperBound)..<range.upperBound).contains {
          tokens[$0].marks.contains(.own) && tokens[$0].word != Self.us
        }
      }
      if next > index + 1, tokens[next].marks.contains(.own) { return false }
    }
    return false
  }

  private static let us = Vocabulary.base.index(of: "us")

  /// Whether a requirement is denied: "does not require", "requires no", "nothing requires".
  var isDenied: Bool {
    range.contains { index in
      guard tokens[index].marks.contains(.negation), !isUnnegated(index) else { return false }
      for next in window(from: index + 1, 5) {
        if tokens[next].isAfterBreak { return false }
        if !tokens[next].marks.isDisjoint(with: .normative.union(.requires)) { return true }
      }
      if has(.requires, before: index, within: 1) { return true }
      // "Is not part of the rule", "is not law", "is not in force".
      return has(.being, before: index, within: 1)
        && window(from: index + 1, 3).contains {
          tokens[$0].marks.contains(.law) || Self.parts.contains(tokens[$0].word)
        }
    }
  }

  private static let parts = Set(["part", "among", "force", "effect"].map(Vocabulary.base.index))

  /// Whether it contains a negation, other than in "no later than" and the like.
  var isNegated: Bool {
    range.contains { tokens[$0].marks.contains(.negation) && !isUnnegated($0) }
  }

  func isUnnegated(_ index: Int) -> Bool { has(.unnegated, from: index + 1, within: 2) }

  /// Whether it speaks of what may come: "proposed", "would", "may soon require".
  var isProposal: Bool {
    if has(.proposal) { return true }
    return range.contains { index in
      tokens[index].marks.contains(.soft) && !isPerfect(at: index + 1)
        && has(.normative, from: index + 1, within: 4)
    }
  }

  /// "Have known", and not "have to know".
  private func isPerfect(at index: Int) -> Bool {
    guard index + 1 < range.upperBound else { return false }
    return tokens[index].word == Self.have && tokens[index + 1].word != Self.to
  }

  private static let have = Vocabulary.base.index(of: "have")
  private static let to = Vocabulary.base.index(of: "to")

  /// Whether it names a year as past or later that is one of these; "since" makes no year past.
  func names(yearIn years: Range<Int>) -> Bool {
    range.contains { index in
      let token = tokens[index]
      guard token.kind == .number, token.decimals == 0, years.contains(token.digits),
        token.range.count == 4
      else { return false }
      return !has(.since, before: index, within: 3)
    }
  }
}
