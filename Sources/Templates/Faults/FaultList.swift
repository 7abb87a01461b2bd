import Diagnostics

/// Faults, each told once for its place however many situations it is met in: the first one counts.
struct FaultList {
  private(set) var all: [Diagnostic] = []
  private var seen: Set<Key> = []
  private var counts: [String: Int] = [:]

  private struct Key: Hashable {
    let rule: String
    let place: SourceRange?
  }

  mutating func add(_ fault: Diagnostic?) {
    guard let fault, seen.insert(Key(rule: fault.rule, place: fault.place)).inserted else { return }
    counts[fault.place?.file ?? "", default: 0] += 1
    if counts[fault.place?.file ?? "", default: 0] <= Limits.faults { all.append(fault) }
  }
}
