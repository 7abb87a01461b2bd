import Diagnostics

extension Compiler {
  /// Finds templates that use themselves without end, or that grow beyond all sense by use of others.
  ///
  /// A ring of calls ends if on its way the innermost object is left for one inside it, and never
  /// for one found further out: objects are finite, so the innermost one grows smaller each time.
  mutating func checkRecursion() {
    let rings = Rings(nodes: situations.count, calls)
    for call in calls where call.restarts && rings.contains(call) {
      note(call, Faults.restarts)
    }
    let level = calls.filter { !$0.descends && !$0.restarts }
    let endless = Rings(nodes: situations.count, level)
    var told: Set<Int> = []
    for call in level where endless.contains(call) {
      guard told.insert(endless.numbers[call.from]).inserted else { continue }
      note(call, Faults.endless)
    }
    checkGrowth(rings)
  }

  private mutating func note(_ call: Call, _ fault: (Tag, SourceText) -> Diagnostic) {
    guard !faults.knows(.ring, at: call.tag.range, in: call.template) else { return }
    let source = templates[call.template].source
    faults.add(fault(call.tag, source), .ring, at: call.tag.range, in: call.template)
  }

  /// Ten templates that each use the next one ten times are small, and ten thousand million steps.
  private mutating func checkGrowth(_ rings: Rings) {
    var steps = Array(repeating: 0, count: rings.count)
    for (situation, entry) in program.entries.enumerated() {
      let isLast = situation + 1 == program.entries.count
      let end = isLast ? program.steps.count : program.entries[situation + 1]
      steps[rings.numbers[situation]] += end - entry
    }
    // A ring calls only rings of larger numbers, which are complete when its turn comes.
    let calls = calls.sorted { rings.numbers[$0.from] > rings.numbers[$1.from] }
    for call in calls where !rings.contains(call) {
      let caller = rings.numbers[call.from]
      steps[caller] += steps[rings.numbers[call.to]]
      if steps[caller] > Limits.growth {
        note(call, Faults.growth)
        return
      }
    }
  }
}
