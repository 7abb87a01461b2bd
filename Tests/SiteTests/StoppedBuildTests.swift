import Foundation
import Glibc
import TestSupport
import Testing

/// A build that is stopped between two calls of the system, or of which a call fails: its site is wholly
/// the old one or wholly the new one, and the next build is right and leaves nothing behind.
///
/// `make test` stops it at a few places, `make test-kills` at hundreds, by `GAPBOOK_KILLS`.
@Suite("A build that is stopped anywhere", .enabled(if: FileCalls.canTrace, FileCalls.why))
struct StoppedBuildTests {
  /// At so many places each.
  private static let places =
    ProcessInfo.processInfo.environment["GAPBOOK_KILLS"].flatMap(Int.init) ?? 8

  /// What changes or holds files, and reading.
  private static let calls = [
    "openat", "read", "write", "close", "mkdir", "link", "rename", "renameat2", "unlink", "rmdir",
    "chmod", "fchmod", "flock",
  ]

  @Test("by a kill has its old site or its new one", .timeLimit(.minutes(60)))
  func survivesKills() throws {
    let stopping = try Stopping()
    let counts = try stopping.counts(of: Self.calls)
    var states: [String: Int] = [:]
    for (call, number) in Stopping.places(counts, Self.places) {
      let state = try stopping.stopped("\(call):signal=KILL:when=\(number)") { result in
        #expect(result.code == 128 + SIGKILL || result.code == 0, "\(call) \(number): \(result)")
      }
      states[state, default: 0] += 1
    }
    #expect(states["old", default: 0] > 0 && states["torn"] == nil, "\(states)")
  }

  @Test("by a signal to end says in what state the output is", .timeLimit(.minutes(60)))
  func saysState() throws {
    let stopping = try Stopping()
    let counts = try stopping.counts(of: ["write", "mkdir", "link"])
    for signal in ["INT", "TERM"] {
      for (call, number) in Stopping.places(counts, min(Self.places, 20)) {
        _ = try stopping.stopped("\(call):signal=\(signal):when=\(number)") { result in
          #expect(result.code == 128 + (signal == "INT" ? SIGINT : SIGTERM) || result.code == 0)
          let isOld = result.stderr.contains("nothing of this build is in ")
          #expect(isOld == (result.code != 0 && stopping.state == "old"), "\(result.stderr)")
        }
      }
    }
  }

  @Test(
    "by a call that fails has its old site and says so, or its new one",
    .timeLimit(.minutes(60)),
    arguments: ["ENOSPC", "EIO"]
  )
  func survivesErrors(error: String) throws {
    let stopping = try Stopping()
    let calls = Self.calls.filter { !["read", "close", "flock"].contains($0) }
    let counts = try stopping.counts(of: calls)
    for (call, number) in Stopping.places(counts, Self.places) {
      _ = try stopping.stopped("\(call):error=\(error):when=\(number)") { result in
        let state = stopping.state
        // Where libraries are shared, a call of the loader may fail, before the program begins.
        if result.code == 127 && result.stderr.contains("error while loading shared libraries") {
          #expect(state == "old", "\(call) \(number): \(result.stderr)")
          return
        }
        #expect([0, 3, 5].contains(result.code), "\(call) \(number): \(result.stderr)")
        if result.stderr.contains("cannot write to standard output") {
          // All was done but to say so.
          #expect(result.code == 5 && state == "new", "\(result.stderr)")
          #expect(result.stderr.contains("; the output is whole, and of this run"))
          return
        }
        #expect((result.code == 0) == (state == "new"), "\(call) \(number): \(result.stderr)")
        if result.code != 0 { #expect(!result.stderr.isEmpty) }
        if result.stderr.contains("gapbook: cannot ") {
          #expect(result.stderr.contains("nothing of this build is in "), "\(result.stderr)")
        }
      }
    }
  }
}

/// A workspace with an old site, an edit, and the site that the edit makes.
private final class Stopping {
  private let workspace: TemporaryFolder
  private let old: TemporaryFolder
  private let sites: (old: [String: [UInt8]], new: [String: [UInt8]])
  /// The output is beside its workspace in a folder of its own, so that it can be put back.
  private var site: String { workspace.path + "/out/site" }

