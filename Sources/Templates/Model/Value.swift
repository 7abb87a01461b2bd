/// The value of a field.
public enum Value: Sendable {
  /// Nothing; for an optional field.
  case none
  /// Text, escaped when printed.
  case text(String)
  /// An address for a field of kind `url`.
  ///
  /// In an address attribute one with a scheme other than http, https, mailto and tel is replaced
  /// by `about:invalid`: the last guard, after the author was warned.
  case url(String)
  /// Trusted HTML as UTF-8, printed as it is.
  case html([UInt8])
  /// A number as it is to be read, e.g. `62.5`.
  case number(String)
  /// Yes or no.
  case flag(Bool)
  /// Values in order.
  case list(Items)
  /// The fields of a context; made by ``TemplateContext/value``.
  case object(Object)
  /// An object with what sections print for it; made by ``CompiledTemplates/ahead(_:)``.
  case known(KnownObject)
}

/// The values of a list, each made when its turn comes.
public struct Items: Sendable {
  /// Makes the value at a position.
  let item: @Sendable (Int) -> Value
  /// How many there are.
  let count: UInt32

  /// As many values as said, from what makes the one at a position.
  @usableFromInline
  init(_ count: Int, _ item: @escaping @Sendable (Int) -> Value) {
    self.item = item
    self.count = UInt32(count)
  }
}

/// The fields of one object by their positions in its model, computed when they are read.
public struct Object: Sendable {
  /// Computes the field at a position.
  let field: @Sendable (Int) -> Value

  @usableFromInline
  init(_ field: @escaping @Sendable (Int) -> Value) {
    self.field = field
  }
}

extension Value {
  /// The object that it is, if it is one.
  var object: Object? {
    switch self {
    case .object(let object): object
    case .known(let known): known.object
    default: nil
    }
  }
}
