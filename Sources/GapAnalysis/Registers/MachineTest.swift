public import Diagnostics
public import Regulation

/// What one scan tested at one leaf (METHOD.md, section 16).
///
/// A pass never makes a leaf met, and a failure never changes an answer.
public struct MachineTest: Sendable, Hashable {
  /// The id of the evidence.
  public let evidence: String
  /// The format in which the scanner wrote it.
  public let format: ScanFormat
  /// The program that wrote it, where it says so.
  public let tool: String?
  /// The day of the scan, or that on which its file was collected; nil where neither is known.
  public let day: Day?
  /// Whether the evidence counts no longer on the as-of day: then it contests nothing.
  public let isExpired: Bool
  /// The checks with their results.
  public let leaf: ScanLeaf
  /// The entry of the evidence.
  public let place: SourceRange

  /// The checks that a resource fails which is not muted.
  public var failing: [ScanCheck] { leaf.checks.filter { $0.fail > 0 } }

  /// Whether it tested a resource, and its evidence still counts.
  public var isCurrent: Bool { leaf.resources > 0 && !isExpired }

  /// How grave its failures are against an answer that the leaf is met.
  ///
  /// A scanner's severity rates its check, and neither the likelihood nor the impact for this client:
  /// hence never more than high, and moderate where it is not said.
  var grade: Level { failing.map(\.grade).max() ?? .low }
}

extension ScanCheck {
  /// Whether it tests the leaf by the leaf's own id.
  public var namesLeaf: Bool { !isBroad && !isMapped }

  /// How grave a failure of it is.
  fileprivate var grade: Level {
    guard namesLeaf else { return .low }
    switch severity?.lowercased() {
    case "critical", "high": return .high
    case "low", "informational", "info", "none": return .low
    default: return .moderate
    }
  }
}

extension Evidence {
  /// The day that its scan is of.
  public var testDay: Day? { scan?.day ?? collected }
}

extension Scan {
  /// How many checks it has, each once, however many leaves they are of.
  public var checkCount: Int { Set(leaves.flatMap(\.checks).map(\.id)).count }
}

/// What scans tested of each leaf, by its id, in the order of the evidence.
func machineTests(_ evidence: [Evidence], on asOf: Day) -> [String: [MachineTest]] {
  var tests: [String: [MachineTest]] = [:]
  for item in evidence {
    guard let scan = item.scan else { continue }
    for leaf in scan.leaves {
      tests[leaf.requirement, default: []].append(
        MachineTest(
          evidence: item.id,
          format: scan.format,
          tool: scan.tool,
          day: item.testDay,
          isExpired: item.isExpired(on: asOf),
          leaf: leaf,
          place: item.place
        )
      )
    }
  }
  return tests
}

/// What is known of a leaf: tested by a machine, answered in writing, both or neither.
public enum KnownBy: String, Sendable, Hashable, CaseIterable {
  /// A machine tested it, and it has an answer.
  case both
  /// A machine tested it, and nobody answered.
  case tested
  /// It has an answer, and no machine tested it.
  case written
  /// Neither.
  case neither

  /// The id of the metric that counts the leaves of which this holds: `tests.both`.
  public var metric: String { "tests.\(rawValue)" }
}

extension RequirementResult {
  /// What is known of a leaf.
  public var knownBy: KnownBy {
    switch (isTested, isAnswered) {
    case (true, true): .both
    case (true, false): .tested
    case (false, true): .written
    case (false, false): .neither
    }
  }

  /// Whether a scan that still counts tested a resource there.
  public var isTested: Bool { tests.contains(where: \.isCurrent) }

  /// Whether an answer counts: it says more than that nobody looked.
  private var isAnswered: Bool {
    response.map { $0.answer != .notAssessed && status != .notAssessed } ?? false
  }

  /// Whether it is among those of which it is said whether machines tested them: an applicable leaf of
  /// the Security Rule, or one that a scan names.
  var asksForTests: Bool {
    !tests.isEmpty || requirement.rule == .security && status != .notApplicable
  }
}

extension Assessment {
  /// Whether the client has a scan that counts for the day.
  public var hasScans: Bool { client.evidence.contains { $0.scan != nil } }

  /// The leaves of which it is said whether machines tested them; empty where the client has no scan.
  public var testedLeaves: [RequirementResult] {
    hasScans ? leaves.filter(\.asksForTests) : []
  }
}
