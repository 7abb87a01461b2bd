import Formats

/// The form of a value that a person writes or a program reads.
indirect enum SchemaShape: Sendable {
  case text
  /// `2026-11-30`.
  case day
  case integer(ClosedRange<Int>)
  case number
  case flag
  /// One of some words.
  case choice([String])
  /// A text of a form.
  case pattern(String)
  /// Items of a shape.
  case list(SchemaShape)
  /// One item or a list of them.
  case oneOrMore(SchemaShape)
  /// Keys that are known.
  case object([SchemaKey])
  /// Keys of any name.
  case mapping(SchemaShape)
  /// A value, or nothing.
  case optional(SchemaShape)
}

/// A key of a file.
struct SchemaKey: Sendable {
  let name: String
  let shape: SchemaShape
  /// What it is for, in a sentence.
  let help: String
  var isRequired = false

  init(_ name: String, _ shape: SchemaShape, _ help: String = "", isRequired: Bool = false) {
    self.name = name
    self.shape = shape
    self.help = help
    self.isRequired = isRequired
  }

  /// A key that must be there.
  static func required(_ name: String, _ shape: SchemaShape, _ help: String = "") -> SchemaKey {
    SchemaKey(name, shape, help, isRequired: true)
  }
}

extension SchemaShape {
  /// The words of a type.
  static func choice<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> SchemaShape
  where Choice.RawValue == String {
    .choice(type.allCases.map(\.rawValue))
  }

  /// A number of 0 and more.
  static var count: SchemaShape { .integer(0...Int(Int32.max)) }

  /// It as JSON Schema, 2020-12.
  var json: [(key: String, value: JSON)] {
    switch self {
    // YAML reads `1.0` as a number, and 2026 as one.
    case .text: return [("type", .strings(["string", "number", "boolean"]))]
    case .day: return [("type", .string("string")), ("pattern", .string(Self.dayPattern))]
    case .integer(let range):
      return [
        ("type", .string("integer")), ("minimum", .int(range.lowerBound)),
        ("maximum", .int(range.upperBound)),
      ]
    case .number: return [("type", .string("number"))]
    case .flag: return [("type", .string("boolean"))]
    case .choice(let words): return [("enum", .strings(words))]
    case .pattern(let form): return [("type", .string("string")), ("pattern", .string(form))]
    case .list(let item): return [("type", .string("array")), ("items", .object(item.json))]
    case .oneOrMore(let item):
      return [("anyOf", .array([.object(item.json), .object(SchemaShape.list(item).json)]))]
    case .object(let keys): return Self.object(keys)
    case .mapping(let value):
      return [("type", .string("object")), ("additionalProperties", .object(value.json))]
    case .optional(let shape):
      return [("anyOf", .array([.object([("type", .string("null"))]), .object(shape.json)]))]
    }
  }

  private static let dayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

  private static func object(_ keys: [SchemaKey]) -> [(key: String, value: JSON)] {
    let properties = keys.map { key in
      (
        key: key.name,
        value: JSON.object(
          key.shape.json + (key.help.isEmpty ? [] : [("description", .string(key.help))])
        )
      )
    }
    return [
      ("type", .string("object")), ("properties", .object(properties)),
      ("required", .strings(keys.filter(\.isRequired).map(\.name))),
      ("additionalProperties", .bool(false)),
    ]
  }
}
