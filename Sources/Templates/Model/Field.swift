/// One field of a context: its name, what it means, its kind, and what computes its value.
///
/// The kind follows from what the closure gives: one that gives `String?` makes an optional field.
/// Like ``Model`` it asks nothing of its context: each demand is looked up again for every model at
/// a start.
public struct Field<Context>: Sendable {
  let shape: FieldShape
  let value: @Sendable (Context) -> Value

  /// A field from its parts; the factories below keep kind and value together.
  @usableFromInline
  init(_ name: String, _ kind: Kind, _ meaning: String, _ value: @escaping Get<Value>) {
    shape = FieldShape(name: name, kind: kind, meaning: meaning)
    self.value = value
  }
}

/// What a template sees of a field: a name, a kind, and a line that says what it means.
public struct FieldShape: Sendable {
  /// The name in templates: letters, digits, `_` and `-`.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// What it means, in one line.
  public let meaning: String

  /// Whether a tag can name it: no dots, which go into objects, nothing that ends a tag.
  var hasPlainName: Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
  }
}

extension Field {
  /// What computes a field's value from its context.
  public typealias Get<Shown> = @Sendable (Context) -> Shown

  /// A field of text.
  @inlinable
  public static func text(_ name: String, _ help: String, _ get: @escaping Get<String>) -> Self {
    Field(name, .text, help) { .text(get($0)) }
  }

  /// A field of text that may be absent.
  @inlinable
  public static func text(_ name: String, _ help: String, _ get: @escaping Get<String?>) -> Self {
    Field(name, .optional(.text), help) { get($0).map { .text($0) } ?? .none }
  }

  /// A field that holds an address.
  @inlinable
  public static func url(_ name: String, _ help: String, _ get: @escaping Get<String>) -> Self {
    Field(name, .url, help) { .url(get($0)) }
  }

  /// A field that holds an address where there is one.
  @inlinable
  public static func url(_ name: String, _ help: String, _ get: @escaping Get<String?>) -> Self {
    Field(name, .optional(.url), help) { get($0).map { .url($0) } ?? .none }
  }

  /// A field of trusted HTML.
  @inlinable
  public static func html(_ name: String, _ help: String, _ get: @escaping Get<[UInt8]>) -> Self {
    Field(name, .html, help) { .html(get($0)) }
  }

  /// A field of trusted HTML that may be absent.
  @inlinable
  public static func html(_ name: String, _ help: String, _ get: @escaping Get<[UInt8]?>) -> Self {
    Field(name, .optional(.html), help) { get($0).map { .html($0) } ?? .none }
  }

  /// A field that holds a whole number.
  @inlinable
  public static func number(_ name: String, _ help: String, _ get: @escaping Get<Int>) -> Self {
    Field(name, .number, help) { .number(String(get($0))) }
  }

  /// A field that says yes or no.
  @inlinable
  public static func flag(_ name: String, _ help: String, _ get: @escaping Get<Bool>) -> Self {
    Field(name, .flag, help) { .flag(get($0)) }
  }

  /// A field that holds texts in order.
  @inlinable
  public static func texts(_ name: String, _ help: String, _ get: @escaping Get<[String]>) -> Self {
    Field(name, .texts, help) { context in
      let texts = get(context)
      return .list(Items(texts.count) { .text(texts[$0]) })
    }
  }

  /// A field that holds one object.
  @inlinable
  public static func object<Shown: TemplateObject>(
    _ name: String,
    _ meaning: String,
    _ object: @escaping Get<Shown>
  ) -> Field {
    Field(name, .object(ModelReference(Shown.Context.self)), meaning) { object($0).value }
  }

  /// A field that holds one object where there is one.
  @inlinable
  public static func object<Shown: TemplateObject>(
    _ name: String,
    _ meaning: String,
    _ object: @escaping Get<Shown?>
  ) -> Field {
    Field(name, .optional(.object(ModelReference(Shown.Context.self))), meaning) {
      object($0)?.value ?? .none
    }
  }

  /// A field that holds objects in order.
  @inlinable
  public static func list<Shown: TemplateObject>(
    _ name: String,
    _ meaning: String,
    _ list: @escaping Get<[Shown]>
  ) -> Field {
    Field(name, .list(ModelReference(Shown.Context.self)), meaning) { context in
      let objects = list(context)
      return .list(Items(objects.count) { objects[$0].value })
    }
  }

  /// A field that holds objects in order, each made when it is shown.
  @inlinable
  public static func list<Shown: TemplateObject>(
    _ name: String,
    _ meaning: String,
    _ list: @escaping Get<LazyList<Shown>>
  ) -> Field {
    Field(name, .list(ModelReference(Shown.Context.self)), meaning) { .list(list($0).items) }
  }
}
