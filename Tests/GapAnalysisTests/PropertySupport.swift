import Diagnostics
import GapAnalysis
import Regulation
import TestSupport

extension Response {
  func adding(_ more: [String]) -> Response { with { $0.evidence += more } }

  func implemented() -> Response { with { $0.answer = .implemented } }
}

extension Client {
  func with(
    responses: [Response]? = nil,
    findings: [Finding]? = nil,
    evidence: [Evidence]? = nil,
    policies: [Policy]? = nil,
    risks: [Risk]? = nil,
    breaches: [Breach]? = nil,
    exposure: [ExposureItem]? = nil,
    readiness: [ReadinessAnswer]? = nil
  ) -> Client {
    Client(
      slug: slug,
      name: name,
      entity: entity,
      functions: functions,
      scope: scope,
      responses: responses ?? self.responses,
      findings: findings ?? self.findings,
      evidence: evidence ?? self.evidence,
      policies: policies ?? self.policies,
      risks: risks ?? self.risks,
      breaches: breaches ?? self.breaches,
      exposure: exposure ?? self.exposure,
      readiness: readiness ?? self.readiness,
      place: place
    )
  }

  /// The same rows in another order.
  func shuffled(_ random: inout SeededGenerator) -> Client {
    with(
      responses: responses.shuffled(using: &random),
      findings: findings.shuffled(using: &random),
      evidence: evidence.shuffled(using: &random),
      policies: policies.shuffled(using: &random),
      risks: risks.shuffled(using: &random),
      breaches: breaches.shuffled(using: &random),
      exposure: exposure.shuffled(using: &random),
      readiness: readiness.shuffled(using: &random)
    )
  }

  /// The same without second entries of one id.
  func withoutSeconds(in law: Law) -> Client {
    with(
      responses: firsts(responses) {
        law.catalog.requirement($0.requirement)?.id ?? $0.requirement
      },
      findings: firsts(findings, by: \.id),
      exposure: firsts(exposure) { "\($0.provision) \($0.year) \($0.tier)" }
    )
  }

  private func firsts<Item>(_ items: [Item], by id: (Item) -> String) -> [Item] {
    var seen: Set<String> = []
    return items.filter { seen.insert(id($0)).inserted }
  }

  /// The place of each row of each register.
  var places: [SourceRange] {
    responses.map(\.place) + findings.map(\.place) + evidence.map(\.place)
      + policies.map(\.place) + risks.map(\.place) + breaches.map(\.place)
      + exposure.map(\.place) + readiness.map(\.place)
  }
}

extension Assessment {
  /// The places of the rows that a reader of `assessment.json` finds, or finds left out.
  var placesShown: [SourceRange] {
    let names = Set(
      requirements.flatMap(\.evidence) + findings.flatMap { $0.finding.evidence.map(\.value) }
    )
    let claims = Set(requirements.flatMap(\.policies))
    return leftOut.map(\.source) + requirements.compactMap { $0.response?.place }
      + findings.map(\.finding.place) + risks.map(\.risk.place) + deadlines.map(\.place)
      + exposure.map(\.item.place) + readiness.items.compactMap { $0.response?.place }
      + evidence.map(\.evidence).filter { names.contains($0.id) }.map(\.place)
      + policies.map(\.policy).filter { claims.contains($0.id) }.map(\.place)
  }

  /// The names of what a reader would see differ.
  func differences(from other: Assessment) -> [String] {
    let pairs: [(String, Bool)] = [
      ("totals", totals == other.totals), ("rules", rules == other.rules),
      ("families", families == other.families),
      ("requirements", requirements == other.requirements),
      ("findings", findings == other.findings), ("leftOut", leftOut == other.leftOut),
      ("metrics", metrics == other.metrics), ("gaps", gaps == other.gaps),
      ("decisions", decisions == other.decisions), ("risks", risks == other.risks),
      ("plan", plan == other.plan), ("deadlines", deadlines == other.deadlines),
      ("breaches", breaches == other.breaches), ("exposure", exposure == other.exposure),
      ("readiness", readiness == other.readiness), ("policies", policies == other.policies),
      ("evidence", evidence == other.evidence),
      ("riskAnalysis", riskAnalysis == other.riskAnalysis),
      ("documents", documents == other.documents),
      ("earlierVersions", earlierVersions == other.earlierVersions),
      ("maturity", maturity == other.maturity),
    ]
    return pairs.filter { !$0.1 }.map(\.0)
  }
}
