import Glibc

/// What a program cost.
struct Cost: Sendable {
  /// Processor time of all its threads, in the program and in the system, in milliseconds.
  let cpu: Double
  /// The part of it that passed in the system.
  let system: Double
  /// Time on the clock in milliseconds.
  let wall: Double
  /// The most memory it held, in megabytes (2^20 bytes).
  let peak: Double
  /// What it wrote to standard output.
  let output: String
}

/// Runs a program to its end and says what it cost.
///
/// The system counts a child's memory from its parent's on, so this program holds little itself;
/// `Cost.floor` says how little.
func measure(_ program: String, _ arguments: String...) throws -> Cost {
  try measure(program, arguments)
}

/// The same with the arguments as a list.
func measure(_ program: String, _ arguments: [String]) throws -> Cost {
  var pipe: [CInt] = [0, 0]
  guard Glibc.pipe(&pipe) == 0 else { throw Failure("no pipe") }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
  posix_spawn_file_actions_addclose(&actions, pipe[0])
  var words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let start = milliseconds(CLOCK_MONOTONIC)
  var process: pid_t = 0
  guard posix_spawnp(&process, program, &actions, nil, &words, environ) == 0 else {
    throw Failure("cannot start \(program)")
  }
  close(pipe[1])
  let output = readAll(pipe[0])
  close(pipe[0])
  var status: CInt = 0
  var usage = rusage()
  guard wait4(process, &status, 0, &usage) == process else { throw Failure("lost \(program)") }
  let wall = milliseconds(CLOCK_MONOTONIC) - start
  guard status == 0 else {
    throw Failure("\(program) \(arguments.joined(separator: " ")) failed: \(output)")
  }
  return Cost(
    cpu: milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
    system: milliseconds(usage.ru_stime),
    wall: wall,
    peak: Double(usage.ru_maxrss) / 1024,
    output: output
  )
}

extension Cost {
  /// The memory of this process so far, below which no child's is seen.
  static var floor: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}

/// Why a measurement cannot be made.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Processor time that this process has used, in milliseconds.
func processorTime() -> Double { milliseconds(CLOCK_PROCESS_CPUTIME_ID) }

private func milliseconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
}

private func milliseconds(_ time: timeval) -> Double {
  Double(time.tv_sec) * 1_000 + Double(time.tv_usec) / 1_000
}

private func readAll(_ file: CInt) -> String {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(file, &buffer, buffer.count)
    if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += buffer[..<count]
  }
}
