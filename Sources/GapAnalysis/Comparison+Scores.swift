extension Comparison {
  /// The means of some of the leaves, then and now, each over those assessed at the time.
  public func score(of ids: Set<String>) -> ScoreChange {
    let leaves = requirements.filter { ids.contains($0.id) }
    return ScoreChange(
      before: Percentage(meanOfHalves: leaves.compactMap { $0.before?.halves }),
      after: Percentage(meanOfHalves: leaves.compactMap { $0.after?.halves })
    )
  }
}

extension Percentage {
  /// The mean of values of 0, 1 or 2 halves; nil where there is none.
  init?(meanOfHalves halves: [Int]) {
    guard let mean = Rational(halves.reduce(0, +), over: 2 * halves.count) else { return nil }
    self.init(mean)
  }
}
