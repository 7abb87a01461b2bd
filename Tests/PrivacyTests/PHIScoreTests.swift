import PHICorpus
import Privacy
import Testing

/// How much of what is planted is found, and how little else.
@Suite("The PHI guard on a seeded corpus")
struct PHIScoreTests {
  private static let scores = PHIScore.all(count: 2_000)

  @Test("finds 95 % of each kind, and 95 % of what it finds is of it", arguments: PHIKind.allCases)
  func findsMost(kind: PHIKind) throws {
    let score = try #require(Self.scores.first { $0.kind == kind })
    let examples = score.examples.prefix(12).joined(separator: "\n")
    #expect(score.recall >= 0.95, "\(score.line)\n\(examples)")
    #expect(score.precision >= 0.95, "\(score.line)\n\(examples)")
  }
}
