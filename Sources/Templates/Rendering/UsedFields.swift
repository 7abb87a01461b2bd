extension CompiledTemplates {
  /// The fields that pages of a kind may ask for or print, as `Model.field`, each with its kind.
  public func fields(of template: String) -> [String: Kind] {
    guard let entry = entries[template] else { return [:] }
    var found: [String: Kind] = [:]
    var reached: Set<Int> = [entry.instance]
    var waiting = [entry.instance]
    while let instance = waiting.popLast() {
      for step in program.steps[program.entries[instance]...] {
        if case .end = step { break }
        if case .call(let target, _) = step, reached.insert(Int(target)).inserted {
          waiting.append(Int(target))
        }
        guard let reference = step.reference else { continue }
        for (name, kind) in program.fields(at: reference) { found[name] = kind }
      }
    }
    return found
  }
}

extension Program {
  /// The fields on the way to a value: one, or those of a dotted name; none for `.`.
  fileprivate func fields(at reference: Reference) -> [(name: String, kind: Kind)] {
    guard Int(reference.register) < dot else { return [] }
    let path = reference.path < 0 ? [] : paths[Int(reference.path)]
    var model: ModelShape? = models[Int(reference.register)]
    return ([Int(reference.slot)] + path).compactMap { slot in
      guard let owner = model else { return nil }
      let field = owner.fields[slot]
      model = field.kind.model
      return ("\(owner.name).\(field.name)", field.kind)
    }
  }
}
