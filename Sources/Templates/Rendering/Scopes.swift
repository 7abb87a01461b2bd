/// Where values come from while rendering.
protocol Scopes {
  /// The value of a tag.
  func value(_ reference: Program.Reference, _ program: borrowing Program) -> Value
  /// Whether a section over the value of a tag shows its content.
  func isTrue(_ reference: Program.Reference, _ program: borrowing Program) -> Bool
  /// Puts a value into scope and gives what ``leave(restoring:register:)`` needs.
  mutating func enter(_ value: Value, register: Int, _ program: borrowing Program) -> Value
  /// Puts the next item of a list into scope.
  mutating func replace(_ value: Value, register: Int, _ program: borrowing Program)
  /// Ends a scope.
  mutating func leave(restoring value: Value, register: Int)
}

/// The scopes of strict templates: for each model the slots of the object in scope, and `.`.
struct Registers: Scopes {
  private var objects: [[Value]]
  private var dot = Value.none

  init(_ program: borrowing Program, root: Object, register: Int) {
    objects = Array(repeating: [], count: program.models.count)
    objects[register] = root.slots
  }

  func value(_ reference: Program.Reference, _ program: borrowing Program) -> Value {
    if reference.slot < 0 { return dot }
    let slot = Int(reference.slot)
    let register = Int(reference.register)
    // An optional field at the end may have no slot.
    guard slot < objects[register].count else { return .none }
    guard reference.path >= 0 else { return objects[register][slot] }
    return follow(program.paths[Int(reference.path)], from: objects[register][slot])
  }

  /// Asks a value where it stands, which is most of what a template does.
  func isTrue(_ reference: Program.Reference, _ program: borrowing Program) -> Bool {
    guard reference.slot >= 0, reference.path < 0 else {
      return value(reference, program).isTrue
    }
    let slot = Int(reference.slot)
    let register = Int(reference.register)
    return slot < objects[register].count && objects[register][slot].isTrue
  }

  private func follow(_ path: [Program.Hop], from start: Value) -> Value {
    var value = start
    for hop in path {
      guard case .object(let object) = value else { return .none }
      precondition(object.model == hop.model, "an object of another model than declared")
      value = hop.slot < object.slots.count ? object.slots[hop.slot] : .none
    }
    return value
  }

  mutating func enter(_ value: Value, register: Int, _ program: borrowing Program) -> Value {
    if register == objects.count {
      var outer = value
      swap(&outer, &dot)
      return outer
    }
    var outer = slots(of: value, register: register, program)
    swap(&outer, &objects[register])
    return .list(outer)
  }

  private func slots(
    of value: Value,
    register: Int,
    _ program: borrowing Program
  ) -> [Value] {
    guard case .object(let object) = value, object.model == program.models[register] else {
      preconditionFailure("an object of another model than declared")
    }
    return object.slots
  }

  mutating func replace(_ value: Value, register: Int, _ program: borrowing Program) {
    if register == objects.count {
      dot = value
      return
    }
    objects[register] = slots(of: value, register: register, program)
  }

  mutating func leave(restoring value: Value, register: Int) {
    if register < objects.count, case .list(let slots) = value {
      objects[register] = slots
    } else {
      dot = value
    }
  }
}