  init() throws {
    workspace = try SmallWorkspace.folder()
    for number in 1...3 { try workspace.put("# N\(number)\n", at: "content/notes/n\(number).md") }
    let call = ["build", ".", "-o", "out/site", "--jobs", "1", "--no-cache"]
    let program = buildFolder + "/gapbook"
    #expect(try run(program, call, in: workspace.path).code == 0)
    old = try TemporaryFolder()
    #expect(try run("/bin/cp", ["-a", workspace.path + "/out", old.path + "/out"]).code == 0)
    let before = try contents(of: workspace.path + "/out/site")
    for name in ["index", "notes/n1", "notes/n2"] {
      try workspace.put("# Other\n\nWords.\n", at: "content/\(name).md")
    }
    try workspace.put("# More\n", at: "content/more/page.md")
    removeTree(workspace.path + "/content/notes/second.md")
    #expect(try run(program, call, in: workspace.path).code == 0)
    sites = try (before, contents(of: workspace.path + "/out/site"))
    #expect(!FolderChanges(from: sites.old, to: sites.new).isEmpty)
  }

  private func reset() throws {
    removeTree(workspace.path + "/out")
    let copied = try run("/bin/cp", ["-a", old.path + "/out", workspace.path + "/out"])
    try #require(copied.code == 0)
  }

  private func traced(_ options: [String]) throws -> ProgramResult {
    let strace = try #require(FileCalls.strace)
    let call = ["build", ".", "-o", "out/site", "--jobs", "1", "--no-cache"]
    return try run(
      strace,
      ["-f", "-qq"] + options + [buildFolder + "/gapbook"] + call,
      in: workspace.path,
      limit: 120
    )
  }

  /// How often a thread makes each call, the busiest one; strace counts so.
  func counts(of calls: [String]) throws -> [(call: String, count: Int)] {
    try reset()
    let log = workspace.path + "/log"
    defer { removeTree(log) }
    let result = try traced(["-e", "trace=" + calls.joined(separator: ","), "-o", log])
    try #require(result.code == 0, "\(result.stderr)")
    var counts: [String: [Substring: Int]] = [:]
    for line in try workspace.text("log").split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let thread = parts.first else { continue }
      let name = String(parts[1].drop { $0 == " " }.prefix { $0 != "(" })
      counts[name, default: [:]][thread, default: 0] += 1
    }
    var found: [(call: String, count: Int)] = []
    for call in calls {
      if let most = counts[call]?.values.max() { found.append((call: call, count: most)) }
    }
    return found
  }

  /// Some places of all, spread evenly, the last ones too.
  static func places(
    _ counts: [(call: String, count: Int)],
    _ most: Int
  ) -> [(call: String, number: Int)] {
    let all: [(call: String, number: Int)] = counts.flatMap { entry in
      (1...entry.count).map { (call: entry.call, number: $0) }
    }
    guard all.count > most else { return all }
    return (0..<most).map { all[($0 + 1) * all.count / most - 1] }
  }

  /// What is at the output's place.
  var state: String {
    guard let files = try? contents(of: site) else { return "torn" }
    return files == sites.old ? "old" : files == sites.new ? "new" : "torn"
  }

  /// Stops a build; what is there then, and after the next build, must be whole.
  func stopped(_ injection: String, _ look: (ProgramResult) -> Void) throws -> String {
    try reset()
    // Nothing is printed of the calls.
    let call = injection.prefix { $0 != ":" }
    let result = try traced(
      ["-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(injection)"]
    )
    #expect(!result.timedOut, "\(injection)")
    let found = state
    #expect(found != "torn", "\(injection): \(result)")
    look(result)
    let call2 = ["build", ".", "-o", "out/site", "--no-cache"]
    let next = try run(buildFolder + "/gapbook", call2, in: workspace.path)
    #expect(next.code == 0, "\(injection): \(next.stderr)")
    #expect(state == "new", "\(injection)")
    #expect(names(in: workspace.path + "/out") == ["site"], "\(injection)")
    return found
  }
}
