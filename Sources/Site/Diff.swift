public import Diagnostics
import Export
import Files
import GapAnalysis
import Words
import Workspace

/// The forms of a comparison.
public enum DiffFormat: String, Sendable, CaseIterable {
  /// For a terminal.
  case text
  /// For machines: every change, the unchanged too.
  case json
  /// For a page or a pull request.
  case markdown
  /// Annotations as GitHub's workflow commands, each at its input.
  case github
}

/// What makes `diff` fail: a gate of the comparison, for those who cannot name its type.
public struct DiffGate: Sendable, RawRepresentable, CaseIterable {
  /// All gates, in the order in which their reasons are given.
  public static let allCases = ComparisonGate.allCases.map(DiffGate.init(gate:))
  /// A requirement changed in a way that counts as a regression.
  public static let regression = DiffGate(gate: .regression)

  fileprivate let gate: ComparisonGate

  /// Its name, such as `gaps`.
  public var rawValue: String { gate.rawValue }

  private init(gate: ComparisonGate) { self.gate = gate }

  /// The gate of a name; nil where there is none.
  public init?(rawValue: String) {
    guard let gate = ComparisonGate(rawValue: rawValue) else { return nil }
    self.gate = gate
  }
}

/// What changed between two assessments.
public struct Diff: Sendable {
  /// The comparison in the form that was asked for.
  public let bytes: [UInt8]
  private let comparison: Comparison

  /// Why gates fail, one sentence for each that does; empty where all pass.
  ///
  /// A gate fails too where one of the two assessments does not say what it asks.
  public func reasons(_ gates: [DiffGate]) -> [String] {
    let asked = Set(gates.map(\.gate))
    return ComparisonGate.allCases.filter(asked.contains).compactMap { gate in
      let names = comparison.failures(of: gate)
      if !names.isEmpty { return "\(gate.rawValue): \(told(names, by: gate))" }
      let unknown = comparison.unknowns(of: gate)
      guard !unknown.isEmpty else { return nil }
      let parts = unknown.map { Words.english("compared_", $0) }.joined(separator: ", ")
      return "\(gate.rawValue): cannot be checked, since one of the two assessments does not list "
        + "\(parts); build it again with this version"
    }
  }

  private func told(_ names: [String], by gate: ComparisonGate) -> String {
    if gate == .score {
      let points = comparison.score.difference?.oneDecimal ?? "n/a"
      return comparison.score.isTiny
        ? "the score went down by less than 0.1 points" : "the score changed by \(points) points"
    }
    let rest = names.count - 5
    return names.prefix(5).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  fileprivate init(_ comparison: Comparison, as format: DiffFormat, later: Side) {
    self.comparison = comparison
    bytes =
      switch format {
      case .text: export(comparison, as: .text)
      case .json: export(comparison, as: .json)
      case .markdown: export(comparison, as: .markdown)
      case .github:
        Array(
          DiagnosticPrinter(version: "")
            .print(annotations(of: comparison).map(later.named), as: .github).utf8
        )
      }
  }
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
  if before.assessment.slug != after.assessment.slug {
    let other = Diagnostic.error(
      "another-client",
      "\(new) is of client \"\(after.assessment.slug)\", and \(old) of client \"\(before.assessment.slug)\"",
      at: after.client,
      help: "compare two assessments of one client"
    )
    return Diagnosed(nil, diagnostics + [other])
  }
  if before.assessment.asOf >= after.assessment.asOf {
    let turned = Diagnostic.warning(
      "not-earlier",
      "\(old) is as of \(before.assessment.asOf), no earlier than \(new), as of \(after.assessment.asOf)",
      at: before.assessment.asOfPlace ?? before.client,
      help: "name the earlier one first"
    )
    diagnostics.append(turned)
  }
  if before.assessment.audience != after.assessment.audience {
    diagnostics.append(
      .warning(
        "other-audience",
        "\(old) was made for the audience \"\(before.assessment.audience)\", and \(new) for \"\(after.assessment.audience)\": what is withheld from one looks new or closed",
        at: before.client,
        help: "compare two assessments for one audience"
      )
    )
  }
  let comparison = compare(before.assessment, after.assessment)
  return Diagnosed(Diff(comparison, as: format, later: after), diagnostics)
}

/// One of the two assessments.
private struct Side {
  let assessment: EarlierAssessment
  /// Where it says whose it is.
  let client: SourceRange?
  /// The folder of the workspace; nil for a file.
  let folder: String?

  /// A message about its inputs as whoever named its folder sees it.
  func named(_ diagnostic: Diagnostic) -> Diagnostic {
    folder.map { diagnostic.named(from: $0) } ?? diagnostic
  }
}

private func side(
  _ path: String,
  _ options: (String) throws -> BuildOptions
) async throws -> Diagnosed<Side?> {
  guard Disk.isThere(path) else { throw BuildError.missingPath(path) }
  guard Disk.isFolder(path) else {
    switch Disk.readArgument(path) {
    case .success(let bytes):
      let read = readAssessment(SourceText(file: path, bytes: bytes))
      let side = read.value.map { Side(assessment: $0, client: $0.place, folder: nil) }
      return Diagnosed(side, read.diagnostics)
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
  let assessment = try oneClient(of: plan.value)
  let place = SourceRange(
    file: inFolder(path, assessment.client.place.file),
    start: assessment.client.place.start
  )
  let side = Side(assessment: EarlierAssessment(assessment), client: place, folder: path)
  return Diagnosed(side, diagnostics)
}

extension Diagnostic {
  /// A message about a workspace as whoever named its folder sees it: two may be compared.
  fileprivate func named(from folder: String) -> Diagnostic {
    guard let place else {
      return Diagnostic(severity, rule: rule, "\(folder): \(message)", at: nil, help: help)
    }
    if place.file.hasPrefix("/") || place.file.hasPrefix("(") { return self }
    let file = inFolder(folder, place.file)
    return Diagnostic(
      severity,
      rule: rule,
      message,
      at: SourceRange(file: file, start: place.start, end: place.end),
      help: help
    )
  }
}

private func inFolder(_ folder: String, _ file: String) -> String {
  folder + (folder.hasSuffix("/") ? "" : "/") + file
}
