import Diagnostics
import GapAnalysis
import Regulation
import TestSupport
import Testing
import Workspace

/// How many leaves the built-in catalog has: the cases of METHOD.md about what is counted.
@Suite struct LeafCountTests {
  private static let law = (try? load(repositoryRoot))?.value.law ?? .none

  @Test(arguments: MethodDocument.cases("L", in: 1, to: 7))
  func countsLeaves(_ this: MethodCase) throws {
    let client = Client(
      slug: "a",
      name: Sourced("A", at: SourceRange(file: "client.yml", start: .init(line: 1, column: 1))),
      entity: try this.value("Client", Entity.init(rawValue:)),
      functions: try this.list("Functions").map { try #require(EntityFunction(rawValue: $0)) },
      place: SourceRange(file: "client.yml", start: .init(line: 1, column: 1))
    )
    let day = try this.value("Day") { Day($0) }
    let result = assess(client, law: Self.law, asOf: day, coverageThreshold: .zero).value
    func count(_ rule: HIPAARule) -> String {
      "\(result.rules.first { $0.rule == rule }?.tally.counts.total ?? 0)"
    }
    this.expect(
      given: ["Client", "Functions", "Day"],
      [
        "Security": count(.security), "Breach notification": count(.breachNotification),
        "Privacy": count(.privacy), "Leaves": "\(result.totals.counts.total)",
        "Not applicable": "\(result.totals.counts.notApplicable)",
      ]
    )
  }
}
