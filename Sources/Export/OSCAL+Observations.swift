import Diagnostics
import GapAnalysis
import Regulation

extension OSCAL {
  /// What was seen of each answered leaf, then of each finding.
  var observations: [JSON] {
    assessment.leaves.compactMap { leaf in leaf.response.map { observation(leaf, $0) } }
      + findingObservations
  }

  /// What was seen of each finding.
  var findingObservations: [JSON] { assessment.findings.map { observation($0.finding) } }

  func observationID(_ finding: Finding) -> String { uuid("finding-observation", finding.id) }

  func observationID(leaf: String) -> String { uuid("response-observation", leaf) }

  private func observation(_ leaf: RequirementResult, _ response: Response) -> JSON {
    let said = "Answered \"\(response.answer.rawValue)\"."
    let note = Self.line(response.note, or: "")
    return compact([
      ("uuid", .string(observationID(leaf: leaf.requirement.id))),
      ("title", .string("Response to \(leaf.requirement.id)")),
      ("description", .string(note.isEmpty ? said : "\(said) \(note)")),
      ("methods", methods(response.evidence)), ("types", .strings(["control-objective"])),
      ("relevant-evidence", relevant(response.evidence)),
      ("collected", .string(collected(response.evidence))),
    ])
  }

  private func observation(_ finding: Finding) -> JSON {
    let evidence = finding.evidence.map(\.value)
    return compact([
      ("uuid", .string(observationID(finding))), ("title", .string("Finding \(finding.id)")),
      ("description", .string(Self.line(finding.title, or: finding.id))),
      ("methods", methods(evidence)), ("types", .strings(["finding"])),
      ("relevant-evidence", relevant(evidence)), ("collected", .string(collected(evidence))),
    ])
  }

  private func items(_ ids: [String]) -> [Evidence] {
    ids.compactMap { evidence[$0] }
  }

  /// How something was assessed, as far as the sorts of evidence tell.
  private func methods(_ ids: [String]) -> JSON {
    let found = items(ids).map { item in
      switch item.kind?.lowercased() {
      case "interview": "INTERVIEW"
      case "test", "scan": "TEST"
      default: "EXAMINE"
      }
    }
    return .strings(found.isEmpty ? ["UNKNOWN"] : Set(found).sorted())
  }

  private func relevant(_ ids: [String]) -> JSON {
    .array(
      items(ids).map { item in
        .object([("description", .string("\(item.id): \(Self.line(item.title, or: item.id))"))])
      }
    )
  }

  /// The latest day on which its evidence was collected, else the as-of day.
  private func collected(_ ids: [String]) -> String {
    Self.moment(items(ids).compactMap(\.collected).max() ?? assessment.asOf)
  }
}
