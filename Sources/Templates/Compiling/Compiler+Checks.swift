extension Compiler {
  /// Checks that a value of a kind may be printed where the tag is.
  mutating func check(_ tag: Tag, raw: Bool, _ kind: Kind, _ position: CompilerPosition) {
    guard !faults.knows(.name, at: tag.range, in: position.template) else { return }
    let source = templates[position.template].source
    let urls = { [models] in models.urls(in: position.scope) }
    let allowed = position.html.allowed
    let fault =
      Faults.unprintable(tag, kind, in: source)
      ?? Faults.misplaced(tag, kind, at: allowed, urls: urls, in: source)
      ?? Faults.escaping(tag, kind, raw: raw, in: source)
    if let fault { note(fault, at: tag.range, position) }
  }

  /// Checks that a section may be opened over a kind.
  mutating func checkSection(_ tag: Tag, _ kind: Kind, _ position: CompilerPosition) {
    switch kind {
    case .flag, .list, .texts, .optional: return
    case .object where tag.name != ".": return
    default: break
    }
    guard !faults.knows(.name, at: tag.range, in: position.template) else { return }
    let source = templates[position.template].source
    note(Faults.wrongSection(tag, kind, in: source), at: tag.range, position)
  }

  /// Checks that the blocks given to a parent are there, given once, and that nothing else is.
  mutating func checkArguments(_ parent: Parent, _ position: CompilerPosition) {
    let source = templates[position.template].source
    for stray in parent.strays where !faults.knows(.name, at: stray, in: position.template) {
      note(Faults.stray(stray, parent.tag, in: source), at: stray, position)
    }
    guard let number = numbers[parent.tag.name] else { return }
    let known = blockNames.names(below: number)
    var seen: Set<String> = []
    for argument in parent.arguments {
      let isTwice = !seen.insert(argument.tag.name).inserted
      guard isTwice || !known.contains(argument.tag.name),
        !faults.knows(.name, at: argument.tag.range, in: position.template)
      else { continue }
      let fault =
        isTwice
        ? Faults.blockTwice(argument.tag, in: source)
        : Faults.unknownBlock(argument.tag, parent.tag, known, in: source)
      note(fault, at: argument.tag.range, position)
    }
  }

  /// Follows the HTML of a literal.
  mutating func advance(_ literal: Literal, _ position: inout CompilerPosition) {
    guard !position.html.advance(literal.bytes),
      !faults.knows(.joint, at: position.joint, in: position.template)
    else { return }
    let source = templates[position.template].source
    note(Faults.continued(position.joint, in: source), .joint, at: position.joint, position)
  }

  /// Goes on behind a section or block: it must end where in the HTML it began.
  mutating func join(
    _ position: inout CompilerPosition,
    _ end: HTMLState,
    repeats: Bool,
    after body: Int
  ) {
    position.joint = templates[position.template].closers[body]
    if let html = position.html.joined(with: end, repeats: repeats) {
      position.html = html
    } else {
      unbalanced(from: position.html, to: end, position.joint, position)
      position.html = .unknown
    }
  }

  /// A template and a filling of a block must end where in the HTML they began.
  mutating func checkEnd(of instance: TemplateInstance, _ position: CompilerPosition) {
    guard instance.html.joined(with: position.html) == nil else { return }
    let closer = templates[position.template].closers[instance.body]
    unbalanced(from: instance.html, to: position.html, closer, position)
  }

  private mutating func unbalanced(
    from start: HTMLState,
    to end: HTMLState,
    _ closer: Range<Int>,
    _ position: CompilerPosition
  ) {
    guard !faults.knows(.joint, at: closer, in: position.template) else { return }
    let source = templates[position.template].source
    note(
      Faults.unbalanced(from: start, to: end, at: closer, in: source),
      .joint,
      at: closer,
      position
    )
  }
}
