import Diagnostics
import Formats
public import GapAnalysis
import Regulation

/// A file for other programs that is made of the policies of a site: its name in `gapbook export`, its
/// file below `data/`, and what it holds.
public enum PolicyFormat: String, CaseIterable, Sendable {
  /// The register as a table.
  case policies
  /// The register with all that is known of each policy.
  case policiesJSON = "policies.json"
  /// The days of the next reviews.
  case reviews = "reviews.ics"
  /// The frameworks with the policies that claim their items.
  case frameworks = "frameworks.json"

  /// The name below `data/`.
  public var file: String {
    switch self {
    case .policies: "policies.csv"
    case .policiesJSON, .reviews, .frameworks: rawValue
    }
  }

  /// What the file holds, in a few words.
  public var help: String {
    switch self {
    case .policies: "the register of policies, for a spreadsheet"
    case .policiesJSON: "the register of policies with all fields"
    case .reviews: "the next reviews of policies, for a calendar"
    case .frameworks: "the items of frameworks with their policies"
    }
  }
}

/// What the files on policies are made from.
public struct PolicyExport: Sendable {
  private let register: PolicyRegister
  private let generator: Generator
  /// What tells the reviews of one site from those of others in a calendar.
  private let scope: String

  /// The files on the policies of a site; `scope` names the site, the same at each build.
  public init(_ register: PolicyRegister, generator: Generator, scope: String) {
    self.register = register
    self.generator = generator
    self.scope = scope
  }

  /// The files that a build writes: none without a policy, none of frameworks without one.
  public var files: [ExportFile] {
    guard !register.isEmpty else { return [] }
    return PolicyFormat.allCases.filter { $0 != .frameworks || !register.frameworks.isEmpty }
      .map { ExportFile(name: $0.file, bytes: bytes($0)) }
  }

  /// One of the files.
  public func bytes(_ format: PolicyFormat) -> [UInt8] {
    switch format {
    case .policies: csv
    case .policiesJSON: json.serialized(indented: true)
    case .reviews: calendar.bytes
    case .frameworks: frameworks.serialized(indented: true)
    }
  }

  private var calendar: Calendar {
    let uuid = StableUUID(scope: ["policies", scope])
    let events = register.current.compactMap { entry -> Calendar.Event? in
      guard entry.review != .none, let day = entry.policy.reviewBy else { return nil }
      let policy = entry.policy
      let lines = [
        policy.version.map { "Version: \($0)" }, policy.owner.map { "Owner: \($0)" },
        policy.approved.map { "Approved: \($0)" }, "Page: \(entry.page)",
      ]
      let name = policy.number.map { "\($0) \(policy.title)" } ?? policy.title
      return Calendar.Event(
        uid: uuid("review", policy.id.lowercased()),
        day: day,
        summary: "Review: \(name)",
        description: lines.compactMap(\.self).joined(separator: "\n")
      )
    }
    return Calendar(stamp: register.asOf, events: events, version: generator.version)
  }
}

extension PolicyExport {
  private typealias Entry = PolicyRegister.Entry

  private var csv: [UInt8] {
    let columns: [Column<Entry>] = [
      Column("id") { $0.policy.id },
      Column("title") { $0.policy.title },
      Column("kind") { $0.policy.kind.rawValue },
      Column("version") { $0.policy.version },
      Column("owner") { $0.policy.owner },
      Column("approver") { $0.policy.approver },
      Column("approved") { $0.policy.approved?.iso },
      Column("effective") { $0.policy.effective?.iso },
      Column("review_by") { $0.policy.reviewBy?.iso },
      Column("review") { $0.review.rawValue },
      Column("status") { $0.state.rawValue },
      Column("supersedes") { $0.policy.supersedes.map(\.value).joined(separator: "; ") },
      Column("satisfies") { Self.claims(of: $0.policy).joined(separator: "; ") },
      Column("tags") { $0.policy.tags.joined(separator: "; ") },
      Column("page") { $0.page },
    ]
    return CSV.sheet(columns, register.entries)
  }

