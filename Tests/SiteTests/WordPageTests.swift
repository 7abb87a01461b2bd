import TestSupport
import Testing

/// What Markdown becomes in a Word file.
@Suite("A Word file's text", .enabled(if: WordTools.areThere, WordTools.howToGetThem))
struct WordPageTests {
  private static func file(_ folder: TemporaryFolder) throws -> (Built, WordFile) {
    let built = try Built(folder, "--docx", readingPages: false)
    return (built, try WordFile.read(built.site + "/manual.docx"))
  }

  private static let first = Result {
    try file(
      TemporaryFolder([
        "gapbook.yml": "title: The <rules> & \"words\"\nas_of: 2026-11-21\nlanguage: en\n",
        "content/index.md": """
        # All of Markdown

        *Emphasis*, **strength**, ~~struck~~, `code`, [a page](other.md#rooms), a note[^1] and
        again[^1], [words](https://example.org/other?a=b&c=d). ✅ 漢

        - [ ] to do
        - [x] done
        - plain

        7. seven
           - inner

        > A quotation.

        > [!WARNING] Mind
        > the gap.

        ```text
        code  with   blanks
        ```

        | Left | Right |
        | :--- | ---: |
        | a `b` | 1 |

        : A caption

        ![A drawing](drawing.svg){width=50%}

        ![A dot](dot.png)

        [^1]: The note, [linked](other.md).
        """,
        "content/drawing.svg": """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
        """,
        "content/dot.png": .bytes(onePixel),
        "content/other.md": "# Other\n\n## Rooms\n\nLocked.\n",
      ])
    )
  }

  private var word: WordFile { get throws { try Self.first.get().1 } }

  @Test(
    "holds all that was written",
    arguments: [
      "Emphasis, strength, struck, code, a page, a note and again, words. ✅ 漢", "☐ to do",
      "☑ done", "• plain", "seven inner", "A quotation.", "Mind the gap.",
      "code with blanks", "Table 1: A caption", "The note, linked.",
      "https://example.org/other?a=b&c=d", "Rooms Locked.",
    ]
  )
  func holdsWords(words: String) throws {
    let text = try word.text
    #expect(text.contains(words), "\(text)")
  }

  @Test("has a box or a bullet for a task, not both")
  func hasBoxes() throws {
    #expect(try !word.text.contains("• ☐"))
    #expect(try word.styles.contains("Task"))
  }

  @Test("has pictures with their words, drawn where Word could not")
  func hasPictures() throws {
    let (built, word) = try Self.first.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(word.alternatives == ["A drawing", "A dot"])
    #expect(word.links.broken == 0)
    #expect(word.title == "The <rules> & \"words\"")
  }

