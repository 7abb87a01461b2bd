/// A value and the place it was read from.
public struct Sourced<Value> {
  /// What was read.
  public let value: Value
  /// Where it was read.
  public let place: SourceRange

  /// Joins a value with its place.
  public init(_ value: Value, at place: SourceRange) {
    self.value = value
    self.place = place
  }

  /// The same place with a value made from this one.
  public func map<Other>(_ transform: (Value) -> Other) -> Sourced<Other> {
    Sourced<Other>(transform(value), at: place)
  }
}

extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
