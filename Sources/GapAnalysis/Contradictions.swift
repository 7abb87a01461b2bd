import Diagnostics
public import Regulation

/// What the inputs about one leaf say against each other, shown and not resolved.
func contradictions(_ leaf: RequirementResult, _ basis: Basis) -> [GapCause] {
  // A leaf that does not concern the client, or whose answer does not count, claims nothing.
  guard let response = leaf.response, leaf.reason == nil else { return [] }
  var causes: [GapCause] = []
  if let cause = evidenceCause(response, basis) { causes.append(cause) }
  if let cause = contestedCause(leaf, response) { causes.append(cause) }
  if let cause = closedCause(leaf, response, basis) { causes.append(cause) }
  if let cause = policyCause(response, leaf.policies, basis) { causes.append(cause) }
  if let cause = reviewCause(response, basis.asOf) { causes.append(cause) }
  return causes
}

/// Nothing shows what is said to be in place, or nothing that is still valid.
///
/// One valid item is enough, so that further evidence never makes a gap.
private func evidenceCause(_ response: Response, _ basis: Basis) -> GapCause? {
  guard response.answer.claimsASafeguard else { return nil }
  let known = response.evidence.compactMap { basis.evidence($0) }
  if known.isEmpty {
    return GapCause(
      .noEvidence,
      "answered \"\(response.answer.rawValue)\" without evidence",
      inputs: [response.place]
    )
  }
  guard known.allSatisfy({ $0.isExpired(on: basis.asOf) }) else { return nil }
  let names = known.map(\.id)
  return GapCause(
    .expiredEvidence,
    names: names,
    "answered \"\(response.answer.rawValue)\" on expired evidence (\(listed(names)))",
    inputs: [response.place] + known.map(\.place)
  )
}

/// Answered as met, and something of a grade says otherwise.
private func contestedCause(_ leaf: RequirementResult, _ response: Response) -> GapCause? {
  guard !leaf.contradictions.isEmpty else { return nil }
  let names = leaf.contestedBy
  let graded = leaf.contradictions.map { "\($0.by) (\($0.grade.inSentence))" }
  return GapCause(
    .contested,
    names: names,
    "answered \"\(response.answer.rawValue)\", contested by \(listed(graded))",
    inputs: [response.place] + leaf.contradictions.map(\.place)
  )
}

/// Said to be dealt with, and said to fall short all the same.
private func closedCause(
  _ leaf: RequirementResult,
  _ response: Response,
  _ basis: Basis
) -> GapCause? {
  guard leaf.fallsShort else { return nil }
  let closed = leaf.findings.compactMap { basis.closedFinding($0) }
  guard !closed.isEmpty else { return nil }
  let names = closed.map { $0.id }
  return GapCause(
    .closedFinding,
    names: names,
    "answered \"\(response.answer.rawValue)\", yet \(listed(names)) \(names.count == 1 ? "is" : "are") closed",
    inputs: [response.place] + closed.map { $0.place }
  )
}

private func policyCause(
  _ response: Response,
  _ policies: [String],
  _ basis: Basis
) -> GapCause? {
  guard response.answer.deniesASafeguard, !policies.isEmpty else { return nil }
  let places = basis.client.policies.filter { policies.contains($0.id) }.map(\.place)
  let several = policies.count > 1
  return GapCause(
    .policyDenied,
    names: policies,
    "\(several ? "policies" : "policy") \(listed(policies)) \(several ? "claim" : "claims") it, yet it is answered \"\(response.answer.rawValue)\"",
    inputs: [response.place] + places
  )
}

private func reviewCause(_ response: Response, _ asOf: Day) -> GapCause? {
  if let day = response.reviewBy, day < asOf {
    return GapCause(.reviewLapsed, "its review was due on \(day.spelled)", inputs: [response.place])
  }
  guard response.answer.isAddressableChoice, response.reviewBy == nil else { return nil }
  return GapCause(.reviewMissing, "the decision has no day of review", inputs: [response.place])
}

extension Response.Answer {
  /// Whether it says that something is in place, which evidence can show.
  var claimsASafeguard: Bool { self == .implemented || self == .alternative }

  /// Whether it says that the specification is not carried out.
  var deniesASafeguard: Bool {
    self == .notImplemented || self == .planned || self == .notReasonable
  }
}

extension Evidence {
  /// Whether it counts no longer on a day.
  public func isExpired(on day: Day) -> Bool { validUntil.map { $0 < day } ?? false }
}
