import ArgumentParser
import Diagnostics
import Site

/// `gapbook merge`.
struct Merge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins the outputs of build --shard into one.",
    discussion: """
      The result is, byte for byte, what one process would have written. All shards of one workspace \
      are needed, built with the same program, options, engines, law and as-of day. Nothing is \
      written if anything is wrong; the last good output stays.

      Example: gapbook merge shard-1 shard-2 -o site
      """
  )

  @Argument(help: ArgumentHelp("The outputs of the shards, in any order.", valueName: "site"))
  var sites: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The joined output's folder.", valueName: "out")
  )
  var output: String

  @Flag(
    name: .long,
    help: """
      Also make portfolio, which shows the clients of all shards side by side to you alone, as build \
      --portfolio would; a merge without it removes the one of an earlier merge.
      """
  )
  var portfolio = false

  @Flag(
    name: .long,
    help:
      "Remove the sites of clients that no shard has, and of audiences that the workspace no longer knows."
  )
  var prune = false

  @Flag(name: .shortAndLong, help: "Print only what makes the command fail.")
  var quiet = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("-o lacks the name of a folder") }
  }

  func run() async throws {
    let shows = Console.isTerminal && !quiet
    let merged = try await merge(
      sites,
      into: output,
      prunes: prune,
      makesPortfolio: portfolio,
      toolVersion: Gapbook.version,
      jobs: Console.processors
    ) { words in
      if shows { Console.note("\r\u{1B}[K\(words)") }
    }
    if shows { Console.clearLine() }
    if let left = merged.leftOver { Console.say(left) }
    guard !quiet else { return }
    for site in merged.kept {
      Console.say("warning: \(site) of the output stays, and no shard has it; --prune removes it")
    }
    for site in merged.pruned {
      Console.say("note: \(site) of the output is removed by --prune: no shard has it")
    }
    for site in merged.leftOut {
      Console.say(
        "warning: \(site) is left out: its version was issued, and neither a shard nor the output has what was issued; copy the issued site to its place"
      )
    }
    for site in merged.earlierEditions {
      Console.say("note: \(site) of the output stays as an earlier build made it: no shard has it")
    }
    for signature in merged.unsigned {
      Console.say("note: \(signature) of the output is removed: it signs the files as they were")
    }
    if merged.removesPortfolio {
      Console.say(
        "note: the portfolio of the output is removed: it holds the data of all clients as they were; --portfolio makes it again"
      )
    }
    Console.print(summary(merged).map { $0.oneLine + "\n" }.joined(), done: Build.done)
  }

  private func summary(_ merged: MergeResult) -> [String] {
    let earlier = merged.earlier.map { document in
      "\(document.path) is in no shard; the last one is now \(document.kept)"
    }
    let shards = merged.shards == 1 ? "1 shard" : "\(merged.shards) shards"
    let clients = merged.clients == 1 ? "1 client" : "\(merged.clients) clients"
    return ["\(shards), \(clients): \(merged.output)"]
      + [merged.portfolio.map { "portfolio: \($0)" }].compactMap(\.self) + earlier
      + ["\(merged.written) files written, \(merged.unchanged) unchanged"]
  }
}
