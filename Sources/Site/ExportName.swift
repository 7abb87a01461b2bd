public import Diagnostics
import Export
import GapAnalysis
import Report
import Workspace

/// The forms in which a client's assessment is exported, and the files that a build writes them to.
public enum ExportName: String, Sendable, CaseIterable {
  /// Everything, as `assessment.json`.
  case json
  /// The gaps, as CSV.
  case gaps
  /// The plan, as CSV.
  case plan
  /// OSCAL assessment results.
  case oscalResults = "oscal-results"
  /// An OSCAL plan of action and milestones.
  case oscalPoam = "oscal-poam"
  /// The requirements as an OSCAL catalog.
  case oscalCatalog = "oscal-catalog"
  /// An OSCAL assessment plan.
  case oscalAssessmentPlan = "oscal-assessment-plan"

  fileprivate var file: String {
    switch self {
    case .json: "assessment.json"
    case .gaps: "gaps.csv"
    case .plan: "plan.csv"
    case .oscalResults: "oscal-assessment-results.json"
    case .oscalPoam: "oscal-poam.json"
    case .oscalCatalog: "oscal-catalog.json"
    case .oscalAssessmentPlan: "oscal-assessment-plan.json"
    }
  }
}

/// One export of one client, or of the catalog, which is no client's: the same bytes as a build writes below `data/`; nil, with errors, where
/// something is wrong or there is nothing to export.
///
/// - Throws: `BuildError` where no client or more than one is meant.
public func exported(
  _ name: ExportName,
  _ options: BuildOptions
) async throws -> Diagnosed<[UInt8]?> {
  let isCatalog = name == .oscalCatalog
  let composed = try await composed(options, needsLaw: isCatalog)
  guard !options.forbid(composed.diagnostics) else { return Diagnosed(nil, composed.diagnostics) }
  let law = composed.value.workspace.law
  if isCatalog, composed.value.assessments.count != 1 {
    let day = composed.value.sites.first?.report.asOf ?? options.today
    let file = exportCatalog(of: law, asOf: day, sourceDate: options.sourceDate)
    return Diagnosed(file.bytes, composed.diagnostics)
  }
  let files = export(
    try oneClient(of: composed.value),
    law: law,
    generator: Generator(version: options.toolVersion),
    sourceDate: options.sourceDate
  )
  if let file = files.first(where: { $0.name == name.file }) {
    return Diagnosed(file.bytes, composed.diagnostics)
  }
  let empty = Diagnostic.error(
    "nothing-to-export",
    "there is nothing to be done, and OSCAL has no empty plan",
    at: nil
  )
  return Diagnosed(nil, composed.diagnostics + [empty])
}

/// The assessment of the only client of a workspace.
func oneClient(of workspace: ComposedWorkspace) throws(BuildError) -> Assessment {
  let assessments = workspace.assessments
  guard assessments.count == 1, let assessment = assessments.first else {
    throw .notOneClient(workspace.workspace.slugs.sorted())
  }
  return assessment
}

extension ComposedWorkspace {
  /// The assessments of its clients.
  fileprivate var assessments: [Assessment] { sites.compactMap(\.report.assessment) }
}
