import Formats
import TestSupport
import Testing

@Suite("The Word file of an edition", .enabled(if: WordTools.areThere, WordTools.howToGetThem))
struct EditionWordTests {
  private static func docx(_ audience: String) -> String {
    "clients/alpha@\(audience)/report (\(audience)).docx"
  }

  /// The parts of a Word file, taken out.
  private static func parts(_ bytes: [UInt8]?) throws -> [(path: String, bytes: [UInt8])] {
    let files = try Zip.files(of: try #require(bytes), most: 64_000_000)
    return try #require(files).map { ($0.path, $0.bytes) }
  }

  private static let built = Result {
    try Built(EditionWorkspace.made(), "--docx", for: ["client", "regulator"], readingPages: false)
  }

  @Test("has no byte of what is not for its audience", arguments: ["client", "regulator"])
  func hasNothingElse(audience: String) throws {
    let built = try Self.built.get()
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let parts = try Self.parts(built.files[Self.docx(audience)])
    #expect(parts.contains { $0.path == "word/document.xml" })
    for plant in EditionWorkspace.plants where !plant.audiences.contains(audience) {
      let holders = parts.filter {
        $0.path.contains(plant.word) || contains($0.bytes, Array(plant.word.utf8))
      }
      #expect(holders.map(\.path) == [], "\(plant.word)")
    }
    let text = try WordFile.read(built.site + "/" + Self.docx(audience)).text
    for plant in EditionWorkspace.plants where !plant.audiences.contains(audience) {
      #expect(!text.contains(plant.word), "\(plant.word)")
    }
    #expect(text.contains("zqfua") && text.contains("for the audience “\(audience)”"))
  }

  @Test(
    "is searched as pandoc wrote it: what only Word gets refuses the output",
    arguments: [
      // A title that Word sets in runs of its own, and a location in a comment.
      (
        "header.xml", "{{draft}}{{title}}</w:t></w:r>",
        "{{title}}</w:t></w:r><w:r><w:t>Backups of zq</w:t></w:r><w:r><w:t>leak lie open</w:t></w:r>"
      ),
      ("footer.xml", "</w:ftr>", "<!-- \(LeakWorkspace.location) --></w:ftr>"),
    ]
  )
  func isSearched(file: String, old: String, new: String) throws {
    let workspace = try LeakWorkspace.made()
    let call = ["build", workspace.path, "--docx", "--audience", "client"]
    let first = try run(buildFolder + "/gapbook", call)
    #expect(first.code == 0, "\(first.stderr)")
    let before = try contents(of: workspace.path + "/site")
    #expect(before[Self.docx("client")] != nil)
    let place = "templates/print/docx/" + file
    try workspace.copy(repositoryRoot + "/" + place, to: place)
    try workspace.replace(old, by: new, in: place)
    let second = try run(buildFolder + "/gapbook", call)
    #expect(second.code == 4, "\(second.stderr)")
    let told = second.lines("withheld-text")
    #expect(told.contains { $0.contains(Self.docx("client") + ", word/") }, "\(second.stderr)")
    // The template is an input, and no file of the site.
    #expect(told.contains { $0.contains(" " + place) }, "\(second.stderr)")
    #expect(try FolderChanges(from: before, to: contents(of: workspace.path + "/site")).isEmpty)
    // Without a Word file the template is of no use, and is not looked at.
    #expect(try gapbook("build", workspace.path, "--audience", "client").code == 0)
  }
}
