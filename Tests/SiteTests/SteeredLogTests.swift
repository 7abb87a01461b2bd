import TestSupport
import Testing

@Suite("What steers a terminal or a log")
struct SteeredLogTests {
  /// Signs of a terminal, of the direction of text, and of the ends of lines.
  private static let signs = "\u{1B}]0;pwn\u{7}\r\u{202E}\u{200E}\u{2028}\u{61C}\u{2066}\u{9B}"

  /// What is wrong with what was written.
  private func faults(_ text: String) -> [String] {
    let lines = text.split(whereSeparator: \.isNewline)
    let commands = lines.filter { line in
      let words = line.drop { $0 == " " || $0 == "\t" }
      return words.hasPrefix("::") || words.hasPrefix("##")
    }
    let signs = text.unicodeScalars.filter { scalar in
      scalar.value < 0x20 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
        || [0x61C, 0x200E, 0x200F, 0xFEFF].contains(scalar.value)
        || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
    return commands.map(String.init)
      + signs.map { "U+" + String($0.value, radix: 16, uppercase: true) }
  }

  @Test("is shown and takes no effect where authors write it")
  func showsAuthors() throws {
    let yaml = "\\e]0;pwn\\a\\r\\u202e\\u200e\\u2028::error::x\\n::error::y\\u061c\\u2066\\x9b"
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(
        "name: \"::error title=x::\(yaml)\"\nentity: covered-entity\nas_of: 2026-09-30\n"
      ),
      "responses.csv": .text(
        "requirement,status,owner\n164.308(a)(2),implemented,\"::add-mask::\(Self.signs)\"\n"
          + "nothing,::stop-commands::x,\n"
      ),
      "/content/p.md": .text("::stop-commands::pwn [a](nowhere.md)\n\n##[error] [b](no.md)\n"),
      "/content/##[error]q.md": .text("::set-env name=a::b [c](no.md) \(Self.signs)\n"),
      "findings/F-1.md": .text(
        "---\nid: F-1\ntitle: \"\(yaml)\"\nrequirements: [164.308(a)(2)]\nlikelihood: high\nimpact: low\nowner: \"::x::\(yaml)\"\n---\nWords.\n"
      ),
    ])
    for call in [
      ["check", "."], ["build", "."], ["explain", "F-1", "."],
      ["explain", "assessment.score", "."],
      ["explain", "164.308(a)(2)", "."],
    ] {
      let result = try run(buildFolder + "/gapbook", call, in: workspace.path)
      #expect(faults(result.stderr) == [], "\(call): \(result.stderr)")
      #expect(faults(result.stdout) == [], "\(call): \(result.stdout)")
      #expect(!(result.stderr + result.stdout).isEmpty)
    }
    try workspace.put(
      "requirement,status\n164.308(a)(2),implemented\n",
      at: ClientWorkspace.folder + "responses.csv"
    )
    for call in [["build", "."], ["explain", "F-1", "."], ["explain", "assessment.score", "."]] {
      let result = try run(buildFolder + "/gapbook", call, in: workspace.path)
      #expect(result.code == 0, "\(result.stderr)")
      #expect(faults(result.stderr) == [], "\(call): \(result.stderr)")
      #expect(faults(result.stdout) == [], "\(call): \(result.stdout)")
      #expect(!result.stdout.isEmpty)
    }
  }

  @Test("begins no line where a plain folder has a file of such a name")
  func showsNames() throws {
    let folder = try TemporaryFolder([
      "::error::x.md": "[a](nowhere.md)\n", "##[error]y.md": "[a](nowhere.md)\n",
    ])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.lines("unresolved-link").count == 2, "\(result.stderr)")
    #expect(faults(result.stderr) == [], "\(result.stderr)")
    #expect(result.stderr.contains("\n./::error::x.md:1:1: warning: "), "\(result.stderr)")
  }

  @Test(
    "is shown where the call has it",
    arguments: [
      ["render", "/nope/@"], ["build", "--nope@"], ["explain", "@"], ["build", "/nope@"],
      ["export", "@"], ["@"], ["build", "--client", "@"], ["build", "--as-of", "@"],
      ["check", "--fail-on", "@"], ["diff", "@", "x"], ["build", "--jobs", "@"],
      ["merge", "@", "-o", "x"], ["build", "--shard", "@"], ["new", "client", "a", "--@"],
      ["check", "--previous", "@"], ["facts", "--as-of", "@"], ["build", "--allow-links", "@"],
      ["build", "--jobs", "\n::error::@"], ["check", "\n::error::@", "\n::x"],
    ]
  )
  func showsCalls(call: [String]) throws {
    let folder = try SmallWorkspace.folder()
    let words = call.map { $0.replacing("@", with: Self.signs) }
    let result = try run(buildFolder + "/gapbook", words, in: folder.path)
    #expect(result.code == 2 || result.code == 3, "\(result.stderr)")
    #expect(!result.stderr.isEmpty)
    #expect(faults(result.stderr + result.stdout) == [], "\(result.stderr)")
  }
}
