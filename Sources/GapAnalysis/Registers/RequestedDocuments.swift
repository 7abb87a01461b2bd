import Diagnostics
import Regulation

/// A document that OCR asks for, and the requirements for which it is evidence.
struct RequestedDocument {
  let id: String
  let requirements: [String]
  /// Whether a policy by itself is such a document; a record of what was done is another thing.
  let isPolicy: Bool
  /// The kinds of evidence that alone show it, where no requirement asks for it by name.
  let kinds: [String]
  /// Whether it is asked for of each breach.
  let isOfBreaches: Bool
  /// The requirement without which what there is of it is not all that is asked for.
  let keptUnder: String?

  init(
    _ id: String,
    _ requirements: [String],
    isPolicy: Bool = false,
    kinds: [String] = [],
    isOfBreaches: Bool = false,
    keptUnder: String? = nil
  ) {
    self.id = id
    self.requirements = requirements
    self.isPolicy = isPolicy
    self.kinds = kinds
    self.isOfBreaches = isOfBreaches
    self.keptUnder = keptUnder
  }

  /// The list merged from several guides (METHOD.md, section 13), without recognized security
  /// practices, which no requirement asks for.
  static let all = [
    RequestedDocument("risk-analysis", ["164.308(a)(1)(ii)(A)"]),
    RequestedDocument("risk-management-plan", ["164.308(a)(1)(ii)(B)"]),
    RequestedDocument("asset-inventory", ["164.310(d)(2)(iii)"]),
    RequestedDocument(
      "policies",
      ["164.316(a)", "164.316(b)(1)", "164.530(i)(1)", "164.530(i)(2)"],
      isPolicy: true
    ),
    RequestedDocument("designations", ["164.308(a)(2)", "164.530(a)(1)"]),
    RequestedDocument("sanctions", ["164.308(a)(1)(ii)(C)", "164.530(e)(1)"]),
    RequestedDocument("activity-review", ["164.308(a)(1)(ii)(D)", "164.312(b)"]),
    RequestedDocument("access-records", ["164.308(a)(3)", "164.308(a)(4)"]),
    RequestedDocument("training", ["164.308(a)(5)(ii)(A)", "164.530(b)(1)"]),
    RequestedDocument("incidents", ["164.308(a)(6)(ii)"]),
    RequestedDocument("breach-assessments", ["164.402(2)", "164.404(a)", "164.414(b)"]),
    RequestedDocument("contingency", ["164.308(a)(7)"]),
    RequestedDocument("evaluations", ["164.308(a)(8)"]),
    RequestedDocument("business-associates", ["164.308(b)(1)", "164.314(a)(1)", "164.504(e)(1)"]),
    RequestedDocument("facility", ["164.310(a)(1)", "164.310(b)", "164.310(c)"], isPolicy: true),
    RequestedDocument("media", ["164.310(d)(2)(i)", "164.310(d)(2)(ii)"]),
    RequestedDocument("encryption", ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]),
    RequestedDocument("authentication", ["164.308(a)(5)(ii)(D)", "164.312(d)"]),
    RequestedDocument("notice", ["164.520(a)"]),
    RequestedDocument("individual-requests", ["164.524(a)", "164.526(a)", "164.528(a)"]),
    RequestedDocument("complaints", ["164.414(a)", "164.530(d)(1)"]),
    RequestedDocument("media-notices", ["164.406(a)"]),
    RequestedDocument("hhs-receipts", ["164.408(a)", "164.408(c)"]),
    RequestedDocument("covered-entity-notices", ["164.410(a)"]),
    RequestedDocument("law-enforcement", ["164.412(a)", "164.412(b)"]),
    RequestedDocument(
      "malware-and-log-in",
      ["164.308(a)(5)(ii)(B)", "164.308(a)(5)(ii)(C)"]
    ),
    RequestedDocument("backup-before-moving", ["164.310(d)(2)(iv)"]),
    RequestedDocument(
      "access-control",
      ["164.312(a)(2)(i)", "164.312(a)(2)(ii)", "164.312(a)(2)(iii)"]
    ),
    RequestedDocument("integrity", ["164.312(c)(2)"]),
    RequestedDocument("transmission", ["164.312(e)(2)(i)", "164.312(e)(2)(ii)"]),
    RequestedDocument(
      "security-tests",
      ["164.308(a)(1)(ii)(A)", "164.308(a)(8)"],
      kinds: ["vulnerability scan", "penetration test"]
    ),
    RequestedDocument(
      "network-diagram",
      ["164.308(a)(1)(ii)(A)"],
      kinds: ["network diagram"]
    ),
    RequestedDocument("workforce-list", ["164.308(a)(3)"], kinds: ["workforce list"]),
    RequestedDocument("vendor-list", ["164.308(b)(1)"], kinds: ["vendor list"]),
    RequestedDocument(
      "corrective-action",
      ["164.308(a)(6)(ii)", "164.530(f)"],
      kinds: ["corrective action"],
      isOfBreaches: true
    ),
    RequestedDocument(
      "sanctions-applied",
      ["164.308(a)(1)(ii)(C)", "164.530(e)(1)"],
      kinds: ["sanction record"]
    ),
    RequestedDocument(
      "remote-and-mobile",
      ["164.310(b)", "164.310(c)", "164.310(d)(1)"],
      isPolicy: true,
      kinds: ["remote access policy", "mobile device policy"]
    ),
    RequestedDocument(
      "patches",
      ["164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"],
      kinds: ["patch record"]
    ),
    RequestedDocument(
      "earlier-analyses",
      ["164.308(a)(1)(ii)(A)", "164.316(b)(2)(i)"],
      kinds: ["earlier risk analysis"],
      keptUnder: "164.316(b)(2)(i)"
    ),
  ]
}

