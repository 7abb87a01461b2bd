import Diagnostics
import Regulation

/// ## unverified-headline
///
/// **What it does.** Looks at the values `{{ fact.… }}` in headings.
///
/// **Why.** A fact that rests on memory or arithmetic is marked as such where it is used; a headline
/// has no room for the caution and is quoted alone.
///
/// **What is right.** Put the value into a sentence below the heading, where it is marked as
/// unverified, or verify the fact.
enum UnverifiedHeadlineCheck: LawCheck {
  static let id = "unverified-headline"
  static let explanation =
    "A heading holds the value of a fact that is unverified; such a value stands in a sentence, marked as unverified, never in a headline."

  static let readsWords = false

  static func diagnostics(_ page: PageLawMentions) -> [Diagnostic] {
    page.headlineValues.compactMap { value in
      guard let fact = page.law.facts.fact(of: value.timeline, on: page.asOf), !fact.isVerified
      else { return nil }
      return .warning(
        id,
        "\"\(fact.id)\" is unverified, and its value stands in a heading",
        at: value.place() ?? .file(page.page.file),
        help: "put it into a sentence, where it is marked as unverified"
      )
    }
  }
}
