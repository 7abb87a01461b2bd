import Diagnostics
import GapAnalysis
import ReadingGrade
import Regulation
import TestSupport
import Testing
import Workspace

/// The policies and procedures that `init --starter policies` writes.
@Suite struct StarterPolicyTests {
  /// The workspace as it was written and as it was read, and the pages that were built of it.
  private struct Begun: Sendable {
    let files: [String: String]
    let workspace: Workspace
    let result: ProgramResult
    let pages: [String: ContentPage]
  }

  private static let begun = Result { () throws -> Begun in
    let folder = try TemporaryFolder()
    let made = try gapbook(
      "init",
      "ws",
      "--starter",
      "policies",
      in: folder.path,
      environment: ["SOURCE_DATE_EPOCH": "1795219200"]
    )
    try #require(made.code == 0, "\(made.stderr)")
    let files = try contents(of: folder.path + "/ws").mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    let result = try gapbook("build", "ws", "-o", "out", in: folder.path)
    var pages: [String: ContentPage] = [:]
    for path in files.keys where path.hasPrefix("content/") && path.hasSuffix(".md") {
      let name = path.dropFirst("content/".count).dropLast(".md".count)
      guard let bytes = readFile("\(folder.path)/out/\(name).html") else { continue }
      pages[path] = ContentPage(HTMLPage(bytes))
    }
    return Begun(
      files: files,
      workspace: try load(folder.path + "/ws").value,
      result: result,
      pages: pages
    )
  }

  private static let sections = [
    "Purpose", "Scope", "Policy", "Roles", "Exceptions", "Checks and enforcement", "Records",
    "Related documents",
  ]

  private static func policies() throws -> [Policy] {
    try begun.get().workspace.pages.compactMap(\.policy)
  }

  @Test func answersEveryRequirementOfTheSecurityAndBreachRules() throws {
    let catalog = try Self.begun.get().workspace.law.catalog
    let leaves = catalog.leaves(
      on: try #require(Day("2026-11-21")),
      rules: [.security, .breachNotification]
    )
    #expect(leaves.count == 71)
    let named = try Self.policies().flatMap(\.satisfies).map(\.value)
    let answered = Set(named.flatMap { catalog.leaves(namedBy: $0).map(\.id) })
    #expect(leaves.map(\.id).filter { !answered.contains($0) } == [])
    #expect(named.filter { catalog.requirement($0) == nil } == [])
    // Each leaf is named itself, and not only through a standard above it.
    #expect(leaves.map(\.id).filter { !named.contains($0) } == [])
  }

  @Test func hasCompleteFrontMatter() throws {
    let policies = try Self.policies()
    let kinds = Dictionary(grouping: policies, by: \.kind)
    #expect(kinds[.policy]?.count == 28)
    #expect(kinds[.procedure]?.count == 10)
    let ids = policies.map(\.id).sorted()
    let expected =
      (1...28).map { "POL-0\($0 < 10 ? "0" : "")\($0)" }
      + (1...10).map { "PRO-0\($0 < 10 ? "0" : "")\($0)" }
    #expect(ids == expected)
    for policy in policies {
      #expect(policy.version == "1.0", "\(policy.id)")
      #expect(policy.status == .draft, "\(policy.id)")
      #expect(policy.owner?.isEmpty == false, "\(policy.id)")
      #expect(policy.approver == "Chief Executive", "\(policy.id)")
      #expect(policy.approved == nil, "\(policy.id)")
      #expect(!policy.satisfies.isEmpty, "\(policy.id)")
      #expect(!policy.tags.isEmpty, "\(policy.id)")
    }
  }

  @Test func saysInEachPolicyWhatCanBeTestedByWhomAndWhatIsKept() throws {
    for (path, text) in try Self.begun.get().files where path.hasPrefix("content/policies/") {
      let heads = text.matches(of: #/(?m)^## (.+)$/#).map { String($0.output.1) }
      #expect(heads == Self.sections, "\(path)")
      // Numbered statements, of which others can speak.
      #expect(text.matches(of: #/(?m)^\d+\. \*\*/#).count >= 6, "\(path)")
      let related = text.components(after: "## Related documents")
      #expect(related.contains(".md)"), "\(path)")
      #expect(text.contains("{{ fact.retention.years }} years"), "\(path)")
    }
  }

  /// What the law sets is read from the facts, so that it follows the day.
  @Test func writesNoLimitOfTheLawAsANumber() throws {
    for (path, text) in try Self.begun.get().files where path.hasSuffix(".md") {
      let limits = #/(?i)\b(60|sixty) calendar days|\b(6|six) years\b|\b500\b/#
      let words = text.replacing(#/\{\{ [^}]+ \}\}/#, with: "")
      #expect(words.firstMatch(of: limits) == nil, "\(path)")
    }
  }

  @Test func definesEveryValueAndUsesEachOne() throws {
    let files = try Self.begun.get().files
    let configuration = try #require(files["gapbook.yml"])
    let values = configuration.components(after: "\nvalues:\n").components(before: "\nsections:")
    let defined = Set(values.matches(of: #/(?m)^  ([a-z_]+): /#).map { String($0.output.1) })
    var used: Set<String> = []
    for (path, text) in files where path.hasSuffix(".md") {
      for found in text.matches(of: #/\{\{ ([a-z0-9_.-]+) \}\}/#) {
        let name = String(found.output.1)
        if !name.hasPrefix("fact.") { used.insert(name) }
      }
    }
    #expect(used == defined)
  }

  @Test func buildsWithNoErrorAndKeepsSentencesShort() throws {
    let begun = try Self.begun.get()
    #expect(begun.result.code == 0, "\(begun.result.stderr)")
    #expect(begun.pages.count == 41)
    for (path, page) in begun.pages {
      #expect(!page.text.contains("{{"), "\(path)")
      let sentences = page.paragraphs.flatMap(ReadingGrade.sentences)
      let words = sentences.reduce(0) { $0 + $1.count }
      #expect(
        words <= 20 * sentences.count,
        "\(path): \(words) words, \(sentences.count) sentences"
      )
    }
  }
}

extension String {
  fileprivate func components(after mark: String) -> String {
    firstRange(of: mark).map { String(self[$0.upperBound...]) } ?? ""
  }

  fileprivate func components(before mark: String) -> String {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
