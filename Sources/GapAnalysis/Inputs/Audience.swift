import Diagnostics

extension Client {
  /// The client without what an audience must not see; `full` sees all.
  ///
  /// A finding that is withheld takes with it the evidence that it alone names: a title can tell
  /// what the finding would.
  func visible(to audience: String) -> Client {
    guard audience != "full" else { return self }
    let shown = findings.filter { $0.audience.isEmpty || $0.audience.contains(audience) }
    guard shown.count < findings.count else { return self }
    let named = Set(shown.flatMap(\.evidenceIDs) + responses.flatMap(\.evidence))
    let withheld = Set(findings.flatMap(\.evidenceIDs)).subtracting(named)
    return replacing(
      findings: shown,
      evidence: evidence.filter { !withheld.contains($0.id) }
    )
  }
}

extension Finding {
  /// The ids of its evidence.
  var evidenceIDs: [String] { evidence.map(\.value) }
}
