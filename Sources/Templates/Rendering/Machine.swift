/// Runs a program: appends bytes, with its own stacks, so that no depth of data can overflow it.
struct Machine {
  private let program: Program
  private var names: Registers
  private var loops: [Loop] = []
  private var returns: [Return] = []
  /// What each line of the templates begins with at the moment.
  private var indent: [UInt8] = []
  /// What the last section that asked for a value found, for a tag that prints the same within.
  private var asked: (reference: Program.Reference, value: Value)?
  /// The bodies of sections whose output is noted for objects with a number.
  private let repeated: Set<Int>
  /// What such sections printed for the first time.
  private(set) var printed: [PrintedSection] = []

  /// A section that is being rendered.
  private struct Loop {
    /// The list that it goes through, if it does.
    let items: Items?
    /// Which comes next.
    var next = 0
    let register: Int
    /// What was in scope before.
    let outer: Object
    /// The number of the object at hand, where its output is noted, and where that begins.
    var noted: (number: Int, start: Int)?
  }

  /// Where to go on after a call.
  private struct Return {
    let step: Int
    let indent: Int
  }

  init(_ program: Program, _ names: Registers, repeated: Set<Int> = []) {
    self.program = program
    self.names = names
    self.repeated = repeated
  }

  /// Renders an instance.
  mutating func run(_ instance: Int, to out: inout [UInt8]) {
    run(from: program.entries[instance], until: program.steps.count, to: &out)
  }

  /// Renders from one step to the end of its instance, or until another step is reached.
  mutating func run(from first: Int, until last: Int, to out: inout [UInt8]) {
    let start = out.count
    var at = first
    while at != last {
      let step = program.steps[at]
      at += 1
      switch step {
      case .literal(let text) where indent.isEmpty:
        out.append(copying: program.literals.span.extracting(Int(text.start)..<Int(text.end)))
      case .literal(let text): append(indented: text, start, &out)
      case .text(let reference): Escaping.append(read(reference), to: &out)
      case .address(let reference): Escaping.append(address: read(reference), to: &out)
      case .html(let reference): Escaping.append(raw: read(reference), to: &out)
      case .skipUnless(let reference, let to):
        let value = names.read(reference, program)
        if value.isTrue { asked = (reference, value) } else { at = Int(to) }
      case .skipIf(let reference, let to):
        if names.read(reference, program).isTrue { at = Int(to) }
      case .enter(let reference, let register, let to):
        let value = names.read(reference, program)
        if case .none = value {
          at = Int(to)
        } else if !enter(value, Int(register), body: at, &out) {
          at = Int(to)
        }
      case .leave(let body):
        if !leave(body: Int(body), &out) { at = Int(body) }
      case .call(let instance, let indent):
        returns.append(Return(step: at, indent: self.indent.count))
        if indent != 0 { self.indent.append(contentsOf: program.indents[Int(indent)]) }
        at = program.entries[Int(instance)]
      case .end:
        guard let last = returns.popLast() else { return }
        at = last.step
        if indent.count > last.indent { indent.removeLast(indent.count - last.indent) }
      }
    }
  }

  /// The value of a tag that prints; one that was asked for just now is not computed again.
  private func read(_ reference: Program.Reference) -> Value {
    if let asked, asked.reference == reference { return asked.value }
    return names.read(reference, program)
  }

  /// Begins a section over a value; false if there is nothing to run.
  private mutating func enter(
    _ value: consuming Value,
    _ register: Int,
    body: Int,
    _ out: inout [UInt8]
  ) -> Bool {
    asked = nil
    guard case .list(let items) = value else {
      guard value.isTrue, !append(known: value, body, &out) else { return false }
      let noted = noted(value, body, out.count)
      let outer = names.enter(value, register: register)
      loops.append(Loop(items: nil, register: register, outer: outer, noted: noted))
      return true
    }
    var next = 0
    guard let first = item(of: items, from: &next, body, &out) else { return false }
    let noted = noted(first, body, out.count)
    let outer = names.enter(first, register: register)
    loops.append(Loop(items: items, next: next, register: register, outer: outer, noted: noted))
    return true
  }

  /// Ends a section; false if it has another item to show.
  private mutating func leave(body: Int, _ out: inout [UInt8]) -> Bool {
    asked = nil
    let last = loops.count - 1
    if let noted = loops[last].noted {
      let bytes = Array(out[noted.start...])
      printed.append(PrintedSection(number: noted.number, body: body, bytes: bytes))
    }
    let register = loops[last].register
    if let items = loops[last].items {
      var next = loops[last].next
      if let value = item(of: items, from: &next, body, &out) {
        loops[last].next = next
        loops[last].noted = noted(value, body, out.count)
        names.replace(Registers.object(of: value), register: register)
        return false
      }
    }
    names.replace(loops[last].outer, register: register)
    loops.removeLast()
    return true
  }

  /// The next item for which a section has to be run; what it prints for known ones is appended.
  private mutating func item(
    of items: Items,
    from next: inout Int,
    _ body: Int,
    _ out: inout [UInt8]
  ) -> Value? {
    while next < Int(items.count) {
      let value = items.item(next)
      next += 1
      if !append(known: value, body, &out) { return value }
    }
    return nil
  }

  /// The number of an object for which a section's output is to be noted, with where that begins.
  private func noted(_ value: Value, _ body: Int, _ start: Int) -> (Int, Int)? {
    guard case .known(let object) = value, let number = object.number, indent.isEmpty,
      repeated.contains(body)
    else { return nil }
    return (number, start)
  }

  /// Appends what a section prints for an object, where that was rendered ahead.
  private mutating func append(known value: Value, _ body: Int, _ out: inout [UInt8]) -> Bool {
    guard case .known(let object) = value, indent.isEmpty, let printed = object.printed[body]
    else { return false }
    out.append(contentsOf: printed)
    return true
  }

  /// Appends a literal with each line of the template indented.
  private mutating func append(indented text: Program.Text, _ start: Int, _ out: inout [UInt8]) {
    let bytes = program.literals.span.extracting(Int(text.start)..<Int(text.end))
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
    case .list(let items): items.count > 0
    case .text, .url, .html, .number, .object, .known: true
    }
  }
}
