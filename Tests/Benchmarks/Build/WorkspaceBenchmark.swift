import Foundation

/// The workspace in the current folder, built cold and again, beside what reading its YAML costs.
struct WorkspaceBenchmark {
  private static let rounds = 15
  /// The most processor time that a cold build may take, in milliseconds.
  private static let limit = 300.0

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    let workspace = bench.folder + "/workspace"
    _ = try measure("mkdir", workspace)
    _ = try measure("cp", "-R", "gapbook.yml", "content", "templates", workspace)
    _ = try bench.cold(workspace)
    let digest = try bench.digest()

    var (cold, again) = (Figures(), Figures())
    var (loads, yaml): ([Double], [Double]) = ([], [])
    var texts = ""
    for _ in 0..<Self.rounds {
      cold.add(try bench.cold(workspace))
      guard try bench.digest() == digest else { throw Failure("two builds differ") }
      again.add(try bench.build(workspace))
      loads.append(try own("load", workspace).last ?? 0)
      let parsed = try own("yaml", workspace)
      texts = String(Int(parsed.first ?? 0))
      yaml.append(parsed.last ?? 0)
    }
    say("This workspace; medians of \(Self.rounds) rounds in turns; output \(digest)")
    say("in \(bench.folder)")
    say(Figures.header)
    say(cold.line("cold build"))
    say(again.line("nothing changed"))
    say(String(format: "its CPU / the limit of %.0f ms: %.2f", Self.limit, cold.cpu / Self.limit))
    say("of its CPU, the system: \(share(cold.system, of: cold.cpu))")
    say("of its CPU, loading: \(share(median(loads), of: cold.cpu))")
    say("of its CPU, Yams:    \(share(median(yaml), of: cold.cpu)), \(texts) texts")
    say("no memory is seen below \(rounded(Cost.floor)) MB\n")
  }

  private func share(_ part: Double, of whole: Double) -> String {
    "\(rounded(part)) ms, \(rounded(part / whole * 100)) %"
  }

  /// Runs a part of this program in a process of its own; the numbers that it prints.
  private func own(_ part: String, _ workspace: String) throws -> [Double] {
    try measure("/proc/self/exe", part, workspace).output
      .split { $0.isWhitespace }.compactMap { Double($0) }
  }
}
