import Foundation
import ReadingGrade

/// What the checks of prose on the law find in sentences that readers wrote, what they cost, and how
/// hard the site's own pages are to read.
struct LawBenchmark {
  private static let sentences = "Tests/Fixtures/law-prose"
  private static let rounds = 7

  func run() throws {
    let bench = try Bench()
    defer { bench.tidy() }
    try find(bench)
    try cost(bench)
    try read(bench)
  }

  private func find(_ bench: Bench) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sentences)
    for name in names.sorted() where name.hasSuffix(".txt") {
      let text = try String(contentsOfFile: "\(Self.sentences)/\(name)", encoding: .utf8)
      let reader = Sentences(text)
      let told = try reader.told(in: "\(bench.folder)/\(name)", bench)
      let wrong = reader.all.indices.filter { reader.all[$0].isWrong }
      let found = wrong.filter(told.contains)
      say(
        "law in prose, \(name): \(wrong.count) wrong and \(reader.all.count - wrong.count) right sentences; "
          + "recall \(share(found.count, of: wrong.count)), precision \(share(found.count, of: told.count))"
      )
    }
  }

  private func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "none" : "\(rounded(Double(part) / Double(whole) * 100)) %"
  }

  /// The same pages twice: once they speak of HIPAA, so that the law is read and every check runs.
  private func cost(_ bench: Bench) throws {
    let prose = try Self.pages(below: "content/guide").map {
      try String(contentsOfFile: $0, encoding: .utf8)
    }
    let (lawful, other) = ("\(bench.folder)/lawful", "\(bench.folder)/other")
    for (folder, name) in [(lawful, "HIPAA"), (other, "HIXXA")] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for number in 0..<2_000 {
        let words = Self.plainWords(prose[number % prose.count])
        let page = "# \(name) \(number)\n\n\(words)\n"
        try Data(page.utf8).write(to: URL(fileURLWithPath: "\(folder)/page-\(number).md"))
      }
    }
    var (with, without) = (Figures(), Figures())
    for _ in 0..<Self.rounds {
      without.add(try bench.cold(other))
      with.add(try bench.cold(lawful))
    }
    say(
      String(
        format:
          "2,000 pages on the law: CPU %.0f ms, %.3f times that of the same on nothing (%.0f ms)",
        with.cpu,
        with.ratio(to: without),
        without.cpu
      )
    )
  }

  /// Paragraphs alone, without what names the law or is marked up.
  private static func plainWords(_ page: String) -> String {
    let names = ["HIPAA", "HHS", "OCR", "PHI", "protected health information"]
    let paragraphs = page.components(separatedBy: "\n\n").filter { paragraph in
      let isProse = paragraph.first.map { $0.isLetter } ?? false
      return isProse && !paragraph.contains { "[{`|".contains($0) }
        && !names.contains { paragraph.localizedCaseInsensitiveContains($0) }
        && paragraph.range(of: "16[0-4]\\.[0-9]{3}", options: .regularExpression) == nil
    }
    return paragraphs.joined(separator: "\n\n")
  }

  private func read(_ bench: Bench) throws {
    _ = try bench.cold(".")
    for folder in ["faq", "guide"] {
      let grades = try Self.pages(below: "\(bench.output)/\(folder)", ending: ".html")
        .filter { !["index.html", "all.html"].contains(($0 as NSString).lastPathComponent) }
        .map {
          ReadingGrade(Self.paragraphs(try String(contentsOfFile: $0, encoding: .utf8))).value
        }
      say(
        String(
          format: "reading grade of the %d pages of \(folder) (Flesch-Kincaid): median %.1f",
          grades.count,
          median(grades)
        )
      )
    }
  }

  private static func pages(below folder: String, ending: String = ".md") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }
  }

  /// The running prose of a page that we wrote ourselves: paragraphs outside tables, figures and lists
  /// of links, but for the small print.
  private static func paragraphs(_ page: String) -> [String] {
    let main =
      page.components(separatedBy: "<main").dropFirst().joined()
      .components(separatedBy: "</main>").first ?? ""
    let bare = ["table", "figure", "nav"].reduce(main) { text, name in
      text.replacingOccurrences(
        of: "<\(name)[ >][\\s\\S]*?</\(name)>",
        with: "",
        options: .regularExpression
      )
    }
    return bare.components(separatedBy: "<p").dropFirst().compactMap { piece in
      guard let end = piece.range(of: "</p>"), let start = piece.firstIndex(of: ">"),
        piece.first == ">" || piece.first == " ", !piece[..<start].contains("small"),
        !piece[..<start].contains("rests-on"), start < end.lowerBound
      else { return nil }
      return piece[start..<end.lowerBound].dropFirst()
        .replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
        .split { $0.isWhitespace }.joined(separator: " ")
    }
  }
}

/// Sentences of one reader, as a file of `Tests/Fixtures/law-prose` lists them.
private struct Sentences {
  private(set) var all: [(isWrong: Bool, text: String)] = []
  private var asOf = ""

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      for (key, isWrong) in [("wrong: ", true), ("right: ", false)] where line.hasPrefix(key) {
        all.append((isWrong, String(line.dropFirst(key.count))))
      }
      if line.hasPrefix("as of: ") { asOf = String(line.dropFirst("as of: ".count)) }
    }
  }

  /// Writes each as a page of its own; the positions of those of which a check has something to say.
  func told(in folder: String, _ bench: Bench) throws -> Set<Int> {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("# HIPAA\n".utf8).write(to: URL(fileURLWithPath: folder + "/index.md"))
    for (position, sentence) in all.enumerated() {
      let file = URL(fileURLWithPath: "\(folder)/sentence-\(position).md")
      try Data((sentence.text + "\n").utf8).write(to: file)
    }
    let output = try bench.messages(folder, asOf: asOf)
    return Set(
      output.split(separator: "\n").compactMap { line in
        line.components(separatedBy: "/sentence-").dropFirst().first
          .flatMap { $0.split(separator: ".").first }.flatMap { Int($0) }
      }
    )
  }
}
