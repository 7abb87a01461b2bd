import Diagnostics
import GapAnalysis
import Markdown
import Regulation
import Words

/// Finds numbers in a client's prose that a metric computes: written out, they stay as they are when
/// the assessment changes.
///
/// A percentage is checked where its sentence contains a word such as "score", a count where its
/// noun follows. One that equals the metric is reported; one that does not, where the words can
/// mean nothing but the whole: "the score is 70 %", "there are 12 gaps", "12 findings in all".
struct LiteralNumbers {
  static let rule = "literal-number"

  /// A word of a sentence, by its scalars among those of the passage.
  private struct Word {
    let scalars: ArraySlice<Unicode.Scalar>

    /// In lower case; made only for words that can matter.
    var text: String {
      var text = ""
      for scalar in scalars { text.unicodeScalars.append(scalar) }
      return text.lowercased()
    }
  }

  private let assessment: Assessment
  /// The words of the interface, by which a withheld score is recognized.
  private let interface: Words

  init(_ assessment: Assessment, words: Words) {
    self.assessment = assessment
    interface = words
  }

  func diagnostics(_ document: Document) -> [Diagnostic] {
    let known = KnownCitations(.empty)
    return document.descendants(of: document.root).flatMap { node -> [Diagnostic] in
      let kind = document.kind(of: node)
      guard kind.holdsInlines, !kind.isInline else { return [] }
      let passage = CheckedText(node, of: document, below: [], known)
      // Most passages speak of nothing that is counted.
      guard Self.nouns.isIn(passage) else { return [] }
      return Self.sentences(passage.scalars).flatMap { diagnostics($0, in: passage) }
    }
  }

  private func diagnostics(_ words: [Word], in passage: CheckedText) -> [Diagnostic] {
    words.indices.compactMap { index in
      guard let number = Self.number(words[index]) else { return nil }
      let found =
        Self.isPercentage(words, index)
        ? share(number, words, index) : count(number, words, index)
      return found.map { diagnostic($0, at: passage.place(words[index].scalars.indices)) }
    }
  }

  private func diagnostic(_ found: Found, at place: SourceRange?) -> Diagnostic {
    let name = found.metric.id
    let shown = MetricFormat.words(found.metric, in: assessment, interface)
    return .warning(
      Self.rule,
      found.isEqual
        ? "\(found.written) is \(name), written out: it will not follow the assessment"
        : "\(found.written) stands beside \"\(found.word)\", but \(name) is \(shown)",
      at: place,
      help: "write {{ \(name) }}"
    )
  }
}

extension LiteralNumbers {
  /// A number with the metric that its words name.
  private struct Found {
    let written: String
    let word: String
    let metric: Metric
    let isEqual: Bool
  }

  /// What a word can mean, the plainest first.
  private static let shares = [
    "score": ["assessment.score", "assessment.weighted_score"], "coverage": ["assessment.coverage"],
    "readiness": ["readiness.score"],
  ]
  private static let counts = [
    "gaps": ["gaps.total"], "contradictions": ["gaps.contradictions"],
    "findings": ["findings.total", "findings.unresolved", "findings.open"],
    "requirements": ["assessment.requirements", "assessment.assessed"],
    "risks": ["risks.total"], "breaches": ["breaches.total"],
  ]
  private static let nouns = PhraseSearch(shares.keys.sorted() + counts.keys.sorted())
  /// Words after which a number is the metric and nothing else.
  private static let equating = ["is", "of", "at", "stands", "was", "came", "to", ":", "reached"]
  private static let counting = ["has", "have", "are", "were", "all", "holds", "found", "total"]
  /// Words before "score" that leave it the score of the whole.
  private static let pointing = [
    "the", "a", "an", "our", "your", "their", "its", "this", "that", "and", "overall", "total",
    "whole", "current", "unweighted", "assessment", "compliance", "hipaa",
  ]
  /// Words of a sentence that speaks of another time or of a limit.
  private static let elsewhere = [
    "threshold", "target", "under", "least", "last", "earlier", "previous", "before", "from",
    "goal", "year", "ago",
  ]

  private func share(_ number: Rational, _ words: [Word], _ index: Int) -> Found? {
    let candidates = words.indices.filter { Self.shares[words[$0].text] != nil }
    guard let named = candidates.min(by: { abs($0 - index) < abs($1 - index) }),
      let ids = Self.shares[words[named].text]
    else { return nil }
    let word = words[named].text
    let metrics = metrics(word == "score" ? ids + scores : ids)
    let written = "\(words[index].text) %"
    if let same = metrics.first(where: { Self.shown($0) == number }) {
      return Found(written: written, word: word, metric: same, isEqual: true)
    }
    let between = words[min(named, index)..<index].dropFirst().map(\.text)
    let isWhole = named < index && between.count < 4 && between.contains(where: equates)
    guard isWhole, meansTheWhole(words, named, index),
      !words.contains(where: { Self.elsewhere.contains($0.text) }),
      let metric = metrics.first
    else { return nil }
    return Found(written: written, word: word, metric: metric, isEqual: false)
  }

