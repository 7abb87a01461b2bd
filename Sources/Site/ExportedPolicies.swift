public import Diagnostics
public import Export
import GapAnalysis
import Regulation
import Report
import Workspace

/// A file for other programs in a call of `gapbook export`: of an assessment, or of policies.
public enum ExportChoice: Sendable, RawRepresentable, CaseIterable {
  /// Of a client's assessment, or of the law.
  case assessment(ExportFormat)
  /// Of the policies of a site.
  case policies(PolicyFormat)
  /// Who owes an acknowledgement of which policy, which no build writes.
  case acknowledgements

  /// All, in the order of the help.
  public static let allCases =
    ExportFormat.allCases.map(ExportChoice.assessment)
    + PolicyFormat.allCases.map(ExportChoice.policies) + [.acknowledgements]

  /// The name in a call.
  public var rawValue: String {
    switch self {
    case .assessment(let format): format.rawValue
    case .policies(let format): format.rawValue
    case .acknowledgements: "acknowledgements"
    }
  }

  /// The choice of a name; nil where there is none.
  public init?(rawValue: String) {
    guard let choice = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = choice
  }

  /// What it holds, and the file that a build writes of it.
  public var help: String {
    switch self {
    case .assessment(let format): "\(format.help), \(format.file)"
    case .policies(let format): "\(format.help), \(format.file)"
    case .acknowledgements:
      "who owes one of which policy, as a table; no build has it"
    }
  }
}

/// One export, as a build writes it below `data/`; nil, with errors, where something is wrong or there
/// is nothing to export.
///
/// - Throws: `BuildError` where no client or more than one is meant.
public func exported(
  _ choice: ExportChoice,
  _ options: BuildOptions
) async throws -> Diagnosed<[UInt8]?> {
  switch choice {
  case .assessment(let format): try await exported(format, options)
  case .policies(let format): try await exported(format, options)
  case .acknowledgements: try await exportedAcknowledgements(options)
  }
}

/// A file on policies: of the client that the call names, else of the workspace's own site, and of the
/// only client where that has no policy.
private func exported(
  _ format: PolicyFormat,
  _ options: BuildOptions
) async throws -> Diagnosed<[UInt8]?> {
  let composed = try await composed(options)
  guard !options.forbid(composed.diagnostics) else { return Diagnosed(nil, composed.diagnostics) }
  let sites = composed.value.sites
  let ofClients = sites.filter { $0.slug != nil }
  let asked =
    options.clients.isEmpty ? sites.first { $0.slug == nil && $0.policyExport != nil } : nil
  if asked == nil, ofClients.count > 1, options.clients.count != 1 {
    throw BuildError.notOneClient(composed.value.workspace.slugs.sorted())
  }
  guard let export = (asked ?? ofClients.first)?.policyExport else {
    return Diagnosed(nil, composed.diagnostics + [nothing("there is no policy")])
  }
  if format == .frameworks, composed.value.workspace.frameworks.isEmpty {
    return Diagnosed(nil, composed.diagnostics + [nothing("gapbook.yml declares no frameworks")])
  }
  return Diagnosed(export.bytes(format), composed.diagnostics)
}

private func nothing(_ reason: String) -> Diagnostic {
  .error("nothing-to-export", reason, at: nil)
}

/// Who owes an acknowledgement of the workspace's own policies.
private func exportedAcknowledgements(
  _ options: BuildOptions
) async throws -> Diagnosed<[UInt8]?> {
  let composed = try await composed(options)
  guard !options.forbid(composed.diagnostics) else { return Diagnosed(nil, composed.diagnostics) }
  let workspace = composed.value.workspace
  guard !workspace.acknowledgements.people.isEmpty else {
    return Diagnosed(
      nil,
      composed.diagnostics + [
        nothing("there is no \(workspace.contentPath("people.csv")) with people")
      ]
    )
  }
  let day = options.asOf ?? workspace.configuration.asOf?.value ?? options.today
  let register =
    composed.value.ownRegister
    ?? PolicyRegister(
      workspace.pages.compactMap { page in page.policy.map { ($0, page.path) } },
      asOf: day
    )
  let owed = workspace.acknowledgements.owed(register.current.map(\.policy), on: day)
  return Diagnosed(owedAcknowledgements(owed), composed.diagnostics)
}

extension ComposedWorkspace {
  /// The register of the workspace's own site, in which policies are called as its pages call them; nil
  /// where that site has none.
  var ownRegister: PolicyRegister? { sites.first { $0.slug == nil }?.report.register }
}

extension ComposedSite {
  /// The files on its policies; nil where it lists none.
  var policyExport: PolicyExport? {
    guard let register = report.register, !register.isEmpty else { return nil }
    return PolicyExport(
      register,
      generator: Generator(version: report.imprint.toolVersion),
      scope: workspace.configuration.id ?? report.imprint.title
    )
  }
}
