import Diagnostics

extension Compiler {
  mutating func compile(body: Int, _ walk: inout Walk) {
    let number = BodyNumber(template: walk.template, body: body)
    compiled.insert(number)
    for (index, node) in templates[walk.template].bodies[body].enumerated() {
      work += 1
      if isTooLarge { return }
      switch node {
      case .literal(let literal):
        work += literal.bytes.count
        program.steps.append(.literal(text(literal, number, index)))
        advance(literal, &walk)
      case .variable(let tag, let raw): variable(tag, raw: raw, walk)
      case .section(let tag, let inverted, let body):
        section(tag, inverted: inverted, body: body, &walk)
      case .partial(let tag, let indent): partial(tag, indent: indent, &walk)
      case .parent(let parent): self.parent(parent, &walk)
      case .block(let block): self.block(block, &walk)
      }
    }
  }

  private mutating func variable(_ tag: Tag, raw: Bool, _ walk: Walk) {
    guard let resolved = resolve(tag, walk) else { return }
    check(tag, raw: raw, resolved.kind, walk)
    if raw {
      program.steps.append(.html(resolved.reference))
    } else if walk.place.isAddress {
      program.steps.append(.address(resolved.reference))
    } else {
      program.steps.append(.text(resolved.reference))
    }
  }

  /// Finds a name; one that leads nowhere is a fault.
  mutating func resolve(_ tag: Tag, _ walk: Walk) -> Resolved? {
    if tag.name.isEmpty || tag.name.utf8.contains(where: TagScanner.isBlank) { return nil }
    do throws(LookupFault) {
      return try models.resolve(tag.name, in: walk.scope, &program)
    } catch {
      guard !faults.knows(.name, at: tag.range, in: walk.template) else { return nil }
      let source = templates[walk.template].source
      let known = models.names(in: walk.scope)
      note(Faults.lookup(error, tag, known, in: source), at: tag.range, walk)
      return nil
    }
  }
}
