/// An object that many pages show, with what some sections print for it.
public final class KnownObject: Sendable {
  let object: Object
  /// For each closed section, by the first step of its body, what it prints for the object where
  /// lines are not indented.
  let printed: [Int: [UInt8]]

  init(_ object: Object, printed: [Int: [UInt8]]) {
    self.object = object
    self.printed = printed
  }
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

extension CompiledTemplates {
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
