import Foundation

/// Made-up workspaces of growing size: built cold, again, and with one page edited, in turns with Hugo
/// where `make bench` has installed it.
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
    let hugo = try Hugo(workspace, in: bench.folder)
    var (cold, two, again) = (Figures(), Figures(), Figures())
    var (body, title, theirs) = (Figures(), Figures(), Figures())
    var written: [String: Set<String>] = [:]
    var digests: Set<String> = []
    let page = "\(workspace)/content/section-0/page-\(count / 2 % 100).md"
    let text = try String(contentsOfFile: page, encoding: .utf8)
    for round in 0..<rounds(count) {
      if let hugo { theirs.add(try hugo.cold()) }
      cold.add(try bench.cold(workspace, "--jobs", "1"))
      digests.insert(try bench.digest())
      two.add(try bench.cold(workspace, "--jobs", "2"))
      digests.insert(try bench.digest())
      // A build whose inputs were written a moment ago keeps nothing: it could not tell a later change.
      usleep(100_000)
      _ = try bench.build(workspace)
      again.add(try bench.build(workspace))
      for (name, edited) in [
        ("body", text + "\nOne more sentence, number \(round).\n"),
        ("title", text.replacing("title: \"", with: "title: \"\(round) ")),
      ] {
        try edited.write(toFile: page, atomically: true, encoding: .utf8)
        usleep(100_000)
        let cost = try bench.build(workspace)
        if name == "body" { body.add(cost) } else { title.add(cost) }
        written[name, default: []].insert(
          cost.output.split(separator: "\n").last.map(String.init) ?? ""
        )
        try text.write(toFile: page, atomically: true, encoding: .utf8)
        usleep(100_000)
        _ = try bench.build(workspace)
      }
    }
    guard let digest = digests.first, digests.count == 1 else { throw Failure("two builds differ") }
    let megabytes = rounded(Double(bytes) / 1_000_000)
    say("\(count) pages, \(megabytes) MB; medians of \(rounds(count)) rounds; output \(digest)")
    say(Figures.header + (hugo == nil ? "" : padded("of Hugo", to: 10) + padded("wall", to: 8)))
    for (name, figures) in [
      ("cold, one job", cold), ("cold, two jobs", two), ("nothing changed", again),
      ("one body edited", body), ("one title edited", title),
    ] { say(figures.line(name) + (hugo == nil ? "" : ratios(figures, theirs))) }
    if hugo != nil {
      say(theirs.line("Hugo 0.168, cold"))
    } else {
      say("no Hugo: make bench installs it")
    }
    for name in ["body", "title"] {
      say("\(name) edited: \(written[name, default: []].sorted().joined(separator: "; "))")
    }
    say("cold CPU a page: \(rounded(cold.cpu / Double(count) * 1_000)) us\n")
  }

  private func ratios(_ ours: Figures, _ theirs: Figures) -> String {
    let wall = ours.wall / theirs.wall
    return padded(String(format: "%.4f", ours.ratio(to: theirs)), to: 10)
      + padded(String(format: "%.3f", wall), to: 8)
  }
}
