import Foundation

/// A site without clients as one PDF: how much memory our own process takes, and the engine beside it.
struct ManualBenchmark {
  /// So many pages of 3 to 6 KB make some 460 sheets.
  private static let pages = 350
  /// The most memory that our own process is to take, in megabytes.
  private static let limit = 150.0

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    let workspace = bench.folder + "/manual"
    var corpus = Corpus(count: Self.pages)
    _ = try corpus.write(to: workspace)
    let plain = try bench.cold(workspace, "--no-cache")
    let printed = try bench.cold(workspace, "--no-cache", "--pdf", "--timings")
    let file = try FileManager.default.contentsOfDirectory(atPath: bench.output)
      .first { $0.hasSuffix(".pdf") }
    guard let file else { throw Failure("no PDF in \(bench.output)") }
    let sheets =
      try measure("pdfinfo", bench.output + "/" + file).output
      .split(separator: "\n").first { $0.hasPrefix("Pages:") } ?? "no page count"
    say("A manual as a PDF; \(sheets); output \(try bench.digest())")
    say(Figures.header)
    for (name, cost) in [("without a PDF", plain), ("with it", printed)] {
      var figures = Figures()
      figures.add(cost)
      say(figures.line(name))
    }
    let said = try bench.profile(workspace, "--pdf")
    say("at most \(rounded(Self.limit)) MB of our own wanted\n\(said)")
  }
}
