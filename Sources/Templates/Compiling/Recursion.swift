import Diagnostics

extension Compiler {
  /// Finds templates that use themselves without end, or that grow beyond all sense by use of others.
  ///
  /// A cycle of calls ends if on its way the innermost object is left for one inside it, and never
  /// for one found further out: objects are finite, so the innermost one grows smaller each time.
  mutating func checkRecursion() {
    let cycles = StronglyConnectedCalls(nodes: instances.count, calls)
    for call in calls where call.restarts && cycles.contains(call) {
      note(call, Faults.restarts)
    }
    let level = calls.filter { !$0.descends && !$0.restarts }
    let endless = StronglyConnectedCalls(nodes: instances.count, level)
    var reported: Set<Int> = []
    for call in level where endless.contains(call) {
      guard reported.insert(endless.numbers[call.from]).inserted else { continue }
      note(call, Faults.endless)
    }
    checkGrowth(cycles)
  }

  private mutating func note(_ call: Call, _ fault: (Tag, SourceText) -> Diagnostic) {
    guard !faults.knows(.cycle, at: call.tag.range, in: call.template) else { return }
    let source = templates[call.template].source
    faults.add(fault(call.tag, source), .cycle, at: call.tag.range, in: call.template)
  }

  /// Ten templates that each use the next one ten times are small, and ten thousand million steps.
  private mutating func checkGrowth(_ cycles: StronglyConnectedCalls) {
    var steps = Array(repeating: 0, count: cycles.count)
    for (instance, entry) in program.entries.enumerated() {
      let isLast = instance + 1 == program.entries.count
      let end = isLast ? program.steps.count : program.entries[instance + 1]
      steps[cycles.numbers[instance]] += end - entry
    }
    // A cycle calls only cycles of larger numbers, which are complete when its turn comes.
    let calls = calls.sorted { cycles.numbers[$0.from] > cycles.numbers[$1.from] }
    for call in calls where !cycles.contains(call) {
      let caller = cycles.numbers[call.from]
      steps[caller] += steps[cycles.numbers[call.to]]
      if steps[caller] > Limits.growth {
        note(call, Faults.growth)
        return
      }
    }
  }
}
