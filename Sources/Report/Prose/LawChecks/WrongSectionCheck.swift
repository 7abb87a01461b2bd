import Diagnostics
import Formats
import Regulation

/// ## wrong-section
///
/// **What it does.** Compares what a sentence says a paragraph is on ("access is set out in 45 CFR
/// 164.528", "164.312(a)(1), which covers facility access controls") with the titles of the catalog
/// and its `subjects:`.
///
/// **Why.** A reader who follows the citation finds another duty there.
///
/// **What is right.** The paragraph on the subject, one above or one below. Only a sentence with one
/// citation is judged, and only where words such as "set out in" or "covers" lead from one to the
/// other.
enum WrongSectionCheck: LawCheck {
  static let id = "wrong-section"
  static let explanation =
    "A sentence cites a paragraph for a subject that another paragraph of the HIPAA rules is on."

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.passages.flatMap { passage in
      passage.sentences.compactMap { sentence in
        guard sentence.has(.law), let cited = cited(in: sentence, passage, page.index),
          !sentence.isNegated, !sentence.isProposal
        else { return nil }
        return diagnostic(cited, sentence, passage, page)
      }
    }
  }

  /// A citation with the words that it is written in, "45 CFR" among them.
  private struct Cited {
    let id: String
    let words: ClosedRange<Int>
  }

  /// The one known citation of a sentence; nil where there is none or a second.
  private static func cited(
    in sentence: Sentence,
    _ passage: CheckedText,
    _ index: LawIndex
  ) -> Cited? {
    let sections = sentence.range.filter { sentence.isSection(at: $0) }
    guard sections.count == 1, let word = sections.first else { return nil }
    let scalars = sentence.tokens[word].range
    let first = sentence.citationStart(word)
    let all = sentence.scalars(sentence.range.lowerBound...sentence.range.upperBound - 1)
    let citations = passage.citations.filter { all.contains($0.range.lowerBound) }
    if citations.isEmpty {
      let id = String(String.UnicodeScalarView(passage.scalars[scalars]))
      return index.isJudged(id) ? Cited(id: id, words: first...word) : nil
    }
    guard citations.count == 1, index.known.isListed(citations[0].id) else { return nil }
    let last = sentence.range.last {
      sentence.tokens[$0].range.lowerBound < citations[0].range.upperBound
    }
    return Cited(id: citations[0].id, words: first...(last ?? word))
  }

  private static func diagnostic(
    _ cited: Cited,
    _ sentence: Sentence,
    _ passage: CheckedText,
    _ page: PageLawMentions
  ) -> Diagnostic? {
    let all = page.index.subjects.matches(in: sentence)
    // "Facility access controls" are no access controls.
    let matches = all.filter { inner in
      !all.contains { $0.span != inner.span && $0.span.contains(inner.span) }
    }
    let paragraphs = matches.flatMap { page.index.subjectParagraphs[$0.subject] }
    guard !paragraphs.contains(where: { LawIndex.areRelated($0, cited.id) }),
      let match = matches.first(where: { sentence.leads(from: $0.span, to: cited.words) }),
      !page.index.isOn(cited.id, sentence, besides: match.span, in: passage)
    else { return nil }
    let right = page.index.subjectParagraphs[match.subject].joined(separator: ", ")
    return .warning(
      id,
      "this is in 45 CFR \(right), not in 45 CFR \(cited.id)",
      at: passage.place(sentence.scalars(cited.words)),
      help: "cite the paragraph on the subject, or say what \(cited.id) has to do with it"
    )
  }
}

extension LawIndex {
  /// Whether one of two paragraphs is the other, or above it.
  fileprivate static func areRelated(_ a: String, _ b: String) -> Bool {
    a == b || a.hasPrefix(b + "(") || b.hasPrefix(a + "(")
  }

  /// Whether a section outside of the catalog is on a subject that it knows.
  fileprivate func isJudged(_ section: String) -> Bool {
    subjectParagraphs.contains { $0.contains(section) }
  }

  /// Whether other words of a sentence are those of the titles at, above or below a paragraph.
  fileprivate func isOn(
    _ paragraph: String,
    _ sentence: Sentence,
    besides subject: ClosedRange<Int>,
    in passage: CheckedText
  ) -> Bool {
    let catalog = law.catalog
    let titles =
      catalog.requirements.filter { Self.areRelated($0.id, paragraph) }.map(\.title)
      + catalog.sections.filter { Self.areRelated($0.id, paragraph) }.map(\.title)
    let stems = titles.map(Catalog.significant)
    // "Integrity controls" are on integrity too.
    let whole = Set(stems.filter { $0.count == 1 }.joined())
    let others = Set(stems.joined())
    return sentence.range.contains { index in
      guard sentence.tokens[index].kind == .word else { return false }
      let word = String(String.UnicodeScalarView(passage.scalars[sentence.tokens[index].range]))
      let stem = String(word.lowercased().prefix(5))
      return whole.contains(stem) || others.contains(stem) && !subject.contains(index)
    }
  }
}

