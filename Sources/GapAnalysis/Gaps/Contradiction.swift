public import Diagnostics

/// One input that contests an answer which claims a leaf is met (METHOD.md, section 7).
///
/// Status and score follow the answer; a reader must judge.
public struct Contradiction: Sendable, Hashable {
  /// What sort of input says otherwise.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A finding that names it, or its standard, is still to be dealt with.
    case openFinding = "open-finding"
    /// A notice of a breach was given after its limit.
    case lateNotice = "late-notice"
    /// A notice of a breach is not given, and its limit is over.
    case overdueNotice = "overdue-notice"
    /// All evidence for it has expired.
    case expiredEvidence = "expired-evidence"
    /// The review of a policy that claims it is overdue.
    case policyReview = "review-overdue"
    /// Resources fail a check of a scan that tests it.
    case failedTest = "failed-test"

    /// Whether it says something of papers: evidence that has expired is told apart, and a resource that
    /// fails a check says nothing of a document.
    var concernsPapers: Bool { self != .expiredEvidence && self != .failedTest }
  }

  /// The id of the leaf.
  public let requirement: String
  /// What sort of input says otherwise.
  public let kind: Kind
  /// How grave it is: a finding's own risk; a notice high, evidence moderate, a policy low; a test as
  /// its checks are severe, at most high.
  public let grade: Level
  /// The id of the finding, breach, item of evidence or policy.
  public let by: String
  /// Where that is declared; of a scan, its first failure.
  public let place: SourceRange
  /// The resources that were tested, where a scan contests it.
  public var tested: ScanCounts?

  /// Stable from one assessment to the next: `contradiction:164.404(b):late-notice:B-3`.
  public var id: String { "contradiction:\(requirement):\(kind.rawValue):\(by)" }
}

extension RequirementResult {
  /// The highest grade of what contests it; nil where nothing does.
  public var contestedGrade: Level? { contradictions.map(\.grade).max() }

  /// The ids of what contests it, the highest grade first, each once.
  public var contestedBy: [String] { contradictions.sources }
}

extension [Contradiction] {
  /// The ids of what contests an answer, in order, each once.
  var sources: [String] {
    var seen: Set<String> = []
    return map(\.by).filter { seen.insert($0).inserted }
  }
}

extension Assessment {
  /// What contests answers, in the order of the regulation.
  public var contradictions: [Contradiction] { leaves.flatMap(\.contradictions) }
}
