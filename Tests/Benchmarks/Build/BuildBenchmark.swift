import Foundation
import Glibc

/// Measures whole builds by the release program of `make report`: processor time and memory as the
/// system counts them for a finished child, medians of rounds in turns.
///
///     BuildBenchmark                 the workspace in the current folder, then made-up ones
///     BuildBenchmark workspace       the workspace alone
///     BuildBenchmark pdf             the workspace's PDF, beside WeasyPrint where that is there
///     BuildBenchmark law             what the checks of prose on the law find and cost; reading grades
///     BuildBenchmark searches       what the leak proof and the PHI guard add to a build
///     BuildBenchmark answers         what the search answers, beside mkdocs-material's, and how fast
///     BuildBenchmark faults          folders full of mistakes, beside the same folders without
///     BuildBenchmark manual          a manual of some 460 sheets as a PDF
///     BuildBenchmark clients N       N clients, 1,000 where nothing is said: some 7 MB of output each
///     BuildBenchmark corpus N...     made-up workspaces of N pages
///     BuildBenchmark write N FOLDER  leaves a made-up workspace behind, for a profiler
@main
enum BuildBenchmark {
  static func main() {
    do {
      try start(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("BuildBenchmark: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func start(_ words: [String]) throws {
    switch words.first {
    case nil:
      try WorkspaceBenchmark().run()
      try PDFBenchmark().run()
      try LawBenchmark().run()
      try SearchBenchmark().run()
      try AnswersBenchmark().run()
      try FaultBenchmark().run()
      try ManualBenchmark().run()
      try ManyClientsBenchmark(clients: 200).run()
      try CorpusBenchmark(counts: [100, 1_000, 10_000]).run()
    case "manual": try ManualBenchmark().run()
    case "clients":
      try ManyClientsBenchmark(clients: words.last.flatMap { Int($0) } ?? 1_000).run()
    case "pdf": try PDFBenchmark().run()
    case "searches": try SearchBenchmark().run()
    case "answers": try AnswersBenchmark().run()
    case "law": try LawBenchmark().run()
    case "faults": try FaultBenchmark().run()
    case "workspace": try WorkspaceBenchmark().run()
    case "corpus": try CorpusBenchmark(counts: words.dropFirst().compactMap { Int($0) }).run()
    case "write":
      guard words.count == 3, let count = Int(words[1]) else { throw Failure("write N FOLDER") }
      var corpus = Corpus(count: count)
      say("\(try corpus.write(to: words[2])) bytes of pages")
    // Each in a process of its own, as a build is: memory fresh, nothing seen before.
    case "yaml":
      let texts = try YAMLTexts(workspace: words.last ?? ".")
      say("\(texts.texts.count) \(try texts.parse())")
    case "load": say("\(try timeLoad(words.last ?? "."))")
    case let word?: throw Failure("unknown word \(word)")
    }
  }
}

/// A line on standard output, at once: a run takes minutes.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
