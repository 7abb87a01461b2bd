import Foundation
import TestSupport
import Testing

@Suite("The words of the interface")
struct WordsTests {
  private func workspace(_ files: KeyValuePairs<String, FolderEntry>) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\nlanguage: de\n", "content/index.md": "# Start\n",
    ])
    for (path, entry) in files { try folder.put(entry, at: path) }
    return folder
  }

  @Test("are replaced one by one, by a file for all sites and one for the site's language")
  func areReplaced() throws {
    let built = try Built(
      try workspace([
        "templates/words/en.yml": "menu: Contents of the site\nsearch: Find\n",
        "templates/words/de.yml": "search: Suchen\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let page = try built.page("index.html")
    #expect(page.texts { $0.name == "summary" } == ["Contents of the site"])
    #expect(page.tags.contains { $0["placeholder"] == "Suchen" })
    #expect(try built.page("search.html").texts { $0.name == "h1" } == ["Suchen"])
    #expect(page.texts { $0["class"] == "skip" } == ["Skip to content"])
  }

  @Test("are text, whatever they hold")
  func areText() throws {
    let words = "menu: '<b>bold</b> & \"co\"'\n"
    let built = try Built(try workspace(["templates/words/en.yml": .text(words)]))
    let summary = try built.page("index.html").texts { $0.name == "summary" }
    #expect(summary == ["<b>bold</b> & \"co\""])
  }

  @Test(
    "that nobody asks for, or that ask for what is not there, are told with their place",
    arguments: [
      ("menue: M\n", "templates/words/en.yml:1:1: error: unknown key \"menue\""),
      ("showing: \"{n} von {x}\"\n", "[unknown-placeholder]"),
      ("open_findings: { one: a }\n", "[missing-key]"),
    ]
  )
  func areChecked(words: String, message: String) throws {
    let folder = try workspace(["templates/words/en.yml": .text(words)])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    #expect(result.stderr.contains(message), "\(result.stderr)")
  }

  @Test("have a form for one and a form for others")
  func haveForms() throws {
    let cards = try Example.built().page(Example.client + "index.html").texts {
      $0.name == "li" && $0["class"]?.hasPrefix("card") == true
    }
    for card in cards {
      let count = try #require(card.split { !$0.isNumber }.first.flatMap { Int($0) })
      #expect(card.hasSuffix(count == 1 ? "open finding" : "open findings"), "\(card)")
    }
  }

  private static let templates: [(path: String, text: String)] = {
    let root = repositoryRoot + "/templates"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(".mustache") }.sorted().map { path in
      (path, String(decoding: readFile(root + "/" + path) ?? [], as: UTF8.self))
    }
  }()

  @Test("stand in words/en.yml and in no template")
  func standInOnePlace() throws {
    try #require(Self.templates.count > 20)
    for (path, text) in Self.templates {
      let tags = #"\{\{!.*?\}\}|\{\{\{?.*?\}\}\}?|<[^>]*>"#
      let pattern = try NSRegularExpression(pattern: tags, options: .dotMatchesLineSeparators)
      let whole = NSRange(location: 0, length: (text as NSString).length)
      let words = pattern.stringByReplacingMatches(in: text, range: whole, withTemplate: "")
      #expect(words.filter { $0.isLetter } == "", "\(path)")
      let attributes = #"(?:aria-label|placeholder|title)="[^"{]*[A-Za-z]"#
      #expect(text.range(of: attributes, options: .regularExpression) == nil, "\(path)")
    }
  }

  @Test("are all asked for")
  func areUsed() throws {
    let file = readFile(repositoryRoot + "/templates/words/en.yml") ?? []
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    let keys = lines.compactMap { line in
      line.first?.isLetter == true ? line.prefix { $0 != ":" } : nil
    }
    try #require(keys.count > 60)
    let root = repositoryRoot + "/Sources"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    let sources = paths.filter { $0.hasSuffix(".swift") && !$0.contains("Embedded") }.map {
      String(decoding: readFile(root + "/" + $0) ?? [], as: UTF8.self)
    }.joined()
    let shown = Self.templates.map(\.text).joined()
    for key in keys where !key.hasPrefix("status_") && !key.hasPrefix("level_") {
      let isUsed = shown.contains("wording.\(key)}}") || sources.contains("\"\(key)\"")
      #expect(isUsed, "\(key)")
    }
  }
}
