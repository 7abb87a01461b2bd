/// What names mean at one place of a template: the models around it, and what `.` is.
///
/// A model is here once. Inside an object of a model the outer objects of the same model cannot
/// be named, since every field of theirs is covered; so each model has one register while
/// rendering, recursion included, and there are finitely many scopes.
struct Scope: Hashable {
  /// The numbers of the models, innermost last.
  private(set) var models: [Int]
  /// The kind of `.`, where the innermost thing is no object.
  private(set) var dot: Scalar?

  /// A kind of value without parts.
  enum Scalar: String, Hashable {
    case text, url, html, number, flag
  }

  init(root: Int? = nil) {
    models = root.map { [$0] } ?? []
  }

  var innermost: Int? { models.last }

  /// The scope inside an object.
  func entering(_ model: Int) -> Scope {
    var inner = self
    inner.models.removeAll { $0 == model }
    inner.models.append(model)
    inner.dot = nil
    return inner
  }

  /// The scope inside something that has no fields.
  func entering(_ scalar: Scalar) -> Scope {
    var inner = self
    inner.dot = scalar
    return inner
  }
}

extension Scope.Scalar {
  init?(_ kind: Kind) {
    switch kind.base {
    case .text: self = .text
    case .url: self = .url
    case .html: self = .html
    case .number: self = .number
    case .flag: self = .flag
    case .object, .list, .texts, .optional: return nil
    }
  }

  var kind: Kind {
    switch self {
    case .text: .text
    case .url: .url
    case .html: .html
    case .number: .number
    case .flag: .flag
    }
  }
}
