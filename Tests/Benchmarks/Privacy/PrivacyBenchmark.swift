import Glibc
import PHICorpus
import Privacy

/// How much of what is planted the PHI guard finds, how much else it takes for it, and how long that
/// takes a megabyte; a folder of files to be searched may be named.
@main
enum PrivacyBenchmark {
  static func main() {
    let count = 5_000
    print("The PHI guard: \(count) planted lines of each kind, \(count * 10) innocent ones")
    for score in PHIScore.all(count: count) { print(score.line) }
    var corpus = PHICorpus(seed: 7)
    let innocent = corpus.innocent(count: 200_000).map(\.text).joined(separator: "\n")
    let page =
      "<p>What is searched most of all: <a href=\"x.html\">words</a> with few numbers.</p>\n"
    let html = String(repeating: page, count: 8_000_000 / page.utf8.count)
    let inputs = ("a client's data, all kinds", PHIScanner(Set(PHIKind.allCases)))
    let outputs = ("pages of a client, errors alone", PHIScanner(PHIKind.grave))
    for (name, scanner) in [inputs, outputs] {
      measure(name + ", near misses", scanner, Array(innocent.utf8))
      measure(name + ", prose", scanner, Array(html.utf8))
    }
  }

  private static func measure(_ name: String, _ scanner: PHIScanner, _ bytes: [UInt8]) {
    let times = (0..<5).map { _ in
      let start = clock()
      _ = scanner.hits(in: bytes, isMarkup: true)
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
    let speed = Double(bytes.count) / 1_000_000 / max(times.sorted()[2], 0.000_001)
    print("  \(name): \(Int(speed)) MB/s")
  }
}
