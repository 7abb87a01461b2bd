/// Where values come from while rendering.
protocol Scopes {
  /// Gives the value of a tag to a body, where it stands.
  func read<Result>(
    _ reference: Program.Reference,
    _ program: borrowing Program,
    _ body: (Value) -> Result
  ) -> Result
  /// Puts a value into scope and gives what ``leave(restoring:register:)`` needs.
  mutating func enter(_ value: consuming Value, register: Int) -> [Value]
  /// Puts the next item of a list into scope.
  mutating func replace(_ value: consuming Value, register: Int)
  /// Ends a scope.
  mutating func leave(restoring slots: inout [Value], register: Int)
}

/// The scopes of strict templates: for each model the slots of the object in scope; `.` is the one
/// slot of a register of its own.
struct Registers: Scopes {
  private let models: [ModelID]
  private var objects: [[Value]]

  init(_ program: borrowing Program, root: Object, register: Int) {
    models = program.models
    objects = Array(repeating: [], count: program.dot + 1)
    objects[register] = root.slots
  }

  @inline(__always)
  func read<Result>(
    _ reference: Program.Reference,
    _ program: borrowing Program,
    _ body: (Value) -> Result
  ) -> Result {
    let slot = Int(reference.slot)
    let register = Int(reference.register)
    // An optional field at the end may have no slot.
    guard slot < objects[register].count else { return body(.none) }
    guard reference.path >= 0 else { return body(objects[register][slot]) }
    return body(follow(program.paths[Int(reference.path)], from: objects[register][slot]))
  }

  private func follow(_ path: [Program.Hop], from start: Value) -> Value {
    var value = start
    for hop in path {
      guard let object = value.object else { return .none }
      precondition(object.model == hop.model, "an object of another model than declared")
      value = hop.slot < object.slots.count ? object.slots[hop.slot] : .none
    }
    return value
  }

  mutating func enter(_ value: consuming Value, register: Int) -> [Value] {
    var slots = slots(of: value, register: register)
    swap(&slots, &objects[register])
    return slots
  }

  mutating func replace(_ value: consuming Value, register: Int) {
    objects[register] = slots(of: value, register: register)
  }

  mutating func leave(restoring slots: inout [Value], register: Int) {
    swap(&slots, &objects[register])
  }

  private func slots(of value: consuming Value, register: Int) -> [Value] {
    if register == models.count { return [value] }
    guard let object = value.object, object.model == models[register] else {
      preconditionFailure("an object of another model than declared")
    }
    return object.slots
  }
}
