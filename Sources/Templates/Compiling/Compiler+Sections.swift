extension Compiler {
  mutating func section(_ tag: Tag, inverted: Bool, body: Int, _ position: inout CompilerPosition) {
    var inner = position
    inner.joint = tag.range
    let resolved = resolve(tag, position)
    // Names inside cannot be judged without knowing what the section opens.
    guard let resolved else { return }
    checkSection(tag, resolved.kind, position)
    let start = program.steps.count
    if inverted {
      program.steps.append(.skipIf(resolved.reference, to: 0))
    } else {
      begin(resolved, body, &inner)
    }
    compile(body: body, &inner)
    if case .enter = program.steps[start] {
      program.steps.append(.leave(body: Int32(start + 1)))
    }
    program.land(start)
    join(&position, inner.html, repeats: resolved.kind.repeats && !inverted, after: body)
  }

  /// Appends the step that opens a section and puts what it opens into scope.
  private mutating func begin(_ resolved: Resolved, _ body: Int, _ position: inout CompilerPosition)
  {
    switch resolved.kind.base {
    case .flag:
      position.scope = position.scope.entering(.flag)
      program.steps.append(.skipUnless(resolved.reference, to: 0))
    case .object, .list:
      guard let model = resolved.model else { return }
      if resolved.owner == position.scope.innermost {
        position.descends = true
      } else {
        position.restarts = true
      }
      position.scope = position.scope.entering(model)
      program.steps.append(.enter(resolved.reference, register: Int32(model), to: 0))
    case .texts, .text, .url, .html, .number, .optional:
      position.scope = position.scope.entering(Scope.Scalar(resolved.kind) ?? .text)
      let dot = Int32(program.dot)
      program.steps.append(
        resolved.kind.repeats || mayAskForDot(body, of: position.template)
          ? .enter(resolved.reference, register: dot, to: 0)
          : .skipUnless(resolved.reference, to: 0)
      )
    }
  }

  /// Whether `.` may be printed within a body; what other templates do is not looked into.
  ///
  /// Most sections over a text only ask whether it is there: they need not put it into scope.
  private func mayAskForDot(_ body: Int, of template: Int) -> Bool {
    templates[template].bodies[body].contains { node in
      switch node {
      case .literal: false
      case .variable(let tag, _): tag.name == "."
      case .section(let tag, _, let body): tag.name == "." || mayAskForDot(body, of: template)
      case .partial, .parent, .block: true
      }
    }
  }
}
