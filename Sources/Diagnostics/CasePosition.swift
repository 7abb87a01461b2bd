extension CaseIterable where Self: Equatable {
  /// The place among all cases in the order of their declaration, from 0.
  @inlinable public var position: Int {
    var position = 0
    for other in Self.allCases {
      if other == self { break }
      position += 1
    }
    return position
  }
}