  /// What it claims, of the law and of frameworks.
  private static func claims(of policy: Policy) -> [String] {
    policy.satisfies.map(\.value) + policy.claims.map(\.name)
  }

  private var json: JSON {
    let counts = Policy.ReviewState.allCases.map { state in
      (key: state.rawValue, value: JSON.int(register.count(state)))
    }
    return .object([
      ("schema", .string("gapbook-policies/1")), ("generator", head),
      ("as_of", .string(register.asOf.iso)),
      (
        "totals",
        .object([
          ("policies", .int(register.entries.count)), ("retired", .int(register.retired.count)),
          ("reviews", .object(counts)),
        ])
      ),
      ("policies", .array(register.entries.map(Self.json))),
    ])
  }

  private var head: JSON {
    .object([("name", .string(generator.name)), ("version", .string(generator.version))])
  }

  private static func json(_ entry: Entry) -> JSON {
    let policy = entry.policy
    let changes = policy.changes.map { change in
      JSON.object([
        ("version", .string(change.version)), ("day", .string(change.day?.iso)),
        ("text", .string(change.text)),
      ])
    }
    let claims = policy.claims.map { claim in
      JSON.object([
        ("framework", .string(claim.framework.isEmpty ? nil : claim.framework)),
        ("item", .string(claim.item)), ("declared", .bool(claim.isDeclared)),
      ])
    }
    return .object([
      ("id", .string(policy.id)), ("title", .string(policy.title)),
      ("kind", .string(policy.kind.rawValue)), ("version", .string(policy.version)),
      ("status", .string(entry.state.rawValue)), ("owner", .string(policy.owner)),
      ("approver", .string(policy.approver)), ("approved", .string(policy.approved?.iso)),
      ("effective", .string(policy.effective?.iso)), ("review_by", .string(policy.reviewBy?.iso)),
      ("review", .string(entry.review.rawValue)), ("lacks", .strings(entry.lacks.map(\.rawValue))),
      ("supersedes", .strings(policy.supersedes.map(\.value))),
      ("superseded_by", .strings(entry.supersededBy)),
      ("satisfies", .strings(policy.satisfies.map(\.value))), ("frameworks", .array(claims)),
      ("changes", .array(changes)), ("tags", .strings(policy.tags)), ("page", .string(entry.page)),
    ])
  }

  private var frameworks: JSON {
    let all = register.coverage.map { coverage in
      JSON.object([
        ("id", .string(coverage.framework.id)), ("title", .string(coverage.framework.title)),
        ("counted", .int(coverage.leaves.count)), ("unanswered", .int(coverage.gaps.count)),
        ("items", .array(coverage.rows.map(Self.json))),
      ])
    }
    return .object([
      ("schema", .string("gapbook-frameworks/1")), ("generator", head),
      ("as_of", .string(register.asOf.iso)), ("frameworks", .array(all)),
      ("unmapped", .strings(register.unmapped.map(\.policy.id))),
    ])
  }

  private static func json(_ row: FrameworkCoverage.Row) -> JSON {
    .object([
      ("id", .string(row.item.id)), ("title", .string(row.item.title)),
      ("parent", .string(row.item.parent)), ("counted", .bool(row.isLeaf)),
      ("answered", .bool(row.isCovered)), ("policies", .strings(row.policies.map(\.id))),
    ])
  }
}

/// `acknowledgements.csv`: a row for each acknowledgement that somebody owes on a day.
public func owedAcknowledgements(_ owed: [Acknowledgements.Owed]) -> [UInt8] {
  let columns: [Column<Acknowledgements.Owed>] = [
    Column("person") { $0.person.id },
    Column("name") { $0.person.name },
    Column("email") { $0.person.email },
    Column("policy") { $0.policy.id },
    Column("title") { $0.policy.title },
    Column("version") { $0.policy.version },
    Column("approved") { $0.policy.approved?.iso },
    Column("last_version") { $0.last?.key.version },
    Column("last_day") { $0.last?.day.iso },
  ]
  return CSV.sheet(columns, owed)
}
