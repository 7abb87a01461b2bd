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

  /// Adds a fault unless its place has one of its rule.
  ///
  /// A template that others use may be right in itself and used in the wrong place; so the help
  /// names a use.
  mutating func add(_ fault: Diagnostic?, usedAt use: SourceRange? = nil) {
    guard var fault else { return }
    if let use {
      let words = "used in \(use.file) line \(use.start.line)"
      fault = .error(
        fault.rule,
        fault.message,
        at: fault.place,
        help: fault.help.map { "\($0); \(words)" } ?? words
      )
    }
    guard seen.insert(Key(rule: fault.rule, place: fault.place)).inserted else { return }
    counts[fault.place?.file ?? "", default: 0] += 1
    if counts[fault.place?.file ?? "", default: 0] <= Limits.faults { all.append(fault) }
  }
}
