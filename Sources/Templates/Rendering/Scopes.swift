/// The scopes of a page: for each model the object in scope; `.` is the one field of a register of
/// its own.
struct Registers {
  private var objects: [Object]

  init(_ program: borrowing Program, root: Object, register: Int) {
    objects = Array(repeating: Object { _ in .none }, count: program.dot + 1)
    objects[register] = root
  }

  /// The value of a tag.
  @inline(__always)
  func read(_ reference: Program.Reference, _ program: borrowing Program) -> Value {
    let value = objects[Int(reference.register)].field(Int(reference.slot))
    if reference.path < 0 { return value }
    return program.paths[Int(reference.path)].reduce(value) { value, slot in
      value.object?.field(slot) ?? .none
    }
  }

  /// Puts a value into scope and gives what was there before.
  mutating func enter(_ value: consuming Value, register: Int) -> Object {
    var object = Self.object(of: value)
    swap(&object, &objects[register])
    return object
  }

  /// Puts the next item of a list into scope, or what was there before the list.
  mutating func replace(_ object: Object, register: Int) {
    objects[register] = object
  }

  /// An object as it is; a text as an object whose one field is `.`.
  static func object(of value: consuming Value) -> Object {
    if let object = value.object { return object }
    return Object { [value] _ in value }
  }
}
