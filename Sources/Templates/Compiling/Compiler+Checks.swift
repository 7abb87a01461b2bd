import Diagnostics

extension Compiler {
  /// Checks that a value of a kind may be printed where the tag stands.
  mutating func check(_ tag: Tag, raw: Bool, _ kind: Kind, _ walk: Walk) {
    guard !faults.knows(.name, at: tag.range, in: walk.template) else { return }
    let source = templates[walk.template].source
    let urls = { [models] in models.urls(in: walk.scope) }
    let spot = walk.place.spot
    let fault =
      Faults.unprintable(tag, kind, in: source)
      ?? Faults.misplaced(tag, kind, at: spot, urls: urls, in: source)
      ?? Faults.escaping(tag, kind, raw: raw, in: source)
    if let fault { note(fault, at: tag.range, walk) }
  }

  /// Checks that a section may be opened over a kind.
  mutating func checkSection(_ tag: Tag, _ kind: Kind, _ walk: Walk) {
    switch kind {
    case .flag, .list, .texts, .optional: return
    case .object where tag.name != ".": return
    default: break
    }
    guard !faults.knows(.name, at: tag.range, in: walk.template) else { return }
    let source = templates[walk.template].source
    note(Faults.wrongSection(tag, kind, in: source), at: tag.range, walk)
  }

  /// Checks that the blocks given to a parent are there, given once, and that nothing else is.
  mutating func checkArguments(_ parent: Parent, _ walk: Walk) {
    let source = templates[walk.template].source
    for stray in parent.strays where !faults.knows(.name, at: stray, in: walk.template) {
      note(Faults.stray(stray, parent.tag, in: source), at: stray, walk)
    }
    guard let number = numbers[parent.tag.name] else { return }
    let known = blockNames.names(below: number)
    var seen: Set<String> = []
    for argument in parent.arguments {
      let isTwice = !seen.insert(argument.tag.name).inserted
      guard isTwice || !known.contains(argument.tag.name),
        !faults.knows(.name, at: argument.tag.range, in: walk.template)
      else { continue }
      let fault =
        isTwice
        ? Faults.blockTwice(argument.tag, in: source)
        : Faults.unknownBlock(argument.tag, parent.tag, known, in: source)
      note(fault, at: argument.tag.range, walk)
    }
  }

  /// Follows the HTML of a literal.
  mutating func advance(_ literal: Literal, _ walk: inout Walk) {
    guard !walk.place.advance(literal.bytes),
      !faults.knows(.joint, at: walk.joint, in: walk.template)
    else { return }
    let source = templates[walk.template].source
    note(Faults.continued(walk.joint, in: source), .joint, at: walk.joint, walk)
  }

  /// Goes on behind a section or block: it must end where in the HTML it began.
  mutating func join(_ walk: inout Walk, _ end: Place, repeats: Bool, after body: Int) {
    walk.joint = templates[walk.template].closers[body]
    if let place = walk.place.joined(with: end, repeats: repeats) {
      walk.place = place
    } else {
      unbalanced(from: walk.place, to: end, walk.joint, walk)
      walk.place = .unknown
    }
  }

  /// A template and a filling of a block must end where in the HTML they began.
  mutating func checkEnd(of situation: Situation, _ walk: Walk) {
    guard situation.place.joined(with: walk.place) == nil else { return }
    let closer = templates[walk.template].closers[situation.body]
    unbalanced(from: situation.place, to: walk.place, closer, walk)
  }

  private mutating func unbalanced(
    from start: Place,
    to end: Place,
    _ closer: Range<Int>,
    _ walk: Walk
  ) {
    guard !faults.knows(.joint, at: closer, in: walk.template) else { return }
    let source = templates[walk.template].source
    note(Faults.unbalanced(from: start, to: end, at: closer, in: source), .joint, at: closer, walk)
  }
}
