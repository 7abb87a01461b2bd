/// A Swift value that templates can show; its model says by which fields.
///
/// A field is computed when a template asks for it, and not if none does.
///
/// ```swift
/// struct Chip: TemplateContext {
///   static let model = Model<Self>("Chip", "A small colored word") {
///     Field.text("label", "The word") { $0.label }
///     Field.flag("strong", "Whether it stands out") { $0.strong }
///   }
///   let label: String
///   let strong: Bool
/// }
/// ```
public protocol TemplateContext: TemplateObject where Context == Self {
  /// The declaration; a `static let`.
  static var model: Model<Self> { get }
}

extension TemplateContext {
  /// The value as an object for templates.
  @inlinable public var value: Value {
    let values = Self.model.values
    return .object(Object { values[$0](self) })
  }

  /// The same for a context that has one of its fields alone; the others are not asked for it.
  @inlinable
  public func value(ofOnly field: FieldPlace<Self>) -> Value {
    .object(Object { $0 == field.slot ? field.value(self) : .none })
  }

  /// The same, to be made once where many pages share it.
  public var prepared: Prepared<Self> { Prepared(value) }
}

/// What a field can hold as an object: a context, or one that was prepared.
public protocol TemplateObject: Sendable {
  /// The context whose model it has.
  associatedtype Context: TemplateContext
  /// The object for templates.
  var value: Value { get }
}

/// An object that was made before, since many pages show it.
public struct Prepared<Context>: Sendable {
  /// The object.
  public let value: Value

  init(_ value: Value) {
    self.value = value
  }
}

extension Prepared: TemplateObject where Context: TemplateContext {}

/// Objects in order.
///
/// Each is made when its turn comes to be shown and is gone before the next, so that a page is
/// never in memory as values; a template that shows a list twice has it made twice.
public struct LazyList<Shown>: Sendable {
  @usableFromInline let items: Items

  /// As many objects as said, from what makes the one at a position.
  @inlinable
  public init(_ count: Int, _ object: @escaping @Sendable (Int) -> Shown)
  where Shown: TemplateObject {
    items = Items(count) { object($0).value }
  }
}
