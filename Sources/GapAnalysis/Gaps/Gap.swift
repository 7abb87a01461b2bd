public import Diagnostics
public import Regulation

/// What has to be dealt with: a leaf with its causes, or a finding that names no leaf
/// of the report.
public struct Gap: Sendable, Hashable {
  /// Stable from one assessment to the next: `gap:164.312(a)(1)` or `gap:F-03`.
  public var id: String { "gap:\(subject)" }
  /// The id of the leaf, or of the finding that names none.
  public let subject: String
  /// The leaf, or the first entry that the finding names.
  public let requirement: String?
  /// The leaf's or the finding's title.
  public let title: String
  /// The title of what the leaf is under: its standard, or the section of a standard; nil for a finding.
  public let context: String?
  /// How binding it is, where the catalog says so.
  public let obligation: Obligation
  /// The status of the leaf; nil for a finding that names none.
  public let status: Status?
  /// The highest rating of the findings and risks that name it and of what contests its answer; nil
  /// where it is not rated.
  public let risk: Level?
  /// Why it is a gap; at least one.
  public let causes: [GapCause]
  /// The ids of the findings that are to be dealt with.
  public let findings: [String]
  /// Who answers for it.
  public internal(set) var owner: String?
  /// The earliest day by which a finding is to be closed; where none has one, the response's.
  public internal(set) var due: Day?
  /// The response, or the finding's file.
  public let place: SourceRange?

  /// Whether the answer that it is met is contested.
  public var isContested: Bool { causes.contains { $0.kind == .contested } }

  /// Whether inputs contradict each other here.
  public var hasContradiction: Bool { causes.contains { $0.kind.isContradiction } }
}
