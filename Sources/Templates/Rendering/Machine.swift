/// Runs a program: appends bytes, with its own stacks, so that no depth of data can overflow it.
struct Machine<Names: Scopes> {
  private let program: Program
  private var names: Names
  private var loops: [Loop] = []
  private var returns: [Return] = []
  /// What each line of the templates begins with at the moment.
  private var indent: [UInt8] = []

  /// A section that is being rendered.
  private struct Loop {
    let items: [Value]
    var next = 1
    let register: Int
    let outer: Value
  }

  /// Where to go on after a call.
  private struct Return {
    let step: Int
    let indent: Int
  }

  init(_ program: Program, _ names: Names) {
    self.program = program
    self.names = names
  }

  /// Renders a situation.
  mutating func run(_ situation: Int, to out: inout [UInt8]) {
    let start = out.count
    var at = program.entries[situation]
    while true {
      let step = program.steps[at]
      at += 1
      switch step {
      case .literal(let text): append(text, start, &out)
      case .text(let reference): Escaping.append(names.value(reference, program), to: &out)
      case .address(let reference):
        Escaping.append(address: names.value(reference, program), to: &out)
      case .html(let reference): Escaping.append(raw: names.value(reference, program), to: &out)
      case .skipUnless(let reference, let to):
        if !names.isTrue(reference, program) { at = Int(to) }
      case .skipIf(let reference, let to):
        if names.isTrue(reference, program) { at = Int(to) }
      case .enter(let reference, let register, let to):
        if !names.isTrue(reference, program) {
          at = Int(to)
        } else {
          enter(names.value(reference, program), Int(register))
        }
      case .leave(let body):
        if !leave() { at = Int(body) }
      case .call(let situation, let indent):
        returns.append(Return(step: at, indent: self.indent.count))
        self.indent.append(contentsOf: program.indents[Int(indent)])
        at = program.entries[Int(situation)]
      case .end:
        guard let last = returns.popLast() else { return }
        at = last.step
        indent.removeLast(indent.count - last.indent)
      }
    }
  }

  /// Begins a section over a value that counts as yes.
  private mutating func enter(_ value: consuming Value, _ register: Int) {
    if case .list(let items) = value {
      let outer = names.enter(items[0], register: register, program)
      loops.append(Loop(items: items, register: register, outer: outer))
    } else {
      let outer = names.enter(value, register: register, program)
      loops.append(Loop(items: [], register: register, outer: outer))
    }
  }

  /// Ends a section; false if it has another item to show.
  private mutating func leave() -> Bool {
    let last = loops.count - 1
    let next = loops[last].next
    if next < loops[last].items.count {
      loops[last].next += 1
      names.replace(loops[last].items[next], register: loops[last].register, program)
      return false
    }
    let loop = loops.removeLast()
    names.leave(restoring: loop.outer, register: loop.register)
    return true
  }

  private func append(_ text: Program.Text, _ start: Int, _ out: inout [UInt8]) {
    let bytes = program.literals.span.extracting(Int(text.start)..<Int(text.end))
    if indent.isEmpty {
      out.append(copying: bytes)
      return
    }
    var done = 0
    for line in program.lines[Int(text.lineStart)..<Int(text.lineEnd)] {
      let begin = Int(line)
      out.append(copying: bytes.extracting(done..<begin))
      done = begin
      if out.count == start || out.last == UInt8(ascii: "\n") { out.append(contentsOf: indent) }
    }
    out.append(copying: bytes.extracting(done...))
  }
}

extension Value {
  /// Whether a section over the value shows its content.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .text, .url, .html, .number, .object: true
    }
  }
}
