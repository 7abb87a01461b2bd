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

/// What is asked of a comparison.
public struct DiffRequest: Sendable {
  /// The form.
  public let format: DiffFormat
  /// The slugs of the clients to compare, as the later state has them; empty: all.
  public let clients: [String]
  /// The slugs of clients whose folders were renamed: the later by the earlier.
  public let renamed: [String: String]
  let git: GitOptions
  /// Makes the options for a workspace's folder.
  let options: @Sendable (String) throws -> BuildOptions

  /// A request from its parts.
  public init(
    format: DiffFormat,
    clients: [String] = [],
    renamed: [String: String] = [:],
    git: GitOptions,
    options: @escaping @Sendable (String) throws -> BuildOptions
  ) {
    self.format = format
    self.clients = clients
    self.renamed = renamed
    self.git = git
    self.options = options
  }

  /// What a client of the earlier state is called in the later one.
  func later(_ slug: String) -> String { renamed[slug] ?? slug }

  /// What clients of the later state may be called in the earlier one.
  func earlier(_ slugs: [String]) -> [String] {
    slugs.flatMap { slug in
      let former = renamed.filter { $0.value == slug }.keys.sorted()
      return former + (renamed[slug] == nil ? [slug] : [])
    }
  }
}

/// What changed between two assessments, or two states of a workspace.
public struct Diff: Sendable {
  /// The comparison in the form that was asked for.
  public let bytes: [UInt8]
  private let comparison: WorkspaceComparison

  /// Why gates fail, one sentence for each gate and client; empty where all pass.
  ///
  /// A gate fails too where one of the two assessments does not say what it asks, and for a client that is
  /// there no longer.
  public func reasons(_ gates: [DiffGate]) -> [String] {
    let asked = Set(gates.map(\.gate))
    return ComparisonGate.allCases.filter(asked.contains).flatMap { gate in
      let failures = comparison.clients.compactMap { client in
        reason(gate, client.comparison).map { "client \(client.slug): \($0)" }
      }
      let removed = comparison.removed.map { client in
        "client \(client.slug): it is there no longer, so that nothing of it can be compared; "
          + "--renamed \(client.slug)=NAME says what its folder is called now, and --client "
          + "which clients are meant"
      }
      return (failures + removed).map { "\(gate.rawValue): \($0)" }
    }
  }

  init(_ comparison: WorkspaceComparison, as format: DiffFormat, later: Side) {
    self.comparison = comparison
    bytes =
      switch format {
      case .text: export(comparison, as: .text)
      case .json: export(comparison, as: .json)
      case .markdown: export(comparison, as: .markdown)
      case .github:
        Array(
          DiagnosticPrinter(version: "", mask: { masked($0, rule: $1) })
            .print(Self.messages(comparison, later), as: .github).utf8
        )
      }
  }

  private static func messages(_ comparison: WorkspaceComparison, _ later: Side) -> [Diagnostic] {
    let isAlone = comparison.clients.count == 1
    let changes = comparison.clients.flatMap { annotations(of: $0, isAlone: isAlone) }
    return changes.map(later.named) + annotations(ofUncompared: comparison)
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

/// Compares two assessments, or two states of a workspace client by client: each is an `assessment.json`,
/// a workspace, a built site, or one of these at a revision of a git repository: `REV:PATH`, or `REV`
/// alone for the folder that the other one names.
///
/// What a revision holds is written to a folder of the system's for what goes soon, and removed, also
/// where a signal comes; the repository's work tree and index are never touched.
/// - Throws: `BuildError` where neither has a client, or one that is asked for, `RevisionFault` where a
///   revision cannot be read, `OutputError` where it cannot be written, and `Interruption`.
public func diff(_ old: String, _ new: String, _ request: DiffRequest) async throws -> DiffResult {
  let (earlier, later) = (DiffArgument(old), DiffArgument(new))
  guard earlier.isRevision || later.isRevision else {
    return try await DiffSides(old, new, request) { name, _, only in
      try await SideReader(request).side(name, only: only)
    }.compared()
  }
  return try await Interruption.heeded {
    let folder = try Disk.makeTemporaryFolder()
    defer { Disk.remove(folder) }
    return try await DiffSides(old, new, request) { name, isLater, only in
      try Interruption.check()
      let (own, other) = isLater ? (later, earlier) : (earlier, later)
      let reader = SideReader(request)
      guard let revision = own.revision(named: name, beside: other) else {
        return try await reader.side(name, only: only)
      }
      let number = Disk.names(in: folder).count
      return try await reader.side(at: revision, writing: "\(folder)/\(number)", only: only)
    }.compared()
  }
}
