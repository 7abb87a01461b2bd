import Diagnostics

@testable import Templates

/// Templates as the Mustache specification has them, without a model: an unknown name prints nothing.
///
/// The parser, the steps and the machine are those of strict templates, which the examples of the
/// specification so examine; nothing else uses this.
struct SpecificationTemplates {
  private let program: Program

  /// Compiles `main` with partials; parser faults are left out.
  init(_ main: String, _ set: TemplateSet) {
    let templates = set.templates.values.sorted { $0.name < $1.name }
    var compiler = Compiler(templates, models: nil)
    if let template = compiler.numbers[main] {
      let situation = Situation(
        template: template,
        body: 0,
        scope: Scope(),
        blocks: 0,
        place: Place()
      )
      _ = compiler.number(of: situation)
      compiler.run()
    }
    program = compiler.program
  }

  func render(_ value: Value) -> [UInt8] {
    var out: [UInt8] = []
    var machine = Machine(program, Stack(value))
    machine.run(0, to: &out)
    return out
  }

  /// An object whose slots hold names and values in turn.
  static func object(_ members: [(name: String, value: Value)]) -> Value {
    .object(
      Object(model: ModelID(""), slots: members.flatMap { [Value.text($0.name), $0.value] })
    )
  }

  /// Values in scope, innermost last, looked up by name.
  private struct Stack: Scopes {
    private var values: [Value]

    init(_ root: Value) {
      values = [root]
    }

    func read<Result>(
      _ reference: Program.Reference,
      _ program: borrowing Program,
      _ body: (Value) -> Result
    ) -> Result {
      body(value(of: program.names[Int(reference.slot)]))
    }

    private func value(of parts: [String]) -> Value {
      guard let first = parts.first else { return values[values.count - 1] }
      for value in values.reversed() {
        guard let found = Self.member(first, of: value) else { continue }
        return parts.dropFirst().reduce(found) { Self.member($1, of: $0) ?? .none }
      }
      return .none
    }

    private static func member(_ name: String, of value: Value) -> Value? {
      guard case .object(let object) = value else { return nil }
      for index in stride(from: 0, to: object.slots.count, by: 2) {
        if case .text(name) = object.slots[index] { return object.slots[index + 1] }
      }
      return nil
    }

    mutating func enter(_ value: consuming Value, register: Int) -> [Value] {
      values.append(value)
      return []
    }

    mutating func replace(_ value: consuming Value, register: Int) {
      values[values.count - 1] = value
    }

    mutating func leave(restoring slots: inout [Value], register: Int) {
      values.removeLast()
    }
  }
}
