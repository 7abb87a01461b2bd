import Diagnostics
import Regulation
import TestSupport

@testable import GapAnalysis

extension SeededGenerator {
  mutating func day() -> Day { asOf.adding(days: Int.random(in: -400...400, using: &self)) }

  mutating func maybeDay() -> Day? { chance(1, in: 2) ? day() : nil }
}

/// A law and a client made from a seed; not always sound, as no folder of files is.
struct World {
  let law: Law
  let client: Client

  init(seed: Int) {
    var random = SeededGenerator(seed: seed)
    law = GapAnalysisTests.law(
      Self.entries(&random),
      facts: penaltyFacts,
      proposed: [proposal(5)]
    )
    client = Self.client(law.catalog.requirements.map(\.id), &random)
  }

  init(law: Law, client: Client) {
    self.law = law
    self.client = client
  }

  private static func entries(_ random: inout SeededGenerator) -> [Requirement] {
    HIPAARule.allCases.flatMap { rule in
      (1...3).flatMap { family in
        (1...Int.random(in: 1...3, using: &random)).flatMap { number in
          standard("\(rule.rawValue)-\(family)-\(number)", rule, "family-\(family)", &random)
        }
      }
    }
  }

  private static func standard(
    _ id: String,
    _ rule: HIPAARule,
    _ family: String,
    _ random: inout SeededGenerator
  ) -> [Requirement] {
    let count = Int.random(in: 0...5, using: &random)
    var made = [entry(id, leaf: count == 0, rule: rule, family: family)]
    for index in 0..<count {
      made.append(
        entry(
          "\(id)(\(index + 1))",
          under: id,
          random.pick([.required, .addressable]),
          rule: rule,
          family: family,
          appliesTo: random.chance(1, in: 8)
            ? [.businessAssociate] : [.coveredEntity, .businessAssociate],
          requires: random.chance(1, in: 8) ? .groupHealthPlan : nil,
          permissive: random.chance(1, in: 8),
          aliases: ["\(id)/\(index + 1)"],
          validity: random.chance(1, in: 8)
            ? Validity(from: random.maybeDay(), to: nil) : .always
        )
      )
    }
    return made
  }

  private static func client(_ ids: [String], _ random: inout SeededGenerator) -> Client {
    let evidence = (1...8).map { index in
      Evidence(
        id: "EV-\(index)",
        title: "Evidence \(index)",
        collected: random.maybeDay(),
        validUntil: random.maybeDay(),
        place: at(index, "evidence.yml")
      )
    }
    let names = evidence.map(\.id) + ["EV-unknown"]
    let rules = random.some(HIPAARule.allCases, atMost: 3)
    return GapAnalysisTests.client(
      responses(ids, names, &random),
      entity: random.pick(Entity.allCases),
      functions: random.some(EntityFunction.allCases, atMost: 2),
      scope: Scope(rules: rules.isEmpty ? HIPAARule.allCases : rules),
      findings: findings(ids, names, &random),
      evidence: evidence,
      policies: (1...3).map { index in
        Policy(
          id: "policy-\(index)",
          title: "Policy \(index)",
          status: random.pick([nil, nil, .draft, .approved, .retired]),
          approved: index == 1 ? day("2020-01-01") : random.maybeDay(),
          reviewBy: random.maybeDay(),
          satisfies: random.some(ids, atMost: 4).map { Sourced($0, at: at(2, "p\(index).md")) },
          place: at(1, "p\(index).md")
        )
      },
      risks: risks(ids, &random),
      breaches: breaches(&random),
      exposure: exposure(ids, &random),
      readiness: (1...6).map { index in
        ReadinessAnswer(
          change: "NPRM-0\(index)",
          answer: random.pick(ReadinessAnswer.Answer.allCases),
          place: at(index, "readiness.yml")
        )
      }
    )
  }

  private static func responses(
    _ ids: [String],
    _ evidence: [String],
    _ random: inout SeededGenerator
  ) -> [Response] {
    var line = 1
    return (ids + random.some(ids, atMost: 3) + ["unknown"]).compactMap { id in
      line += 1
      guard random.chance(9, in: 10) else { return nil }
      return Response(
        requirement: id,
        answer: random.pick(Response.Answer.allCases),
        place: at(line)
      ).with {
        $0.evidence = random.some(evidence, atMost: 2)
        $0.maturity = random.chance(1, in: 2) ? Int.random(in: 0...5, using: &random) : nil
        $0.rationale = random.chance(4, in: 5) ? "Because" : nil
        $0.approver = random.chance(4, in: 5) ? "Officer" : nil
        $0.decided = random.maybeDay()
        $0.reviewBy = random.maybeDay()
      }
    }
  }

  private static func findings(
    _ ids: [String],
    _ evidence: [String],
    _ random: inout SeededGenerator
  ) -> [Finding] {
    (1...8).map { index in
      finding(
        random.chance(1, in: 12) ? "F-1" : "F-\(index)",
        random.some(ids, atMost: 3),
        likelihood: random.pick(Level.allCases),
        impact: random.pick(Level.allCases),
        status: random.pick(Finding.Status.allCases),
        due: random.maybeDay(),
        cost: random.chance(1, in: 2) ? 1000 * index : nil,
        evidence: random.some(evidence, atMost: 2),
        accepted: random.chance(1, in: 2)
          ? Acceptance(by: "Owner", until: random.day(), reason: "Cost") : nil,
        audience: random.chance(1, in: 4) ? ["full"] : []
      )
    }
  }

  private static func risks(_ ids: [String], _ random: inout SeededGenerator) -> [Risk] {
    (1...4).map { index in
      Risk(
        id: "R-\(index)",
        title: "Risk \(index)",
        estimate: RiskEstimate(
          likelihood: random.pick(Level.allCases),
          impact: random.pick(Level.allCases)
        ),
        requirements: random.some(ids, atMost: 2).map { Sourced($0, at: at(index, "risks.yml")) },
        place: at(index, "risks.yml")
      )
    }
  }

  private static func breaches(_ random: inout SeededGenerator) -> [Breach] {
    (1...3).map { index in
      Breach(
        id: "B-\(index)",
        discovered: random.day(),
        affected: Int.random(in: 0...1000, using: &random),
        maxResidentsOneState: random.chance(1, in: 2)
          ? Int.random(in: 0...1000, using: &random) : nil,
        notices: BreachDuty.Recipient.allCases.compactMap { recipient in
          random.maybeDay().map { BreachNotice(recipient, on: $0, at: at(index, "breaches.yml")) }
        },
        delay: random.chance(1, in: 3)
          ? NoticeDelay(
            made: random.day(),
            until: random.day(),
            statement: random.pick(NoticeDelay.Statement.allCases),
            place: at(index, "breaches.yml")
          ) : nil,
        place: at(index, "breaches.yml")
      )
    }
  }

  private static func exposure(
    _ ids: [String],
    _ random: inout SeededGenerator
  ) -> [ExposureItem] {
    (1...4).map { index in
      ExposureItem(
        tier: Int.random(in: 1...4, using: &random),
        provision: random.pick(ids),
        year: Int.random(in: 2007...2027, using: &random),
        violations: Int.random(in: 0...1_000_000, using: &random),
        assessed: random.maybeDay(),
        place: at(index, "exposure.yml")
      )
    }
  }
}
