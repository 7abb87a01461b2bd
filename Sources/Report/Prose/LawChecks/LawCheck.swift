public import Diagnostics
public import GapAnalysis
public import Regulation

/// A check of what a page says of the law; one file a check, whose doc comment is its manual page.
protocol LawCheck: Sendable {
  /// The kebab-case id that a diagnostic carries and that `accept:` names.
  static var id: String { get }
  /// What the check asks and why, in a sentence or two.
  static var explanation: String { get }
  /// Whether it looks at words, which fields have too, and not at what only pages have.
  static var readsWords: Bool { get }
  /// What is wrong on a page.
  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic]
}

extension LawCheck {
  static var readsWords: Bool { true }
}

/// What the checks look up, made once for all pages of the sites of a day.
struct LawIndex {
  let law: Law
  let known: KnownCitations
  /// The superseded phrases, in the order of the facts.
  let phrases: PhraseSearch
  /// The words beside which a phrase counts; none for one that counts anywhere.
  let near: [String: Set<UInt16>]
  let vocabulary: Vocabulary
  let amounts: PenaltyAmounts
  /// The terms that facts in force state, in the order of `Term.all`.
  let terms: [(term: Term, fact: Fact, hours: Int)]
  /// How prose states the changes of `proposedChanges`.
  let proposed: SentencePatterns
  let proposedChanges: [(rule: ProposedRule, change: ProposedChange)]
  /// How prose names the rules of `proposedRules`.
  let proposedNames: SentencePatterns
  let proposedRules: [ProposedRule]
  /// How prose names what paragraphs are on, and these paragraphs.
  let subjects: SentencePatterns
  let subjectParagraphs: [[String]]
  /// The paragraphs that proposed rules would write.
  private let proposedParagraphs: Set<String>
  /// How prose states the facts of `noticeFacts`, of which none is in force.
  let notices: SentencePatterns
  let noticeFacts: [Fact]

  /// What the checks look up on a day; `subjects` are those of the law's catalog.
  init(_ law: Law, on day: Day, subjects: [CitedSubject]) {
    self.law = law
    known = KnownCitations(law.catalog)
    phrases = PhraseSearch(law.facts.supersededPhrases.map(\.phrase))
    amounts = PenaltyAmounts(law.facts)
    terms = Term.all.compactMap { term in
      guard let fact = law.facts.fact(of: term.fact, on: day),
        let hours = term.hours(law.facts, on: day)
      else { return nil }
      return (term, fact, hours)
    }
    proposedChanges = law.proposedRules.filter(\.isProposed).flatMap { rule in
      rule.changes.filter { !$0.prose.isEmpty }.map { (rule, $0) }
    }
    let citations = CitationScanner(known)
    proposedParagraphs = Set(
      law.proposedRules.flatMap(\.changes).flatMap {
        citations.citations(in: Array($0.citation.unicodeScalars)).map(\.id)
      }
    )
    noticeFacts = law.facts.all.filter { !$0.prose.isEmpty && !$0.validity.contains(day) }
    var vocabulary = Vocabulary.base
    proposed = SentencePatterns(proposedChanges.map(\.change.prose), &vocabulary)
    notices = SentencePatterns(noticeFacts.map(\.prose), &vocabulary)
    proposedRules = law.proposedRules.filter(\.isProposed)
    proposedNames = SentencePatterns(proposedRules.map(\.names), &vocabulary)
    subjectParagraphs = subjects.map(\.paragraphs)
    self.subjects = SentencePatterns(subjects.map { [$0.pattern] }, &vocabulary)
    near = Dictionary(
      firstOf: law.facts.supersededPhrases.map { phrase in
        (phrase.phrase, Set(phrase.near.map { vocabulary.add($0.lowercased(), []) }))
      }
    )
    self.vocabulary = vocabulary
  }

