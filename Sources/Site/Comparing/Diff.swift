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
      if !names.isEmpty { return "\(gate.rawValue): \(reason(names, for: gate))" }
      let unknown = comparison.unknowns(of: gate)
      guard !unknown.isEmpty else { return nil }
      let parts = unknown.map { Words.english("compared_", $0) }.joined(separator: ", ")
      return "\(gate.rawValue): cannot be checked, since one of the two assessments does not list "
        + "\(parts); build it again with this version"
    }
  }

  private func reason(_ names: [String], for gate: ComparisonGate) -> String {
    if gate == .score {
      let points = comparison.score.difference?.oneDecimal ?? "n/a"
      return comparison.score.isTiny
        ? "the score went down by less than 0.1 points" : "the score changed by \(points) points"
    }
    let rest = names.count - 5
    return names.prefix(5).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  init(_ comparison: Comparison, as format: DiffFormat, later: Side) {
    self.comparison = comparison
    bytes =
      switch format {
      case .text: export(comparison, as: .text)
      case .json: export(comparison, as: .json)
      case .markdown: export(comparison, as: .markdown)
      case .github:
        Array(
          DiagnosticPrinter(version: "", mask: { masked($0, rule: $1) })
            .print(annotations(of: comparison).map(later.named), as: .github).utf8
        )
      }
  }
}

/// What came of comparing two assessments.
public struct DiffResult: Sendable {
  /// What changed; nil, with errors, where one of the two cannot be read.
  public let value: Diff?
  /// What was noticed.
  public let diagnostics: [Diagnostic]
  /// The texts of files at a revision by the names that messages give them: they are in no folder.
  public let texts: [String: SourceText]
}

/// Compares two assessments, each an `assessment.json`, a workspace, or one of these at a revision of a
/// git repository: `REV:PATH`, or `REV` alone for the folder that the other one names.
///
/// What a revision holds is written to a folder of the system's for what goes soon, and removed, also
/// where a signal comes; the repository's work tree and index are never touched. `options` makes the
/// options for a workspace's folder.
/// - Throws: `BuildError` where a workspace has no client or more than one is meant, `RevisionFault`
///   where a revision cannot be read, `OutputError` where it cannot be written, and `Interruption`.
public func diff(
  _ old: String,
  _ new: String,
  as format: DiffFormat,
  git: GitOptions,
  options: @escaping (String) throws -> BuildOptions
) async throws -> DiffResult {
  let (earlier, later) = (DiffArgument(old), DiffArgument(new))
  let reader = SideReader(git: git, options: options)
  guard earlier.isRevision || later.isRevision else {
    return compared(try await reader.side(old), try await reader.side(new), as: format)
  }
  return try await Interruption.heeded {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    func side(_ name: String, _ own: DiffArgument, _ other: DiffArgument) async throws -> ReadSide {
      guard let revision = own.revision(named: name, beside: other) else {
        return try await reader.side(name)
      }
      let number = Disk.names(in: folder).count
      return try await reader.side(at: revision, writing: "\(folder)/\(number)")
    }
    let before = try await side(old, earlier, later)
    try Interruption.check()
    return compared(before, try await side(new, later, earlier), as: format)
  }
}

private func compared(_ old: ReadSide, _ new: ReadSide, as format: DiffFormat) -> DiffResult {
  var diagnostics = old.diagnostics + new.diagnostics
  let texts = old.texts.merging(new.texts) { first, _ in first }
  guard let before = old.value, let after = new.value else {
    return DiffResult(value: nil, diagnostics: diagnostics, texts: texts)
  }
  if before.assessment.slug != after.assessment.slug {
    let other = Diagnostic.error(
      "another-client",
      "\(after.name) is of client \"\(after.assessment.slug)\", and \(before.name) of client \"\(before.assessment.slug)\"",
      at: after.client,
      help: "compare two assessments of one client"
    )
    return DiffResult(value: nil, diagnostics: diagnostics + [other], texts: texts)
  }
  diagnostics += order(before, after) + audiences(before, after)
  let comparison = compare(before.assessment, after.assessment)
  let value = Diff(comparison, as: format, later: after)
  return DiffResult(value: value, diagnostics: diagnostics, texts: texts)
}

/// Two revisions of a workspace usually have one day; two files of one day are rather one by mistake.
private func order(_ before: Side, _ after: Side) -> [Diagnostic] {
  let (earlier, later) = (before.assessment.asOf, after.assessment.asOf)
  let mayBeEqual = before.isRevision || after.isRevision
  guard mayBeEqual ? earlier > later : earlier >= later else { return [] }
  return [
    .warning(
      "not-earlier",
      "\(before.name) is as of \(earlier), no earlier than \(after.name), as of \(later)",
      at: before.assessment.asOfPlace ?? before.client,
      help: "name the earlier one first"
    )
  ]
}

private func audiences(_ before: Side, _ after: Side) -> [Diagnostic] {
  guard before.assessment.audience != after.assessment.audience else { return [] }
  return [
    .warning(
      "other-audience",
      "\(before.name) was made for the audience \"\(before.assessment.audience)\", and \(after.name) for \"\(after.assessment.audience)\": what is withheld from one looks new or closed",
      at: before.client,
      help: "compare two assessments for one audience"
    )
  ]
}