/// The documents OCR asks for: present or not, with what shows it.
func requestedDocuments(_ input: AssessmentInput) -> [CheckItem] {
  requiredDocuments(input) + [recognizedPractices(input)]
}

/// What the answer about keeping versions for six years says; nil where nothing is said of it.
func earlierVersions(_ input: AssessmentInput) -> CheckItem? {
  guard let leaf = input.requirement("164.316(b)(2)(i)"),
    let status = leaf.status, status != .notAssessed
  else { return nil }
  let proofs = input.proofs(of: leaf) + input.policyProofs(of: leaf)
  return CheckItem(
    id: "earlier-versions",
    state: status == .notApplicable ? .notApplicable : state(of: [proofs]),
    requirements: [leaf.requirement.id],
    proofs: proofs,
    denials: input.denials(of: leaf),
    onFile: input.onFile(leaf),
    contradictions: leaf.contradictions.filter { $0.kind.concernsPapers },
    expired: input.expiredEvidence(leaf)
  )
}

/// Twelve months of recognized security practices, which OCR must consider in the client's favour
/// since Public Law 116-321: evidence of the kind `recognized security practices`.
///
/// Nothing requires them, and their absence is no gap. They are wholly shown where an
/// item that still counts was collected at least twelve months before the day.
private func recognizedPractices(_ input: AssessmentInput) -> CheckItem {
  let isAskedFor =
    input.client.scope.rules.contains(.security)
    && input.law.facts.fact(of: "recognized-security-practices", on: input.asOf) != nil
  let begin = input.asOf.adding(months: -12)
  let items = input.client.evidence.filter { item in
    item.showsRecognizedPractices && !item.isExpired(on: input.asOf)
      && item.collected.map { $0 <= input.asOf } ?? true
  }
  let proofs = items.map { item in
    CheckItem.Proof(
      item.collected.map { .dated(item.id, collected: $0) } ?? .evidence(item.id),
      at: item.place,
      isWhole: item.collected.map { $0 <= begin } ?? false
    )
  }
  return CheckItem(
    id: "recognized-security-practices",
    state: isAskedFor ? state(of: [proofs]) : .notApplicable,
    requirements: [],
    proofs: isAskedFor ? proofs : []
  )
}

extension Evidence {
  /// Whether it can be a document: what somebody said is none.
  fileprivate var isDocument: Bool { !isOf("interview") && !isSelfAssessment }

  fileprivate var showsRecognizedPractices: Bool { isOf("recognized security practices") }
}

private func requiredDocuments(_ input: AssessmentInput) -> [CheckItem] {
  RequestedDocument.all.map { document in
    var known: Set<String> = []
    let named = document.requirements.flatMap { input.leaves(under: $0) }
      .filter { known.insert($0.requirement.id).inserted }
    let leaves = named.filter { $0.status != .notApplicable }
    guard document.kinds.isEmpty else { return recorded(document, named, leaves, input) }
    let proofs = leaves.map { leaf in
      input.documents(among: input.proofs(of: leaf))
        + (document.isPolicy ? input.policyProofs(of: leaf) : [])
    }
    var seen: Set<String> = []
    return CheckItem(
      id: document.id,
      state: state(of: proofs),
      // Those that do not concern the client are why nothing is asked for.
      requirements: (leaves.isEmpty ? named : leaves).map { $0.requirement.id },
      proofs: proofs.flatMap(\.self),
      onFile: leaves.flatMap(input.onFile),
      contradictions: leaves.flatMap(\.contradictions).filter {
        $0.kind.concernsPapers && seen.insert($0.by).inserted
      },
      expired: leaves.flatMap(input.expiredEvidence).reduce(into: []) { ids, id in
        if !ids.contains(id) { ids.append(id) }
      }
    )
  }
}

