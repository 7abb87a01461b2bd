import Foundation

/// The PDF of the workspace in the current folder, beside WeasyPrint on the same report's HTML.
///
/// `weasyprint` and `pdfinfo` are taken from the path; without the first, only ours is measured.
struct PDFBenchmark {
  private static let rounds = 5
  /// How many are set at once.
  private static let clients = 4
  /// The most processor time and memory for a hundred pages.
  private static let limits = (seconds: 4.0, megabytes: 400.0)

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    var (plain, printed) = (Figures(), Figures())
    var digests: Set<String> = []
    for _ in 0..<Self.rounds {
      plain.add(try bench.cold("."))
      printed.add(try bench.cold(".", "--pdf"))
      digests.insert(try bench.digest())
    }
    guard digests.count == 1 else { throw Failure("two builds differ") }
    let report = try self.report(in: bench.output)
    let pages = try self.pages(of: report)
    let seconds = (printed.cpu - plain.cpu) / 1_000
    say("A report of \(Int(pages)) pages; medians of \(Self.rounds) rounds")
    say(Figures.header)
    say(plain.line("without a PDF"))
    say(printed.line("with it"))
    say("its CPU for 100 pages: \(rounded(seconds / pages * 100)) s of \(Self.limits.seconds) s")
    let memory = printed.peak / pages * 100
    say("its memory for 100 pages: \(rounded(memory)) MB of \(Self.limits.megabytes)")
    say(
      "share of the limits: CPU \(share(seconds / pages * 100, Self.limits.seconds)), "
        + "memory \(share(memory, Self.limits.megabytes)); at most 1 wanted"
    )
    try compare(seconds, report)
    try severalAtOnce(bench)
  }

  private func share(_ value: Double, _ limit: Double) -> String {
    String(format: "%.2f", value / limit)
  }

  /// The same client so many times, by one job and by one a processor: what the clock says of each.
  private func severalAtOnce(_ bench: Bench) throws {
    try ClientCopies(of: "content/clients", count: Self.clients)
      .write(to: bench.folder + "/workspace")
    var costs: [Int: Cost] = [:]
    let processors = ProcessInfo.processInfo.activeProcessorCount
    for jobs in [1, processors] {
      costs[jobs] = try bench.cold("\(bench.folder)/workspace", "--pdf", "--jobs", "\(jobs)")
    }
    guard let one = costs[1], let all = costs[processors] else { return }
    say(
      "\(Self.clients) clients: \(rounded(one.wall / 1_000)) s by one job, "
        + "\(rounded(all.wall / 1_000)) s by \(processors)"
    )
    // The engine has threads of its own, so that one job can keep several processors busy too.
    let busy = [one, all].map { rounded($0.cpu / $0.wall) }
    say("processors that were busy: \(busy[0]) by one job, \(busy[1]) of \(processors) by all\n")
  }

  private func report(in output: String) throws -> String {
    let names = FileManager.default.enumerator(atPath: output)?.compactMap { $0 as? String } ?? []
    guard let name = names.sorted().first(where: { $0.hasSuffix(".pdf") }) else {
      throw Failure("no PDF in \(output)")
    }
    return output + "/" + name
  }

  private func pages(of report: String) throws -> Double {
    let lines = try measure("pdfinfo", report).output.split(separator: "\n")
    let words = lines.first { $0.hasPrefix("Pages:") }?.split(separator: " ")
    guard let count = words?.last.flatMap({ Double($0) }) else { throw Failure("no page count") }
    return count
  }

  private func compare(_ seconds: Double, _ report: String) throws {
    let html = report.dropLast(3) + "html"
    guard let cost = try? measure("weasyprint", "--quiet", String(html), report + ".other") else {
      say("WeasyPrint is not there, or cannot set report.html: no comparison")
      return
    }
    say("WeasyPrint: \(rounded(cost.cpu / 1_000)) s, \(rounded(cost.peak)) MB")
    say("its CPU / ours: \(rounded(cost.cpu / 1_000 / seconds)), at least 6 wanted")
  }
}
