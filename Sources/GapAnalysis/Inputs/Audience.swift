import Diagnostics
import Regulation

/// The names of those for whom editions of a site are made.
///
/// Audiences are a set, not ranks: what one of them may see says nothing of another.
public enum Audience {
  /// Sees all, always.
  public static let full = "full"
  /// Gets a report of a few pages.
  public static let executive = "executive"
  /// Gets nothing but what lists it.
  public static let everyone = "public"
  /// The names that every workspace knows.
  public static let usual = [full, executive, "client", "regulator", everyone]

  /// Whether an audience may see what is for those who are `listed`; of an empty list, all but the
  /// public.
  public static func sees(_ audience: String, _ listed: [String]) -> Bool {
    if audience == full { return true }
    return listed.isEmpty ? audience != everyone : listed.contains(audience)
  }

  /// What the name of the edition of one finding begins with.
  private static let finding = "finding-"

  /// The name of the edition that has one finding and nothing of the others.
  public static func of(finding id: String) -> String { finding + id }

  /// The finding that an edition has alone; nil of one for an audience.
  public static func finding(of audience: String) -> String? {
    audience.hasPrefix(finding) ? String(audience.dropFirst(finding.count)) : nil
  }

  /// Whether all who read a site may see what is for those who are `listed`.
  public static func see(_ readers: [String], _ listed: [String]) -> Bool {
    readers.allSatisfy { sees($0, listed) }
  }
}

extension Client {
  /// The client without what an audience must not see; `full` sees all.
  ///
  /// The evidence that only a withheld finding names is withheld too: its title can say what the
  /// finding says.
  func visible(to audience: String) -> Client {
    guard audience != Audience.full else { return self }
    func isShown(_ listed: [String]) -> Bool { Audience.sees(audience, listed) }
    if let id = Audience.finding(of: audience) { return showing(finding: id) }
    var other = self
    if audience == Audience.everyone {
      (other.responses, other.exposure, other.readiness) = ([], [], [])
    }
    other.findings = findings.filter { isShown($0.audience) }
    other.breaches = breaches.filter { isShown($0.audience) }
    other.risks = risks.filter { isShown($0.audience) }
    other.policies = policies.filter { isShown($0.audience) }
    let named = Set(
      other.findings.flatMap(\.evidenceIDs) + other.responses.flatMap(\.evidence)
        + other.breaches.flatMap { $0.evidence.map(\.value) }
    )
    let hidden = Set(
      findings.flatMap(\.evidenceIDs) + breaches.flatMap { $0.evidence.map(\.value) }
    )
    .subtracting(named)
    other.evidence = evidence.filter { isShown($0.audience) && !hidden.contains($0.id) }
    let ids = Set(other.findings.map(\.id))
    for index in other.risks.indices {
      other.risks[index].findings?.removeAll { !ids.contains($0.value) }
    }
    return other
  }
}

extension Client {
  /// The same where the texts of some findings, by their ids, are others.
  public func telling(_ texts: [String: String?]) -> Client {
    var other = self
    for index in other.findings.indices {
      if let text = texts[other.findings[index].id] { other.findings[index].text = text }
    }
    return other
  }

  /// The client with one finding, its evidence, and the answers that its status rests on.
  private func showing(finding id: String) -> Client {
    var other = self
    other.findings = findings.filter { $0.id == id }
    let named = Set(other.findings.flatMap(\.evidenceIDs))
    other.evidence = evidence.filter { named.contains($0.id) }
    (other.risks, other.breaches, other.policies) = ([], [], [])
    (other.exposure, other.readiness) = ([], [])
    return other
  }

  /// The ids of all that has one.
  var ids: Set<String> {
    Set(findings.map(\.id) + evidence.map(\.id) + risks.map(\.id) + breaches.map(\.id))
      .union(policies.map(\.id))
  }

  /// What an audience gets of the client: without what it must not see, without notes and locations,
  /// and without the places of the inputs.
  func edition(for audience: String, on day: Day) -> Client {
    var other = visible(to: audience)
    let shown = Set(other.evidence.map(\.id))
    let hidden = evidence.filter { !shown.contains($0.id) }
    let showing = hidden.filter { !$0.isSelfAssessment }
    let others = Set(showing.map(\.id))
    let current = Set(showing.filter { !$0.isExpired(on: day) }.map(\.id))
    let named = Set(hidden.map(\.id))
    for index in other.responses.indices {
      let names = other.responses[index].evidence
      other.responses[index].hasOtherEvidence = names.contains(where: others.contains)
      other.responses[index].hasOtherCurrentEvidence = names.contains(where: current.contains)
      other.responses[index].evidence = names.filter { !named.contains($0) }
      other.responses[index].note = nil
    }
    for index in other.evidence.indices {
      (other.evidence[index].location, other.evidence[index].note) = (nil, nil)
      other.evidence[index].file = nil
      other.evidence[index].scan = other.evidence[index].scan?.withoutFailures
    }
    for index in other.breaches.indices {
      other.breaches[index].evidence.removeAll { named.contains($0.value) }
      other.breaches[index].note = nil
    }
    return other.unplaced
  }
}

extension Scan {
  /// The same without what names a resource or says why it fails, and without places.
  fileprivate var withoutFailures: Scan {
    var other = self
    other.leaves = leaves.map { leaf in
      ScanLeaf(
        requirement: leaf.requirement,
        checks: leaf.checks.map { check in
          ScanCheck(
            id: check.id,
            title: check.title,
            severity: check.severity,
            isBroad: check.isBroad,
            isMapped: check.isMapped,
            counts: check.counts,
            place: .withheld
          )
        },
        counts: leaf.counts
      )
    }
    other.leftOut = leftOut.map {
      ScanLeftOut(id: $0.id, reason: $0.reason, rows: $0.rows, place: .withheld)
    }
    return other
  }
}

extension Finding {
  /// The ids of its evidence.
  var evidenceIDs: [String] { evidence.map(\.value) }
}
