extension Compiler {
  mutating func partial(_ tag: Tag, indent: [UInt8], _ walk: inout Walk) {
    call(template: tag, blocks: walk.blocks, indent, &walk)
  }

  mutating func parent(_ parent: Parent, _ walk: inout Walk) {
    var fillings: [String: BlockTable.Filling] = [:]
    for argument in parent.arguments where fillings[argument.tag.name] == nil {
      fillings[argument.tag.name] = BlockTable.Filling(
        template: walk.template,
        body: argument.body,
        environment: walk.blocks
      )
    }
    checkArguments(parent, walk)
    work += parent.arguments.count
    let environment = blocks.adding(fillings, to: walk.blocks)
    call(template: parent.tag, blocks: environment, parent.indent, &walk)
  }

  private mutating func missing(_ tag: Tag, _ walk: Walk) {
    guard !tag.name.isEmpty,
      !faults.knows(.name, at: tag.range, in: walk.template)
    else { return }
    let source = templates[walk.template].source
    note(Faults.missing(tag, numbers.keys, in: source), at: tag.range, walk)
  }

  /// Calls a template by name.
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
      // Without blocks to fill it is the same whatever would fill them.
      blocks: blockNames.names(below: template).isEmpty ? 0 : blocks,
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

  mutating func block(_ block: Block, _ walk: inout Walk) {
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
