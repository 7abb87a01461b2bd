/// A value and what was noticed while it was made: diagnostics travel beside results, not instead.
public struct Diagnosed<Value> {
  /// The result, as good as the input allowed.
  public let value: Value
  /// What was noticed, in no particular order.
  public let diagnostics: [Diagnostic]

  /// Joins a result with what was noticed.
  public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// The same diagnostics beside another value.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Diagnosed<Other> {
    Diagnosed<Other>(try transform(value), diagnostics)
  }
}

extension Diagnosed: Sendable where Value: Sendable {}
