import Diagnostics
import Foundation
import Testing

@Suite("Printed messages")
struct PrintingTests {
  private func printer(all: Bool = false, _ texts: [String: String] = [:]) -> DiagnosticPrinter {
    let sources = texts.mapValues { Array($0.utf8) }
    return DiagnosticPrinter(
      printsAll: all,
      version: "1",
      source: { file in sources[file].map { SourceText(file: file, bytes: $0) } }
    )
  }

  private func place(_ file: String, _ line: Int, _ column: Int, to end: Int? = nil) -> SourceRange
  {
    SourceRange(
      file: file,
      start: SourcePosition(line: line, column: column),
      end: end.map { SourcePosition(line: line, column: $0) }
    )
  }

  private func many(_ count: Int) -> [Diagnostic] {
    (0..<count).map { number in
      .warning("loose-end", "end \(number) is loose", at: place("f\(number % 7).md", 1 + number, 1))
    }
  }

  @Test(
    "of one rule are summed beyond the tenth",
    arguments: [
      (10, nil), (11, "… and 1 more [loose-end] in 1 file\n"),
      (44, "… and 34 more [loose-end] in 7 files\n"),
    ] as [(Int, String?)]
  )
  func areSummed(count: Int, sum: String?) {
    let other = Diagnostic.error("bad-end", "the end is bad", at: nil)
    let text = printer().print(many(count) + [other], as: .text)
    #expect(text.split(separator: "\n").count { $0.hasSuffix("[loose-end]") } == min(count, 10))
    #expect(text.contains("error: the end is bad [bad-end]\n"))
    if let sum {
      #expect(text.hasSuffix(sum + "  help: --all prints every one\n"), "\(text)")
    } else {
      #expect(!text.contains("more"))
    }
    let all = printer(all: true).print(many(count), as: .text)
    #expect(all.split(separator: "\n").count == count)
    #expect(!all.contains("--all"))
  }

  @Test("without a place are summed without files")
  func areSummedWithoutFiles() {
    let messages = (0..<12).map { Diagnostic.error("bad-end", "end \($0)", at: nil) }
    #expect(printer().print(messages, as: .text).contains("\n… and 2 more [bad-end]\n"))
  }

