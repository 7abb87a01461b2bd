/// An object that many pages show, with what some sections print for it.
public final class KnownObject: Sendable {
  let object: Object
  /// For each closed section, by the first step of its body, what it prints for the object where
  /// lines are not indented.
  let printed: [Int: [UInt8]]
  /// The number under which it is noted what sections print for it for the first time; nil where that
  /// is not wanted.
  let number: Int?

  init(_ object: Object, printed: [Int: [UInt8]], number: Int? = nil) {
    self.object = object
    self.printed = printed
    self.number = number
  }
}

/// What a section printed for an object that other sites show too.
public struct PrintedSection: Sendable {
  /// The number of the object.
  public let number: Int
  /// The first step of the section's body.
  public let body: Int
  /// What it printed.
  public let bytes: [UInt8]
}

/// A section that prints the same for an object wherever the object is shown: it names only fields
/// of the object and of those inside, and calls no other template.
struct ClosedSection {
  let register: Int
  let body: Range<Int>

  /// The section that a step begins, if it is one and closed.
  init?(at step: Int, of program: Program) {
    guard case .enter(_, let register, let to) = program.steps[step], register != program.dot
    else { return nil }
    body = step + 1..<Int(to) - 1
    self.register = Int(register)
    var inside = [register]
    for step in program.steps[body] {
      if case .leave = step { inside.removeLast() }
      if let reference = step.reference, !inside.contains(reference.register) { return nil }
      switch step {
      case .enter(_, let register, _): inside.append(register)
      case .call: return nil
      default: break
      }
    }
  }
}

extension Program.Step {
  /// The value that the step prints or asks for.
  var reference: Program.Reference? {
    switch self {
    case .text(let reference), .address(let reference), .html(let reference),
      .skipUnless(let reference, _), .skipIf(let reference, _), .enter(let reference, _, _):
      reference
    case .literal, .leave, .call, .end: nil
    }
  }
}

extension Program {
  /// The bodies of sections that print the same for an object wherever it is shown, by their first
  /// steps: closed ones, and those that call templates of which the same is true.
  func repeatedBodies() -> Set<Int> {
    Set(
      steps.indices.compactMap { step in
        guard case .enter(_, let register, let to) = steps[step], register != dot else {
          return nil
        }
        var calling: Set<Int32> = []
        return isClosed(step + 1..<Int(to) - 1, inside: [register], &calling) ? step + 1 : nil
      }
    )
  }

  /// Whether steps name only fields of the objects inside; `calling` has the instances above.
  private func isClosed(
    _ body: Range<Int>,
    inside registers: [Int32],
    _ calling: inout Set<Int32>
  ) -> Bool {
    var inside = registers
    for step in steps[body] {
      if case .leave = step { inside.removeLast() }
      if let reference = step.reference, !inside.contains(reference.register) { return false }
      switch step {
      case .enter(_, let register, _): inside.append(register)
      case .call(let instance, indent: 0):
        guard calling.insert(instance).inserted else { return false }
        let entry = entries[Int(instance)]
        let end = steps[entry...].firstIndex { if case .end = $0 { true } else { false } }
        guard let end, isClosed(entry..<end, inside: inside, &calling) else { return false }
        calling.remove(instance)
      case .call: return false
      default: break
      }
    }
    return true
  }
}

extension CompiledTemplates {
  /// The same object under a number, with what sections printed for it before; what others print is
  /// noted by `render(_:_:to:noting:)`.
  public func repeated<Context: TemplateContext>(
    _ context: Context,
    number: Int,
    printed: [Int: [UInt8]]
  ) -> Prepared<Context> {
    guard case .object(let object) = context.value else { return Prepared(context.value) }
    return Prepared(.known(KnownObject(object, printed: printed, number: number)))
  }

  /// The same object, with what sections print for it and nothing else rendered now.
  ///
  /// For what many pages of these templates show, such as the navigation: they take the bytes. A
  /// section that also names a field from around it is rendered on each page as ever.
  public func ahead<Context: TemplateContext>(_ context: Context) -> Prepared<Context> {
    let value = context.value
    guard case .object(let object) = value else { return Prepared(value) }
    var printed: [Int: [UInt8]] = [:]
    for section in closed where program.models[section.register] === Context.model.shape {
      let registers = Registers(program, root: object, register: section.register)
      var machine = Machine(program, registers)
      var out: [UInt8] = []
      machine.run(from: section.body.lowerBound, until: section.body.upperBound, to: &out)
      printed[section.body.lowerBound] = out
    }
    return Prepared(printed.isEmpty ? value : .known(KnownObject(object, printed: printed)))
  }
}
