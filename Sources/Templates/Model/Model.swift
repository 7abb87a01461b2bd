/// What a context shows: its fields, each with what computes its value.
public final class Model<Context>: Sendable {
  /// What templates see of it.
  let shape: ModelShape
  /// For each field what computes it.
  @usableFromInline let values: [@Sendable (Context) -> Value]

  /// Declares a model; a name used twice is a mistake of ours and stops the program.
  public convenience init(
    _ name: String,
    _ meaning: String,
    @FieldBuilder<Context> _ fields: () -> [Field<Context>]
  ) {
    self.init(name, meaning, fields())
  }

  /// The same with fields that are made from data.
  public init(_ name: String, _ meaning: String, _ fields: [Field<Context>]) {
    // Closures, as key paths into a generic type are made anew for each context at a start.
    shape = ModelShape(name, meaning, fields.map { $0.shape })
    values = fields.map { $0.value }
  }

  /// The field of a name; a name that none has is a mistake of ours and stops the program.
  public func place(of name: String) -> FieldPlace<Context> {
    guard let slot = shape.slots[name] else {
      preconditionFailure("model \(shape.name) has no field \(name)")
    }
    return FieldPlace(slot: slot, value: values[slot])
  }
}

/// A field by its place in a model, with what computes it.
public struct FieldPlace<Context>: Sendable {
  @usableFromInline let slot: Int
  @usableFromInline let value: @Sendable (Context) -> Value
}

/// Lists fields, one a line.
@resultBuilder
public enum FieldBuilder<Context> {
  /// A field.
  @inlinable
  public static func buildExpression(_ field: Field<Context>) -> Field<Context> { field }

  /// All of them, in order.
  @inlinable
  public static func buildBlock(_ fields: Field<Context>...) -> [Field<Context>] { fields }
}

/// What a template sees in one place: named fields in order, without their values.
public final class ModelShape: Sendable {
  /// The name in messages and in `gapbook model`; unique among all models.
  public let name: String
  /// What it is, in one line.
  public let meaning: String
  /// The fields.
  public let fields: [FieldShape]
  /// Where among them each is, by its name.
  let slots: [String: Int]

  init(_ name: String, _ meaning: String, _ fields: [FieldShape]) {
    slots = Dictionary(fields.indices.map { (fields[$0].name, $0) }) { first, _ in first }
    precondition(slots.count == fields.count, "model \(name) has two fields of the same name")
    precondition(fields.allSatisfy(\.hasPlainName), "model \(name) has a field no tag can name")
    self.name = name
    self.meaning = meaning
    self.fields = fields
  }
}
