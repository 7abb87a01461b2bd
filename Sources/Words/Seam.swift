/// Where words that are filled in meet our punctuation: what an author wrote as a sentence has a stop of
/// its own.
public enum Seam: Sendable, Hashable {
  /// Both stay as they are.
  case plain
  /// The words end with a stop, and one is enough: ours goes.
  case dropsMark
  /// The words end with a stop, and the sentence goes on: theirs goes.
  case dropsStop

  /// The seam between words that were filled in and what follows them.
  public init(_ words: some StringProtocol, before next: some StringProtocol) {
    guard let mark = next.utf8.first, let last = words.last else {
      self = .plain
      return
    }
    switch mark {
    case UInt8(ascii: "."): self = words.endsSentence ? .dropsMark : .plain
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      let isStop = last == "." && !words.hasSuffix("..")
      self = isStop && !words.endsWithAbbreviation ? .dropsStop : .plain
    default: self = .plain
    }
  }
}

extension StringProtocol {
  /// Whether its last mark ends a sentence, perhaps within quotation marks or brackets.
  fileprivate var endsSentence: Bool {
    let last = reversed().first { !"\"'”’»)]".contains($0) }
    return last.map { ".!?…".contains($0) } ?? false
  }

  /// Whether its last stop belongs to a word, such as an initial or a short form.
  fileprivate var endsWithAbbreviation: Bool {
    let end = split(separator: " ").last.map { String($0.dropLast(1)) } ?? ""
    let word = end.drop { !$0.isLetter && !$0.isNumber }
    let isInitial = word.count == 1 && word.allSatisfy(\.isLetter)
    return isInitial || word.contains(".") || abbreviations.contains(word.lowercased())
  }
}

/// Short forms that keep their stop within a sentence, in English and in Spanish.
private let abbreviations: Set<String> = [
  "inc", "co", "corp", "ltd", "llc", "bros", "jr", "sr", "dr", "mr", "mrs", "ms", "prof", "esq",
  "st", "ave", "no", "vs", "etc", "approx", "dept", "al", "art", "sec", "para", "fig", "vol", "ch",
  "pp", "ed", "sra", "dra", "núm", "pág", "págs", "ud", "uds", "cía",
]
