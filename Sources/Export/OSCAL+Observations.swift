import Diagnostics
import Formats
import GapAnalysis
import Regulation

extension OSCAL {
  /// What was seen of each leaf with an answer.
  func observations(of leaves: [RequirementResult]) -> [JSON] {
    leaves.compactMap { leaf in leaf.response.map { observation(leaf, $0) } }
  }

  /// What was seen of each finding.
  var findingObservations: [JSON] { assessment.findings.map { observation($0.finding) } }

  func observationID(_ finding: Finding) -> String { observationID(finding: finding.id) }

  func observationID(finding: String) -> String { uuid("finding-observation", finding) }

  func observationID(leaf: String) -> String { uuid("response-observation", leaf) }

  private func observation(_ leaf: RequirementResult, _ response: Response) -> JSON {
    let said = "Answered \"\(response.answer.rawValue)\"."
    let note = Self.line(response.note, or: "")
    return compact([
      ("uuid", .string(observationID(leaf: leaf.requirement.id))),
      ("title", .string("Response to \(leaf.requirement.id)")),
      ("description", .string(note.isEmpty ? said : "\(said) \(note)")),
      ("props", .array([Self.property("sample", response.sample)].compactMap(\.self))),
      ("methods", methods(response.methods, response.evidence)),
      ("types", .strings(["control-objective"])), ("origins", .array([origin])),
      ("relevant-evidence", relevant(response.evidence)),
      ("collected", .string(collected(response.evidence))),
    ])
  }

  private func observation(_ finding: Finding) -> JSON {
    let evidence = finding.evidence.map(\.value)
    let text = text(of: finding)
    let title = Self.line(finding.title, or: finding.id)
    return compact([
      ("uuid", .string(observationID(finding))),
      ("title", .string("Finding \(Self.line(finding.id, or: "")): \(title)")),
      ("description", .string(text.observation ?? text.whole ?? title)),
      ("methods", methods([], evidence)), ("types", .strings(["finding"])),
      ("origins", .array([origin])), ("relevant-evidence", relevant(evidence)),
      ("collected", .string(collected(evidence))),
    ])
  }

  /// How something was assessed: as the assessor says, else as far as the sorts of evidence show.
  private func methods(_ stated: [Response.Method], _ ids: [String]) -> JSON {
    let found =
      stated.isEmpty
      ? items(ids).map { item in
        switch item.kind?.lowercased() {
        case "interview": "INTERVIEW"
        case "test", "scan": "TEST"
        default: "EXAMINE"
        }
      } : stated.map { $0.rawValue.uppercased() }
    return .strings(found.isEmpty ? ["UNKNOWN"] : Set(found).sorted())
  }

  /// The latest day on which its evidence was collected, else the as-of day.
  private func collected(_ ids: [String]) -> String {
    Self.moment(items(ids).compactMap(\.collected).max() ?? assessment.asOf)
  }
}
