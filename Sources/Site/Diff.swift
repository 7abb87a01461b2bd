public import Diagnostics
import Export
import GapAnalysis
import Workspace

/// The forms of a comparison.
public enum DiffFormat: String, Sendable, CaseIterable {
  /// For a terminal.
  case text
  /// For machines: every change, the unchanged too.
  case json
  /// For a page or a pull request.
  case markdown

  fileprivate var form: ComparisonFormat {
    switch self {
    case .text: .text
    case .json: .json
    case .markdown: .markdown
    }
  }
}

/// What changed between two assessments.
public struct Diff: Sendable {
  /// The comparison in the form that was asked for.
  public let bytes: [UInt8]
  /// Whether anything is new or worse by the client's own doing.
  public let isRegression: Bool
}

/// Compares two assessments, each an `assessment.json` or a workspace; nil, with errors, where one of
/// them cannot be read.
///
/// `options` makes the options for a workspace's folder.
/// - Throws: `BuildError` where a workspace has no client or more than one is meant.
public func diff(
  _ old: String,
  _ new: String,
  as format: DiffFormat,
  options: (String) throws -> BuildOptions
) async throws -> Diagnosed<Diff?> {
  let earlier = try await side(old, options)
  let later = try await side(new, options)
  var diagnostics = earlier.diagnostics + later.diagnostics
  guard let before = earlier.value, let after = later.value else {
    return Diagnosed(nil, diagnostics)
  }
  if before.slug != after.slug {
    let other = Diagnostic.error(
      "another-client",
      "\(old) is of client \"\(before.slug)\", and \(new) of client \"\(after.slug)\"",
      at: nil
    )
    return Diagnosed(nil, diagnostics + [other])
  }
  if before.asOf >= after.asOf {
    let turned = Diagnostic.warning(
      "not-earlier",
      "\(old) is as of \(before.asOf), no earlier than \(new), as of \(after.asOf)",
      at: nil,
      help: "name the earlier one first"
    )
    diagnostics.append(turned)
  }
  let comparison = compare(before, after)
  let made = Diff(
    bytes: export(comparison, as: format.form),
    isRegression: comparison.isRegression
  )
  return Diagnosed(made, diagnostics)
}

private func side(
  _ path: String,
  _ options: (String) throws -> BuildOptions
) async throws -> Diagnosed<EarlierAssessment?> {
  guard Disk.isThere(path) else { throw BuildError.missingPath(path) }
  guard Disk.isFolder(path) else {
    switch Disk.readArgument(path) {
    case .success(let bytes): return readAssessment(SourceText(file: path, bytes: bytes))
    case .failure(let fault):
      let unreadable = Diagnostic.error(
        "unreadable-file",
        "\(path) cannot be read: \(fault.words)",
        at: nil,
        help: "name an assessment.json or the folder of a workspace"
      )
      return Diagnosed(nil, [unreadable])
    }
  }
  let plan = try await sitePlan(try options(path))
  let diagnostics = plan.diagnostics.map { $0.named(from: path) }
  guard !diagnostics.hasErrors else { return Diagnosed(nil, diagnostics) }
  return Diagnosed(EarlierAssessment(try oneClient(of: plan.value)), diagnostics)
}

extension Diagnostic {
  /// A message about a workspace as whoever named its folder sees it: two may be compared.
  fileprivate func named(from folder: String) -> Diagnostic {
    guard let place else {
      return Diagnostic(severity, rule: rule, "\(folder): \(message)", at: nil, help: help)
    }
    if place.file.hasPrefix("/") || place.file.hasPrefix("(") { return self }
    let file = folder + (folder.hasSuffix("/") ? "" : "/") + place.file
    return Diagnostic(
      severity,
      rule: rule,
      message,
      at: SourceRange(file: file, start: place.start, end: place.end),
      help: help
    )
  }
}
