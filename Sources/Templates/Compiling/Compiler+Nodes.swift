extension Compiler {
  mutating func compile(body: Int, _ position: inout CompilerPosition) {
    let number = BodyNumber(template: position.template, body: body)
    compiled.insert(number)
    for (index, node) in templates[position.template].bodies[body].enumerated() {
      work += 1
      if isTooLarge { return }
      switch node {
      case .literal(let literal):
        work += literal.bytes.count
        program.steps.append(.literal(text(literal, number, index)))
        advance(literal, &position)
      case .variable(let tag, let raw): variable(tag, raw: raw, position)
      case .section(let tag, let inverted, let body):
        section(tag, inverted: inverted, body: body, &position)
      case .partial(let tag, let indent): partial(tag, indent: indent, &position)
      case .parent(let parent): self.parent(parent, &position)
      case .block(let block): self.block(block, &position)
      }
    }
  }

  private mutating func variable(_ tag: Tag, raw: Bool, _ position: CompilerPosition) {
    guard let resolved = resolve(tag, position) else { return }
    check(tag, raw: raw, resolved.kind, position)
    if raw {
      program.steps.append(.html(resolved.reference))
    } else if position.html.isAddress {
      program.steps.append(.address(resolved.reference))
    } else {
      program.steps.append(.text(resolved.reference))
    }
  }

  /// Finds a name; one that leads nowhere is a fault.
  mutating func resolve(_ tag: Tag, _ position: CompilerPosition) -> Resolved? {
    if tag.name.isEmpty || tag.name.utf8.contains(where: TagScanner.isBlank) { return nil }
    do throws(LookupFault) {
      return try models.resolve(tag.name, in: position.scope, &program)
    } catch {
      guard !faults.knows(.name, at: tag.range, in: position.template) else { return nil }
      let source = templates[position.template].source
      let known = models.names(in: position.scope)
      note(Faults.lookup(error, tag, known, in: source), at: tag.range, position)
      return nil
    }
  }
}
