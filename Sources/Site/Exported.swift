public import Diagnostics
public import Export
import GapAnalysis
import Report
import Workspace

/// One export of one client, or of the law, which is no client's: the same bytes as a build writes below
/// `data/`; nil, with errors, where something is wrong, there is nothing to export, or a version that was
/// issued would be another one.
///
/// - Throws: `BuildError` where no client or more than one is meant.
func exported(
  _ format: ExportFormat,
  _ options: BuildOptions
) async throws -> Diagnosed<[UInt8]?> {
  guard options.audiences != [Audience.everyone] || format.isOfLaw else {
    let nothing = Diagnostic.error(
      "nothing-to-export",
      "the audience \"public\" gets no result, and so no file of it",
      at: nil
    )
    return Diagnosed(nil, [nothing])
  }
  let composed = try await composed(options, needsLaw: format.isOfLaw)
  guard !options.forbid(composed.diagnostics) else { return Diagnosed(nil, composed.diagnostics) }
  let law = composed.value.workspace.law
  if format.isOfLaw, composed.value.assessments.count != 1 {
    let day = composed.value.sites.first?.report.asOf ?? options.today
    let bytes = exportCatalog(of: law, asOf: day, sourceDate: options.sourceDate)
    return Diagnosed(bytes, composed.diagnostics)
  }
  let bytes = export(
    format,
    of: try oneClient(of: composed.value),
    law: law,
    generator: Generator(version: options.toolVersion),
    sourceDate: options.sourceDate
  )
  if let bytes {
    let faults = composed.value.faultsOfIssued(options, format.file, bytes)
    return Diagnosed(faults.isEmpty ? bytes : nil, composed.diagnostics + faults)
  }
  let empty = Diagnostic.error(
    "nothing-to-export",
    "there is nothing to be done, and OSCAL has no empty plan",
    at: nil
  )
  return Diagnosed(nil, composed.diagnostics + [empty])
}

/// One export of every client.
public struct ExportedFile: Sendable {
  /// Where it is below the folder of all: the client's slug, with the audience of an edition, and the
  /// file's name.
  public let path: String
  /// The content.
  public let bytes: [UInt8]
}

/// One export of each client, those left out for which there is nothing to export; one client is in
/// memory after the other.
public func exportedOfAll(
  _ format: ExportFormat,
  _ options: BuildOptions
) async throws -> Diagnosed<[ExportedFile]> {
  var options = options
  options.delivery.heedsIssues = false
  let loaded = try load(options, besides: outputPath(options), needsLaw: format.isOfLaw)
  var sites = await Sites(loaded, options, nil, StageTimes(nil))
  var files: [ExportedFile] = []
  while let site = sites.next() {
    guard let slug = site.slug, let assessment = site.report.assessment else { continue }
    let bytes = export(
      format,
      of: assessment,
      law: site.workspace.law,
      generator: Generator(version: options.toolVersion),
      sourceDate: options.sourceDate
    )
    if let bytes { files.append(ExportedFile(path: "\(slug)/\(format.file)", bytes: bytes)) }
  }
  return Diagnosed(files, sites.diagnostics)
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
