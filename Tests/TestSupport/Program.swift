import Foundation
import Glibc

/// How a program ended and what it wrote.
public struct ProgramResult: Sendable {
  /// The exit code; 128 and the signal's number where a signal ended it.
  public let code: Int32
  /// What it wrote to standard output.
  public let output: [UInt8]
  /// What it wrote to standard error.
  public let errors: [UInt8]
  /// Whether it was ended for taking too long.
  public let timedOut: Bool

  /// Standard output as text.
  public var stdout: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  public var stderr: String { String(decoding: errors, as: UTF8.self) }
}

/// A program that was started and has not been waited for.
public final class RunningProgram {
  private let process: pid_t
  private let files: TemporaryFolder

  fileprivate init(process: pid_t, files: TemporaryFolder) {
    self.process = process
    self.files = files
  }

  /// Ends the program at once, as a crash would.
  public func kill() { send(SIGKILL) }

  /// Sends the program a signal.
  public func send(_ signal: Int32) { _ = Glibc.kill(process, signal) }

  /// What the program wrote so far.
  public var written: (stdout: String, stderr: String) {
    let texts = ["stdout", "stderr"].map { name in
      String(decoding: readFile(files.path + "/" + name) ?? [], as: UTF8.self)
    }
    return (texts[0], texts[1])
  }

  /// Waits until the program ends; after `limit` seconds it is ended.
  public func wait(limit: Double = 240) throws -> ProgramResult {
    let end = Date().addingTimeInterval(limit)
    var status: Int32 = 0
    var timedOut = false
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      if Date() > end, !timedOut {
        timedOut = true
        kill()
      }
      usleep(2_000)
    }
    let signal = status & 0x7F
    return ProgramResult(
      code: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
      output: readFile(files.path + "/stdout") ?? [],
      errors: readFile(files.path + "/stderr") ?? [],
      timedOut: timedOut
    )
  }
}

/// The folder in which the build put the programs: the test bundle's own.
public let buildFolder: String = {
  let bundle = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  return ((bundle ?? CommandLine.arguments[0]) as NSString).deletingLastPathComponent
}()

/// Starts a program by its path; its environment holds `PATH`, `HOME` and `environment` alone.
public func start(
  _ program: String,
  _ arguments: [String],
  in folder: String = "/",
  environment: [String: String] = [:],
  input: [UInt8] = []
) throws -> RunningProgram {
  let files = try TemporaryFolder(["stdin": .bytes(input)])
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  let write = O_WRONLY | O_CREAT | O_TRUNC
  unsafe posix_spawn_file_actions_addopen(&actions, 0, files.path + "/stdin", O_RDONLY, 0)
  unsafe posix_spawn_file_actions_addopen(&actions, 1, files.path + "/stdout", write, 0o600)
  unsafe posix_spawn_file_actions_addopen(&actions, 2, files.path + "/stderr", write, 0o600)
  let own = ProcessInfo.processInfo.environment
  let inherited = ["PATH", "HOME", "LD_LIBRARY_PATH"].compactMap { name in
    own[name].map { (name, $0) }
  }
  let whole = Dictionary(inherited, uniquingKeysWith: { $1 }).merging(environment) { $1 }
  var process: pid_t = 0
  // Swift's Glibc module lacks posix_spawn_file_actions_addchdir_np.
  let env = "/usr/bin/env"
  let code = unsafe withCStrings([env, "-C", folder, program] + arguments) { words in
    unsafe withCStrings(whole.map { "\($0.key)=\($0.value)" }) { variables in
      unsafe posix_spawn(&process, env, &actions, nil, words, variables)
    }
  }
  guard code == 0 else {
    throw TestFailure("cannot start \(program): \(unsafe String(cString: strerror(code)))")
  }
  return RunningProgram(process: process, files: files)
}

/// Runs a program to its end.
public func run(
  _ program: String,
  _ arguments: [String],
  in folder: String = "/",
  environment: [String: String] = [:],
  input: [UInt8] = [],
  limit: Double = 240
) throws -> ProgramResult {
  try start(program, arguments, in: folder, environment: environment, input: input)
    .wait(limit: limit)
}

/// Runs the `gapbook` that was built with these tests.
public func gapbook(
  _ arguments: String...,
  in folder: String = "/",
  environment: [String: String] = [:],
  input: [UInt8] = [],
  limit: Double = 240
) throws -> ProgramResult {
  try run(
    buildFolder + "/gapbook",
    arguments,
    in: folder,
    environment: environment,
    input: input,
    limit: limit
  )
}

private func withCStrings<Result>(
  _ texts: [String],
  _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = unsafe texts.map { unsafe strdup($0) }
  defer { _ = unsafe pointers.map { unsafe free($0) } }
  return unsafe body(unsafe pointers + [nil])
}
