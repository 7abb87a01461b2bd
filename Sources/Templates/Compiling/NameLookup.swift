import Formats

/// What a name leads to: a place in the registers, and the kind of what is there.
struct Resolved {
  let reference: Program.Reference
  let kind: Kind
  /// The number of the model that has the field, or nil for `.`.
  let owner: Int?
  /// The number of the model inside, for objects and lists.
  let model: Int?
}

/// Why a name leads nowhere.
enum LookupFault: Error {
  /// No model in scope has the first part.
  case unknown(part: String)
  /// The model that the parts before lead to has no such field.
  case unknownIn(model: ModelShape, part: String)
  /// A part has a dot behind it, but no fields.
  case noFields(part: String, kind: Kind)
}

extension ModelTable {
  /// Finds a name from the innermost model outwards; after a dot only in the object before it.
  func resolve(
    _ name: String,
    in scope: Scope,
    _ program: inout Program
  ) throws(LookupFault) -> Resolved {
    if name == "." { return dot(scope, program) }
    let parts = name.parts(between: ".", keepingEmpty: true).map(String.init)
    guard let owner = scope.models.last(where: { position(of: parts[0], in: $0) != nil }),
      var slot = position(of: parts[0], in: owner)
    else { throw .unknown(part: parts[0]) }
    var reference = Program.Reference(register: Int32(owner), slot: Int32(slot))
    var model = owner
    var isOptional = field(model, slot).kind.isOptional
    var path: [Int] = []
    for (index, part) in parts.enumerated().dropFirst() {
      let kind = field(model, slot).kind
      guard case .object = kind.base, let next = inner[model][slot] else {
        throw .noFields(part: parts[index - 1], kind: kind)
      }
      guard let nextSlot = position(of: part, in: next) else {
        throw .unknownIn(model: models[next], part: part)
      }
      (model, slot) = (next, nextSlot)
      path.append(slot)
      if field(model, slot).kind.isOptional { isOptional = true }
    }
    if !path.isEmpty { reference.path = program.append(path: path) }
    let kind = field(model, slot).kind.base
    return Resolved(
      reference: reference,
      kind: isOptional ? .optional(kind) : kind,
      owner: owner,
      model: inner[model][slot]
    )
  }

  private func dot(_ scope: Scope, _ program: Program) -> Resolved {
    if let scalar = scope.dot {
      let reference = Program.Reference(register: Int32(program.dot), slot: 0)
      return Resolved(reference: reference, kind: scalar.kind, owner: nil, model: nil)
    }
    let innermost = scope.innermost ?? 0
    let model = models[innermost]
    return Resolved(
      reference: Program.Reference(register: Int32(innermost), slot: 0),
      kind: .object(ModelReference(resolve: { model })),
      owner: innermost,
      model: innermost
    )
  }

  /// All names that can be used in a scope, innermost model first.
  func names(in scope: Scope) -> [String] {
    var seen: Set<String> = []
    return scope.models.reversed().flatMap { models[$0].fields.map(\.name) }
      .filter { seen.insert($0).inserted }
  }

  /// The addresses among the names of a scope.
  func urls(in scope: Scope) -> [String] {
    names(in: scope).filter { name in
      guard let owner = scope.models.last(where: { position(of: name, in: $0) != nil }),
        let slot = position(of: name, in: owner), case .url = field(owner, slot).kind.base
      else { return false }
      return true
    }
  }
}
