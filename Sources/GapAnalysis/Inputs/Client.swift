public import Diagnostics
public import Regulation

/// The assessed organization and everything it or its assessor wrote as data.
public struct Client: Sendable {
  /// Whether the report is final.
  public enum ReportStatus: String, Sendable, Hashable, CaseIterable {
    /// Still being written.
    case draft
    /// Delivered.
    case issued
  }

  /// The folder's name below `clients/`.
  public let slug: String
  /// The organization's name.
  public let name: Sourced<String>
  /// What it is under HIPAA.
  public let entity: Entity
  /// Functions that make further requirements applicable.
  public let functions: [EntityFunction]
  /// What the engagement covers.
  public let scope: Scope
  /// The day for which the client's own file asks.
  public let asOf: Day?
  /// The days in which the assessors looked.
  public let period: Validity
  /// Who assessed.
  public let assessors: [String]
  /// The report's version.
  public let version: String?
  /// Draft or issued.
  public let reportStatus: ReportStatus
  /// Who checked the report.
  public let reviewer: String?
  /// The earlier versions of the report, as they were listed.
  public let history: [ReportVersion]
  /// The versions that were issued again, in the order in which that was done.
  public let reissues: [Reissue]
  /// What the signers state; nil where the usual words serve.
  public let attestation: String?
  /// Answers in the order of the file; `assess` reports a second one to a leaf and leaves it out.
  public internal(set) var responses: [Response]
  /// What the assessor found.
  public internal(set) var findings: [Finding]
  /// What shows that safeguards exist or work.
  public internal(set) var evidence: [Evidence]
  /// The policies that count for this client.
  public internal(set) var policies: [Policy]
  /// The risk register.
  public internal(set) var risks: [Risk]
  /// Breaches with their deadlines.
  public internal(set) var breaches: [Breach]
  /// Violations whose penalty range is to be illustrated.
  public internal(set) var exposure: [ExposureItem]
  /// Answers to the questions of proposed rules.
  public internal(set) var readiness: [ReadinessAnswer]
  /// The files that are marked as drafts.
  public let drafts: [SourceRange]
  /// Where the client is declared.
  public let place: SourceRange

  /// A client from its parts.
  public init(
    slug: String,
    name: Sourced<String>,
    entity: Entity,
    functions: [EntityFunction] = [],
    scope: Scope = Scope(),
    asOf: Day? = nil,
    period: Validity = .always,
    assessors: [String] = [],
    version: String? = nil,
    reportStatus: ReportStatus = .draft,
    reviewer: String? = nil,
    history: [ReportVersion] = [],
    reissues: [Reissue] = [],
    attestation: String? = nil,
    responses: [Response] = [],
    findings: [Finding] = [],
    evidence: [Evidence] = [],
    policies: [Policy] = [],
    risks: [Risk] = [],
    breaches: [Breach] = [],
    exposure: [ExposureItem] = [],
    readiness: [ReadinessAnswer] = [],
    drafts: [SourceRange] = [],
    place: SourceRange
  ) {
    self.slug = slug
    self.name = name
    self.entity = entity
    self.functions = functions
    self.scope = scope
    self.asOf = asOf
    self.period = period
    self.assessors = assessors
    self.version = version
    self.reportStatus = reportStatus
    self.reviewer = reviewer
    self.history = history
    self.reissues = reissues
    self.attestation = attestation
    self.responses = responses
    self.findings = findings
    self.evidence = evidence
    self.policies = policies
    self.risks = risks
    self.breaches = breaches
    self.exposure = exposure
    self.readiness = readiness
    self.drafts = drafts
    self.place = place
  }
}

/// What an engagement covers.
public struct Scope: Sendable, Hashable {
  /// The rules, in the order of the regulation.
  public let rules: [HIPAARule]
  /// The systems, in the assessor's words.
  public let systems: [String]
  /// The sites, in the assessor's words.
  public let sites: [String]

  /// A scope; without rules it covers all.
  public init(
    rules: [HIPAARule] = HIPAARule.allCases,
    systems: [String] = [],
    sites: [String] = []
  ) {
    self.rules = rules.sorted()
    self.systems = systems
    self.sites = sites
  }
}
