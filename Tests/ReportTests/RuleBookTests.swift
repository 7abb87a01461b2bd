import Foundation
import Site
import TestSupport
import Testing

/// The one list of rules, held to the sources.
@Suite struct RuleBookTests {
  /// What stands between quotes where a diagnostic is made.
  private static func usedRules() -> Set<String> {
    let root = repositoryRoot + "/Sources"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let made =
      /\b(?:error|warning|note|warn|add|complain|fault)\(\s*(?:\.\w+,\s*)?(?:rule:\s*)?"([a-z]+(?:-[a-z]+)+|validity)"/
    let named = /\brule:\s*"([a-z]+(?:-[a-z]+)*)"/
    var rules: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = String(decoding: readFile(root + "/" + file) ?? [], as: UTF8.self)
      for match in text.matches(of: made.wordBoundaryKind(.simple)) {
        rules.insert(String(match.output.1))
      }
      for match in text.matches(of: named.wordBoundaryKind(.simple)) {
        rules.insert(String(match.output.1))
      }
    }
    return rules
  }

  @Test func explainsEveryRuleOfTheSources() {
    let known = Set(RuleBook.all.map(\.id))
    let used = Self.usedRules()
    #expect(used.count > 50)
    #expect(used.subtracting(known).sorted() == [])
  }

  @Test func explainsNoRuleTwice() {
    let folder = repositoryRoot + "/Sources/Site/Explaining"
    let entry = /\(\n\s+"([a-z]+(?:-[a-z]+)*)",\n/
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

  /// A rule that speaks in a warning or a note anywhere can be lowered, and so is in no list of those
  /// that cannot.
  @Test func holdsOnlyErrorsForFixed() {
    let root = repositoryRoot + "/Sources"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let lighter =
      /(?:\b(?:warning|note|warn)\(\s*|\.(?:warning|note),\s*(?:rule:\s*)?)"([a-z]+(?:-[a-z]+)+)"/
    var lowered: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = String(decoding: readFile(root + "/" + file) ?? [], as: UTF8.self)
      lowered.formUnion(text.matches(of: lighter).map { String($0.output.1) })
    }
    #expect(lowered.count > 10)
    #expect(RuleBook.alwaysErrors.intersection(lowered).sorted() == [])
    #expect(RuleBook.alwaysErrors.subtracting(RuleBook.all.map(\.id)).sorted() == [])
    #expect(RuleBook.alwaysErrors.isSuperset(of: ["unknown-requirement", "wrong-type", "bad-day"]))
  }
}
