import Diagnostics
import Formats
import GapAnalysis
import Regulation
import TestSupport
import Testing

@testable import Export

@Suite struct OSCALTests {
  let oscal = OSCAL(Sample.assessment)

  @Test(arguments: [
    "oscal-assessment-results.json", "oscal-poam.json", "oscal-catalog.json",
    "oscal-assessment-plan.json",
  ])
  func writesWhatTheGoldenFilesHold(name: String) throws {
    let files = export(Sample.assessment, law: Sample.law, generator: Generator(version: "0.1.0"))
    let file = try #require(files.first { $0.name == name })
    expectGolden(file.bytes, "Tests/ExportTests/Golden/\(name)")
  }

  @Test func passesItsOwnCheck() throws {
    let catalog = OSCALCatalog(Sample.law, asOf: Sample.assessment.asOf)
    let plan = try #require(oscal.planOfAction)
    for document in [oscal.assessmentResults, oscal.assessmentPlan, catalog.json, plan] {
      #expect(OSCALCheck.faults(in: document, of: catalog.ids) == [])
    }
  }

  @Test func writesNoPlanWhereThereIsNothingToDo() {
    let client = Client(
      slug: "b",
      name: Sourced("", at: at(1, "client.yml")),
      entity: .coveredEntity,
      place: at(1, "client.yml")
    )
    for law in [Law.none, Sample.law] {
      let empty = assess(
        client,
        law: law,
        asOf: day("2026-11-21"),
        coverageThreshold: Sample.threshold
      ).value
      #expect(OSCAL(empty).planOfAction == nil)
      let catalog = OSCALCatalog(law, asOf: empty.asOf)
      let documents = [OSCAL(empty).assessmentResults, OSCAL(empty).assessmentPlan, catalog.json]
      for document in documents {
        #expect(OSCALCheck.faults(in: document, of: catalog.ids) == [])
      }
    }
  }

  @Test(arguments: [
    ("164.308(a)(1)(ii)(A)", "hipaa-164.308.a.1.ii.A"), ("164.312(b)", "hipaa-164.312.b"),
    ("a b/c", "hipaa-a-b-c"),
  ])
  func makesTokensOfCitations(id: String, token: String) {
    #expect(OSCAL.token(id) == token)
    #expect(OSCALCheck.isToken(token))
  }

  @Test func namesThingsAsVersion5Does() {
    let dns = StableUUID.bytes(of: "6ba7b810-9dad-11d1-80b4-00c04fd430c8")
    let uuid = StableUUID.version5(of: "www.example.com", in: dns)
    #expect(uuid == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    #expect(OSCALCheck.isUUID(uuid))
  }

  @Test func seesWhatNoJudgeSees() {
    let id = "2ed6657d-e927-568b-95e1-2665a8aea6a2"
    let document = JSON.object([
      ("uuid", .string(id)), ("observation-uuid", .string("x")), ("href", .string("#y")),
      ("items", .array([.object([("uuid", .string(id))])])), ("results", .array([])),
      ("control-id", .string("164.308(a)(1)")), ("oscal-version", .string("1.0.0")),
      ("state", .string("partial")), ("title", .string("")), ("note", .null),
      ("target-id", .string("hipaa-1_obj")), ("actor-uuid", .string("z")),
      ("role-id", .string("owner")), ("party-uuids", .strings(["p", id])),
    ])
    #expect(OSCALCheck.faults(in: document, of: ["hipaa-1"]).count == 13)
  }
}
