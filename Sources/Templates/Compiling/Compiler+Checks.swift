import Diagnostics

extension Compiler {
  /// Checks that a value of a kind may be printed where the tag stands.
  mutating func check(_ tag: Tag, raw: Bool, _ kind: Kind, _ walk: Walk) {
    let source = templates[walk.template].source
    if Scope.Scalar(kind) == nil || Scope.Scalar(kind) == .flag {
      return note(Faults.notPrintable(tag, kind, in: source), walk)
    }
    let spot = walk.place.spot
    let urls = { [models] in models?.urls(in: walk.scope) ?? [] }
    if let fault = Faults.printed(tag, kind, at: spot, urls: urls, in: source) {
      return note(fault, walk)
    }
    switch (kind.base, raw) {
    case (.html, false): note(Faults.escaped(tag, in: source), walk)
    case (.html, true), (_, false): break
    case (_, true): note(Faults.unescaped(tag, kind, in: source), walk)
    }
  }

  /// Checks that a section may be opened over a kind.
  mutating func checkSection(_ tag: Tag, _ kind: Kind, _ walk: Walk) {
    let source = templates[walk.template].source
    switch kind {
    case .flag, .list, .texts, .optional: break
    case .object where tag.name != ".": break
    default: note(Faults.wrongSection(tag, kind, in: source), walk)
    }
  }

  /// Checks that the blocks given to a parent are there, given once, and that nothing else is.
  mutating func checkArguments(_ parent: Parent, _ walk: Walk) {
    let source = templates[walk.template].source
    for stray in parent.strays { faults.add(Faults.stray(stray, parent.tag, in: source)) }
    guard let number = numbers[parent.tag.name] else { return }
    let known = blockNames.names(below: number)
    var seen: Set<String> = []
    for argument in parent.arguments {
      if !seen.insert(argument.tag.name).inserted {
        faults.add(Faults.blockTwice(argument.tag, in: source))
      } else if !known.contains(argument.tag.name) {
        faults.add(Faults.unknownBlock(argument.tag, parent.tag, known, in: source))
      }
    }
  }

  /// Follows the HTML of a literal.
  mutating func advance(_ literal: Literal, _ walk: inout Walk) {
    guard models != nil, !walk.place.advance(literal.bytes) else { return }
    note(Faults.continued(walk.joint, in: templates[walk.template].source), walk)
  }

  /// Goes on behind a section or block: it must end where in the HTML it began.
  mutating func join(_ walk: inout Walk, _ end: Place, repeats: Bool, after body: Int) {
    guard models != nil else { return }
    let close = templates[walk.template].closers[body]
    walk.joint = close
    if let place = walk.place.joined(with: end, repeats: repeats) {
      walk.place = place
      return
    }
    let source = templates[walk.template].source
    note(Faults.unbalanced(from: walk.place, to: end, at: close, in: source), walk)
    walk.place = .unknown
  }

  /// A template and a filling of a block must end where in the HTML they began.
  mutating func checkEnd(of situation: Situation, _ walk: Walk) {
    guard models != nil, situation.place.joined(with: walk.place) == nil else { return }
    let source = templates[walk.template].source
    let end = templates[walk.template].closers[situation.body]
    note(Faults.unbalanced(from: situation.place, to: walk.place, at: end, in: source), walk)
  }
}
