/// Compiled templates: steps in one row, and the tables that they point to.
struct Program: Sendable {
  var steps: [Step] = []
  /// The bytes of all literals, one after the other.
  var literals: [UInt8] = []
  /// For literals: where lines begin, counted from the literal's first byte.
  var lines: [Int32] = []
  /// For dotted names: the fields behind the first, by their positions.
  var paths: [[Int]] = []
  /// Indentations of partials and blocks.
  var indents: [[UInt8]] = [[]]
  /// For each register the model of its objects; one more register holds `.`.
  var models: [ModelShape] = []
  /// Where each instance's steps begin.
  var entries: [Int] = []

  /// One step of rendering; small and without references, so that fetching it costs nothing.
  enum Step {
    /// Bytes of the template.
    case literal(Text)
    /// A value, escaped.
    case text(Reference)
    /// A value as the address in an attribute, escaped.
    case address(Reference)
    /// A value as it is.
    case html(Reference)
    /// Goes on at `to` unless the value counts as yes.
    case skipUnless(Reference, to: Int32)
    /// Goes on at `to` if the value counts as yes.
    case skipIf(Reference, to: Int32)
    /// Begins a section for an object, each item of a list or a present value, or goes on at `to`.
    case enter(Reference, register: Int32, to: Int32)
    /// Ends a section: on to the next item at `body`, or out of it.
    case leave(body: Int32)
    /// Renders another instance, with each line indented.
    case call(Int32, indent: Int32)
    /// Ends an instance.
    case end
  }

  /// A stretch of `literals` with one of `lines`.
  struct Text {
    var start: Int32
    var end: Int32
    var lineStart: Int32
    var lineEnd: Int32
  }

  /// A field by place: which register, which slot, and by which path from there on.
  struct Reference: Equatable {
    var register: Int32
    var slot: Int32
    var path: Int32 = -1
  }
}

extension Program {
  /// The register of `.`.
  var dot: Int { models.count }

  /// Stores a literal's bytes.
  mutating func store(_ literal: Literal) -> Text {
    let start = Int32(literals.count)
    let lineStart = Int32(lines.count)
    literals.append(contentsOf: literal.bytes)
    lines.append(contentsOf: literal.lines.map { Int32($0) })
    return Text(
      start: start,
      end: Int32(literals.count),
      lineStart: lineStart,
      lineEnd: Int32(lines.count)
    )
  }

  mutating func append(path: [Int]) -> Int32 {
    paths.append(path)
    return Int32(paths.count - 1)
  }

  mutating func append(indent: [UInt8]) -> Int32 {
    if indent.isEmpty { return 0 }
    indents.append(indent)
    return Int32(indents.count - 1)
  }

  /// Sets where the jump at `step` goes: to the next step that is appended.
  mutating func land(_ step: Int) {
    let here = Int32(steps.count)
    switch steps[step] {
    case .skipUnless(let reference, _): steps[step] = .skipUnless(reference, to: here)
    case .skipIf(let reference, _): steps[step] = .skipIf(reference, to: here)
    case .enter(let reference, let register, _):
      steps[step] = .enter(reference, register: register, to: here)
    default: preconditionFailure("step \(step) is no jump")
    }
  }
}
