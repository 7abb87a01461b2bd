import Diagnostics
import GapAnalysis
import Privacy
import Report

/// A check of the program, with what it asks and why.
public struct RuleExplanation: Sendable, Hashable {
  /// The kebab-case id that a diagnostic carries.
  public let id: String
  /// A sentence or two.
  public let text: String
}

/// Every rule id that a diagnostic may carry; a test holds the list to the sources.
public enum RuleBook {
  /// The rules by id.
  ///
  /// A text of a module's own data goes before the lists here.
  public static let all: [RuleExplanation] = {
    let own = LawChecks.explanations.map { ($0.id, $0.text) }
    let gaps = IntakeRule.allCases.map { ($0.rawValue, $0.explanation) }
    let phi = PHIKind.allCases.map { ($0.rule, $0.explanation) }
    let lists = [
      privacyRules, withheldRules, contentRules, choiceRules, deliveryRules, importRules, lawRules,
      pageRules, policyRules, scanRules, templateRules,
    ]
    let texts = Dictionary(firstOf: own + gaps + phi + lists.joined().map { ($0.key, $0.value) })
    return texts.sorted { $0.key < $1.key }.map { RuleExplanation(id: $0.key, text: $0.value) }
  }()

  /// The rule of an id.
  public static func rule(_ id: String) -> RuleExplanation? { all.first { $0.id == id } }
}
