/// Where values come from while rendering.
protocol Scopes {
  /// The value of a tag.
  func value(_ reference: Program.Reference, _ program: borrowing Program) -> Value
  /// Puts a value into scope and gives what ``leave(restoring:register:)`` needs.
  mutating func enter(_ value: Value, register: Int, _ program: borrowing Program) -> Value
  /// Puts the next item of a list into scope.
  mutating func replace(_ value: Value, register: Int, _ program: borrowing Program)
  /// Ends a scope.
  mutating func leave(restoring value: Value, register: Int)
}

/// The scopes of strict templates: one register for each model, one for `.`.
struct Registers: Scopes {
  private var values: [Value]

  init(_ program: borrowing Program, root: Value, register: Int) {
    values = Array(repeating: .none, count: program.models.count + 1)
    values[register] = root
  }

  func value(_ reference: Program.Reference, _ program: borrowing Program) -> Value {
    if reference.slot < 0 { return values[Int(reference.register)] }
    guard case .object(let object) = values[Int(reference.register)] else { return .none }
    let value = object.slots[Int(reference.slot)]
    return reference.path < 0 ? value : follow(program.paths[Int(reference.path)], from: value)
  }

  private func follow(_ path: [Program.Hop], from start: Value) -> Value {
    var value = start
    for hop in path {
      guard case .object(let object) = value else { return .none }
      precondition(object.model == hop.model, "an object of another model than declared")
      value = object.slots[hop.slot]
    }
    return value
  }

  mutating func enter(_ value: Value, register: Int, _ program: borrowing Program) -> Value {
    let outer = values[register]
    replace(value, register: register, program)
    return outer
  }

  mutating func replace(_ value: Value, register: Int, _ program: borrowing Program) {
    if register < program.models.count {
      guard case .object(let object) = value, object.model == program.models[register] else {
        preconditionFailure("an object of another model than declared")
      }
    }
    values[register] = value
  }

  mutating func leave(restoring value: Value, register: Int) {
    values[register] = value
  }
}
