import Foundation
import Glibc

/// The program under test and the folder in which it works.
final class Bench {
  private static let program = ".build/release/gapbook"

  /// A folder for workspaces and their outputs, removed by `tidy`.
  let folder: String
  private var outputs = 0

  init() throws {
    guard access(Self.program, X_OK) == 0 else { throw Failure("no \(Self.program): make report") }
    folder = Self.place + "/gapbook-benchmark-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Memory where there is room: ext4 without a journal passes over every file that was removed within
  /// the last minutes for each new one, so that a disk's past would be measured too.
  private static var place: String {
    var room = statvfs()
    let memory = "/dev/shm"
    guard statvfs(memory, &room) == 0, access(memory, W_OK) == 0,
      UInt64(room.f_bavail) * UInt64(room.f_frsize) > 1 << 32
    else { return ".build-benchmarks" }
    return memory
  }

  func tidy() { try? FileManager.default.removeItem(atPath: folder) }

  /// The output of the last cold build.
  var output: String { "\(folder)/output-\(outputs)" }

  /// A build with no output of an earlier one.
  ///
  /// An older output stays where it is, so that no removal is measured.
  func cold(_ workspace: String, _ flags: String...) throws -> Cost {
    outputs += 1
    return try measure(Self.program, ["build", "--quiet", workspace, "-o", output] + flags)
  }

  /// A build into the output of the last cold one.
  func build(_ workspace: String) throws -> Cost {
    try measure(Self.program, "build", workspace, "-o", output)
  }

  /// A check with all that it has to say, which nobody reads.
  func check(_ workspace: String) throws -> Cost {
    let line = "exec \"$0\" check --no-cache \"$1\" 2> /dev/null"
    return try measure("sh", "-c", line, Self.program, workspace)
  }

  /// What a check says of a workspace, a line each.
  func messages(_ workspace: String, asOf day: String) throws -> String {
    let line = "\"$0\" check --no-cache --all --as-of \"$2\" \"$1\" 2>&1 || true"
    return try measure("sh", "-c", line, Self.program, workspace, day).output
  }

  /// How many pages the last output has.
  func pages() throws -> Int {
    let names = FileManager.default.enumerator(atPath: output)?.compactMap { $0 as? String } ?? []
    return names.count { $0.hasSuffix(".html") }
  }

  /// Where the time of a build into the last output goes, as it says so itself; with `--no-cache` and
  /// into a fresh output for a cold one.
  func profile(
    _ workspace: String,
    _ flags: String...,
    isCold: Bool = true
  ) throws -> String {
    if isCold { outputs += 1 }
    let line = "exec \"$0\" build \"$1\" -o \"$2\" --timings $3 2>&1 >/dev/null"
    let words = (flags + (isCold ? ["--no-cache"] : [])).joined(separator: " ")
    let said = try measure("sh", "-c", line, Self.program, workspace, output, words).output
    let table = said.range(of: "stage ").map { String(said[$0.lowerBound...]) } ?? said
    return (isCold ? "a cold build by stage:\n" : "the same build by stage:\n") + table
  }

  /// A number for all bytes of the output (FNV-1a over its lists of digests): a faster build that
  /// writes other bytes is seen.
  func digest() throws -> String {
    guard let names = FileManager.default.enumerator(atPath: output) else {
      throw Failure("no output in \(output)")
    }
    let lists = names.compactMap { $0 as? String }.filter { $0.hasSuffix("SHA256SUMS") }.sorted()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for name in lists {
      for byte in FileManager.default.contents(atPath: "\(output)/\(name)") ?? Data() {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return String(hash, radix: 16)
  }
}
