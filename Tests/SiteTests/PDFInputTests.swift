import Glibc
import TestSupport
import Testing

@testable import Files
@testable import PDF

/// What a PDF is made from may be wrong: every fault has a place, and nothing is written.
@Suite("The input of a PDF")
struct PDFInputTests {
  private static func workspace(_ configuration: String) throws -> TemporaryFolder {
    try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\n" + configuration),
      "content/index.md": "# Home\n\nWords.\n",
    ])
  }

  @Test("is told of a name's unknown placeholder with its place and what is allowed")
  func tellsPlaceholder() throws {
    let folder = try Self.workspace("pdf: { name: \"{client} {day}\" }\n")
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    let words = "gapbook.yml:2:24: error: the PDF's name cannot hold \"{day}\""
    #expect(result.stderr.contains(words), "\(result.stderr)")
    #expect(result.stderr.contains("help: what is filled in: {client}, {as_of}"))
  }

  @Test(
    "is told of a font's file that is none",
    arguments: [
      ("no.ttf", "cannot be read"), ("../no.ttf", "cannot be read"),
      ("gapbook.yml", "is no TrueType or OpenType font"),
    ]
  )
  func tellsFont(file: String, fault: String) throws {
    let folder = try Self.workspace("brand: { font: { family: Own, files: [\(file)] } }\n")
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 3)
    let words = "gapbook.yml:2:39: error: the font \"\(file)\" \(fault)"
    #expect(result.stderr.contains(words), "\(result.stderr)")
  }

  @Test("ends what a program started along with it when its time is over")
  func endsChildren() throws {
    let folder = try TemporaryFolder()
    let script = "sleep 300 & echo $! > \(folder.path)/child; wait"
    let result = Child.run("/bin/sh", ["-c", script], limit: 2)
    #expect(result.ending == .tooLong)
    let text = String(decoding: try #require(readFile(folder.path + "/child")), as: UTF8.self)
    let child = try #require(pid_t(text.filter(\.isNumber)))
    for _ in 0..<2_000 where kill(child, 0) == 0 && !isDead(child) { usleep(1_000) }
    #expect(kill(child, 0) != 0 || isDead(child))
  }

  /// Whether a process has ended and nobody has asked how.
  private func isDead(_ process: pid_t) -> Bool {
    let status = (try? run("/bin/cat", ["/proc/\(process)/stat"]).stdout) ?? ""
    return status.contains(") Z ")
  }
}

@Suite("The input of a PDF", .enabled(if: PDFTools.areThere, PDFTools.howToGetThem))
struct PDFEngineInputTests {
  private static let letters = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

