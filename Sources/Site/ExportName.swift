public import Diagnostics
import Export
import GapAnalysis
import Report

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

  fileprivate var file: String {
    switch self {
    case .json: "assessment.json"
    case .gaps: "gaps.csv"
    case .plan: "plan.csv"
    case .oscalResults: "oscal-assessment-results.json"
    case .oscalPoam: "oscal-poam.json"
    }
  }
}

/// One export of one client, the same bytes as a build writes below `data/`; nil, with errors, where
/// something is wrong or there is nothing to export.
///
/// - Throws: `BuildError` where no client or more than one is meant.
public func exported(
  _ name: ExportName,
  _ options: BuildOptions
) async throws -> Diagnosed<[UInt8]?> {
  let plan = try await sitePlan(options)
  guard !options.forbid(plan.diagnostics) else { return Diagnosed(nil, plan.diagnostics) }
  let assessment = try oneClient(of: plan.value)
  let files = export(assessment, generator: Generator(version: options.toolVersion))
  if let file = files.first(where: { $0.name == name.file }) {
    return Diagnosed(file.bytes, plan.diagnostics)
  }
  let empty = Diagnostic.error(
    "nothing-to-export",
    "there is nothing to be done, and OSCAL has no empty plan",
    at: nil
  )
  return Diagnosed(nil, plan.diagnostics + [empty])
}

/// The assessment of the only client of a plan.
func oneClient(of plan: BuildPlan) throws(BuildError) -> Assessment {
  let assessments = plan.sites.compactMap(\.report.assessment)
  guard assessments.count == 1, let assessment = assessments.first else {
    throw .notOneClient(plan.slugs.sorted())
  }
  return assessment
}
