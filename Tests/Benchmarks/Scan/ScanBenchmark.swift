import Diagnostics
import Foundation
import GapAnalysis
import Glibc
import Regulation
import Scans
import Workspace

/// How long the reading of a scan takes, and how much memory: each in a process of its own, held to
/// 100,000 rows of a table in a second, 100 megabytes of JSON or XML in a second, and 100 megabytes of
/// memory.
///
/// Nearest to its limit is XCCDF (`perf` on 200 MB of short results, 105 MB a second, where libexpat alone,
/// without a handler, reads 198): libexpat takes half of the time, the search for the names of elements and
/// attributes 6 %, the results themselves an eighth, and the rest are names and texts as values of Swift.
@main
enum ScanBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 3, let format = ScanFormat(rawValue: arguments[1]) {
      return try read(format, arguments[2])
    }
    print("Scans: processor time and the most memory; the limits are in brackets")
    for made in MadeScan.all { try measure(made) }
  }

  private struct Failure: Error {
    let message: String
  }

  // MARK: - The process that reads

  private static func read(_ format: ScanFormat, _ path: String) throws {
    let law = try load(".", options: LoadOptions(needsLaw: true, lawAlone: true)).value.law
    let start = clock()
    var reader = ScanReader(file: path, catalog: law.catalog, crosswalk: law.crosswalk)
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Failure(message: "cannot open \(path)") }
    defer { close(file) }
    while true {
      var count = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, initialized in
        count = Glibc.read(file, buffer.baseAddress, 1 << 18)
        initialized = max(count, 0)
      }
      if count <= 0 { break }
      reader.feed(piece)
    }
    let scan = reader.finish()
    let time = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    guard let value = scan.value, value.format == format else {
      let told = scan.diagnostics.map { "\($0.place.map(\.fileLineColumn) ?? "") \($0.message)" }
      return print(told.prefix(3).joined(separator: "; "))
    }
    print("\(time) \(value.rows) \(value.leaves.map(\.resources).max() ?? 0)")
  }

  // MARK: - The process that measures

  private static func measure(_ made: MadeScan) throws {
    let path = NSTemporaryDirectory() + "gapbook-scan-\(getpid())"
    defer { unlink(path) }
    guard let file = fopen(path, "w") else { throw Failure(message: "cannot write \(path)") }
    var size = 0
    made.write { piece in
      size += piece.utf8.count
      fputs(piece, file)
    }
    fclose(file)
    let (output, peak) = try child([made.format.rawValue, path])
    let numbers = output.split(separator: " ").compactMap { Double($0.filter { $0 != "\n" }) }
    guard numbers.count == 3 else {
      return print("  \(made.format.rawValue): FAILED \(output)")
    }
    let (time, rows) = (max(numbers[0], 0.000_001), numbers[1])
    let megabytes = Double(size) / 1_000_000
    let isSlow = made.size == nil ? time / rows * 100_000 > 1 : megabytes / time < 100
    let limit = made.size == nil ? "[1 s for 100,000 rows]" : "[100 MB/s]"
    print(
      "  \(made.format.rawValue): \(Int(rows)) rows, \(Int(megabytes)) MB in \(Int(time * 1000)) ms:"
        + " \(Int(rows / time)) rows/s, \(Int(megabytes / time)) MB/s \(limit)\(isSlow ? " TOO SLOW" : "")"
        + ", peak \(Int(peak)) MB [100 MB]\(peak > 100 ? " TOO MUCH" : "")"
    )
  }

  /// Runs this program with arguments: what it wrote, and its most memory in megabytes.
  private static func child(_ arguments: [String]) throws -> (output: String, peak: Double) {
    var pipe: [CInt] = [0, 0]
    guard Glibc.pipe(&pipe) == 0 else { throw Failure(message: "no pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipe[0])
    var words = ([CommandLine.arguments[0]] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/proc/self/exe", &actions, nil, &words, environ) == 0 else {
      throw Failure(message: "cannot start myself")
    }
    close(pipe[1])
    var output = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(pipe[0], &output, output.count)
    close(pipe[0])
    var status: CInt = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { throw Failure(message: "lost") }
    return (
      String(decoding: output.prefix(max(count, 0)), as: UTF8.self), Double(usage.ru_maxrss) / 1024
    )
  }
}
