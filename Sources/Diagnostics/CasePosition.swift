extension CaseIterable where Self: Equatable {
  /// The place among all cases in the order of their declaration, from 0.
  public var position: Int { Self.allCases.prefix { $0 != self }.count }
}
