import Diagnostics
import Regulation

/// Checks a client against the law: makes names canonical, accepts what counts, reports the rest.
///
/// Every input that is not accepted is in `leftOut` with its reason, whether or not a diagnostic
/// reports it too.
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

  /// The client with the accepted inputs, each register sorted by its ids, so that the order of rows
  /// and files changes nothing; call once.
  mutating func accepted() -> Client {
    let evidence = acceptedEvidence()
    let known = Known(client: client, evidence: evidence)
    reportUnused(evidence, known)
    var accepted = client
    accepted.responses = acceptedResponses(known)
    accepted.findings = acceptedFindings(known).inOrder(of: { NaturalKey($0.id) }, by: <)
    accepted.evidence = evidence.inOrder(of: { NaturalKey($0.id) }, by: <)
    accepted.policies = acceptedPolicies().inOrder(of: { NaturalKey($0.id) }, by: <)
    accepted.risks = acceptedRisks().inOrder(of: { NaturalKey($0.id) }, by: <)
    accepted.breaches = acceptedBreaches(known).inOrder(
      of: { ($0.discovered, NaturalKey($0.id)) },
      by: <
    )
    accepted.exposure = acceptedExposure(law.facts).inOrder(
      of: { (NaturalKey($0.provision), $0.year, $0.tier) },
      by: <
    )
    accepted.readiness = acceptedReadiness(law)
    return accepted
  }

  /// The ids that responses, findings and breaches may name.
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
    _ rule: IntakeRule,
    _ message: String,
    at place: SourceRange,
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(severity, rule: rule.rawValue, message, at: place, help: help))
  }

  mutating func leaveOut(_ place: SourceRange, _ reason: LeftOut.Reason) {
    leftOut.append(LeftOut(source: place, reason: reason))
  }

  /// Each id once, ignoring case; a second entry is an error at its place.
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
      let help = "the first is at \(place(first).fileLine)"
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

  /// The canonical ids of the requirements that something names; unknown ones are reported.
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
    for breach in client.breaches {
      for id in breach.evidence { unused.remove(id.value) }
    }
    for item in evidence where unused.contains(item.id) && item.scan?.leaves.isEmpty ?? true {
      let message = "evidence \"\(item.id)\" is named by no response, finding or breach"
      report(.note, .unusedEvidence, message, at: item.place)
    }
  }
}

extension Client {
  /// The same client with findings and policies that differ in their titles.
  public func naming(findings: [Finding], policies: [Policy]) -> Client {
    var other = self
    other.findings = findings
    other.policies = policies
    return other
  }
}

extension LeftOut.Repeated {
  /// Its name in messages, before its id.
  fileprivate var named: String {
    switch self {
    case .breach, .evidence, .finding, .policy, .risk: rawValue
    case .exposureItem: "the exposure item"
    case .readinessAnswer: "the answer to"
    }
  }
}
