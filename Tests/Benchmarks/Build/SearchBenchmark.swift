import Foundation

/// What the leak proof and the PHI guard add to a build: their processor time, as `--timings` tells it
/// of them, to that of all else; medians of rounds.
struct SearchBenchmark {
  private static let rounds = 7
  /// The most that both together may add to a cold build.
  private static let limit = 0.25
  private static let pages = 1_000

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    let workspace = bench.folder + "/searched"
    _ = try measure("mkdir", workspace)
    _ = try measure("cp", "-R", "gapbook.yml", "content", "templates", workspace)
    var corpus = Corpus(count: Self.pages)
    _ = try corpus.write(to: bench.folder + "/pages")
    say("What the leak proof and the PHI guard add to all else; medians of \(Self.rounds) rounds")
    say(Self.header)
    for (name, workspace, flags) in [
      ("this workspace", workspace, ""),
      ("its edition for the client", workspace, "--audience client"),
      ("\(Self.pages) pages of Markdown", bench.folder + "/pages", ""),
    ] {
      var (cold, warm): ([Shares], [Shares]) = ([], [])
      for _ in 0..<Self.rounds {
        cold.append(try Shares(try bench.profile(workspace, flags)))
      }
      // The first build after a cold one remembers; the next ones have nothing to do.
      for _ in 0...Self.rounds {
        usleep(100_000)
        warm.append(try Shares(try bench.profile(workspace, flags, isCold: false)))
      }
      let added = median(cold.map(\.added))
      let isMet = added <= Self.limit
      say(
        Self.line(name, cold) + "  at most \(Int(Self.limit * 100)) % wanted: "
          + (isMet ? "met" : "not met")
      )
      let again = Array(warm.dropFirst())
      let isNothing = again.allSatisfy { $0.proof + $0.guarding == 0 }
      say(
        Self.line("  nothing changed", again) + "  nothing wanted: "
          + (isNothing ? "met" : "not met")
      )
    }
    say("")
  }

  private static let header =
    padded("", to: -28)
    + ["proof ms", "guard ms", "all ms", "added %"].map { padded($0, to: 11) }.joined()

  private static func line(_ name: String, _ shares: [Shares]) -> String {
    let medians = [
      median(shares.map(\.proof)), median(shares.map(\.guarding)), median(shares.map(\.all)),
      median(shares.map(\.added)) * 100,
    ]
    return padded(name, to: -28) + medians.map { padded(rounded($0), to: 11) }.joined()
  }
}

/// Processor times of one build in milliseconds, as its table has them.
private struct Shares {
  let proof: Double
  let guarding: Double
  let all: Double

  /// What both add to the rest.
  var added: Double { (proof + guarding) / max(all - proof - guarding, 0.001) }

  init(_ table: String) throws {
    /// The last number of seconds of a line, which is processor time.
    func time(_ name: String) throws -> Double {
      let line = table.split(separator: "\n").first { $0.hasPrefix(name + " ") }
      let words = line?.split(separator: " ") ?? []
      guard let unit = words.lastIndex(of: "s"), unit > 0, let seconds = Double(words[unit - 1])
      else { throw Failure("no line for \(name) in \(table)") }
      return seconds * 1_000
    }
    proof = try time("leak proof")
    guarding = try time("PHI guard")
    all = try time("all")
  }
}
