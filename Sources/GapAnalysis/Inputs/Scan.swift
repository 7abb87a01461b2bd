public import Diagnostics
public import Regulation

/// A format in which a scanner writes what it found.
public enum ScanFormat: String, Sendable, Hashable, CaseIterable {
  /// Prowler's CSV of one compliance framework, such as `out_hipaa_aws.csv`.
  case prowlerComplianceCSV = "prowler-compliance-csv"
  /// Prowler's CSV of all findings.
  case prowlerCSV = "prowler-csv"
  /// Prowler's OCSF JSON: detection findings, class 2004.
  case prowlerOCSF = "prowler-ocsf"
  /// OCSF compliance findings, class 2003.
  case ocsf
  /// CSV of Powerpipe or Steampipe.
  case powerpipeCSV = "powerpipe-csv"
  /// JSON of Powerpipe or Steampipe.
  case powerpipeJSON = "powerpipe-json"
  /// Results in XCCDF 1.2, alone or in an ARF collection, as OpenSCAP writes them.
  case xccdf
  /// A `.nessus` file, version 2.
  case nessus
  /// Wazuh's alerts, a JSON object on each line.
  case wazuh
  /// OSCAL assessment results.
  case oscalAssessmentResults = "oscal-assessment-results"
}

/// What a scanner found, by the leaf that each of its checks tests.
///
/// A pass never makes a leaf met, and a failure never changes an answer.
public struct Scan: Sendable, Hashable {
  /// The format that was read.
  public let format: ScanFormat
  /// The program that wrote the file and its version, such as `Prowler 5.46.0`, where the file says so.
  public var tool: String?
  /// The last day in the file; nil where the format has none: then the day on which the evidence was
  /// collected counts.
  public var day: Day?
  /// How many results the file has: rows, findings, rule results or alerts.
  public var rows: Int
  /// How many of them name no requirement of HIPAA; they are evidence, and of no leaf.
  public var rowsWithoutRequirement: Int
  /// Its resources over all checks of leaves, each once.
  public var counts: ScanCounts
  /// The leaves that were tested, in the order of the regulation.
  public var leaves: [ScanLeaf]
  /// What names a requirement and is of no leaf, in the order of the file.
  public var leftOut: [ScanLeftOut]

  /// A scan from its parts.
  public init(
    format: ScanFormat,
    tool: String? = nil,
    day: Day? = nil,
    rows: Int = 0,
    rowsWithoutRequirement: Int = 0,
    counts: ScanCounts = ScanCounts(),
    leaves: [ScanLeaf] = [],
    leftOut: [ScanLeftOut] = []
  ) {
    self.format = format
    self.tool = tool
    self.day = day
    self.rows = rows
    self.rowsWithoutRequirement = rowsWithoutRequirement
    self.counts = counts
    self.leaves = leaves
    self.leftOut = leftOut
  }
}

/// How many resources passed and failed; each counts once, however many results it has.
///
/// A resource with a failure that is not muted fails. Muted and not tested are counted apart: a resource
/// that passes one check may be muted for another.
public struct ScanCounts: Sendable, Hashable {
  /// The resources that no result fails and one passes.
  public var pass: Int
  /// The resources that a result fails which is not muted.
  public var fail: Int
  /// The resources with a muted result, whatever it is.
  public var muted: Int
  /// The resources with a result that tested nothing: manual, skipped, an error, not checked.
  ///
  /// A result that names no resource counts as one of its check.
  public var notTested: Int

  /// The resources that were tested.
  public var resources: Int { pass + fail }

  /// Counts from their parts.
  public init(pass: Int = 0, fail: Int = 0, muted: Int = 0, notTested: Int = 0) {
    self.pass = pass
    self.fail = fail
    self.muted = muted
    self.notTested = notTested
  }
}

