import Foundation
import GapAnalysis
import Privacy
import Report
import Site
import TestSupport
import Testing

/// The one list of rules, held to the sources.
@Suite struct RuleBookTests {
  /// The text of each file of the program.
  private static func sources() -> [(file: String, text: String)] {
    let root = repositoryRoot + "/Sources"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") && !$0.contains("RuleBook+") }.map {
      ($0, String(decoding: readFile(root + "/" + $0) ?? [], as: UTF8.self))
    }
  }

  /// Where diagnostics are made with the id of a rule, and with what severity if the place says.
  private static func made(in text: String) -> [(rule: String, severity: String?)] {
    let form =
      /\b(error|warning|note|warn|noteOnce|add|complain|fault|reportRepair|Diagnostic)\(\s*(?:\.?(\w+),\s*)?(?:rule:\s*)?"([a-z0-9]+(?:-[a-z0-9]+)+|validity)"/
    return text.matches(of: form.wordBoundaryKind(.simple)).map { match in
      let words = [String(match.output.1), match.output.2.map(String.init) ?? ""]
      let severity = words.first { ["error", "warning", "note"].contains($0) }
      return (String(match.output.3), severity ?? (words[0] == "warn" ? "warning" : nil))
    }
  }

  /// The ids with which diagnostics are made.
  private static func usedRules() -> Set<String> {
    let named = /\brule:\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"/
    let constant = /\bstatic let (?:rule|syntax|place|recursion) = "([a-z0-9]+(?:-[a-z0-9]+)+)"/
    let either = /rule: \w+ \? "([a-z-]+)" : "([a-z-]+)"/
    // A key whose value is one of a few words has a rule that is named for it.
    let choice = /\b(?:choices?|requiredChoice)\("([a-z_]+)"/
    var rules: Set<String> = []
    for (_, text) in sources() {
      rules.formUnion(made(in: text).map(\.rule))
      for form in [named, constant] {
        rules.formUnion(
          text.matches(of: form.wordBoundaryKind(.simple)).map { String($0.output.1) }
        )
      }
      for match in text.matches(of: either) {
        rules.formUnion([String(match.output.1), String(match.output.2)])
      }
      rules.formUnion(
        text.matches(of: choice.wordBoundaryKind(.simple)).map {
          "unknown-" + $0.output.1.replacing("_", with: "-")
        }
      )
    }
    return rules
  }

  @Test func explainsEveryRuleOfTheSources() {
    let known = Set(RuleBook.all.map(\.id))
    let used = Self.usedRules()
    #expect(used.count > 100)
    #expect(used.isSuperset(of: ["not-utf8", "template-place", "unknown-entity", "policy-key"]))
    #expect(used.subtracting(known).sorted() == [])
  }

  /// A rule of the book that no source is seen to report shows a form that this test does not know,
  /// in which a rule could be reported that is in no book.
  @Test func findsEveryRuleOfTheBookInTheSources() {
    let form = /"((?:unknown|vanished)-)\\\(/
    let begun = Set(
      Self.sources().flatMap { $0.text.matches(of: form).map { String($0.output.1) } }
    )
    #expect(begun == ["unknown-", "vanished-"])
    let ofModules =
      IntakeRule.allCases.map(\.rawValue) + LawChecks.explanations.map(\.id)
      + PHIKind.allCases.map(\.rule)
    let missing = Set(RuleBook.all.map(\.id)).subtracting(Self.usedRules())
      .subtracting(ofModules).filter { rule in !begun.contains { rule.hasPrefix($0) } }
    #expect(missing.sorted() == [])
  }

  @Test func explainsNoRuleTwice() {
    let folder = repositoryRoot + "/Sources/Site/Explaining"
    let entry = /\n\s+"([a-z]+(?:-[a-z]+)*)":\s/
    var ids: [String] = []
    for file in names(in: folder) where file.hasPrefix("RuleBook+") {
      let text = String(decoding: readFile(folder + "/" + file) ?? [], as: UTF8.self)
      ids += text.matches(of: entry).map { String($0.output.1) }
    }
    #expect(ids.count > 50)
    #expect(ids.sorted() == Set(ids).sorted())
  }

  @Test func saysASentenceOfEach() {
    for rule in RuleBook.all {
      #expect(rule.text.hasSuffix("."), "\(rule.id)")
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }, "\(rule.id)")
    }
  }

  /// Users have the program and its guide, and none of the documents for contributors.
  @Test(arguments: ["METHOD", "methodology", "the design"])
  func sendsNobodyToADocumentThatUsersLack(word: String) {
    for rule in RuleBook.all {
      #expect(!rule.text.contains(word), "\(rule.id)")
    }
  }

  /// The severities with which each rule is made; `other` where the place does not say.
  private static func severities() -> [String: Set<String>] {
    let law = Set(LawChecks.explanations.map(\.id))
    let gap = /\breport\(\s*\.(error|warning|note),\s*\.(\w+),/
    let cases = Dictionary(
      IntakeRule.allCases.map { ("\($0)", $0.rawValue) },
      uniquingKeysWith: { first, _ in first }
    )
    var severities: [String: Set<String>] = [:]
    // What compares two assessments is beyond the configuration of both.
    for (file, text) in sources() where !file.hasSuffix("/DiffSides.swift") {
      for (rule, severity) in made(in: text) {
        severities[rule, default: []].insert(severity ?? "other")
      }
      for match in text.matches(of: gap) {
        guard let rule = cases[String(match.output.2)] else { continue }
        severities[rule, default: []].insert(String(match.output.1))
      }
    }
    return severities.filter { !law.contains($0.key) }
  }

  /// A rule that speaks in a warning or a note anywhere can be lowered, and so is in no list of those
  /// that cannot; one that never does is in the list.
  @Test func holdsTheRulesThatAreAlwaysErrors() {
    let severities = Self.severities()
    let lighter = severities.filter { !$0.value.isDisjoint(with: ["warning", "note"]) }.keys
    #expect(lighter.count > 50)
    #expect(RuleBook.alwaysErrors.intersection(lighter).sorted() == [])
    let heavy = severities.filter { $0.value == ["error"] }.keys
    #expect(heavy.count > 50)
    // Values outside clients' files are weighed as the configuration says; a page may accept what the
    // proof finds on it.
    let exempt: Set = ["unknown-value", "malformed-value", "withheld-text"]
    #expect(Set(heavy).subtracting(RuleBook.alwaysErrors).subtracting(exempt).sorted() == [])
    #expect(RuleBook.alwaysErrors.subtracting(RuleBook.all.map(\.id)).sorted() == [])
    #expect(RuleBook.outsideWorkspaces.subtracting(RuleBook.all.map(\.id)).sorted() == [])
    #expect(RuleBook.alwaysErrors.isSuperset(of: ["unknown-requirement", "wrong-type", "bad-day"]))
  }
}