/// A document that is evidence of some kinds: it is there where each kind has an item that still counts,
/// whatever requirement that item is for; where it is asked for of each breach, where each breach names one.
private func recorded(
  _ document: RequestedDocument,
  _ named: [RequirementResult],
  _ leaves: [RequirementResult],
  _ input: AssessmentInput
) -> CheckItem {
  let breaches = document.isOfBreaches ? input.client.breaches : []
  guard !leaves.isEmpty, !(document.isOfBreaches && breaches.isEmpty) else {
    return CheckItem(
      id: document.id,
      state: .notApplicable,
      requirements: (leaves.isEmpty ? named : leaves).map { $0.requirement.id },
      proofs: []
    )
  }
  let keeping = document.keptUnder.flatMap(input.requirement)
  let isWhole = document.keptUnder == nil || keeping?.status == .met
  let items = document.kinds.map { kind in input.client.evidence.filter { $0.isOf(kind) } }
  let tagged = document.kinds.map { document.isPolicy ? input.policies(tagged: $0) : [] }
  let proofs = zip(items, tagged).map { items, policies in
    items.filter { !$0.isExpired(on: input.asOf) }.map {
      CheckItem.Proof(.evidence($0.id), at: $0.place, isWhole: isWhole)
    } + policies.map { CheckItem.Proof(.policy($0.id), at: $0.place, isWhole: isWhole) }
  }
  let all = proofs.flatMap(\.self)
  let ofBreaches = breaches.map { breach in
    all.filter { proof in breach.evidence.contains { .evidence($0.value) == proof.source } }
  }
  let found = state(of: document.isOfBreaches ? ofBreaches : proofs)
  return CheckItem(
    id: document.id,
    state: found == .absent && !all.isEmpty ? .inPart : found,
    requirements: leaves.map { $0.requirement.id },
    proofs: all,
    contradictions: keeping?.contradictions.filter { $0.kind.concernsPapers } ?? [],
    expired: items.joined().filter { $0.isExpired(on: input.asOf) }.map(\.id),
    unmarked: document.kinds.indices.filter { items[$0].isEmpty && tagged[$0].isEmpty }.map {
      document.kinds[$0]
    },
    takesTags: document.isPolicy,
    breachesWithout: all.isEmpty
      ? [] : zip(breaches, ofBreaches).filter { $1.isEmpty }.map(\.0.id)
  )
}

extension AssessmentInput {
  /// The policies in force that have a name among their tags.
  fileprivate func policies(tagged name: String) -> [Policy] {
    client.policies.filter { policy in
      policy.covers(on: asOf) && policy.tags.contains { $0.names(name) }
    }
  }

  fileprivate func documents(among proofs: [CheckItem.Proof]) -> [CheckItem.Proof] {
    proofs.filter { proof in
      guard case .evidence(let id) = proof.source else { return true }
      return evidence(id)?.isDocument ?? true
    }
  }

  /// The documents of a leaf that is not met at all.
  fileprivate func onFile(_ leaf: RequirementResult) -> [CheckItem.Proof] {
    guard leaf.status == .notMet else { return [] }
    return leaf.evidence.compactMap(evidence).filter(\.isDocument).map {
      CheckItem.Proof(.evidence($0.id), at: $0.place, isWhole: false)
    }
  }

  /// The evidence of a leaf that is at least partly in place which counts no longer.
  fileprivate func expiredEvidence(_ leaf: RequirementResult) -> [String] {
    guard leaf.status == .met || leaf.status == .partiallyMet else { return [] }
    return leaf.evidence.compactMap(proof).filter { $0.isExpired(on: asOf) }.map(\.id)
  }
}

/// Present if each leaf is shown to be wholly in place; each list holds what shows one leaf.
private func state(of proofs: [[CheckItem.Proof]]) -> CheckItem.State {
  if proofs.isEmpty { return .notApplicable }
  if proofs.allSatisfy(\.isEmpty) { return .absent }
  return proofs.allSatisfy { $0.contains(where: \.isWhole) } ? .present : .inPart
}