  /// Whether a text has a word on the law, on those whom it binds or on penalties.
  func speaksOfLaw(_ text: String) -> Bool {
    Sentences(Array(text.unicodeScalars), vocabulary).tokens.contains {
      !$0.marks.isDisjoint(with: Self.ofLaw)
    }
  }

  private static let ofLaw: Marks = [.law, .subject, .penalty]

  /// Whether a proposed rule would write a paragraph, or one above it.
  func isProposed(_ id: String) -> Bool {
    var path: String? = id
    while let next = path, KnownCitations.above(next) != nil {
      if proposedParagraphs.contains(next) { return true }
      path = KnownCitations.above(next)
    }
    return false
  }
}

/// All checks of prose on the law, as of a day, for those who read a site.
public struct LawChecks {
  private static let all: [any LawCheck.Type] = [
    SupersededPhraseCheck.self, UnknownCitationCheck.self, NotInForceCheck.self,
    StaleReviewCheck.self, UnknownCiteCheck.self, UnverifiedHeadlineCheck.self,
    EndedAmountCheck.self, WrongTermCheck.self, ProposedDutyCheck.self, EndedNoticeCheck.self,
    ProposedAsFinalCheck.self, WrongSectionCheck.self,
  ]

  /// The id of each check with its explanation, in the order in which they run.
  public static var explanations: [(id: String, text: String)] {
    all.map { ($0.id, $0.explanation) }
  }

  /// Nil where no law is loaded.
  private let index: LawIndex?
  private let changes: Int
  private let asOf: Day
  private let readers: [String]

  /// The checks of a site's pages.
  public init(law: Law, asOf: Day, readers: [String] = [Audience.full]) {
    var cache = LawIndexCache()
    self.init(law: law, asOf: asOf, readers: readers, &cache)
  }

  /// The same for one of several sites.
  init(law: Law, asOf: Day, readers: [String], _ cache: inout LawIndexCache) {
    index = cache.index(of: law, on: asOf)
    changes = law.changes(by: asOf)
    self.asOf = asOf
    self.readers = readers
  }

  /// What is wrong with the law on a page; nothing where no law is loaded.
  public func diagnostics(_ page: ProsePage) -> [Diagnostic] {
    var checked = LawCheckCache()
    return diagnostics(page, &checked)
  }

  /// The same for a page that may have been checked for another site.
  func diagnostics(
    _ page: ProsePage,
    _ checked: inout LawCheckCache,
    _ bodies: ParsedBodies = ParsedBodies()
  ) -> [Diagnostic] {
    guard let index, !checked.holds(page, changes: changes, asOf: asOf) else {
      return []
    }
    let lawful = PageLawMentions(page, index, asOf: asOf, readers: readers, bodies: bodies)
    if !lawful.isForAudiences {
      checked.insert(page, changes: changes, asOf: asOf, turns: lawful.turns)
    }
    return Self.all.flatMap { $0.diagnostics(lawful) }
      + page.fields.flatMap { diagnostics($0, besides: lawful, index) }
  }
}

// Fields: titles, descriptions, notes, reasons.
extension LawChecks {
  /// The checks that look at nothing but words.
  private static let ofWords = all.filter { $0.readsWords }

  /// What is wrong with the law in the texts of fields, each at its field.
  func diagnostics(_ fields: [Sourced<String>]) -> [Diagnostic] {
    guard let index else { return [] }
    return fields.flatMap { diagnostics($0, besides: nil, index) }
  }

  /// The same for a field of a page, which may lead to what holds as the page does.
  private func diagnostics(
    _ field: Sourced<String>,
    besides page: PageLawMentions?,
    _ index: LawIndex
  ) -> [Diagnostic] {
    guard index.speaksOfLaw(field.value) else { return [] }
    let lawful = PageLawMentions(field, index, asOf: asOf, readers: readers, besides: page)
    return Self.ofWords.flatMap { $0.diagnostics(lawful) }.map {
      Diagnostic($0.severity, rule: $0.rule, $0.message, at: field.place, help: $0.help)
    }
  }
}
