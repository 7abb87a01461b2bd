import Diagnostics

/// Turns templates into a program: each body once for each instance that it is used in.
struct Compiler {
  let templates: [Template]
  let numbers: [String: Int]
  let models: ModelTable
  var program = Program()
  var faults = FaultList()
  var blocks = BlockTable()
  var calls: [Call] = []
  /// Default contents of blocks that were replaced: checked even if nothing ever shows them.
  var replaced: [TemplateInstance] = []
  /// Bodies that were compiled in some instance.
  var compiled: Set<BodyNumber> = []
  var instances: [TemplateInstance] = []
  private var instanceNumbers: [TemplateInstance: Int] = [:]
  /// For each instance the call that was met first, for the message; roots have none.
  private var firstCalls: [Int: Call] = [:]
  private var literals: [LiteralNumber: Program.Text] = [:]
  var work = 0
  var blockNames: BlockNames

  /// One instance's use of another.
  struct Call {
    let from: Int
    let to: Int
    /// Whether an object inside the innermost one is the innermost one at the call.
    let descends: Bool
    /// Whether an object found further out is the innermost one at the call.
    let restarts: Bool
    let template: Int
    let tag: Tag
  }

  /// Names a body of a template.
  struct BodyNumber: Hashable {
    let template: Int
    let body: Int
  }

  private struct LiteralNumber: Hashable {
    let body: BodyNumber
    let node: Int
  }

  /// Where the compiler is within an instance.
  struct CompilerPosition {
    let instance: Int
    let template: Int
    var scope: Scope
    let blocks: Int
    var html: HTMLState
    /// The last tag that ended a section or called a partial, to which a fault behind it belongs.
    var joint: Range<Int> = 0..<0
    var descends = false
    var restarts = false
  }

  init(_ templates: [Template], models: ModelTable) {
    self.templates = templates
    self.models = models
    var numbers: [String: Int] = [:]
    for (number, template) in templates.enumerated() { numbers[template.name] = number }
    self.numbers = numbers
    blockNames = BlockNames(templates, numbers)
    program.models = models.models
  }

  /// The number of an instance; new ones wait for ``run()``.
  mutating func number(of instance: TemplateInstance) -> Int {
    if let known = instanceNumbers[instance] { return known }
    instanceNumbers[instance] = instances.count
    instances.append(instance)
    return instances.count - 1
  }

  /// Compiles all instances that wait, and those that they lead to.
  mutating func run() {
    while program.entries.count < instances.count, !isTooLarge {
      let number = program.entries.count
      program.entries.append(program.steps.count)
      compile(instances[number], number)
      if program.entries.count == instances.count { addReplaced() }
    }
  }

  /// Whether the templates ask for more than any sensible ones.
  var isTooLarge: Bool { instances.count > Limits.instances || work > Limits.work }

  private mutating func compile(_ instance: TemplateInstance, _ number: Int) {
    var position = CompilerPosition(
      instance: number,
      template: instance.template,
      scope: instance.scope,
      blocks: instance.blocks,
      html: templates[instance.template].faults.isEmpty ? instance.html : .unknown
    )
    compile(body: instance.body, &position)
    program.steps.append(.end)
    checkEnd(of: instance, position)
  }

  /// Remembers a call and gives its target's number.
  mutating func call(
    _ instance: TemplateInstance,
    _ tag: Tag,
    from position: CompilerPosition
  ) -> Int {
    let isNew = instanceNumbers[instance] == nil
    let target = number(of: instance)
    let call = Call(
      from: position.instance,
      to: target,
      descends: position.descends,
      restarts: position.restarts,
      template: position.template,
      tag: tag
    )
    calls.append(call)
    if isNew { firstCalls[target] = call }
    return target
  }

  /// Notes a fault; a template may be right in itself and used wrongly, so the help names a use.
  mutating func note(
    _ fault: Diagnostic,
    _ aspect: FaultList.Aspect = .name,
    at range: Range<Int>,
    _ position: CompilerPosition
  ) {
    let use = firstCalls[position.instance].map { call in
      templates[call.template].source.range(ofBytes: call.tag.range)
    }
    faults.add(Faults.naming(use, in: fault), aspect, at: range, in: position.template)
  }

  /// Contents that are always replaced are compiled for their faults, where they would come first.
  private mutating func addReplaced() {
    let waiting = replaced
    replaced = []
    for instance in waiting {
      let body = BodyNumber(template: instance.template, body: instance.body)
      if compiled.insert(body).inserted { _ = self.number(of: instance) }
    }
  }

  /// The literal's place among the program's bytes; each is stored once.
  mutating func text(_ literal: Literal, _ body: BodyNumber, _ node: Int) -> Program.Text {
    let number = LiteralNumber(body: body, node: node)
    if let known = literals[number] { return known }
    let text = program.store(literal)
    literals[number] = text
    return text
  }
}
