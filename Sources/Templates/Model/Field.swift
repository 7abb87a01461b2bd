/// One field of a model: a name for templates, a kind, and a line that says what it means.
public struct Field: Sendable {
  /// The name in templates: letters, digits, `_` and `-`.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// What it means, in one line.
  public let meaning: String

  /// A field from its parts; the factories below read better in a declaration.
  public init(_ name: String, _ kind: Kind, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
  }

  /// Whether a tag can name it: no dots, which go into objects, nothing that ends a tag.
  var hasPlainName: Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
  }

  /// A field of text.
  public static func text(_ name: String, _ meaning: String) -> Field {
    Field(name, .text, meaning)
  }

  /// A field that holds an address.
  public static func url(_ name: String, _ meaning: String) -> Field {
    Field(name, .url, meaning)
  }

  /// A field of trusted HTML.
  public static func html(_ name: String, _ meaning: String) -> Field {
    Field(name, .html, meaning)
  }

  /// A field that holds a number.
  public static func number(_ name: String, _ meaning: String) -> Field {
    Field(name, .number, meaning)
  }

  /// A field that says yes or no.
  public static func flag(_ name: String, _ meaning: String) -> Field {
    Field(name, .flag, meaning)
  }

  /// A field that holds texts in order.
  public static func texts(_ name: String, _ meaning: String) -> Field {
    Field(name, .texts, meaning)
  }

  /// A field that holds one object.
  public static func object(
    _ name: String,
    of type: (some TemplateContext).Type,
    _ meaning: String
  ) -> Field {
    Field(name, .object(ModelReference(type)), meaning)
  }

  /// A field that holds objects in order.
  public static func list(
    _ name: String,
    of type: (some TemplateContext).Type,
    _ meaning: String
  ) -> Field {
    Field(name, .list(ModelReference(type)), meaning)
  }

  /// The same field, which may be absent.
  public static func optional(_ field: Field) -> Field {
    Field(field.name, .optional(field.kind), field.meaning)
  }
}