/// What a scanner tested of one leaf.
public struct ScanLeaf: Sendable, Hashable {
  /// The id of the leaf, as the catalog has it.
  public let requirement: String
  /// The checks that test it, in the order of the file.
  public let checks: [ScanCheck]
  /// Its resources over all checks, each once.
  public let counts: ScanCounts

  /// The resources that were tested, each once.
  public var resources: Int { counts.resources }
  /// The resources that passed.
  public var pass: Int { counts.pass }
  /// The resources that failed.
  public var fail: Int { counts.fail }
  /// The resources with a muted result.
  public var muted: Int { counts.muted }
  /// The resources with a result that tested nothing.
  public var notTested: Int { counts.notTested }

  /// A leaf from its parts.
  public init(requirement: String, checks: [ScanCheck], counts: ScanCounts) {
    self.requirement = requirement
    self.checks = checks
    self.counts = counts
  }
}

/// What one check found for one leaf.
public struct ScanCheck: Sendable, Hashable {
  /// The id of the check, as the scanner writes it, such as `ec2_ebs_volume_encryption`.
  public let id: String
  /// Its title, where the file has one.
  public var title: String?
  /// Its severity in the scanner's word, where the file has one.
  public var severity: String?
  /// Whether the file names a standard or a paragraph above the leaf and never the leaf itself.
  public var isBroad: Bool
  /// Whether the leaf is reached through the mapping of NIST alone.
  public var isMapped: Bool
  /// Its resources, each once.
  public var counts: ScanCounts
  /// The first failures, muted ones too, in the order of the file; at most `mostFailures`.
  public var failures: [ScanFailure]
  /// Its first result.
  public let place: SourceRange

  /// So many failures of a check are kept by name; `fail` has their number.
  public static let mostFailures = 20

  /// The resources that were tested, each once.
  public var resources: Int { counts.resources }
  /// The resources that passed.
  public var pass: Int { counts.pass }
  /// The resources that failed.
  public var fail: Int { counts.fail }
  /// The resources with a muted result.
  public var muted: Int { counts.muted }
  /// The resources with a result that tested nothing.
  public var notTested: Int { counts.notTested }

  /// A check from its parts.
  public init(
    id: String,
    title: String? = nil,
    severity: String? = nil,
    isBroad: Bool = false,
    isMapped: Bool = false,
    counts: ScanCounts = ScanCounts(),
    failures: [ScanFailure] = [],
    place: SourceRange
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.isBroad = isBroad
    self.isMapped = isMapped
    self.counts = counts
    self.failures = failures
    self.place = place
  }
}

/// A resource that failed a check.
///
/// Account numbers, ARNs and host names are in both texts: they are for the audience `full` alone.
public struct ScanFailure: Sendable, Hashable {
  /// The resource, as the scanner names it; the check's id where it names none.
  public let resource: String
  /// Why, in the scanner's words.
  public let reason: String?
  /// Whether somebody muted it in the scanner.
  public let isMuted: Bool
  /// The result.
  public let place: SourceRange

  /// A failure from its parts.
  public init(resource: String, reason: String?, isMuted: Bool, place: SourceRange) {
    self.resource = resource
    self.reason = reason
    self.isMuted = isMuted
    self.place = place
  }
}

/// An id of a requirement in a scan whose results are of no leaf.
public struct ScanLeftOut: Sendable, Hashable {
  /// Why.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The id is in no catalog of ours, or of a paragraph that nobody answers.
    case noLeaf = "no-leaf"
    /// The results are alerts: events, which test nothing.
    case event
    /// The control of NIST SP 800-53 is mapped to no leaf.
    case notMapped = "not-mapped"
  }

  /// The id as the file writes it, such as `164.306(a)(1)` or `au-11`.
  public let id: String
  /// Why.
  public let reason: Reason
  /// How many results name it.
  public let rows: Int
  /// The first of them.
  public let place: SourceRange

  /// An entry from its parts.
  public init(id: String, reason: Reason, rows: Int, place: SourceRange) {
    self.id = id
    self.reason = reason
    self.rows = rows
    self.place = place
  }
}
