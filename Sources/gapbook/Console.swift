import CSystem
import Diagnostics
import Glibc
import Site

/// Standard output, standard error, the clock and the environment: the program's edge.
enum Console {
  /// Writes a product to standard output; where that fails, `done` says what was done before.
  static func print(_ text: String, done: String? = nil) {
    Self.print(Array(text.utf8), done: done)
  }

  /// Writes a product to standard output; where that fails, `done` says what was done before.
  static func print(_ bytes: [UInt8], done: String? = nil) { write(bytes, to: 1, done: done) }

  /// Writes a message to standard error.
  static func note(_ text: String) { note(Array(text.utf8)) }

  /// Writes a message to standard error.
  static func note(_ bytes: [UInt8]) { write(bytes, to: 2) }

  /// Writes a sentence of the program's own to standard error, in the place of a line of progress.
  static func say(_ sentence: String) {
    clearLine()
    note("gapbook: \(sentence.oneLine)\n")
  }

  private static func write(_ bytes: [UInt8], to file: Int32, done: String? = nil) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress.map { unsafe $0 + sent }, bytes.count - sent)
      }
      if count < 0, errno != EINTR {
        // A product that is cut short must not pass for a whole one.
        if file == 1 { fail(unsafe String(cString: strerror(errno)), done) }
        return
      }
      sent += max(count, 0)
    }
  }

  private static func fail(_ words: String, _ done: String?) -> Never {
    let state = done.map { "; \($0)" } ?? ""
    note("gapbook: cannot write to standard output: \(words)\(state)\n")
    exit(.environment)
  }

  /// Ends the program.
  static func exit(_ outcome: Outcome) -> Never { Glibc.exit(outcome.rawValue) }

  /// Ends the program as the signal would have, so that the caller sees what ended it.
  static func end(by signal: Int32) -> Never {
    clearLine()
    // The threads of Swift's concurrency block signals.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, signal)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(signal)
    Glibc.exit(128 + signal)
  }

  /// Shows a line of progress in place of the one before it.
  static func show(_ line: String) {
    note("\r\u{1B}[K\(line.oneLine.prefix(79))")
  }

  /// Takes a line of progress away.
  static func clearLine() {
    if isTerminal { note("\r\u{1B}[K") }
  }

  /// Where git may be found, and the variables that lead to its settings.
  static var git: GitOptions {
    GitOptions(
      searchPath: variable("PATH") ?? "",
      home: variable("HOME"),
      configHome: variable("XDG_CONFIG_HOME")
    )
  }

  /// A variable of the environment.
  static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Whether standard error is a terminal that takes colours.
  static var takesColour: Bool {
    isatty(2) == 1 && variable("NO_COLOR")?.isEmpty ?? true && variable("TERM") != "dumb"
  }

  /// Whether a reader waits at standard error.
  static var isTerminal: Bool { isatty(2) == 1 }

  /// How many processors this process may use.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The words that the program was called with, its own name left out; not from /proc, from
  /// which Swift takes them.
  static var arguments: [String] {
    (1..<max(1, gapbook_argument_count())).compactMap { index in
      unsafe gapbook_argument(index).map { unsafe String(cString: $0) }
    }
  }

  /// What the clocks show: the time, and what this process and those that it waited for have used of
  /// the processors.
  static var moment: Moment {
    var (time, used, others) = (timespec(), timespec(), rusage())
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    unsafe getrusage(RUSAGE_CHILDREN.rawValue, &others)
    let children = nanoseconds(others.ru_utime) + nanoseconds(others.ru_stime)
    return Moment(wall: nanoseconds(time), processor: nanoseconds(used) + children)
  }

  /// What this thread has used of the processors, in nanoseconds.
  static var threadTime: Int64 {
    var own = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &own)
    return nanoseconds(own)
  }

  /// How much memory this process took at most, and the largest program that it ran.
  static var memory: String {
    var (own, others) = (rusage(), rusage())
    unsafe getrusage(RUSAGE_SELF.rawValue, &own)
    unsafe getrusage(RUSAGE_CHILDREN.rawValue, &others)
    let programs = others.ru_maxrss > 0 ? "; \(megabytes(others)) in a program that it ran" : ""
    return "memory  \(megabytes(own))\(programs)"
  }

  /// The system counts in kilobytes of 1,024.
  private static func megabytes(_ usage: rusage) -> String {
    "\((usage.ru_maxrss * 1_024 + 500_000) / 1_000_000) MB"
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func nanoseconds(_ time: timeval) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_usec) * 1_000
  }

  /// Whether the process may take as much memory as any command needs.
  static var hasRoom: Bool { gapbook_has_room() != 0 }

  /// The last second that the calendar of a report has: the end of the year 9999.
  private static let lastSecond = 253_402_300_799

  /// What `SOURCE_DATE_EPOCH` says, seconds since 1970; nil where it is not set.
  static func epoch() throws -> Int? {
    guard let text = variable("SOURCE_DATE_EPOCH") else { return nil }
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber, let seconds = Int(text), seconds <= lastSecond else {
      throw UsageFault(
        "SOURCE_DATE_EPOCH is \"\(text)\", and must be a number of seconds since 1970, up to \(lastSecond)"
      )
    }
    return seconds
  }

  /// Today as `YYYY-MM-DD`, and whether `SOURCE_DATE_EPOCH` set it.
  ///
  /// - Throws: `UsageFault` where that is no number of seconds.
  static func today() throws -> (day: String, isFixed: Bool) {
    let epoch = try epoch()
    var seconds = epoch ?? 0
    if epoch == nil { unsafe time(&seconds) }
    var parts = unsafe tm()
    _ = unsafe epoch == nil ? localtime_r(&seconds, &parts) : gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let day =
      unsafe "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
    return (day, epoch != nil)
  }
}
