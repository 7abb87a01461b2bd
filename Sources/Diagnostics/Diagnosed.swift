/// A value and the diagnostics of making it: they are returned beside results, not instead of them.
public struct Diagnosed<Value> {
  /// The result, as far as the input gave one.
  public let value: Value
  /// The diagnostics, in no particular order.
  public let diagnostics: [Diagnostic]

  /// Joins a result with its diagnostics.
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
