import Diagnostics
import Regulation

/// Reads a client against the law: names made canonical, what counts kept, the rest told.
///
/// Nothing vanishes here: an input that is not kept is in `leftOut` with its reason, whether or not
/// a diagnostic speaks of it too.
struct Intake {
  let client: Client
  let law: Law
  let asOf: Day
  var diagnostics: [Diagnostic] = []
  private(set) var leftOut: [LeftOut] = []

  var catalog: Catalog { law.catalog }

  init(_ client: Client, law: Law, asOf: Day) {
    self.client = client
    self.law = law
    self.asOf = asOf
  }

  /// The client with what counts, each register in order of its ids, so that the order of rows
  /// and files changes nothing; call once.
  mutating func kept() -> Client {
    let evidence = keptEvidence()
    let known = Known(client: client, evidence: evidence)
    reportUnused(evidence, known)
    return client.replacing(
      responses: keptResponses(known),
      findings: keptFindings(known).inOrder(of: { NaturalKey($0.id) }, by: <),
      evidence: evidence.inOrder(of: { NaturalKey($0.id) }, by: <),
      policies: keptPolicies().inOrder(of: { NaturalKey($0.id) }, by: <),
      risks: keptRisks().inOrder(of: { NaturalKey($0.id) }, by: <),
      breaches: keptBreaches().inOrder(of: { ($0.discovered, NaturalKey($0.id)) }, by: <),
      exposure: keptExposure(law.facts).inOrder(
        of: { (NaturalKey($0.provision), $0.year, $0.tier) },
        by: <
      ),
      readiness: keptReadiness(law)
    )
  }

  /// The ids that responses and findings may name.
  struct Known {
    let evidence: Set<String>
    let evidenceNames: NameIndex
    let evidenceFile: String

    init(client: Client, evidence: [Evidence]) {
      evidenceNames = NameIndex(evidence.map(\.id).naturallySorted())
      self.evidence = Set(evidenceNames.names)
      evidenceFile = evidence.first?.place.file ?? "evidence.yml"
    }
  }

  mutating func report(
    _ severity: Severity,
    _ rule: GapRule,
    _ message: String,
    at place: SourceRange,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(severity, rule: rule.rawValue, message, at: place, help: help)
    )
  }

  mutating func leaveOut(_ place: SourceRange, _ reason: LeftOut.Reason) {
    leftOut.append(LeftOut(source: place, reason: reason))
  }

  /// Each id once, in whatever capitals; a second entry is an error at its place.
  mutating func unique<Item>(
    _ items: [Item],
    _ sort: LeftOut.Repeated,
    id: (Item) -> String,
    place: (Item) -> SourceRange
  ) -> [Item] {
    var ids = Set<String>(minimumCapacity: items.count)
    guard !items.allSatisfy({ ids.insert(id($0).lowercased()).inserted }) else { return items }
    var seen: [String: Item] = [:]
    var kept: [Item] = []
    for item in items {
      guard let first = seen[id(item).lowercased()] else {
        seen[id(item).lowercased()] = item
        kept.append(item)
        continue
      }
      let other = id(first) == id(item) ? "" : ", once as \"\(id(first))\""
      let message = "\(sort.named) \"\(id(item))\" is declared twice\(other)"
      let help = "the first is at \(place(first).fileAndLine)"
      report(.error, .duplicateID, message, at: place(item), help: help)
      leaveOut(place(item), .repeated(sort, id: id(item), first: id(first)))
    }
    return kept
  }

  /// The requirements that something names.
  struct Canonical {
    /// Their own ids, each once.
    var names: [Sourced<String>] = []
    /// Whether one of them is in scope and in force.
    var isInReport = false
  }

  /// The canonical ids of the requirements that something names; unknown ones are told.
  mutating func canonical(
    _ names: [Sourced<String>],
    namedBy owner: @autoclosure () -> String
  ) -> Canonical {
    var found = Canonical()
    var seen: Set<Int> = []
    for name in names {
      let positions = catalog.named(name.value)?.positions ?? []
      if positions.isEmpty { reportUnknown(name.value, namedBy: owner(), at: name.place) }
      for position in positions {
        let requirement = catalog.requirements[position]
        found.isInReport =
          found.isInReport
          || client.scope.rules.contains(requirement.rule) && requirement.validity.contains(asOf)
        if seen.insert(position).inserted {
          found.names.append(Sourced(requirement.id, at: name.place))
        }
      }
    }
    return found
  }

  mutating func reportUnknown(_ name: String, namedBy owner: String, at place: SourceRange) {
    report(
      .error,
      .unknownRequirement,
      "\(owner) names requirement \"\(name)\", which is not in the catalog",
      at: place,
      help: catalog.idHelp(for: name)
    )
  }

  mutating func reportUnknownEvidence(
    _ id: String,
    namedBy owner: String,
    at place: SourceRange,
    _ known: Known
  ) {
    let none = "\(known.evidenceFile) declares no evidence"
    let parts = id.split { $0.isWhitespace || "/+&|".contains($0) }.map(String.init)
    let isList = parts.count > 1 && parts.allSatisfy(known.evidence.contains)
    let help =
      isList
      ? "write \(parts.joined(separator: ";"))" : known.evidenceNames.suggestion(for: id)
    report(
      .error,
      .unknownEvidence,
      "\(owner) names evidence \"\(id)\", which \(known.evidenceFile) does not declare",
      at: place,
      help: known.evidence.isEmpty ? none : help
    )
  }

  private mutating func reportUnused(_ evidence: [Evidence], _ known: Known) {
    guard !evidence.isEmpty else { return }
    var unused = known.evidence
    for response in client.responses {
      for id in response.evidence { unused.remove(id) }
    }
    for finding in client.findings {
      for id in finding.evidence { unused.remove(id.value) }
    }
    for item in evidence where unused.contains(item.id) {
      let message = "evidence \"\(item.id)\" is named by no response and no finding"
      report(.note, .unusedEvidence, message, at: item.place)
    }
  }
}

extension Client {
  /// The same client with findings and policies that differ in their titles.
  public func naming(findings: [Finding], policies: [Policy]) -> Client {
    replacing(findings: findings, policies: policies)
  }

  /// The same client with other registers.
  func replacing(
    responses: [Response]? = nil,
    findings: [Finding]? = nil,
    evidence: [Evidence]? = nil,
    policies: [Policy]? = nil,
    risks: [Risk]? = nil,
    breaches: [Breach]? = nil,
    exposure: [ExposureItem]? = nil,
    readiness: [ReadinessAnswer]? = nil
  ) -> Client {
    Client(
      slug: slug,
      name: name,
      entity: entity,
      functions: functions,
      scope: scope,
      asOf: asOf,
      period: period,
      assessors: assessors,
      version: version,
      reportStatus: reportStatus,
      responses: responses ?? self.responses,
      findings: findings ?? self.findings,
      evidence: evidence ?? self.evidence,
      policies: policies ?? self.policies,
      risks: risks ?? self.risks,
      breaches: breaches ?? self.breaches,
      exposure: exposure ?? self.exposure,
      readiness: readiness ?? self.readiness,
      drafts: drafts,
      place: place
    )
  }
}

extension LeftOut.Repeated {
  /// As messages name it before its id.
  fileprivate var named: String {
    switch self {
    case .breach, .evidence, .finding, .policy, .risk: rawValue
    case .exposureItem: "the exposure item"
    case .readinessAnswer: "the answer to"
    }
  }
}