extension Catalog {
  private static let common: Set = [
    "requi", "gener", "rules", "other", "uses", "discl", "prote", "healt", "infor", "imple",
    "speci", "stand", "which", "with", "that", "neces", "entit", "cover", "about",
    "polic", "proce", "time", "limit",
  ]

  /// The first letters of the words that distinguish a title from others.
  fileprivate static func significant(_ title: String) -> [String] {
    title.lowercased().split { !$0.isLetter }.filter { $0.count > 3 }
      .map { String($0.prefix(5)) }.filter { !common.contains($0) }
  }

  /// The subjects of the file, and the titles of two words and more, each with all that have it.
  var allSubjects: [CitedSubject] {
    var paragraphs: [String: [String]] = [:]
    for entry in requirements {
      guard let title = Self.subject(of: entry.title) else { continue }
      paragraphs[title, default: []].append(entry.id)
    }
    // "Content of notification: elements" is on what "Content of notification" is on.
    for entry in requirements {
      guard let part = entry.title.lowercased().split(separator: ":").first.map(String.init),
        part != entry.title.lowercased()
      else { continue }
      paragraphs[part]?.append(entry.id)
    }
    let titled = paragraphs.sorted { $0.key < $1.key }.compactMap { title, ids in
      ProsePattern("\(title) | \(title.hasSuffix("s") ? String(title.dropLast()) : title + "s")")
        .map { CitedSubject(pattern: $0, paragraphs: ids) }
    }
    return subjects + titled
  }

  /// What a title is on, in small letters; nil for one that says too little.
  private static func subject(of title: String) -> String? {
    let parts = title.lowercased().parts(between: ":")
    let isSpecification = parts.first?.hasPrefix("implementation specification") ?? false
    guard isSpecification || parts.count == 1, let part = parts.last else { return nil }
    var words = part.utf8.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "/") }
      .split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }.map { Substring($0) }
    while words.last == "requirements" { words.removeLast() }
    let isTelling = significant(words.joined(separator: " ")).count > 1
    guard isTelling, !words.contains("plans"), words.allSatisfy({ $0.allSatisfy(\.isLetter) })
    else { return nil }
    return words.joined(separator: " ")
  }
}

extension Sentence {
  private static func words(_ text: String) -> Set<UInt16> {
    Set(text.split(separator: " ").map { Vocabulary.base.index(of: $0) })
  }

  private static let names = words("cfr c f r section sections paragraph")
  private static let prepositions = words("in by at under on")
  private static let particles = words("out down")
  private static let placed = words(
    "set found laid described covered governed regulated stated contained provided established addressed defined given required mandated"
  )
  private static let verbs = words(
    "covers governs regulates describes deals concerns grants guarantees requires mandates addresses gives sets is"
  )
  private static let relatives = words("which that")

  /// Whether a number is a section of 45 CFR Parts 160 to 164.
  fileprivate func isSection(at index: Int) -> Bool {
    tokens[index].kind == .number && tokens[index].decimals == 3
      && (160_000..<165_000).contains(tokens[index].digits)
  }

  /// The first word of a citation: "45 CFR", "section".
  fileprivate func citationStart(_ section: Int) -> Int {
    var start = section
    while start > range.lowerBound {
      let before = tokens[start - 1]
      guard Self.names.contains(before.word) || before.kind == .number && before.digits == 45 else {
        break
      }
      start -= 1
    }
    return start
  }

  /// Whether the sentence says that a citation is on what some words name.
  fileprivate func leads(from subject: ClosedRange<Int>, to citation: ClosedRange<Int>) -> Bool {
    subject.upperBound < citation.lowerBound
      ? isPlaced(subject, in: citation.lowerBound) : isContent(subject, of: citation.upperBound)
  }

  /// "… is set out in", "… under", "… (": the words right before a citation.
  private func isPlaced(_ subject: ClosedRange<Int>, in citation: Int) -> Bool {
    if citation == subject.upperBound + 1 { return tokens[citation].isAfterBreak }
    guard Self.prepositions.contains(tokens[citation - 1].word) else { return false }
    if citation - 1 == subject.upperBound + 1 { return !has(.keep) }
    var verb = citation - 2
    if Self.particles.contains(tokens[verb].word) { verb -= 1 }
    return verb > subject.upperBound && Self.placed.contains(tokens[verb].word)
      && verb - subject.upperBound <= 5
  }

  /// "…, which covers": the words right behind a citation.
  private func isContent(_ subject: ClosedRange<Int>, of citation: Int) -> Bool {
    var verb = citation + 1
    if verb < range.upperBound, Self.relatives.contains(tokens[verb].word) { verb += 1 }
    guard verb < subject.lowerBound, Self.verbs.contains(tokens[verb].word) else { return false }
    return subject.lowerBound - verb <= 4
  }
}
