/// Adds up the processor time of what a thread does; without a clock nothing is measured.
struct Stopwatch: Sendable {
  let clock: BuildClock?
  /// The time so far, in nanoseconds.
  private(set) var spent: Int64 = 0

  init(_ clock: BuildClock?) { self.clock = clock }

  /// Begins to measure; what is between this and `stop` stays on one thread.
  func start() -> Int64? { clock?.thread() }

  mutating func stop(_ start: Int64?) {
    if let start, let end = clock?.thread() { spent += end - start }
  }

  /// Adds what was measured elsewhere.
  mutating func add(_ nanoseconds: Int64) { spent += nanoseconds }
}
