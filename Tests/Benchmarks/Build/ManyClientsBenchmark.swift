import Foundation

/// A workspace of many clients, each with the answers and findings of the example's, beside what Hugo
/// takes for a page of a made-up workspace.
struct ManyClientsBenchmark {
  let clients: Int

  /// The share of Hugo's processor time a page that is wanted, and the memory in megabytes.
  private static let goals = (share: 0.15, megabytes: 400.0)
  private static let hugoPages = 1_000

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    let workspace = bench.folder + "/clients"
    try ClientCopies(of: "content/clients", count: clients).write(to: workspace)
    var theirs: Double?
    if Hugo.program() != nil {
      var corpus = Corpus(count: Self.hugoPages)
      _ = try corpus.write(to: bench.folder + "/corpus")
      if let hugo = try Hugo(bench.folder + "/corpus", in: bench.folder) {
        theirs = try median((0..<3).map { _ in try hugo.cold().cpu }) / Double(Self.hugoPages)
      }
    }
    let cost = try bench.cold(workspace, "--no-cache")
    let pages = Double(try bench.pages())
    let perPage = cost.cpu / pages
    say("\(clients) clients, \(Int(pages)) pages; output \(try bench.digest())")
    say(Figures.header)
    var figures = Figures()
    figures.add(cost)
    say(figures.line("cold"))
    say("its CPU a page: \(rounded(perPage * 1_000)) us")
    if let theirs {
      let share = String(format: "%.3f", perPage / theirs)
      say("Hugo's CPU a page: \(rounded(theirs * 1_000)) us; ours / Hugo's: \(share)")
      say(
        "at most \(Self.goals.share) wanted: \(perPage / theirs <= Self.goals.share ? "met" : "not met")"
      )
    } else {
      say("no Hugo: make bench installs it")
    }
    let isSmall = cost.peak <= Self.goals.megabytes
    say(
      "memory: \(rounded(cost.peak)) MB of \(rounded(Self.goals.megabytes)): "
        + (isSmall ? "met" : "not met")
    )
    say(try bench.profile(workspace))
  }
}

/// A workspace with a client so many times, each under a name of its own.
struct ClientCopies {
  private let folder: String
  private let count: Int

  init(of folder: String, count: Int) {
    self.folder = folder
    self.count = count
  }

  func write(to workspace: String) throws {
    let files = FileManager.default
    guard let first = try files.contentsOfDirectory(atPath: folder).sorted().first else {
      throw Failure("no client in \(folder)")
    }
    try files.createDirectory(atPath: workspace, withIntermediateDirectories: true)
    for name in ["content", "gapbook.yml"] {
      try files.copyItem(atPath: name, toPath: "\(workspace)/\(name)")
    }
    let clients = "\(workspace)/content/clients"
    for number in 2...max(2, count) where count > 1 {
      let name = "copy-\(number)"
      try files.copyItem(atPath: "\(folder)/\(first)", toPath: "\(clients)/\(name)")
      // An earlier assessment says whose it is.
      let inner = files.enumerator(atPath: "\(clients)/\(name)")?.compactMap { $0 as? String } ?? []
      for file in inner where file.hasSuffix(".json") {
        let path = "\(clients)/\(name)/\(file)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let renamed = text.replacingOccurrences(of: "\"\(first)\"", with: "\"\(name)\"")
        try renamed.write(toFile: path, atomically: false, encoding: .utf8)
      }
    }
  }
}
