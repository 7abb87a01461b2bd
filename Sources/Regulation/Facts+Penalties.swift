extension Facts {
  /// The first day of violations to which adjusted penalties apply, 45 CFR 102.3.
  private static let firstAdjusted = Day(year: 2015, month: 11, day: 2)

  /// The table of civil money penalties for a violation (case P5): that in force on the day of
  /// assessment; for a violation before 2 November 2015 that of its own day, unadjusted.
  ///
  /// Nil where no table of the timeline `cmp` governs.
  public func penaltyTable(assessed: Day, violation: Day) -> Fact? {
    let isAdjusted = Self.firstAdjusted.map { violation >= $0 } ?? true
    return fact(of: "cmp", on: isAdjusted ? assessed : violation)
  }
}
