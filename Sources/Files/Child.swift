import CSystem
import Glibc

/// How a program that was run ended.
package struct ChildResult: Sendable {
  package enum Ending: Sendable, Equatable {
    /// It ended by itself, with this code.
    case code(Int32)
    /// A signal ended it.
    case signal(Int32)
    /// It took too long and was ended.
    case tooLong
    /// It could not be started; in the system's words.
    case notStarted(String)
  }

  package let ending: Ending
  package let output: [UInt8]
  package let errors: [UInt8]
}

/// Runs other programs: an argument array, never a shell.
///
/// None of them outlives this process, even where it is killed.
package enum Child {
  /// What a program sees of the environment, so that its bytes depend on nothing else.
  private static let environment = [
    "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin", "TZ=UTC",
    // Nothing listens there, so that network access fails at once.
    "HTTP_PROXY=http://127.0.0.1:9", "HTTPS_PROXY=http://127.0.0.1:9",
    "http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9",
  ]

  /// Runs a program by its path and waits for it; after `limit` seconds, and where a signal asks us to
  /// end, it is ended.
  ///
  /// `input` is the file on its standard input, which is empty without one; `secret` is what it reads
  /// there instead, from memory alone; `variables` are what it sees of the environment besides what
  /// all programs see.
  package static func run(
    _ program: String,
    _ arguments: [String],
    input: String? = nil,
    secret: [UInt8]? = nil,
    variables: [String] = [],
    limit: Int
  ) -> ChildResult {
    let file = secret.map(inMemory) ?? input.map { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    defer { file.map { _ = close($0) } }
    guard file ?? 0 >= 0, let output = Pipe(), let errors = Pipe() else {
      return ChildResult(ending: .notStarted(systemWords), output: [], errors: [])
    }
    var process: pid_t = 0
    let code = spawn(
      program,
      arguments,
      environment + variables,
      (file ?? -1, output.writing, errors.writing),
      &process
    )
    output.closeWriting()
    errors.closeWriting()
    guard code == 0 else {
      output.closeReading()
      errors.closeReading()
      let words = unsafe String(cString: strerror(code))
      return ChildResult(ending: .notStarted(words), output: [], errors: [])
    }
    var read = Reading(files: [output.reading, errors.reading])
    let isDone = read.all(until: monotonicSeconds() + limit)
    if !isDone { end(process) }
    output.closeReading()
    errors.closeReading()
    let ending = wait(for: process)
    return ChildResult(
      ending: isDone ? ending : .tooLong,
      output: read.bytes[0],
      errors: read.bytes[1]
    )
  }

  /// An open file in memory that holds bytes; negative where there is none.
  private static func inMemory(_ bytes: [UInt8]) -> Int32 {
    let file = gapbook_memory_file()
    guard file >= 0 else { return -1 }
    guard unsafe pwrite(file, bytes, bytes.count, 0) == bytes.count else {
      close(file)
      return -1
    }
    return file
  }

  private static func spawn(
    _ program: String,
    _ arguments: [String],
    _ environment: [String],
    _ files: (input: Int32, output: Int32, errors: Int32),
    _ process: inout pid_t
  ) -> Int32 {
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { _ = unsafe (words + variables).map { unsafe free($0) } }
    return unsafe gapbook_spawn(
      program,
      words,
      variables,
      files.input,
      files.output,
      files.errors,
      &process
    )
  }

  /// Ends a process and those that it started.
  ///
  /// They are in our own process group, so that Ctrl-C on a
  /// terminal ends them with us, and a signal to that group would end us too.
  private static func end(_ process: pid_t) {
    // A stopped process starts no others while they are looked for.
    kill(process, SIGSTOP)
    for thread in Disk.names(in: "/proc/\(process)/task") {
      let list = start(of: "/proc/\(process)/task/\(thread)/children")
      for child in list.split(separator: " ").compactMap({ pid_t($0) }) { end(child) }
    }
    kill(process, SIGKILL)
  }

  /// The first words of a file whose size the system does not know.
  private static func start(of path: String) -> String {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
    return String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
  }

  private static func wait(for process: pid_t) -> ChildResult.Ending {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .code((status >> 8) & 0xFF) : .signal(signal)
  }

  fileprivate static func monotonicSeconds() -> Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec
  }

  private static var systemWords: String { unsafe String(cString: strerror(errno)) }
}

/// A pipe from a child to this process that no other child inherits; a pair of sockets, as Swift's
/// Glibc module lacks `pipe2`.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    reading = ends[0]
    writing = ends[1]
  }

  func closeReading() { close(reading) }
  func closeWriting() { close(writing) }
}

/// Reads several files at once until all have ended.
private struct Reading {
  /// Milliseconds after which the time, and whether a signal came, is looked at again.
  private static let slice: Int32 = 100

  private var open: [Int32]
  private let files: [Int32]
  private(set) var bytes: [[UInt8]]

  init(files: [Int32]) {
    self.files = files
    open = files
    bytes = files.map { _ in [] }
  }

  /// False where the time or a signal came before the end.
  mutating func all(until end: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard Child.monotonicSeconds() < end, Interruption.noted == nil else { return false }
      let ready = unsafe poll(&waiting, nfds_t(waiting.count), Self.slice)
      if ready < 0, errno != EINTR { return false }
      for file in waiting where file.revents != 0 { take(file.fd, &buffer) }
    }
    return true
  }

  private mutating func take(_ file: Int32, _ buffer: inout [UInt8]) {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe read(file, $0.baseAddress, $0.count)
    }
    if count < 0, errno == EINTR { return }
    guard count > 0, let index = files.firstIndex(of: file) else {
      open.removeAll { $0 == file }
      return
    }
    // Output beyond the limit is dropped; the time limit ends the program.
    let room = (index == 0 ? 1 << 30 : 1 << 20) - bytes[index].count
    bytes[index].append(contentsOf: buffer[..<min(count, room)])
  }
}
