import Diagnostics

extension Compiler {
  /// Checks that a value of a kind may be printed where the tag stands.
  mutating func check(_ tag: Tag, raw: Bool, _ kind: Kind, _ walk: Walk) {
    let source = templates[walk.template].source
    switch kind.base {
    case .flag, .object, .list, .texts, .optional:
      return faults.add(Faults.notPrintable(tag, kind, in: source))
    case .html where !raw: faults.add(Faults.escaped(tag, in: source))
    case .text, .url, .number:
      if raw { faults.add(Faults.unescaped(tag, kind, in: source)) }
    case .html: break
    }
  }

  /// Checks that a section may be opened over a kind.
  mutating func checkSection(_ tag: Tag, _ kind: Kind, _ walk: Walk) {
    let source = templates[walk.template].source
    switch kind {
    case .flag, .list, .texts, .optional: break
    case .object where tag.name != ".": break
    default: faults.add(Faults.wrongSection(tag, kind, in: source))
    }
  }

  /// Checks that the blocks given to a parent are there, given once, and that nothing else is.
  mutating func checkArguments(_ parent: Parent, _ walk: Walk) {
  }

  /// Follows the HTML of a literal.
  func advance(_ literal: Literal, _ walk: inout Walk) {
  }

  /// Goes on behind a section: it must end where in the HTML it began.
  mutating func join(_ walk: inout Walk, _ end: Place, repeats: Bool, at close: Range<Int>) {
  }

  mutating func checkEnd(of situation: Situation, _ walk: Walk) {
  }
}
