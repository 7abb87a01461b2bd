import CSystem

/// The threads on which the program works: as many as have had work at the same time.
///
/// Those of Swift's runtime need /proc, which a container may lack.
final class Threads: TaskExecutor {
  private static let shared = Threads()

  /// Does the program's work, which ends it.
  static func run(_ work: @escaping @Sendable () async -> Never) -> Never {
    unsafe gapbook_set_runner { job in
      guard let job = unsafe job else { return }
      unsafe unsafeBitCast(job, to: UnownedJob.self)
        .runSynchronously(on: Threads.shared.asUnownedTaskExecutor())
    }
    Task(executorPreference: shared) { await work() }
    gapbook_wait()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    unsafe gapbook_enqueue(unsafeBitCast(UnownedJob(job), to: UnsafeMutableRawPointer.self))
  }
}