  /// Whether "score" at `named` is that of the assessment: "the score", "our overall score", not
  /// "the training score" or "the coverage of insurance".
  private func meansTheWhole(_ words: [Word], _ named: Int, _ index: Int) -> Bool {
    let before = named > 0 ? words[named - 1].text : "the"
    let after = words[named + 1].text
    return (Self.pointing.contains(before) || before.hasSuffix("'s"))
      && (after != "of" || named + 2 == index)
  }

  private func equates(_ word: String) -> Bool { Self.equating.contains(word) }

  /// The scores of rules and families, which a sentence may mean too.
  private var scores: [String] {
    assessment.metrics.map(\.id).filter {
      $0.hasSuffix(".score") || $0.hasSuffix(".score_by_leaves")
        || $0.hasSuffix(".score_by_standards")
    }
  }

  private func count(_ number: Rational, _ words: [Word], _ index: Int) -> Found? {
    let after = words[(index + 1)...].prefix(2).map(\.text)
    guard let noun = after.first(where: { Self.counts[$0] != nil }),
      after.first == noun || after.first == "open", let ids = Self.counts[noun]
    else { return nil }
    let isOpen = after.first == "open"
    let metrics = metrics(isOpen ? Array(ids.dropFirst()) : ids)
    let word = isOpen ? "open \(noun)" : noun
    let written = words[index].text
    if let same = metrics.first(where: { $0.value == number }) {
      return Found(written: written, word: word, metric: same, isEqual: true)
    }
    let before = index > 0 ? words[index - 1].text : ""
    let rest = words[(index + 1)...].dropFirst(isOpen ? 2 : 1).prefix(2).map(\.text)
    let isWhole =
      Self.counting.contains(before) || rest == ["in", "all"] || rest == ["in", "total"]
    guard isWhole, !words.contains(where: { Self.elsewhere.contains($0.text) }),
      let metric = metrics.first
    else { return nil }
    return Found(written: written, word: word, metric: metric, isEqual: false)
  }

  private func metrics(_ ids: [String]) -> [Metric] {
    ids.compactMap { assessment.metric($0) }.filter { $0.value != nil }
  }

  /// A share as it is shown, in percent with one decimal.
  private static func shown(_ metric: Metric) -> Rational? {
    metric.value.flatMap { number(($0 * Rational(100)).oneDecimal) }
  }

  private static let spelled = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]

  private static let initials = Array(
    Set((spelled + spelled.map { $0.uppercased() }).compactMap(\.unicodeScalars.first))
  )

  /// `12`, `72.9`, `1,200` or a number from two to twelve in words.
  private static func number(_ word: Word) -> Rational? {
    switch word.scalars[word.scalars.startIndex] {
    case "0"..."9": number(word.text)
    // By their first letter, most words are none.
    case let initial where initials.contains(initial):
      spelled.firstIndex(of: word.text).map { Rational($0 + 2) }
    default: nil
    }
  }

  private static func number(_ digits: String) -> Rational? {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count < 3, let whole = parts.first.flatMap({ Int($0.filter { $0 != "," }) }),
      digits.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "." || $0 == "," })
    else { return nil }
    guard parts.count == 2 else { return Rational(whole) }
    guard parts[1].count == 1, let tenth = Int(parts[1]) else { return nil }
    return Rational(whole * 10 + tenth, over: 10)
  }

  private static func isPercentage(_ words: [Word], _ index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    return ["%", "percent"].contains(words[index + 1].text)
  }

  /// The words of each sentence, in lower case; a sign such as `%` or `:` is a word.
  private static func sentences(_ scalars: [Unicode.Scalar]) -> [[Word]] {
    var sentences: [[Word]] = [[]]
    var start: Int?
    func isWordPart(_ index: Int) -> Bool {
      let scalar = scalars[index]
      if scalar.isLetter || ("0"..."9").contains(scalar) { return true }
      let isInside = scalar == "." || scalar == "," || scalar == "-" || scalar == "'"
      guard isInside, start != nil, index + 1 < scalars.count else { return false }
      let next = scalars[index + 1]
      return scalar == "." || scalar == ","
        ? ("0"..."9").contains(next) && ("0"..."9").contains(scalars[index - 1])
        : next.isLetter || ("0"..."9").contains(next)
    }
    func add(_ range: Range<Int>) {
      sentences[sentences.count - 1].append(Word(scalars: scalars[range]))
    }
    for index in scalars.indices {
      if isWordPart(index) {
        if start == nil { start = index }
        continue
      }
      if let from = start { add(from..<index) }
      start = nil
      switch scalars[index] {
      case "%", ":": add(index..<index + 1)
      case ".", "!", "?", ";": sentences.append([])
      default: break
      }
    }
    if let from = start { add(from..<scalars.count) }
    return sentences
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of any script; most are of ASCII, and their properties cost a look-up.
  fileprivate var isLetter: Bool {
    isASCII ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
  }
}
