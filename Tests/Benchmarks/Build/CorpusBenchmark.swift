/// Made-up workspaces of growing size, built cold and again.
struct CorpusBenchmark {
  let counts: [Int]

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    for count in counts {
      let workspace = bench.folder + "/corpus-\(count)"
      var corpus = Corpus(count: count)
      let bytes = try corpus.write(to: workspace)
      try measure(workspace, count, bytes, bench)
    }
  }

  /// Few rounds where one takes long.
  private func rounds(_ count: Int) -> Int { count < 1_000 ? 9 : count < 10_000 ? 5 : 3 }

  private func measure(_ workspace: String, _ count: Int, _ bytes: Int, _ bench: Bench) throws {
    var (cold, again) = (Figures(), Figures())
    var digests: Set<String> = []
    for _ in 0..<rounds(count) {
      cold.add(try bench.cold(workspace))
      digests.insert(try bench.digest())
      again.add(try bench.build(workspace))
    }
    guard let digest = digests.first, digests.count == 1 else { throw Failure("two builds differ") }
    let megabytes = rounded(Double(bytes) / 1_000_000)
    say("\(count) pages, \(megabytes) MB; medians of \(rounds(count)) rounds; output \(digest)")
    say(Figures.header)
    say(cold.line("cold build"))
    say(again.line("nothing changed"))
    say("cold CPU a page: \(rounded(cold.cpu / Double(count) * 1_000)) us\n")
  }
}
