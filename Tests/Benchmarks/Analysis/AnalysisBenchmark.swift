import Diagnostics
import Foundation
import GapAnalysis
import Glibc
import Regulation
import Workspace

/// Measures the law's loading and the gap analysis, in processor time of this process: medians of
/// rounds in turns, each beside its limit.
///
/// Run it from the repository's top: the law is that of its `content/regulation`.
@main
enum AnalysisBenchmark {
  static func main() throws {
    let folder = NSTemporaryDirectory() + "gapbook-analysis-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try MadeWorkspace(at: folder)
    try law(made)
    try analysis(made)
  }

  private static func law(_ made: MadeWorkspace) throws {
    let times = try (0..<15).map { _ in try time { _ = try made.law() } }
    say("loading and indexing the law")
    tell("from YAML", times, limit: 100)
  }

  private static func analysis(_ made: MadeWorkspace) throws {
    let (client, law, day) = try made.client()
    let once = { assess(client, law: law, asOf: day, coverageThreshold: .zero).value }
    let first = once()
    let one = (0..<101).map { _ in time { _ = once() } }
    let thousand = time { for _ in 0..<1_000 { _ = once() } }
    say("assessing \(first.totals.counts.total) leaves and \(first.findings.count) findings")
    tell("one client", one, limit: 2)
    tell("1,000 clients", [thousand], limit: 2_000)
  }

  private static func time(_ work: () throws -> Void) rethrows -> Double {
    let start = clock()
    try work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1_000
  }

  private static func tell(_ name: String, _ times: [Double], limit: Double) {
    let median = times.sorted()[times.count / 2]
    let figures = String(
      format: "%.2f ms, %.2f of the limit of %.0f ms",
      median,
      median / limit,
      limit
    )
    say("  \(name): \(figures)")
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
