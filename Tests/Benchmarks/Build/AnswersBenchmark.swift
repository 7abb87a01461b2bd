import Foundation

/// What the search answers: how often a page that answers is among the first three, beside
/// mkdocs-material's search (lunr) of the same pages, and how much and how long it takes on a large site.
///
/// The questions and the pages that answer them are in `Tests/Benchmarks/Search`. Those of the two files
/// named `tuning` the ranking was made by. Of the others its author saw the sums while it was made, and
/// once which were missed, so that they are no clean measure.
struct AnswersBenchmark {
  private static let folder = "Tests/Benchmarks/Search"
  private static let sets = [
    ("the example", "example", "/clients/cedar-valley-clinic"),
    ("30 policies", "policies", ""),
  ]
  /// Where `make bench` installs mkdocs-material.
  private static let mkdocs = ".build/peers-mkdocs/bin/python"
  private static let pages = 5_000

  func run() throws {
    guard let node = Self.found(["/usr/bin/node", "/usr/local/bin/node"]) else {
      return say("The answers of the search are not asked for: no Node.js (Debian: nodejs)\n")
    }
    let bench = try Bench()
    defer { bench.tidy() }
    say("Questions with a page that answers among the first three; 90 % wanted")
    for (name, set, client) in Self.sets {
      let workspace = set == "example" ? "." : Self.folder + "/policies"
      _ = try bench.cold(workspace, "--no-cache")
      let site = bench.output + client
      for questions in ["questions", "tuning"] {
        let file = "\(Self.folder)/\(set)-\(questions).tsv"
        let told = try measure(node, "\(Self.folder)/rank.js", site, file, "--sum").output
        say(padded("\(name), \(questions)", to: -28) + told.trimmed)
        guard let other = try other(site, set, bench, node, file) else { continue }
        say(padded("  mkdocs-material (lunr)", to: -28) + other)
      }
    }
    say("")
    try measureLarge(bench)
  }

  /// What mkdocs-material answers to the same questions over the same pages; nil where it is not there.
  private func other(
    _ site: String,
    _ set: String,
    _ bench: Bench,
    _ node: String,
    _ file: String
  ) throws -> String? {
    guard FileManager.default.isExecutableFile(atPath: Self.mkdocs) else {
      return "not asked: make bench installs it"
    }
    let folder = bench.folder + "/mkdocs-" + set
    if !FileManager.default.fileExists(atPath: folder) {
      _ = try measure(Self.mkdocs, "\(Self.folder)/mkdocs.py", site, folder)
    }
    let script = "\(Self.folder)/rank-mkdocs.js"
    return try measure(node, script, folder + "/site", file, "--sum").output.trimmed
  }

  /// Sizes at many pages, and how long the first hits take from a folder in a browser.
  private func measureLarge(_ bench: Bench) throws {
    let pages = bench.folder + "/many"
    var policies = try MadePolicies()
    try policies.write(Self.pages, to: pages)
    _ = try bench.cold(pages, "--as-of", "2026-11-21")
    let assets = bench.output + "/_gapbook"
    let line = "gzip -9 -c \"$0\" | wc -c; cat \"$1\"/* | wc -c"
    let sizes = try measure(
      "sh",
      ["-c", line, assets + "/search-index.js", assets + "/search-texts"]
    ).output.split(separator: "\n").compactMap { Double($0) }
    guard sizes.count == 2 else { throw Failure("no sizes") }
    let (index, texts) = (sizes[0] / Double(Self.pages), sizes[1] / Double(Self.pages))
    say("The search of \(Self.pages) pages")
    say("  index, packed by gzip  \(rounded(index)) bytes a page, at most 512 wanted")
    say("  texts of sections      \(rounded(texts)) bytes a page, some 2,000 wanted")
    guard let chromium = Self.found(["/usr/bin/chromium"]) else {
      return say("  first hits             not measured: no chromium\n")
    }
    let site = bench.output
    let page = try String(contentsOfFile: site + "/search.html", encoding: .utf8)
    let head = "<script src=\"_gapbook/timed.js\"></script></head>"
    try page.replacingOccurrences(of: "</head>", with: head)
      .write(toFile: site + "/timed.html", atomically: true, encoding: .utf8)
    try Self.timing.write(toFile: assets + "/timed.js", atomically: true, encoding: .utf8)
    var times: [Double] = []
    for _ in 0..<5 {
      let told = try measure(
        "sh",
        [
          "-c", "exec \"$0\" \"$@\" 2> /dev/null", chromium, "--headless", "--no-sandbox",
          "--disable-gpu", "--dump-dom", "--timeout=4000",
          "file://\(Self.absolute(site))/timed.html?q=record",
        ]
      ).output
      guard let time = told.components(separatedBy: "data-first-hits=\"").dropFirst().first,
        let number = Double(time.prefix { $0 != "\"" })
      else { throw Failure("no first hits") }
      times.append(number)
    }
    say("  first hits             \(rounded(median(times))) ms from file://, at most 300 wanted\n")
  }

  /// Notes when the list has hits, since the page was asked for.
  private static let timing = """
    addEventListener("DOMContentLoaded", () => {
      const list = document.querySelector("#search ol");
      new MutationObserver((_, observer) => {
        if (!list.querySelector("li")) return;
        document.documentElement.dataset.firstHits = performance.now().toFixed(1);
        observer.disconnect();
      }).observe(list, { childList: true });
    });
    """

  private static func found(_ paths: [String]) -> String? {
    paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).path
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
