public import Diagnostics
public import Regulation

/// A check of what a page says of the law; one file a check, whose doc comment is its manual page.
protocol LawCheck: Sendable {
  /// The kebab-case id that a diagnostic carries and that `accept:` names.
  static var id: String { get }
  /// What the check asks and why, in a sentence or two.
  static var explanation: String { get }
  /// What is wrong on a page.
  static func diagnostics(_ page: LawfulPage) -> [Diagnostic]
}

/// What the checks look up, made once for all pages.
struct LawIndex {
  let law: Law
  let known: KnownCitations
  /// The superseded phrases, in the order of the facts.
  let phrases: PhraseSearch

  init(_ law: Law) {
    self.law = law
    known = KnownCitations(law.catalog)
    phrases = PhraseSearch(law.facts.supersededPhrases.map(\.phrase))
  }
}

/// All checks of prose on the law, as of a day, for an audience.
public struct LawChecks {
  private static let all: [any LawCheck.Type] = [
    SupersededPhraseCheck.self, UnknownCitationCheck.self, NotInForceCheck.self,
    StaleReviewCheck.self, UnknownCiteCheck.self, UnverifiedHeadlineCheck.self,
  ]

  /// The id of each check with its explanation, in the order in which they run.
  public static var explanations: [(id: String, text: String)] {
    all.map { ($0.id, $0.explanation) }
  }

  private let index: LawIndex
  private let changes: Int
  private let asOf: Day
  private let audience: String

  /// The checks of a site's pages.
  public init(law: Law, asOf: Day, audience: String = "full") {
    index = LawIndex(law)
    changes = law.changes(by: asOf)
    self.asOf = asOf
    self.audience = audience
  }

  /// What is wrong with the law on a page; nothing where no law is loaded.
  public func diagnostics(_ page: ProsePage) -> [Diagnostic] {
    var checked = CheckedLaw()
    return diagnostics(page, &checked)
  }

  /// The same for a page that may have been checked for another site.
  func diagnostics(
    _ page: ProsePage,
    _ checked: inout CheckedLaw,
    _ bodies: ParsedBodies = ParsedBodies()
  ) -> [Diagnostic] {
    guard !index.law.isEmpty, !checked.holds(page, changes: changes, asOf: asOf) else {
      return []
    }
    let lawful = LawfulPage(page, index, asOf: asOf, audience: audience, bodies: bodies)
    if !lawful.isForAudiences {
      checked.insert(page, changes: changes, asOf: asOf, turns: lawful.turns)
    }
    return Self.all.flatMap { $0.diagnostics(lawful) }
  }
}