  @Test("says in words what it cannot draw, with the place")
  func saysWords() throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"50\" height=\"20\">"
    let (built, word) = try Self.file(
      TemporaryFolder([
        "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n",
        "content/index.md":
          "# Home\n\nHere ![a linked one](linked.svg) and ![a plain one](plain.svg).\n",
        "content/linked.svg": .text(
          svg + "<image href=\"plain.svg\" width=\"9\" height=\"9\"/></svg>\n"
        ),
        "content/plain.svg": .text(svg + "<rect width=\"50\" height=\"20\"/></svg>\n"),
      ])
    )
    #expect(built.result.code == 0)
    let words = "content/index.md:3:6: warning: the Word file shows the words of \"linked.svg\""
    #expect(built.result.stderr.contains(words), "\(built.result.stderr)")
    #expect(word.text.contains("Here a linked one and"))
    #expect(word.alternatives == ["a plain one"])
  }

  @Test("says its charts in words where nothing draws them, and a note says so")
  func saysCharts() throws {
    let built = try Built(
      TwoClients.folder(),
      "--docx",
      "--typst",
      "/nonexistent",
      readingPages: false
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(!built.result.lines("word-charts").isEmpty)
    let word = try WordFile.read(built.site + "/clients/alpha/report.docx")
    #expect(word.alternatives.isEmpty)
    #expect(word.text.contains("1 met"))
  }

  @Test(
    "prints as itself where it came from a field",
    arguments: [
      "DELIVERER", "CLIENT", "ASSESSOR", "VERSION", "NOTE", "RATIONALE", "APPROVER", "EVIDENCE",
      "FINDING", "KEEPER", "FOOTER",
    ]
  )
  func printsItself(name: String) throws {
    let word = try Self.hostile.get()
    let field = TwoClients.field(name)
    let inXML = field.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    #expect(
      word.solid.contains(field.filter { !$0.isWhitespace })
        || word.footer.replacing("&gt;", with: ">").replacing("&quot;", with: "\"").contains(inXML)
    )
    #expect(word.links.outside == [])
    #expect(!word.text.contains("Borealis"))
  }

  private static let hostile = Result {
    let built = try Built(TwoClients.folder(), "--docx", readingPages: false)
    return try WordFile.read(built.site + "/clients/alpha/report.docx")
  }

  @Test("has what is empty, and a long table, too")
  func isOfAnySize() throws {
    let rows = (1...900).map { "| row\($0) | words |\n" }.joined()
    let (built, word) = try Self.file(
      TemporaryFolder([
        "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n",
        "content/index.md": .text("# Home\n\n| a | b |\n|---|---|\n\(rows)"),
        "content/empty.md": "",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(word.tables.first?.rows.count == 901)
  }

  @Test("is in Spanish where the report is")
  func isSpanish() throws {
    let folder = try TwoClients.folder()
    let text = String(decoding: readFile(folder.path + "/gapbook.yml") ?? [], as: UTF8.self)
    try folder.put(.text(text + "\nlanguage: es\n"), at: "gapbook.yml")
    let built = try Built(folder, "--docx", readingPages: false)
    let word = try WordFile.read(built.site + "/clients/alpha/report.docx")
    #expect(word.text.contains("Tabla 1: "))
    #expect(word.language.hasPrefix("es"))
    #expect(word.styleSheet.contains("w:val=\"es\""))
    #expect(word.charStyles.contains { $0.hasPrefix("Languageen") }, "\(word.charStyles)")
  }
}

@Suite("What the print templates can set")
struct WordKindTests {
  /// The names in the dictionary of a file of `templates/print`.
  private static func kinds(_ file: String) throws -> [String] {
    let path = repositoryRoot + "/templates/print/" + file
    let text = String(decoding: try #require(readFile(path)), as: UTF8.self)
    return text.matches(of: /\n  "?([a-z-]+)"?: \((?:part|block), set-parts\)/).map {
      String($0.output.1)
    }
  }

  private static func source(_ file: String) throws -> String {
    String(
      decoding: try #require(readFile(repositoryRoot + "/Sources/Word/" + file)),
      as: UTF8.self
    )
  }

  @Test(
    "is also written for Word",
    arguments: [
      ("blocks.typ", "WordWriter+Blocks.swift"), ("inlines.typ", "WordWriter+Lines.swift"),
    ]
  )
  func isWritten(template: String, writer: String) throws {
    let kinds = try Self.kinds(template)
    #expect(kinds.count > 15)
    let source = try Self.source(writer)
    for kind in kinds { #expect(source.contains("case \"\(kind)\""), "\(kind)") }
  }

  @Test("has a style for every chip and callout")
  func hasStyles() throws {
    func text(_ name: String) throws -> String {
      String(
        decoding: try #require(readFile(repositoryRoot + "/templates/print/" + name)),
        as: UTF8.self
      )
    }
    let look = try text("look.typ")
    let styles = try text("docx/styles.xml")
    let chips = look.matches(of: /\n  "([a-z-]+)": \(/).map { "Chip \($0.output.1)" }
    let tones = look.split(separator: "#let tones = (").last ?? ""
    let callouts = tones.prefix { $0 != ")" }.matches(of: /\n  ([a-z]+):/)
      .map { "Callout \($0.output.1)" }
    #expect(chips.count > 10)
    for name in chips + callouts + ["Callout note", "Callout caution"] {
      #expect(styles.contains("<w:name w:val=\"\(name)\"/>"), "\(name)")
    }
  }
}
