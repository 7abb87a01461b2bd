extension Compiler {
  mutating func partial(_ tag: Tag, indent: [UInt8], _ position: inout CompilerPosition) {
    call(template: tag, blocks: position.blocks, indent, &position)
  }

  mutating func parent(_ parent: Parent, _ position: inout CompilerPosition) {
    var fillings: [String: BlockTable.Filling] = [:]
    for argument in parent.arguments where fillings[argument.tag.name] == nil {
      fillings[argument.tag.name] = BlockTable.Filling(
        template: position.template,
        body: argument.body,
        environment: position.blocks
      )
    }
    checkArguments(parent, position)
    work += parent.arguments.count
    let environment = blocks.adding(fillings, to: position.blocks)
    call(template: parent.tag, blocks: environment, parent.indent, &position)
  }

  private mutating func missing(_ tag: Tag, _ position: CompilerPosition) {
    guard !tag.name.isEmpty,
      !faults.knows(.name, at: tag.range, in: position.template)
    else { return }
    let source = templates[position.template].source
    note(Faults.missing(tag, numbers.keys, in: source), at: tag.range, position)
  }

  /// Calls a template by name.
  private mutating func call(
    template tag: Tag,
    blocks: Int,
    _ indent: [UInt8],
    _ position: inout CompilerPosition
  ) {
    guard let template = numbers[tag.name] else {
      missing(tag, position)
      return
    }
    let instance = TemplateInstance(
      template: template,
      body: 0,
      scope: position.scope,
      // Without blocks to fill it is the same whatever would fill them.
      blocks: blockNames.names(below: template).isEmpty ? 0 : blocks,
      html: position.html
    )
    call(instance, tag, indent, &position)
  }

  private mutating func call(
    _ instance: TemplateInstance,
    _ tag: Tag,
    _ indent: [UInt8],
    _ position: inout CompilerPosition
  ) {
    let target = call(instance, tag, from: position)
    program.steps.append(.call(Int32(target), indent: program.append(indent: indent)))
    position.html = position.html.afterCall
    position.joint = tag.range
  }

  mutating func block(_ block: Block, _ position: inout CompilerPosition) {
    guard let filling = blocks.filling(of: block.tag.name, in: position.blocks) else {
      var inner = position
      compile(body: block.body, &inner)
      join(&position, inner.html, repeats: false, after: block.body)
      return
    }
    let own = TemplateInstance(
      template: position.template,
      body: block.body,
      scope: position.scope,
      blocks: position.blocks,
      html: position.html
    )
    if !templates[position.template].bodies[block.body].isEmpty { replaced.append(own) }
    let instance = TemplateInstance(
      template: filling.template,
      body: filling.body,
      scope: position.scope,
      blocks: filling.environment,
      html: position.html
    )
    call(instance, block.tag, block.indent, &position)
  }
}
