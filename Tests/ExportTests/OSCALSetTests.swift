import Diagnostics
import Formats
import GapAnalysis
import TestSupport
import Testing

@testable import Export
@testable import Regulation

/// What the OSCAL documents of a client say together, and from one day to the next.
@Suite struct OSCALSetTests {
  private let oscal = OSCAL(Sample.assessment)

  private func assessment(on iso: String) -> Assessment {
    assess(Sample.client, law: Sample.law, asOf: day(iso), coverageThreshold: Sample.threshold)
      .value
  }

  /// The values of a key at any depth, in order.
  private func values(_ key: String, in json: JSON?) -> [String] {
    switch json {
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.key == key, case .string(let text) = member.value { return [text] }
        return values(key, in: member.value)
      }
    case .array(let items): items.flatMap { values(key, in: $0) }
    default: []
    }
  }

  /// What stands at a path of keys, the first item of each list.
  private func at(_ path: String..., in json: JSON?) -> JSON? {
    path.reduce(json) { json, key in
      guard case .object(let members) = json else { return nil }
      let value = members.first { $0.key == key }?.value
      if case .array(let items) = value, key != path.last { return items.first }
      return value
    }
  }

  private func items(_ json: JSON?) -> [JSON] {
    if case .array(let items) = json { items } else { [] }
  }

  @Test func keepsTheIDsOfWhatIsTheSameOnAnotherDay() throws {
    let (first, second) = (OSCAL(assessment(on: "2026-11-21")), OSCAL(assessment(on: "2026-11-22")))
    let plans = try [first, second].map { try #require($0.planOfAction) }
    #expect(!values("uuid", in: plans[0]).isEmpty)
    #expect(values("uuid", in: plans[0]) == values("uuid", in: plans[1]))
    for part in ["observations", "risks", "findings"] {
      let ids = [first, second].map {
        values("uuid", in: at("assessment-results", "results", part, in: $0.assessmentResults))
      }
      #expect(!ids[0].isEmpty && ids[0] == ids[1], "\(part)")
    }
    let results = [first, second].map {
      values("uuid", in: at("assessment-results", "results", in: $0.assessmentResults)).first
    }
    #expect(results[0] != results[1])
  }

  /// Another client by the sample's law and on its day.
  private func assessed(_ client: Client) -> Assessment {
    assess(
      client,
      law: Sample.law,
      asOf: Sample.assessment.asOf,
      coverageThreshold: Sample.threshold
    ).value
  }

  @Test func tellsOtherClientsApart() {
    let client = Client(
      slug: "b",
      name: Sample.client.name,
      entity: .coveredEntity,
      findings: Sample.client.findings,
      place: Sample.client.place
    )
    let other = assessed(client)
    let ids = [Sample.assessment, other].map {
      Set(values("uuid", in: OSCAL($0).planOfAction))
    }
    #expect(ids.allSatisfy { !$0.isEmpty })
    #expect(ids[0].isDisjoint(with: ids[1]))
  }

  @Test func saysWhenTheSourceChanged() throws {
    let changed = OSCAL(Sample.assessment, sourceDate: 1_800_000_000)
    for document in [
      changed.assessmentResults, changed.assessmentPlan, try #require(changed.planOfAction),
      OSCALCatalog(Sample.law, asOf: Sample.assessment.asOf, sourceDate: 1_800_000_000).json,
    ] {
      #expect(values("last-modified", in: document) == ["2027-01-15T08:00:00Z"])
    }
    #expect(values("last-modified", in: oscal.assessmentPlan) == ["2026-11-21T00:00:00Z"])
    #expect(OSCAL.moment(secondsSince1970: 0) == "1970-01-01T00:00:00Z")
    #expect(OSCAL.moment(secondsSince1970: 86_399) == "1970-01-01T23:59:59Z")
    #expect(values("uuid", in: changed.planOfAction) == values("uuid", in: oscal.planOfAction))
  }

  @Test func findsNothingInWhatIsNotAssessedOrNotApplicable() {
    let client = Client(
      slug: "a",
      name: Sample.client.name,
      entity: .coveredEntity,
      responses: [
        Response(
          requirement: "164.312(a)(2)(i)",
          answer: .partial,
          place: row(2)
        ),
        Response(requirement: "164.312(a)(2)(iii)", answer: .notApplicable, place: row(3)).with {
          $0.rationale = "No such system"
        },
        Response(requirement: "164.312(b)", answer: .notAssessed, place: row(4)),
      ],
      place: Sample.client.place
    )
    let result = assessed(client)
    let document = OSCAL(result).assessmentResults
    #expect(values("target-id", in: document) == ["hipaa-164.312.a.2.i_obj"])
    #expect(values("control-id", in: document) == ["hipaa-164.312.a.2.i"])
    #expect(values("state", in: document) == ["not-satisfied"])
    let planned = values("control-id", in: OSCAL(result).assessmentPlan)
    #expect(
      planned == ["hipaa-164.312.a.2.i", "hipaa-164.312.a.2.iv", "hipaa-164.312.b"]
    )
  }

  @Test func tellsWhatContestsAnAnswer() {
    let client = Client(
      slug: "a",
      name: Sample.client.name,
      entity: .coveredEntity,
      responses: [
        Response(requirement: "164.312(a)(2)(iv)", answer: .implemented, place: row(2)),
        Response(requirement: "164.312(b)", answer: .implemented, place: row(3)),
      ],
      findings: [Sample.finding],
      place: Sample.client.place
    )
    let result = assessed(client)
    let findings = items(
      at("assessment-results", "results", "findings", in: OSCAL(result).assessmentResults)
    )
    let remarks = findings.map { values("remarks", in: at("target", in: $0)) }
    #expect(remarks == [["Contested by F-01."], []])
    #expect(findings.map { values("name", in: $0).contains("contested") } == [true, false])
  }

  @Test func leadsFromResultsToTheCatalog() {
    let href = { (document: JSON, path: [String]) in
      self.values("href", in: path.reduce(document) { self.at($1, in: $0) ?? .null })
    }
    let results = oscal.assessmentResults
    let plan = oscal.assessmentPlan
    #expect(href(results, ["assessment-results", "import-ap"]).first?.hasPrefix("#") == true)
    #expect(
      href(results, ["assessment-results", "back-matter"]).first == "oscal-assessment-plan.json"
    )
    #expect(href(plan, ["assessment-plan", "import-ssp"]).first?.hasPrefix("#") == true)
    #expect(href(plan, ["assessment-plan", "back-matter"]) == ["oscal-catalog.json"])
  }

  @Test func ratesEachRiskWhereConsumersLook() throws {
    let risks = items(at("assessment-results", "results", "risks", in: oscal.assessmentResults))
    let first = try #require(risks.first)
    let facets = items(at("characterizations", "facets", in: first))
    #expect(
      facets.flatMap { values("name", in: $0).prefix(1) } == ["likelihood", "impact", "risk"]
    )
    #expect(facets.flatMap { values("value", in: $0).prefix(1) } == ["high", "high", "high"])
    let all = items(at("characterizations", in: first))
    #expect(all.count == 2)
    #expect(values("value", in: all.last).contains("adjusted"))
    #expect(at("description", in: first) == .string("Whoever finds one reads it."))
    #expect(risks.allSatisfy { !values("actor-uuid", in: $0).isEmpty })
  }

  @Test func tellsWhatToDoWhoDoesItAndWhatItIsAbout() throws {
    let plan = try #require(oscal.planOfAction)
    let body = at("plan-of-action-and-milestones", in: plan)
    let poamItems = items(at("poam-items", in: body))
    #expect(!poamItems.isEmpty)
    for item in poamItems {
      #expect(values("risk-uuid", in: item).count == 1, "\(item)")
    }
    #expect(
      values("description", in: poamItems.first).first
        == "1. Encrypt the disks.\n2. Keep the keys elsewhere."
    )
    let risk = items(at("risks", in: body)).first
    #expect(
      values("description", in: at("remediations", in: risk)).first
        == "1. Encrypt the disks.\n2. Keep the keys elsewhere."
    )
    let tasks = at("remediations", "tasks", "responsible-roles", "party-uuids", in: risk)
    #expect(items(tasks).count == 1)
    let parties = items(at("metadata", "parties", in: body))
    #expect(parties.flatMap { values("name", in: $0) }.contains("IT"))
  }

  @Test func namesEveryAssessorOnce() {
    let metadata = at("assessment-results", "metadata", in: oscal.assessmentResults)
    let parties = items(at("parties", in: metadata))
    #expect(
      parties.flatMap { values("name", in: $0) } == ["Clinic \"A\" & sons", "Ann Lee", "Bo"]
    )
    #expect(values("role-id", in: metadata) == ["assessor"])
  }

  @Test func tellsEvidenceWithItsDayAndSum() {
    let results = oscal.assessmentResults
    let resources = items(at("assessment-results", "back-matter", "resources", in: results))
    // The third is a scan.
    #expect(resources.count == 3)
    let evidence = resources.first {
      values("href", in: $0) == ["./Share%20drive:%20IT/settings.pdf"]
    }
    #expect(values("algorithm", in: evidence) == ["SHA-256"])
    let told = values("value", in: evidence)
    #expect(told.contains("2026-11-02") && told.contains(String(repeating: "0a", count: 32)))
    let observations = items(
      at("assessment-results", "results", "observations", in: results)
    )
    let id = values("uuid", in: evidence).first ?? "?"
    #expect(observations.filter { values("href", in: $0).contains("#\(id)") }.count == 3)
    #expect(values("collected", in: observations.first).first == "2026-11-02T00:00:00Z")
  }

  @Test func tellsEachCheckOfAScanAsATest() throws {
    let results = oscal.assessmentResults
    let observations = items(at("assessment-results", "results", "observations", in: results))
    let check = try #require(
      observations.first { values("title", in: $0).first?.hasPrefix("EV-3:") ?? false }
    )
    #expect(String(decoding: check.serialized(), as: UTF8.self).contains("TEST"))
    #expect(values("collected", in: check) == ["2026-10-01T00:00:00Z"])
    let subject = try #require(values("subject-uuid", in: check).first)
    let inventory = at("assessment-results", "results", "local-definitions", in: results)
    #expect(values("uuid", in: inventory) == [subject])
    #expect(values("description", in: inventory) == ["laptop-07"])
    let id = try #require(values("uuid", in: check).first)
    #expect(values("observation-uuid", in: results).contains(id))
    let told = assess(
      Sample.client,
      law: Sample.law,
      asOf: Sample.assessment.asOf,
      coverageThreshold: Sample.threshold,
      audience: "client"
    ).value
    let edition = OSCAL(told).assessmentResults
    #expect(!values("description", in: edition).contains { $0.contains("laptop-07") })
    #expect(at("assessment-results", "results", "local-definitions", in: edition) == nil)
  }

  @Test func holdsTheCatalogAsItWasKnown() {
    let leaf = { (id: String, validity: Validity) in
      Requirement(
        id: id,
        kind: .standard,
        title: "T",
        obligation: .required,
        parent: "164.312",
        rule: .security,
        family: "technical",
        section: "164.312",
        appliesTo: [.coveredEntity],
        condition: "Sometimes.",
        summary: "S",
        validity: validity,
        isAssessable: true,
        place: Sample.client.place
      )
    }
    let made = Catalog.make(
      authority: "A",
      asOf: nil,
      sections: [],
      requirements: [
        leaf("164.312(x)", Validity(from: day("2024-12-23"), to: day("2025-06-17"))),
        leaf("164.312(y)", Validity(from: day("2026-02-16"), to: nil)),
      ]
    ).value
    let law = Law(catalog: made, facts: .empty, crosswalk: .empty, proposedRules: [])
    let told = { (iso: String) in
      self.values("id", in: OSCALCatalog(law, asOf: day(iso)).json).filter { $0.contains(".x") }
    }
    #expect(told("2024-12-22") == [])
    #expect(
      told("2025-01-01") == [
        "hipaa-164.312.x", "hipaa-164.312.x_smt", "hipaa-164.312.x_gdn", "hipaa-164.312.x_obj",
      ]
    )
    let early = values("value", in: OSCALCatalog(law, asOf: day("2025-01-01")).json)
    #expect(early.contains("2024-12-23") && !early.contains("2025-06-17"))
    let late = OSCALCatalog(law, asOf: day("2026-03-01"))
    #expect(values("value", in: late.json).contains("2025-06-17"))
    #expect(late.ids.contains("hipaa-164.312.y_obj"))
  }

  @Test(arguments: [
    ("Share drive: HR", "./Share%20drive:%20HR"),
    ("https://example.org/a b?c=1", "https://example.org/a%20b?c=1"),
    ("C:\\Q3 [final] 100%.pdf", "C:%5CQ3%20%5Bfinal%5D%20100%25.pdf"),
    ("Übersicht.pdf", "%C3%9Cbersicht.pdf"),
    ("  a\n b ", "a%20b"), ("a/b:c#d", "a/b:c%23d"), ("1: safe", "./1:%20safe"),
  ])
  func writesPlacesAsReferences(place: String, reference: String) {
    #expect(URIReference.make(place) == reference)
  }

  @Test func writesNoReferenceToNowhere() { #expect(URIReference.make(" \n") == nil) }

  @Test func readsAFindingByItsHeadings() {
    let text = FindingText(
      "# Title\n\n## What we observed\n\nx\n\n## Observation {#o}\n\nSeen.\n\n### More\n\nStill.\n\n```\n## Risk\n```\n\n## Risks #\n\n- Harm\n\n## Recommendations\n\n\n"
    )
    #expect(text.observation == "Seen.\n\n### More\n\nStill.\n\n```\n## Risk\n```")
    #expect(text.risk == "- Harm")
    #expect(text.recommendation == nil)
    #expect(text.whole?.hasPrefix("## What we observed") == true)
    for none in [nil, "", "\n \n", "# Title\n"] { #expect(FindingText(none).whole == nil) }
    #expect(FindingText("Plain words.").whole == "Plain words.")
    #expect(FindingText("Plain words.").observation == nil)
    let high = FindingText("# Observation\nA\n# Risk\nB\n# Recommendation\nC")
    #expect([high.observation, high.risk, high.recommendation] == ["A", "B", "C"])
  }
}

private func row(_ line: Int) -> SourceRange { at(line, "responses.csv") }
