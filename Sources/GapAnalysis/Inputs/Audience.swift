import Diagnostics

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
    var other = self
    if audience == Audience.everyone { other.responses = [] }
    other.findings = findings.filter { isShown($0.audience) }
    other.breaches = breaches.filter { isShown($0.audience) }
    other.risks = risks.filter { isShown($0.audience) }
    other.policies = policies.filter { isShown($0.audience) }
    let named = Set(
      other.findings.flatMap(\.evidenceIDs) + other.responses.flatMap(\.evidence)
        + other.breaches.flatMap { $0.evidence.map(\.value) }
    )
    let hidden = Set(findings.flatMap(\.evidenceIDs) + breaches.flatMap { $0.evidence.map(\.value) })
      .subtracting(named)
    other.evidence = evidence.filter { isShown($0.audience) && !hidden.contains($0.id) }
    let ids = Set(other.findings.map(\.id))
    for index in other.risks.indices {
      other.risks[index].findings?.removeAll { !ids.contains($0.value) }
    }
    return other
  }
}

extension Finding {
  /// The ids of its evidence.
  var evidenceIDs: [String] { evidence.map(\.value) }
}
