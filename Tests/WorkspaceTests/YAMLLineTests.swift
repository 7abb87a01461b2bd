import Diagnostics
import Testing
import Workspace

@Suite("Lines of YAML")
struct YAMLLineTests {
  /// What is told of a configuration: place and rule.
  private static func told(_ text: String) -> [String] {
    ReadAlone.configuration(SourceText(file: "gapbook.yml", bytes: Array(text.utf8))).map { told in
      let start = told.place?.start
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(told.rule)"
    }
  }

  @Test(
    "are those of the file, whatever signs of other lines are in a text",
    arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\u{2028}\u{2029}\u{85}"]
  )
  func areOfTheFile(sign: String) {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["title: \"A\(sign)B\(sign)C\"", "nope: 1", "law: some", ""].joined(separator: end)
      #expect(
        Self.told(text) == ["2:1 unknown-key", "3:6 unknown-law"],
        "\(text.debugDescription)"
      )
    }
    // Behind a sign the columns go on; without one "nope" begins at the 24th.
    let count = sign.unicodeScalars.count
    let brand = "brand: { footer: \"x\(sign)y\", nope: 1 }\n"
    #expect(Self.told(brand) == ["1:\(24 + count) unknown-key"])
    // A fault is at its line, too, and a key that is given twice.
    #expect(Self.told("title: \"A\(sign)B\"\nlaw: [named\n") == ["2:6 yaml-syntax"])
    #expect(Self.told("title: \"A\(sign)B\"\nlaw: all\nlaw: all\n") == ["3:1 duplicate-key"])
  }

  @Test("of several keys that are given twice are the same each time")
  func areOfOneKey() {
    let text = "b: 1\na: 1\nc: 1\nb: 2\na: 2\nc: 2\n"
    for _ in 0..<20 { #expect(Self.told(text) == ["5:1 duplicate-key"]) }
  }

  @Test("of keys that are lists are told at one place in each run, however many stand twice")
  func keysWithoutWords() {
    let text = "? [a]\n: 1\n? [b]\n: 2\n? [a]\n: 3\n? [b]\n: 4\n"
    for _ in 0..<20 { #expect(Self.told(text) == ["1:1 duplicate-key"]) }
    let mixed = text + "law: all\nlaw: all\n"
    for _ in 0..<20 { #expect(Self.told(mixed) == ["10:1 duplicate-key"]) }
  }

  @Test("of one word with several tags are told at one place in each run")
  func keysWithTags() {
    let text = "!x a: 1\n!y a: 2\n!x a: 3\n!y a: 4\n"
    for _ in 0..<20 { #expect(Self.told(text) == ["1:1 duplicate-key"]) }
  }

  @Test("of an alias that is too much are those of the file")
  func areOfAliases() {
    let levels = (1...8).map { level in
      let items = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
      return "a\(level): &a\(level) [\(items)]\n"
    }
    let text = "title: \"A\u{2028}B\"\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + levels.joined()
    #expect(Self.told(text) == ["6:38 yaml-limit"])
  }
}