  @Test("prints errors first where not all is printed, and never counts them among warnings")
  func printsErrors() {
    let warnings = (1...12).map { line in
      Diagnostic.warning("loose-end", "W\(line)", at: .file("a\(line).md"))
    }
    let errors = (1...12).map { line in
      Diagnostic.error("loose-end", "E\(line)", at: .file("b\(line).md"))
    }
    let text = printer().print(warnings + errors, as: .text)
    let lines = text.split(separator: "\n").filter { $0.contains("[loose-end]") }
    #expect(lines.count == 22)
    #expect(lines.prefix(10).allSatisfy { $0.contains(": error: ") }, "\(text)")
    #expect(lines[10..<20].allSatisfy { $0.contains(": warning: ") }, "\(text)")
    #expect(text.contains("… and 2 more errors [loose-end] in 2 files\n"), "\(text)")
    #expect(text.contains("… and 2 more warnings [loose-end] in 2 files\n"), "\(text)")
    // Where all is printed, places decide.
    let all = printer().print(Array(warnings.prefix(2) + errors.prefix(2)), as: .text)
    #expect(
      all.contains("W1")
        && (all.range(of: "W1")?.lowerBound ?? all.endIndex)
          < (all.range(of: "E1")?.lowerBound ?? all.startIndex)
    )
  }

  @Test("are all in the forms for machines, each on a line of its own")
  func areAllForMachines() throws {
    for format in [DiagnosticFormat.json, .sarif, .github, .gitlab] {
      let text = printer().print(many(44), as: format)
      #expect(text.split(separator: "\n").count { $0.contains(" is loose") } == 44)
    }
    #expect(printer().print([], as: .github) == "")
    for format in [DiagnosticFormat.json, .sarif, .gitlab] {
      for count in [0, 1, 3] {
        let text = printer().print(many(count), as: format)
        _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
      }
    }
    #expect(printer().print([], as: .json).contains("\"schema\": \"gapbook-diagnostics/1\""))
  }

  @Test("say the same long help once, a short one each time")
  func helpOnce() {
    let long = "allowed: \(String(repeating: "a, ", count: 40))b"
    let helps = [long, long, "did you mean \"c\"?", "did you mean \"c\"?", long]
    let messages = helps.map { Diagnostic.error("bad-end", "it is bad", at: nil, help: $0) }
    let lines = printer().print(messages, as: .text).split(separator: "\n")
    #expect(lines.count { $0 == "  help: \(long)" } == 1)
    #expect(lines.count { $0 == "  help: did you mean \"c\"?" } == 2)
    #expect(lines.count == 8)
  }

  @Test("have a place in SARIF in any case: a result without one makes others refuse them all")
  func haveAPlace() throws {
    let messages = [
      Diagnostic.error("bad-end", "no place", at: nil),
      .warning("bad-end", "a place", at: place("a b.md", 2, 3)),
    ]
    let text = printer().print(messages, as: .sarif)
    let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let results = (log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    let places = (results ?? []).map { result in
      let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"]
      let parts = location as? [String: Any]
      let region = parts?["region"] as? [String: Any]
      let file = (parts?["artifactLocation"] as? [String: Any])?["uri"] as? String
      return "\(file ?? ""):\(region?["startLine"] ?? ""):\(region?["startColumn"] ?? "")"
    }
    #expect(places == ["gapbook.yml:1:1", "a%20b.md:2:3"])
  }

  @Test("say in SARIF what each rule asks, with its gravest level, and tell the same apart")
  func sayWhatRulesAsk() throws {
    let printer = DiagnosticPrinter(
      version: "1",
      explanation: { $0 == "bad-end" ? "An end is good." : nil }
    )
    let messages = [
      Diagnostic.warning("bad-end", "it is bad", at: place("a.md", 2, 3)),
      .error("bad-end", "it is bad", at: place("a.md", 9, 1)),
      .note("odd-end", "it is odd", at: place("a.md", 1, 1)),
    ]
    func run(_ messages: [Diagnostic]) throws -> [String: Any] {
      let text = printer.print(messages, as: .sarif)
      let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return (log?["runs"] as? [[String: Any]])?.first ?? [:]
    }
    let driver = (try run(messages)["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = (driver?["rules"] as? [[String: Any]] ?? []).map { rule in
      let level = (rule["defaultConfiguration"] as? [String: Any])?["level"]
      let text = (rule["fullDescription"] as? [String: Any])?["text"]
      return "\(rule["id"] ?? "") \(rule["name"] ?? "") \(level ?? "") \(text ?? "")"
    }
    #expect(
      rules == ["bad-end BadEnd error An end is good.", "odd-end OddEnd note odd-end"]
    )
    func fingerprints(_ messages: [Diagnostic]) throws -> [String] {
      (try run(messages)["results"] as? [[String: Any]] ?? []).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["gapbook/v1"]
      }
    }
    let first = try fingerprints(messages)
    #expect(Set(first).count == 3)
    // Another line is the same message, another file is not.
    let moved = messages.map { message in
      Diagnostic(
        message.severity,
        rule: message.rule,
        message.message,
        at: place("a.md", (message.place?.start.line ?? 0) + 7, 1)
      )
    }
    #expect(try fingerprints(moved) == first)
    let other = Diagnostic.warning("bad-end", "it is bad", at: place("b.md", 2, 3))
    #expect(try fingerprints([other]).allSatisfy { !first.contains($0) })
  }

  @Test("are a code quality report for GitLab, each with a path and a line")
  func areForGitLab() throws {
    let messages = [
      Diagnostic.error("bad-end", "no place", at: nil, help: "end well"),
      .warning("bad-end", "a place", at: place("a b.md", 2, 3)),
      .note("bad-end", "a place", at: place("a b.md", 4, 3)),
    ]
    let text = printer().print(messages, as: .gitlab)
    let all = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
    let said = all.map { item -> String in
      let location = item["location"] as? [String: Any]
      let line = (location?["lines"] as? [String: Any])?["begin"] as? Int ?? 0
      let words =
        "\(item["severity"] ?? "") \(item["check_name"] ?? "") \(item["description"] ?? "")"
      return "\(location?["path"] ?? ""):\(line) \(words)"
    }
    #expect(
      said == [
        "gapbook.yml:1 critical bad-end no place (end well)", "a b.md:2 major bad-end a place",
        "a b.md:4 info bad-end a place",
      ]
    )
    #expect(Set(all.compactMap { $0["fingerprint"] as? String }).count == 3)
  }

  /// The locations of the results, as JSON.
  private func locations(_ messages: [Diagnostic], whole: SourceRange) throws -> [String] {
    let printer = DiagnosticPrinter(
      version: "1",
      whole: whole,
      display: { $0 == "." ? "work/my space" : "work/my space/" + $0 }
    )
    let text = printer.print(messages, as: .sarif)
    let log = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let results = (log?["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    return (results ?? []).map { result in
      let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"]
      let parts = place as? [String: Any]
      let file = (parts?["artifactLocation"] as? [String: Any])?["uri"] as? String
      let line = (parts?["region"] as? [String: Any])?["startLine"] as? Int
      let words = (result["message"] as? [String: Any])?["text"] as? String
      return "\(file ?? "-"):\(line.map(String.init) ?? "-") \(words ?? "")"
    }
  }

  @Test("name in SARIF no file of the program, and a folder as one")
  func nameNoBuiltInFile() throws {
    let messages = [
      Diagnostic.error("bad-end", "in the law", at: place("(built-in)/content/a.yml", 7, 2)),
      .warning("bad-end", "of all", at: .workspace),
      .warning("bad-end", "nowhere", at: nil),
    ]
    #expect(
      try locations(messages, whole: .file("gapbook.yml")) == [
        "work/my%20space/gapbook.yml:1 (built-in)/content/a.yml:7:2: in the law",
        "work/my%20space/:- of all", "work/my%20space/gapbook.yml:1 nowhere",
      ]
    )
    #expect(
      try locations(messages, whole: .workspace) == [
        "work/my%20space/:- (built-in)/content/a.yml:7:2: in the law",
        "work/my%20space/:- of all", "work/my%20space/:- nowhere",
      ]
    )
  }

  @Test("are annotations of no file where they are in a folder or in the program")
  func annotateFilesAlone() {
    let messages = [
      Diagnostic.error("bad-end", "in the law", at: place("(built-in)/content/a.yml", 7, 2)),
      .warning("bad-end", "of all", at: .workspace),
    ]
    #expect(
      printer().print(messages, as: .github) == """
        ::error title=bad-end::(built-in)/content/a.yml:7:2: in the law
        ::warning title=bad-end::of all

        """
    )
  }

  @Test("show a long line around the place, wherever on it the message before was")
  func showLongLines() {
    let line = (0..<100).map { "é\($0 % 10)é " }.joined() + "END"
    let columns = [1, 30, 30, 200, 395, 403, 12]
    let messages = columns.map { column in
      Diagnostic.error("bad-end", "at \(column)", at: place("l.md", 2, column, to: column + 2))
    }
    let text = printer(["l.md": "first\n" + line + "\nlast"]).print(messages, as: .text)
    let lines = text.split(separator: "\n").map { Array($0) }
    #expect(lines.count == columns.count * 3)
    for (index, column) in columns.enumerated() where lines.count == columns.count * 3 {
      let (shown, marks) = (lines[index * 3 + 1], lines[index * 3 + 2])
      let caret = marks.firstIndex(of: "^") ?? 0
      #expect(shown.prefix(4) == ["2", " ", "|", " "] && shown.count <= 4 + 100)
      #expect(shown[caret] == Array(line)[column - 1], "\(column)")
    }
  }

  @Test("by the million come in pieces")
  func comeInPieces() {
    let messages = [Diagnostic](
      repeating: .error("bad-end", "it is bad", at: place("a.md", 1, 1)),
      count: 200_000
    )
    for format in DiagnosticFormat.allCases {
      var (longest, whole) = (0, 0)
      printer(all: true).write(messages, as: format) { piece in
        longest = max(longest, piece.count)
        whole += piece.count
      }
      #expect(longest < 1 << 17)
      #expect(whole > 200_000 * 20)
    }
  }

  @Test("hold no raw control in a log of GitHub")
  func holdNoRawControl() {
    let diagnostic = Diagnostic.error(
      "rule",
      "\"\u{1B}[31m\u{7}\u{2028}\" is odd",
      at: .file("a\u{1B}b.md"),
      help: "write\r\n::error::x"
    )
    let text = DiagnosticPrinter(version: "1").print([diagnostic], as: .github)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(text.split(separator: "\n").count == 1)
    #expect(!text.unicodeScalars.contains("\u{2028}"))
  }
}
