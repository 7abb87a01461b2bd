/// A value for one field.
public enum Value: Sendable {
  /// Nothing; for an optional field.
  case none
  /// Text, escaped when printed.
  case text(String)
  /// An address for a field of kind `url`.
  ///
  /// In an address attribute one with a scheme other than http, https, mailto and tel is replaced
  /// by `about:invalid`: the last guard, after the author was told.
  case url(String)
  /// Trusted HTML as UTF-8, printed as it stands.
  case html([UInt8])
  /// A number as it is to be read, e.g. `62.5`.
  case number(String)
  /// Yes or no.
  case flag(Bool)
  /// Values in order.
  case list(Items)
  /// The values of a model's fields; made by ``TemplateContext/value``.
  case object(Object)
  /// An object with what sections print for it; made by ``CompiledTemplates/ahead(_:)``.
  case known(KnownObject)
}

/// The values of a list.
///
/// Each is made when its turn comes to be shown and is gone before the next, so that a page is
/// never in memory as values; a template that shows a list twice has it made twice.
public struct Items: Sendable {
  /// Makes the value at a position.
  let item: @Sendable (Int) -> Value
  /// How many there are.
  let count: UInt32

  /// As many values as said, from what makes the one at a position.
  public init(_ count: Int, _ item: @escaping @Sendable (Int) -> Value) {
    self.item = item
    self.count = UInt32(count)
  }
}

/// The values of one object in the order of its model's fields.
public struct Object: Sendable {
  let model: ModelID
  let slots: [Value]
}

extension Value {
  /// A whole number.
  public static func number(_ number: Int) -> Value { .number(String(number)) }

  /// Trusted HTML.
  public static func html(_ html: String) -> Value { .html(Array(html.utf8)) }

  /// Text, or nothing.
  public static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .none }

  /// An address, or nothing.
  public static func url(_ url: String?) -> Value { url.map { .url($0) } ?? .none }

  /// An object.
  @inlinable public static func object(_ context: some TemplateContext) -> Value { context.value }

  /// An object, or nothing.
  public static func object(_ context: (some TemplateContext)?) -> Value {
    context.map { $0.value } ?? .none
  }

  /// Objects in order.
  @inlinable public static func list(_ contexts: [some TemplateContext]) -> Value {
    .list(Items(contexts.count) { contexts[$0].value })
  }

  /// As many objects as said, from what makes the one at a position.
  @inlinable
  public static func list(
    _ count: Int,
    _ context: @escaping @Sendable (Int) -> some TemplateContext
  ) -> Value {
    .list(Items(count) { context($0).value })
  }

  /// Values that were made before, in order: what many pages share is made once.
  public static func list(_ values: [Value]) -> Value {
    .list(Items(values.count) { values[$0] })
  }

  /// Texts in order.
  public static func texts(_ texts: some Sequence<String>) -> Value {
    .list(texts.map { .text($0) })
  }
}

extension Value {
  /// The cases as a set, to check a value against a kind by one comparison.
  struct Shape: OptionSet, Sendable {
    let rawValue: UInt8

    static let none = Shape(rawValue: 1)
    static let text = Shape(rawValue: 2)
    static let url = Shape(rawValue: 4)
    static let html = Shape(rawValue: 8)
    static let number = Shape(rawValue: 16)
    static let flag = Shape(rawValue: 32)
    static let list = Shape(rawValue: 64)
    static let object = Shape(rawValue: 128)
  }

  var shape: Shape {
    switch self {
    case .none: .none
    case .text: .text
    case .url: .url
    case .html: .html
    case .number: .number
    case .flag: .flag
    case .list: .list
    case .object, .known: .object
    }
  }

  /// The object that it is, if it is one.
  var object: Object? {
    switch self {
    case .object(let object): object
    case .known(let known): known.object
    default: nil
    }
  }
}

extension Value.Shape {
  /// The shapes that a field of a kind takes.
  init(_ kind: Kind) {
    switch kind {
    case .text: self = .text
    case .url: self = .url
    case .html: self = .html
    case .number: self = .number
    case .flag: self = .flag
    case .object: self = .object
    case .list, .texts: self = .list
    case .optional(let inner): self = [Self(inner), .none]
    }
  }
}