  private static func set(_ configuration: String, _ content: String) throws -> Built {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("title: Plain\nas_of: 2026-11-21\n" + configuration),
      "content/index.md": .text(content),
      "content/broken.png": "This is no picture.\n",
    ])
    return try Built(folder, "--pdf", readingPages: false)
  }

  /// A page that builds with a warning in these words.
  private static func set(_ content: String, warnedOf words: String) throws -> Built {
    let built = try set("", content)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.result.stderr.contains(words), "\(built.result.stderr)")
    return built
  }

  @Test("is told of a picture that cannot be set with its place")
  func tellsPicture() throws {
    let built = try Self.set(
      "# Home\n\nHere ![a drawing](broken.png) in words.\n",
      warnedOf: "content/index.md:3:6: warning: the PDF shows the words of \"broken.png\""
    )
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(pdf.text.contains("Here a drawing in words."))
  }

  @Test(
    "is told of pictures that only the engine finds wrong, each with its place; the rest is set"
  )
  func tellsPictures() throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"40\">"
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n",
      "content/index.md": """
      # Home

      Here ![a linked one](linked.svg) in words, and ![](plain.svg) one for the eye.

      ![Foreign signs](signs.svg)

      ![A plain one](plain.svg)

      Signs \u{6F22} in words.

      """,
      "content/linked.svg": .text(
        svg + "<image href=\"plain.svg\" width=\"9\" height=\"9\"/></svg>\n"
      ),
      "content/signs.svg": .text(svg + "<text x=\"5\" y=\"30\">\u{6F22}</text></svg>\n"),
      "content/plain.svg": .text(svg + "<rect width=\"50\" height=\"20\"/></svg>\n"),
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for words in [
      "content/index.md:3:6: warning: the PDF shows the words of \"linked.svg\" in its place: failed",
      "content/index.md:5:1: warning: the PDF shows the words of \"signs.svg\" in its place: ",
      "content/index.md:9:1: warning: the PDF of Plain shows \"\u{6F22}\" by number",
    ] {
      #expect(built.result.stderr.contains(words), "\(built.result.stderr)")
    }
    #expect(!built.result.stderr.contains(".gapbook-new"))
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(pdf.text.contains("Here a linked one in words, and"))
    #expect(pdf.text.contains("Foreign signs"))
    #expect(pdf.facts.alternatives == ["A plain one"])
  }

  @Test("is numbered where the fonts have no sign, character by character, and nowhere else")
  func numbersCharacters() throws {
    let built = try Self.set(
      "",
      "# Home\n\nPress 1\u{FE0F}\u{20E3} or R\u{FE0F}\u{20E3}, 1 Record.\n\nTone \u{1F3FB} end.\n"
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(
      pdf.text.contains(
        "Press [keycap 1] or [U+0052 U+FE0F U+20E3], 1 Record. "
          + "Tone [emoji modifier fitzpatrick type-1-2] end."
      ),
      "\(pdf.text)"
    )
    for place in ["content/index.md:3:1: warning: ", "content/index.md:5:1: warning: "] {
      #expect(built.result.stderr.contains(place + "the PDF of Plain shows"))
    }
    #expect(built.result.stderr.contains("help: name a font that has it: brand: { font: "))
  }

  @Test("may hold cells longer than a sheet, in the first column too: no word is lost")
  func breaksLongCells() throws {
    let words = (100..<600).map { "word\($0)" }.joined(separator: " ")
    let built = try Self.set("", "# Home\n\n| a | b |\n|---|---|\n| \(words) | c |\n")
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    for number in 100..<600 { #expect(pdf.text.contains("word\(number)")) }
  }

  @Test("that is nested too deep is told, and keeps its words")
  func tellsDeepNesting() throws {
    let list = (0..<12).map { String(repeating: "  ", count: $0) + "- level\($0)\n" }.joined()
    let built = try Self.set(
      "# Home\n\n" + list,
      warnedOf: "warning: the PDF sets what stands here as words alone: it is nested too deep"
    )
    let pdf = try PDFFile(built.site + "/manual.pdf")
    for number in 0..<12 { #expect(pdf.text.contains("level\(number)")) }
  }

  @Test("gives its headings numbers in a chapter of its own")
  func numbersHeadings() throws {
    let built = try Self.set("", "# Home\n\n## Part\n\nWords.\n\n### Inner\n\n## Other\n\nWords.\n")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    let titles = pdf.facts.outline.map(\.title)
    #expect(titles.contains("1.1 Part") && titles.contains("1.2 Other"), "\(titles)")
    #expect(titles.contains("Inner"))
  }

  @Test("may hold a picture far too high for a cell: it is made to fit its sheet")
  func fitsPicture() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n",
      "content/index.md": "# Home\n\n| a | b |\n|---|---|\n| ![Tall](tall.svg) | words |\n\nEnd.\n",
      "content/tall.svg": """
      <svg xmlns="http://www.w3.org/2000/svg" width="200" height="9000">
      <text x="5" y="8950" font-size="150">foot</text></svg>

      """,
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = try PDFFile(built.site + "/manual.pdf")
    let boxes = try run("/usr/bin/env", ["pdftotext", "-bbox", pdf.path, "-"]).stdout
    let foot = try #require(boxes.firstMatch(of: /yMax="([\d.]+)">foot</), "\(boxes)")
    #expect(Double(foot.output.1) ?? .infinity < 842)
  }

  @Test("moves a high picture to where there is room, and the text flows on")
  func movesPictures() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "title: Plain\nas_of: 2026-11-21\n",
      "content/index.md": .text(
        "# Home\n\n" + String(repeating: "Many words stand here. ", count: 130)
          + "\n\n![High](high.svg)\n\n" + String(repeating: "More follow. ", count: 60) + "End.\n"
      ),
      "content/high.svg": """
      <svg xmlns="http://www.w3.org/2000/svg" width="480" height="400">
      <text x="5" y="350" font-size="40">foot</text></svg>

      """,
    ])
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let path = built.site + "/manual.pdf"
    let text = try run("/usr/bin/env", ["pdftotext", "-raw", path, "-"]).stdout
    let sheets = text.split(separator: "\u{0C}")
    let before = try #require(sheets.first { $0.contains("Many words") })
    #expect(before.contains("More follow.") && !before.contains("foot"))
    let pdf = try PDFFile(path)
    #expect(pdf.facts.alternatives == ["High"])
    for (profile, failures) in pdf.facts.judged { #expect(failures == [], "\(profile)") }
  }

  /// The sheet with a table of many columns, after so many words.
  private static func sheetOfWideTable(after count: Int) throws -> Substring {
    func row(_ cell: (Int) -> String) -> String {
      "| " + (10..<24).map(cell).joined(separator: " | ") + " |\n"
    }
    let table = row { "Name of column \($0)" } + row { _ in "---" } + row { "some words \($0)" }
    let before = String(repeating: "Before. ", count: count)
    let content = "# Home\n\n\(before)\n\n## Outer\n\n### Inner\n\n" + table + "\nAfter.\n"
    let built = try set("", content)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pdf = built.site + "/manual.pdf"
    let text = try run("/usr/bin/env", ["pdftotext", "-raw", pdf, "-"]).stdout
    let sheets = text.split(separator: "\u{0C}")
    return try #require(sheets.first { $0.contains("words") && $0.contains("Inner") })
  }

  @Test("keeps headings with the table that needs a sheet of its own")
  func keepsHeadings() throws {
    let sheet = try Self.sheetOfWideTable(after: 1_500)
    #expect(sheet.contains("Outer") && !sheet.contains("Before.") && !sheet.contains("After."))
  }

  @Test("sets a small chapter on the sheet of its wide table")
  func turnsSmallChapters() throws {
    let sheet = try Self.sheetOfWideTable(after: 1)
    #expect(sheet.contains("Outer") && sheet.contains("Before.") && sheet.contains("After."))
  }

  @Test("brings a font of one's own", .enabled(if: exists(letters), "fonts-dejavu-core"))
  func takesFont() throws {
    let built = try Self.set(
      "brand: { font: { family: DejaVu Sans, files: [own.ttf] } }\n",
      "# Home\n\nWords.\n"
    )
    #expect(built.result.code == 3, "no file yet")
    try built.workspace.copy(Self.letters, to: "own.ttf")
    let again = try Built(built.workspace, "--pdf", readingPages: false)
    #expect(again.result.code == 0, "\(again.result.stderr)")
    let fonts = try PDFFile(again.site + "/manual.pdf").facts.fonts
    #expect(fonts.contains { $0.key.contains("DejaVuSans") && $0.value }, "\(fonts)")
    let lacks = "warning: no file of the font \"DejaVu Sans\" is bold, italic:"
    #expect(again.result.stderr.contains("gapbook.yml:3:26: \(lacks)"), "\(again.result.stderr)")
    let configuration = "as_of: 2026-11-21\nbrand: { font: { family: Other, files: [own.ttf] } }\n"
    try built.workspace.put(.text(configuration), at: "gapbook.yml")
    let wrong = try Built(built.workspace, "--pdf", readingPages: false)
    #expect(wrong.result.code == 3)
    let words = "gapbook.yml:2:26: error: no file of the font says that its family is \"Other\""
    #expect(wrong.result.stderr.contains(words), "\(wrong.result.stderr)")
    #expect(wrong.files.isEmpty)
  }

  @Test("has charts in the brand's font, too", .enabled(if: exists(letters), "fonts-dejavu-core"))
  func drawsInFont() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": """
      as_of: 2026-11-21
      brand: { font: { family: DejaVu Sans, files: [own.ttf] } }
      """,
      "content/clients/alpha/client.yml": "name: Alpha\nentity: both\n",
      "content/clients/alpha/responses.csv": "requirement,status\n164.312(b),partial\n",
    ])
    try folder.copy(Self.letters, to: "own.ttf")
    let built = try Built(folder, "--pdf", readingPages: false)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let fonts = try PDFFile(built.site + "/clients/alpha/report.pdf").facts.fonts.keys
    #expect(fonts.contains { $0.contains("DejaVuSans") }, "\(fonts)")
    #expect(!fonts.contains { $0.contains("Libertinus") }, "\(fonts)")
  }

  @Test("does not turn the words around it, whatever characters of direction it holds")
  func keepsDirection() throws {
    let built = try Self.set(
      "organization: { name: \"\\u202Eevil\\u2066\" }\n",
      "# Home\n\nWords.\n"
    )
    let pdf = try PDFFile(built.site + "/manual.pdf")
    #expect(pdf.text.contains("Published by evil This document"))
    let turns = "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}"
    #expect(!pdf.text.unicodeScalars.contains { turns.unicodeScalars.contains($0) })
  }

  @Test("may be a table of forty columns: no letter is lost or cut")
  func setsManyColumns() throws {
    func row(_ cell: (Int) -> String) -> String {
      "| " + (10..<50).map(cell).joined(separator: " | ") + " |\n"
    }
    let table = row { "C\($0)" } + row { _ in "---" } + row { "word\($0) Implemented" }
    let built = try Self.set(
      "# Home\n\n" + table,
      warnedOf: "content/index.md:3:1: warning: the PDF sets this table of 40 columns in letters of"
    )
    let pdf = try PDFFile(built.site + "/manual.pdf")
    for number in 10..<50 { #expect(pdf.solid.contains("word\(number)")) }
    let boxes = try run("/usr/bin/env", ["pdftotext", "-bbox", pdf.path, "-"]).stdout
    for sheet in boxes.split(separator: "<page ") {
      var lines: [Substring: [(start: Double, end: Double)]] = [:]
      for box in sheet.matches(of: /<word xMin="([-\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"/) {
        let word = (start: Double(box.output.1) ?? 0, end: Double(box.output.3) ?? .infinity)
        #expect(word.start >= 18 && word.end <= 824)
        lines[box.output.2, default: []].append(word)
      }
      // No word is printed over the one before it.
      for line in lines.values.map({ $0.sorted { $0.start < $1.start } }) {
        for (word, next) in zip(line, line.dropFirst()) { #expect(word.end <= next.start) }
      }
    }
    #expect(boxes.matches(of: />Impl</).count == 40)
  }
}
