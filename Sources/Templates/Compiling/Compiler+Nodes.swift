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
    if models == nil {
      program.steps.append(raw ? .html(resolved.reference) : .text(resolved.reference))
      return
    }
    check(tag, raw: raw, resolved.kind, walk)
    if raw {
      program.steps.append(.html(resolved.reference))
    } else if walk.place.isAddress {
      program.steps.append(.address(resolved.reference))
    } else {
      program.steps.append(.text(resolved.reference))
    }
  }

  /// Finds a name; in the mode of the specification it is only taken apart.
  private mutating func resolve(_ tag: Tag, _ walk: Walk) -> Resolved? {
    if tag.name.isEmpty || tag.name.utf8.contains(where: TagScanner.isBlank) { return nil }
    guard let models else {
      program.names.append(tag.name == "." ? [] : tag.name.split(separator: ".").map(String.init))
      let reference = Program.Reference(register: 0, slot: Int32(program.names.count - 1))
      return Resolved(reference: reference, kind: .optional(.text), owner: nil, model: nil)
    }
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

extension Compiler {
  private mutating func section(
    _ tag: Tag,
    inverted: Bool,
    body: Int,
    _ walk: inout Walk
  ) {
    var inner = walk
    inner.joint = tag.range
    let resolved = resolve(tag, walk)
    if let resolved, models != nil { checkSection(tag, resolved.kind, walk) }
    guard let resolved else {
      // Names inside cannot be judged without knowing what the section opens.
      return
    }
    let start = program.steps.count
    if inverted {
      program.steps.append(.skipIf(resolved.reference, to: 0))
    } else {
      begin(resolved, &inner)
    }
    compile(body: body, &inner)
    if case .enter = program.steps[start] {
      program.steps.append(.leave(body: Int32(start + 1)))
    }
    program.land(start)
    join(&walk, inner.place, repeats: resolved.kind.repeats && !inverted, after: body)
  }

  /// Appends the step that opens a section and puts what it opens into scope.
  private mutating func begin(_ resolved: Resolved, _ walk: inout Walk) {
    if models == nil {
      program.steps.append(.enter(resolved.reference, register: 0, to: 0))
      return
    }
    switch resolved.kind.base {
    case .flag:
      walk.scope = walk.scope.entering(.flag)
      program.steps.append(.skipUnless(resolved.reference, to: 0))
    case .object, .list:
      guard let model = resolved.model else { return }
      if resolved.owner == walk.scope.innermost {
        walk.descends = true
      } else {
        walk.restarts = true
      }
      walk.scope = walk.scope.entering(model)
      program.steps.append(.enter(resolved.reference, register: Int32(model), to: 0))
    case .texts, .text, .url, .html, .number, .optional:
      walk.scope = walk.scope.entering(Scope.Scalar(resolved.kind) ?? .text)
      let dot = Int32(program.dot)
      program.steps.append(.enter(resolved.reference, register: dot, to: 0))
    }
  }
}

extension Compiler {
  private mutating func partial(_ tag: Tag, indent: [UInt8], _ walk: inout Walk) {
    call(template: tag, blocks: walk.blocks, indent, &walk)
  }

  private mutating func parent(_ parent: Parent, _ walk: inout Walk) {
    var fillings: [String: BlockTable.Filling] = [:]
    for argument in parent.arguments where fillings[argument.tag.name] == nil {
      fillings[argument.tag.name] = BlockTable.Filling(
        template: walk.template,
        body: argument.body,
        environment: walk.blocks
      )
    }
    if models != nil { checkArguments(parent, walk) }
    work += parent.arguments.count
    let environment = blocks.adding(fillings, to: walk.blocks)
    call(template: parent.tag, blocks: environment, parent.indent, &walk)
  }

  private mutating func missing(_ tag: Tag, _ walk: Walk) {
    guard models != nil, !tag.name.isEmpty,
      !faults.knows(.name, at: tag.range, in: walk.template)
    else { return }
    let source = templates[walk.template].source
    note(Faults.missing(tag, numbers.keys, in: source), at: tag.range, walk)
  }

  /// Calls a template by name; a missing one prints nothing in the mode of the specification.
  private mutating func call(
    template tag: Tag,
    blocks: Int,
    _ indent: [UInt8],
    _ walk: inout Walk
  ) {
    guard let template = numbers[tag.name] else {
      missing(tag, walk)
      return
    }
    let situation = Situation(
      template: template,
      body: 0,
      scope: walk.scope,
      blocks: blocks,
      place: walk.place
    )
    call(situation, tag, indent, &walk)
  }

  private mutating func call(
    _ situation: Situation,
    _ tag: Tag,
    _ indent: [UInt8],
    _ walk: inout Walk
  ) {
    let target = call(situation, tag, from: walk)
    program.steps.append(.call(Int32(target), indent: program.append(indent: indent)))
    walk.place = walk.place.afterCall
    walk.joint = tag.range
  }

  private mutating func block(_ block: Block, _ walk: inout Walk) {
    guard let filling = blocks.filling(of: block.tag.name, in: walk.blocks) else {
      var inner = walk
      compile(body: block.body, &inner)
      join(&walk, inner.place, repeats: false, after: block.body)
      return
    }
    let own = Situation(
      template: walk.template,
      body: block.body,
      scope: walk.scope,
      blocks: walk.blocks,
      place: walk.place
    )
    if !templates[walk.template].bodies[block.body].isEmpty { replaced.append(own) }
    let situation = Situation(
      template: filling.template,
      body: filling.body,
      scope: walk.scope,
      blocks: filling.environment,
      place: walk.place
    )
    call(situation, block.tag, block.indent, &walk)
  }
}
