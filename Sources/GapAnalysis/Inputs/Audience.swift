import Diagnostics

extension Client {
  /// The client without what an audience must not see; `full` sees all.
  ///
  /// The evidence that only a withheld finding names is withheld too: its title can say what the
  /// finding says.
  func visible(to audience: String) -> Client {
    guard audience != "full" else { return self }
    let shown = findings.filter { $0.audience.isEmpty || $0.audience.contains(audience) }
    guard shown.count < findings.count else { return self }
    let named = Set(
      shown.flatMap(\.evidenceIDs) + responses.flatMap(\.evidence)
        + breaches.flatMap { $0.evidence.map(\.value) }
    )
    let withheld = Set(findings.flatMap(\.evidenceIDs)).subtracting(named)
    var other = self
    other.findings = shown
    let ids = Set(shown.map(\.id))
    for index in other.risks.indices {
      other.risks[index].findings?.removeAll { !ids.contains($0.value) }
    }
    other.evidence = evidence.filter { !withheld.contains($0.id) }
    return other
  }
}

extension Finding {
  /// The ids of its evidence.
  var evidenceIDs: [String] { evidence.map(\.value) }
}
