/// Adds up the processor time of what a thread does; without a clock nothing is measured.
struct Stopwatch: Sendable {
  let clock: (@Sendable () -> Moment)?
  /// The time so far, in nanoseconds.
  private(set) var spent: Int64 = 0

  init(_ clock: (@Sendable () -> Moment)?) { self.clock = clock }

  /// Begins to measure; what is between this and `stop` stays on one thread.
  func start() -> Moment? { clock?() }

  mutating func stop(_ start: Moment?) {
    if let start, let end = clock?() { spent += end.thread - start.thread }
  }

  /// Adds what was measured elsewhere.
  mutating func add(_ nanoseconds: Int64) { spent += nanoseconds }
}
