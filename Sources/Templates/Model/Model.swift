/// What a template sees in one place: named fields in the order in which a context gives its values.
public final class Model: Sendable {
  /// The name in messages and in `gapbook model`; unique among all models.
  public let name: String
  /// What it stands for, in one line.
  public let meaning: String
  /// The fields, in the order of the values.
  public let fields: [Field]
  /// Tells objects of different models apart while rendering.
  let id: ModelID
  /// The shapes that each field's value may have.
  let shapes: [Value.Shape]
  /// How many values every object has at least: the fields behind these may be absent.
  let needed: Int

  /// Declares a model; a name used twice is a mistake of ours and stops the program.
  public init(_ name: String, _ meaning: String, _ fields: [Field]) {
    precondition(
      Set(fields.map(\.name)).count == fields.count,
      "model \(name) has two fields of the same name"
    )
    precondition(fields.allSatisfy(\.hasPlainName), "model \(name) has a field no tag can name")
    self.name = name
    self.meaning = meaning
    self.fields = fields
    id = ModelID(name)
    shapes = fields.map { Value.Shape($0.kind) }
    needed = (fields.lastIndex { !$0.kind.isOptional } ?? -1) + 1
  }

  /// Checks the values of one object against the fields; a mismatch is a mistake of ours.
  ///
  /// Optional fields at the end need no value.
  @usableFromInline
  func object(_ slots: consuming [Value]) -> Value {
    precondition(
      (needed...shapes.count).contains(slots.count),
      "model \(name) has \(shapes.count) fields, but was given \(slots.count) values"
    )
    for index in slots.indices {
      precondition(
        shapes[index].contains(slots[index].shape),
        "field \(fields[index].name) of model \(name) was given a value of another kind"
      )
    }
    return .object(Object(model: id, slots: slots))
  }
}

/// A model's name as one number (FNV-1a), so that an object can carry it at no cost.
struct ModelID: Hashable, Sendable {
  private let hash: UInt64

  init(_ name: String) {
    hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
