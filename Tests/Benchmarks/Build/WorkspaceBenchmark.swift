import Foundation

/// The workspace in the current folder, built cold and again, beside what reading its YAML costs and
/// in turns with cmark-gfm on the same Markdown.
///
/// A processor shared with strangers takes half as long again for the same work at one time than at
/// another; the peer's times, which rise and fall with it, tell how much of a figure that is.
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
    let peer = try Peer(workspace + "/content", in: bench.folder)
    _ = try bench.cold(workspace)
    let digest = try bench.digest()

    var (cold, again, theirs) = (Figures(), Figures(), Figures())
    var (loads, yaml): ([Double], [Double]) = ([], [])
    var texts = ""
    for _ in 0..<Self.rounds {
      cold.add(try bench.cold(workspace))
      theirs.add(try peer.run())
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
    say(theirs.line("cmark-gfm"))
    say("cmark-gfm renders the workspace's Markdown \(Peer.times) times over, \(peer.size) MB")
    say(String(format: "its CPU / the limit of %.0f ms: %.2f", Self.limit, cold.cpu / Self.limit))
    let ratio = cold.ratio(to: theirs)
    say(String(format: "its CPU / cmark-gfm's, round by round: %.2f", ratio))
    say(String(format: "the machine's pace, cmark-gfm's median / its least: %.2f", theirs.spread))
    let quiet = ratio * theirs.least
    say(String(format: "at the pace of that least round: %.0f ms, %.2f", quiet, quiet / Self.limit))
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

/// cmark-gfm on all Markdown of a folder: a program that nobody here changes, for its pace.
private struct Peer {
  /// So often that it takes about as long as a build.
  static let times = 30

  private let file: String
  /// Megabytes that it reads.
  let size: String

  init(_ content: String, in folder: String) throws {
    file = folder + "/all.md"
    let names = FileManager.default.enumerator(atPath: content)?.compactMap { $0 as? String }
    var text = Data()
    for name in (names ?? []).sorted() where name.hasSuffix(".md") {
      text += FileManager.default.contents(atPath: "\(content)/\(name)") ?? Data()
    }
    guard !text.isEmpty else { throw Failure("no Markdown in \(content)") }
    size = rounded(Double(text.count * Self.times) / 1_000_000)
    // Bit by bit: what this program holds counts for its children too.
    guard FileManager.default.createFile(atPath: file, contents: nil),
      let out = FileHandle(forWritingAtPath: file)
    else { throw Failure("cannot write \(file)") }
    for _ in 0..<Self.times { try out.write(contentsOf: text) }
    try out.close()
  }

  func run() throws -> Cost {
    try measure("sh", "-c", "exec cmark-gfm -e table \"$0\" > /dev/null", file)
  }
}
