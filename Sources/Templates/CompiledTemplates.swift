public import Diagnostics

/// A page kind: the template that makes it and the model that the template sees.
public struct Root: Sendable {
  /// The template's name; also what ``CompiledTemplates/render(_:_:to:)`` is asked for.
  public let template: String
  /// What the template sees.
  public let model: ModelShape
  /// What pages these are, in one line.
  public let meaning: String

  /// A page kind from its parts.
  public init<Context: TemplateContext>(
    _ template: String,
    _ type: Context.Type,
    _ meaning: String
  ) {
    self.init(template, model: Context.model.shape, meaning)
  }

  init(_ template: String, model: ModelShape, _ meaning: String) {
    self.template = template
    self.model = model
    self.meaning = meaning
  }
}

/// Templates that were checked against their models and can render any page of their kinds.
///
/// An object, as every page of every site holds on to the same.
public final class CompiledTemplates: Sendable {
  let program: Program
  let closed: [ClosedSection]
  /// The bodies of sections that print the same for an object wherever it is shown.
  let repeatedBodies: Set<Int>
  let entries: [String: Entry]

  /// Where a page kind's steps begin, and what they expect.
  struct Entry: Sendable {
    let instance: Int
    let register: Int
    let model: ModelShape
  }

  init(_ program: Program, _ entries: [String: Entry]) {
    self.program = program
    closed = program.steps.indices.compactMap { ClosedSection(at: $0, of: program) }
    repeatedBodies = program.repeatedBodies()
    self.entries = entries
  }

  /// Whether a template is among the roots.
  public func makes(_ template: String) -> Bool { entries[template] != nil }

  /// Appends a page; the template must be a root and the context of its model.
  public func render<Context: TemplateContext>(
    _ template: String,
    _ context: Context,
    to out: inout [UInt8]
  ) {
    render(template, context.value, of: Context.model.shape, to: &out)
  }

  /// The same; adds what sections printed for the first time for an object with a number.
  public func render<Context: TemplateContext>(
    _ template: String,
    _ context: Context,
    to out: inout [UInt8],
    noting printed: inout [PrintedSection]
  ) {
    printed += render(template, context.value, of: Context.model.shape, to: &out)
  }

  @discardableResult
  func render(
    _ template: String,
    _ value: Value,
    of model: ModelShape,
    to out: inout [UInt8]
  ) -> [PrintedSection] {
    guard let entry = entries[template] else {
      preconditionFailure("\(template) is not among the roots that were compiled")
    }
    guard let object = value.object, model === entry.model else {
      preconditionFailure("\(template) takes \(entry.model.name)")
    }
    let registers = Registers(program, root: object, register: entry.register)
    var machine = Machine(program, registers, repeated: repeatedBodies)
    machine.run(entry.instance, to: &out)
    return machine.printed
  }
}

/// Checks every template that the roots reach, on every branch, and compiles them; nil after an error.
///
/// A template that no root reaches is a warning.
public func compile(_ set: TemplateSet, roots: [Root]) -> Diagnosed<CompiledTemplates?> {
  let templates = set.templates.values.sorted { $0.name < $1.name }
  let models = ModelTable(roots.map(\.model))
  var compiler = Compiler(templates, models: models)
  precondition(Set(roots.map(\.template)).count == roots.count, "two roots have one template")
  var entries: [String: CompiledTemplates.Entry] = [:]
  for root in roots {
    guard let template = compiler.numbers[root.template] else {
      compiler.faults.add(Faults.missingRoot(root, compiler.numbers.keys))
      continue
    }
    let register = models.number(of: root.model)
    let instance = compiler.number(
      of: TemplateInstance(
        template: template,
        body: 0,
        scope: Scope(root: register),
        blocks: 0,
        html: HTMLState()
      )
    )
    entries[root.template] = CompiledTemplates.Entry(
      instance: instance,
      register: register,
      model: root.model
    )
  }
  compiler.run()
  compiler.checkWhole()
  let faults = (templates.flatMap(\.faults) + compiler.faults.all).sortedUnique()
  if faults.hasErrors { return Diagnosed(nil, faults) }
  return Diagnosed(CompiledTemplates(compiler.program, entries), faults)
}
