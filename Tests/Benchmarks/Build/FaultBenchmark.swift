import Foundation

/// Folders full of mistakes, each beside the same folder without: what is wrong must not cost more
/// than a multiple of what is right.
struct FaultBenchmark {
  private static let rounds = 5

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    try compare(
      "5,000 pages, four dead links each",
      limit: 3,
      wrong: Folder(5_000) { number in
        let others = (1...4).map { "keeping-rule-\((number + $0) % 5_000)" }
        return """
          # Rule \(number)

          [a](../records/\(others[0])/), [b](\(others[1]).htm#x), [c](lost/\(others[2]).md) and
          ![d](img/\(others[3]).png).

          """
      },
      right: Folder(5_000) { number in
        let others = (1...4).map { "keeping-rule-\((number + $0) % 5_000)" }
        return """
          # Rule \(number)

          [a](\(others[0]).md), [b](\(others[1]).md#rule-\((number + 2) % 5_000)),
          [c](\(others[2]).md) and [d](\(others[3]).md).

          """
      },
      bench
    )
    // Nothing but a heading, where a key weighs most; then a page's worth of words.
    try compareKeys("10,000 pages of one heading, eight unknown keys each", words: "", bench)
    let words = String(
      repeating: "\nThe owner of the record keeps it for *six* years.\n",
      count: 25
    )
    try compareKeys("10,000 pages of 1.2 KB, eight unknown keys each", words: words, bench)
  }

  private func compareKeys(_ title: String, words: String, _ bench: Bench) throws {
    let keys = ["toc", "sidebar", "layout", "weight", "autor", "revue", "kategory", "slugg"]
    try compare(
      title,
      limit: 1.1,
      wrong: Folder(10_000) { number in
        let front = keys.map { "\($0): x\(number)\n" }.joined()
        return "---\n\(front)---\n# Rule \(number)\n" + words
      },
      right: Folder(10_000) { "# Rule \($0)\n" + words },
      bench
    )
  }

  /// Pages by number.
  private struct Folder {
    let count: Int
    let page: (Int) -> String

    init(_ count: Int, _ page: @escaping (Int) -> String) {
      self.count = count
      self.page = page
    }

    func write(to path: String) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for number in 0..<count {
        let file = URL(fileURLWithPath: "\(path)/keeping-rule-\(number).md")
        try Data(page(number).utf8).write(to: file)
      }
    }
  }

  private func compare(
    _ title: String,
    limit: Double,
    wrong: Folder,
    right: Folder,
    _ bench: Bench
  ) throws {
    let folders = ("\(bench.folder)/wrong-\(wrong.count)", "\(bench.folder)/right-\(right.count)")
    try wrong.write(to: folders.0)
    try right.write(to: folders.1)
    var (faulty, clean) = (Figures(), Figures())
    for _ in 0..<Self.rounds {
      clean.add(try bench.check(folders.1))
      faulty.add(try bench.check(folders.0))
    }
    let ratio = faulty.ratio(to: clean)
    say(
      title
        + String(
          format: ": CPU %.0f ms, %.2f times that without (%.0f ms), limit %.1f",
          faulty.cpu,
          ratio,
          clean.cpu,
          limit
        )
    )
  }
}
