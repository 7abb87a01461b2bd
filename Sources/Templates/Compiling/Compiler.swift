import Diagnostics

/// Turns templates into a program: each body once for each situation that it is used in.
struct Compiler {
  let templates: [Template]
  let numbers: [String: Int]
  let models: ModelTable
  var program = Program()
  var faults = FaultList()
  var blocks = BlockTable()
  var calls: [Call] = []
  /// Default contents of blocks that were replaced: checked even if nothing ever shows them.
  var replaced: [Situation] = []
  /// Bodies that were compiled in some situation.
  var compiled: Set<BodyNumber> = []
  var situations: [Situation] = []
  private var situationNumbers: [Situation: Int] = [:]
  /// For each situation the call that was met first, for the message; roots have none.
  private var firstCalls: [Int: Call] = [:]
  private var literals: [LiteralNumber: Program.Text] = [:]
  var work = 0
  var blockNames: BlockNames

  /// One situation's use of another.
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

  /// Where the compiler is within a situation.
  struct Walk {
    let situation: Int
    let template: Int
    var scope: Scope
    let blocks: Int
    var place: Place
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

  /// The number of a situation; new ones wait for ``run()``.
  mutating func number(of situation: Situation) -> Int {
    if let known = situationNumbers[situation] { return known }
    situationNumbers[situation] = situations.count
    situations.append(situation)
    return situations.count - 1
  }

  /// Compiles all situations that wait, and those that they lead to.
  mutating func run() {
    while program.entries.count < situations.count, !isTooLarge {
      let number = program.entries.count
      program.entries.append(program.steps.count)
      compile(situations[number], number)
      if program.entries.count == situations.count { addReplaced() }
    }
  }

  /// Whether the templates ask for more than any sensible ones.
  var isTooLarge: Bool { situations.count > Limits.situations || work > Limits.work }

  private mutating func compile(_ situation: Situation, _ number: Int) {
    var walk = Walk(
      situation: number,
      template: situation.template,
      scope: situation.scope,
      blocks: situation.blocks,
      place: templates[situation.template].faults.isEmpty ? situation.place : .unknown
    )
    compile(body: situation.body, &walk)
    program.steps.append(.end)
    checkEnd(of: situation, walk)
  }

  /// Remembers a call and gives its target's number.
  mutating func call(_ situation: Situation, _ tag: Tag, from walk: Walk) -> Int {
    let isNew = situationNumbers[situation] == nil
    let target = number(of: situation)
    let call = Call(
      from: walk.situation,
      to: target,
      descends: walk.descends,
      restarts: walk.restarts,
      template: walk.template,
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
    _ walk: Walk
  ) {
    let use = firstCalls[walk.situation].map { call in
      templates[call.template].source.range(ofBytes: call.tag.range)
    }
    faults.add(Faults.naming(use, in: fault), aspect, at: range, in: walk.template)
  }

  /// Contents that are always replaced are compiled for their faults, where they would stand first.
  private mutating func addReplaced() {
    let waiting = replaced
    replaced = []
    for situation in waiting {
      let body = BodyNumber(template: situation.template, body: situation.body)
      if compiled.insert(body).inserted { _ = self.number(of: situation) }
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
