public import Regulation

/// What the inputs about one leaf say against each other, shown and not resolved.
func contradictionCauses(_ leaf: RequirementResult, _ input: AssessmentInput) -> [GapCause] {
  // A leaf that does not concern the client, or whose answer does not count, claims nothing.
  guard let response = leaf.response, leaf.reason == nil else { return [] }
  var causes: [GapCause] = []
  if let cause = evidenceCause(response, input) { causes.append(cause) }
  if let cause = contestedCause(leaf, response) { causes.append(cause) }
  if let cause = closedCause(leaf, response, input) { causes.append(cause) }
  if let cause = policyCause(response, leaf.policies, input) { causes.append(cause) }
  if let cause = reviewCause(response, input.asOf) { causes.append(cause) }
  return causes
}

/// The answer says that a safeguard is in place, and no valid evidence shows it.
///
/// One valid item is enough, so that further evidence never makes a gap.
private func evidenceCause(_ response: Response, _ input: AssessmentInput) -> GapCause? {
  guard response.answer.claimsASafeguard else { return nil }
  let known = response.evidence.compactMap { input.proof($0) }
  if known.isEmpty {
    if response.hasOtherEvidence { return nil }
    return GapCause(.noEvidence(response.answer), inputs: [response.place])
  }
  guard !response.hasOtherCurrentEvidence,
    known.allSatisfy({ $0.isExpired(on: input.asOf) })
  else { return nil }
  return GapCause(
    .expiredEvidence(response.answer, known.map(\.id)),
    inputs: [response.place] + known.map(\.place)
  )
}

/// Answered as met, and another input says otherwise.
private func contestedCause(_ leaf: RequirementResult, _ response: Response) -> GapCause? {
  guard !leaf.contradictions.isEmpty else { return nil }
  return GapCause(
    .contested(response.answer, by: leaf.contradictions),
    inputs: [response.place] + leaf.contradictions.map(\.place)
  )
}

/// Its findings are closed, and its answer still falls short.
private func closedCause(
  _ leaf: RequirementResult,
  _ response: Response,
  _ input: AssessmentInput
) -> GapCause? {
  guard leaf.fallsShort else { return nil }
  let closed = leaf.findings.compactMap { input.closedFinding($0) }
  guard !closed.isEmpty else { return nil }
  return GapCause(
    .closedFinding(response.answer, closed.map(\.id)),
    inputs: [response.place] + closed.map { $0.place }
  )
}

private func policyCause(
  _ response: Response,
  _ policies: [String],
  _ input: AssessmentInput
) -> GapCause? {
  guard response.answer.deniesASafeguard, !policies.isEmpty else { return nil }
  let places = input.client.policies.filter { policies.contains($0.id) }.map(\.place)
  return GapCause(.policyDenied(response.answer, policies), inputs: [response.place] + places)
}

private func reviewCause(_ response: Response, _ asOf: Day) -> GapCause? {
  if let day = response.reviewBy, day < asOf {
    return GapCause(.reviewLapsed(day), inputs: [response.place])
  }
  guard response.answer.isAddressableChoice, response.reviewBy == nil else { return nil }
  return GapCause(.reviewMissing, inputs: [response.place])
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
