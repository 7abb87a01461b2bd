/// What a field of a model holds, and with that what a template may do with it.
public indirect enum Kind: Sendable {
  /// Text, printed escaped by `{{name}}` in text or in a quoted attribute.
  case text
  /// An address that is safe to follow, printed by `{{name}}` in an attribute such as `href`.
  case url
  /// Trusted HTML, printed as it is by `{{{name}}}`, in text alone.
  case html
  /// A number in digits, printed by `{{name}}`.
  case number
  /// Yes or no, asked by `{{#name}}` and `{{^name}}`; never printed.
  case flag
  /// One object, opened by `{{#name}}` or read by `{{name.field}}`.
  case object(ModelReference)
  /// Objects in order, repeated by `{{#name}}`; `{{^name}}` where there are none.
  case list(ModelReference)
  /// Texts in order, repeated by `{{#name}}` and printed by `{{.}}` within.
  case texts
  /// What may be absent: `{{#name}}` asks for it, `{{name}}` prints nothing without it.
  case optional(Kind)
}

/// Names a model by the Swift type that declares it, so that models may refer to each other in rings.
public struct ModelReference: Sendable {
  let resolve: @Sendable () -> ModelShape

  /// The model of a context type; asked for only after all models are declared.
  public init<Context: TemplateContext>(_ type: Context.Type) {
    resolve = { Context.model.shape }
  }

  init(resolve: @escaping @Sendable () -> ModelShape) {
    self.resolve = resolve
  }
}

extension Kind {
  /// The kind without `optional` around it.
  var base: Kind {
    if case .optional(let inner) = self { return inner.base }
    return self
  }

  var isOptional: Bool {
    if case .optional = self { return true }
    return false
  }

  /// The model of the objects inside, if there are any.
  public var model: ModelShape? {
    switch base {
    case .object(let reference), .list(let reference): reference.resolve()
    default: nil
    }
  }

  /// The kind in words: `list of NavItem`.
  var words: String {
    switch self {
    case .text: "text"
    case .url: "url"
    case .html: "html"
    case .number: "number"
    case .flag: "flag"
    case .object(let reference): "object of \(reference.resolve().name)"
    case .list(let reference): "list of \(reference.resolve().name)"
    case .texts: "list of text"
    case .optional(let inner): "optional \(inner.words)"
    }
  }
}
