import Regulation

extension Metric {
  /// The id of the metric that is the score with the contested leaves counted as not met.
  public static let scoreWithoutContested = "assessment.score_without_contested"

  /// The same score where the contested leaves among `gaps` are not met; nil of a metric without a
  /// quotient.
  ///
  /// Only an answer of met can be contested: each takes 1 from the numerator.
  func withoutContested(_ gaps: [Gap]) -> Metric? {
    guard let numerator, let denominator else { return nil }
    let contested = gaps.filter(\.isContested)
    let rest = numerator + Rational(-contested.count)
    let causes = contested.flatMap(\.causes).filter { $0.kind == .contested }.flatMap(\.inputs)
    return Metric(
      id: Self.scoreWithoutContested,
      value: rest / denominator,
      unit: unit,
      formula: .scoreWithoutContested,
      numerator: rest,
      denominator: denominator,
      excluded: excluded,
      inputs: inOrder(inputs + causes)
    )
  }
}
