/// What a context shows: its fields, each with what computes its value.
public final class Model<Context: TemplateContext>: Sendable {
  /// What templates see of it.
  let shape: ModelShape
  /// For each field what computes it.
  @usableFromInline let values: [@Sendable (Context) -> Value]

  /// Declares a model; a name used twice is a mistake of ours and stops the program.
  public init(
    _ name: String,
    _ meaning: String,
    @FieldBuilder<Context> _ fields: () -> [Field<Context>]
  ) {
    let fields = fields()
    shape = ModelShape(name, meaning, fields.map(\.shape))
    values = fields.map(\.value)
  }
}

/// Lists fields, one a line.
@resultBuilder
public enum FieldBuilder<Context: TemplateContext> {
  /// A field.
  public static func buildExpression(_ field: Field<Context>) -> [Field<Context>] { [field] }

  /// Fields that are made from data.
  public static func buildExpression(_ fields: [Field<Context>]) -> [Field<Context>] { fields }

  /// All of them, in order.
  public static func buildBlock(_ parts: [Field<Context>]...) -> [Field<Context>] {
    parts.flatMap(\.self)
  }
}

/// What a template sees in one place: named fields in order, without their values.
public final class ModelShape: Sendable {
  /// The name in messages and in `gapbook model`; unique among all models.
  public let name: String
  /// What it is, in one line.
  public let meaning: String
  /// The fields.
  public let fields: [FieldShape]

  init(_ name: String, _ meaning: String, _ fields: [FieldShape]) {
    precondition(
      Set(fields.map(\.name)).count == fields.count,
      "model \(name) has two fields of the same name"
    )
    precondition(fields.allSatisfy(\.hasPlainName), "model \(name) has a field no tag can name")
    self.name = name
    self.meaning = meaning
    self.fields = fields
  }
}
