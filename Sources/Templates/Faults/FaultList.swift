import Diagnostics

/// Faults, each reported once for its tag, in however many instances it is found: the first one counts.
struct FaultList {
  private(set) var all: [Diagnostic] = []
  private var seen: Set<Key> = []
  private var counts: [Int: Int] = [:]

  /// What a fault is about; a tag can have one fault of each.
  enum Aspect: Hashable {
    case name, joint, cycle
  }

  private struct Key: Hashable {
    let aspect: Aspect
    let template: Int
    let offset: Int
  }

  /// Whether more of this need not be said; asked first, because places and hints cost time.
  func knows(_ aspect: Aspect, at range: Range<Int>, in template: Int) -> Bool {
    counts[template, default: 0] >= Limits.faults
      || seen.contains(Key(aspect: aspect, template: template, offset: range.lowerBound))
  }

  /// Adds a fault that is not known.
  mutating func add(_ fault: Diagnostic, _ aspect: Aspect, at range: Range<Int>, in template: Int) {
    seen.insert(Key(aspect: aspect, template: template, offset: range.lowerBound))
    counts[template, default: 0] += 1
    all.append(fault)
  }

  /// Adds a fault of the templates as a whole.
  mutating func add(_ fault: Diagnostic) {
    all.append(fault)
  }
}
