/// The rules on what an audience must not receive.
extension RuleBook {
  /// Rules of the search through what is to be written.
  static let withheldRules: KeyValuePairs = [
    "withheld-text":
      "A file to be written for an audience holds a text that is withheld from it: a sentence, a title, a note, a location or an id. Nothing is written. Citations, days, numbers, and what the law or the built-in content says too are not searched for; a page may show such a text under accept: with a reason.",
    "short-withheld-text":
      "A text of fewer than five words that is withheld from an audience is also in what it may see, and passes.",
    "closed-file":
      "A file to be written for an audience is encrypted, or packed in a way that is not read, so that nobody knows whether it holds what is withheld from that audience.",
    "not-for-public":
      "A page for everyone asks for a value or a block that shows a result, such as a status, a score or a finding. The edition for public has none.",
    "unsearched-file":
      "A file to be written for an audience comes to more than can be searched for what is withheld from it. Nothing is written.",
  ]
}
