import Diagnostics
import Files
import Formats
import Regulation
import TestSupport
import Testing
import Workspace

@testable import Site

/// Where the guard and the proof look besides the files of a site that a build writes.
@Suite("The PHI guard and the leak proof beside a build")
struct PHIHookTests {
  private static let secret = "123-45-6789"

  private static func word(_ text: String) -> [UInt8] {
    Zip.archive([
      (path: "[Content_Types].xml", bytes: Array("<Types/>".utf8)),
      (path: "word/media/picture.png", bytes: [0x89, 0x50, 0x4E, 0x47] + Array(secret.utf8)),
      (path: "word/document.xml", bytes: Array("<w:t>\(text)</w:t>".utf8)),
    ])
  }

  @Test(
    "looks into Word files and workbooks that a site copies",
    arguments: ["docx", "xlsx", "zip"]
  )
  func looksIntoCopies(ending: String) throws {
    let workspace = try ClientWorkspace.made([
      "summary.md": .text("# S\n\n[a](list.\(ending))\n"),
      "list.\(ending)": .bytes(Self.word("He is \(Self.secret), call 312-555-0123")),
    ])
    let result = try gapbook("check", ".", "--all", in: workspace.path)
    #expect(result.code == 3, "\(result.stderr)")
    let place = "content/clients/alpha/list.\(ending), word/document.xml:1:12: error: "
    let told = result.lines("phi-ssn")
    #expect(told.count == 1 && told.first?.hasPrefix(place) == true, "\(result.stderr)")
    #expect(!result.stderr.contains(Self.secret) && result.lines("phi-phone").isEmpty)
    try workspace.put(
      .text("- { kind: ssn, text: \(Self.secret), reason: Of a form }\n"),
      at: "content/clients/alpha/phi-allow.yml"
    )
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
  }

  /// A number whose groups somebody set each otherwise, as runs of a paragraph.
  private static let parted =
    "<w:p><w:r><w:t>He is 123-</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>45</w:t></w:r>"
    + "<w:r><w:t>-6789, or</w:t></w:r></w:p>"

  @Test("finds a number in several runs of a Word file, in what is copied and in what is written")
  func findsRuns() throws {
    let workspace = try ClientWorkspace.made([
      "summary.md": "# S\n\n[a](list.docx)\n", "list.docx": .bytes(Self.word(Self.parted)),
    ])
    let result = try gapbook("check", ".", "--all", in: workspace.path)
    #expect(result.code == 3, "\(result.stderr)")
    let told = try #require(result.lines("phi-ssn").first)
    #expect(told.contains("list.docx, word/document.xml:1:27: error: ***-**-**** has the form of"))
    #expect(!result.stderr.contains("6789"), "\(result.stderr)")
    // One entry allows it however it is written.
    try workspace.put(
      .text("- { kind: ssn, text: \(Self.secret), reason: Of a form }\n"),
      at: "content/clients/alpha/phi-allow.yml"
    )
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)

    let folder = try TemporaryFolder(["content/index.md": "# Home\n"])
    var phi = PHIGuard(try load(folder.path).value, asOf: try #require(Day("2026-11-21")))
    phi.look(at: OutputFile(path: "report.docx", bytes: Self.word(Self.parted)))
    #expect(
      phi.refusals.map(\.place?.fileLineColumn) == ["(site)/report.docx, word/document.xml:1:27"]
    )
  }

  @Test(
    "finds a number in wide digits or with two signs, in an input and in what a template makes",
    arguments: ["１２３-４５-６７８９", "１２３－４５－６７８９", "123 45-6789", "123\u{2011}45 6789"]
  )
  func findsDisguised(number: String) throws {
    let workspace = try ClientWorkspace.made(["summary.md": .text("# S\n\nÜ, \(number) is it.\n")])
    let input = try gapbook("check", ".", in: workspace.path)
    #expect(input.code == 3, "\(input.stderr)")
    let told = try #require(input.lines("phi-ssn").first)
    #expect(told.hasPrefix("content/clients/alpha/summary.md:3:4: error: "), "\(told)")
    #expect(!input.stderr.contains(number) && !input.stderr.contains("6789"), "\(input.stderr)")
    try workspace.put("# S\n\nNothing.\n", at: "content/clients/alpha/summary.md")
    try workspace.put(.text("made_with: Made by \(number) with\n"), at: "templates/words/en.yml")
    let output = try gapbook("build", ".", in: workspace.path)
    #expect(output.code == 3 || output.code == 4, "\(output.stderr)")
    #expect(!output.stderr.contains(number) && !exists(workspace.path + "/site"))
  }

  @Test("passes an archive that is damaged or has a secret in no text")
  func passesDamaged() throws {
    for bytes in [Self.word("none"), Array(Self.word(Self.secret).prefix(60))] {
      let workspace = try ClientWorkspace.made([
        "summary.md": "# S\n\n[a](list.docx)\n", "list.docx": .bytes(bytes),
      ])
      let result = try gapbook("check", ".", "--all", in: workspace.path)
      #expect(result.code == 0 && !result.stderr.contains("[phi-"), "\(result.stderr)")
    }
  }

  @Test("refuses a Word file to be written by what one of its parts has")
  func refusesWordFile() throws {
    let folder = try TemporaryFolder(["content/index.md": "# Home\n"])
    var phi = PHIGuard(try load(folder.path).value, asOf: try #require(Day("2026-11-21")))
    phi.look(at: OutputFile(path: "a.docx", bytes: Self.word("none of 164.308(a)")))
    #expect(phi.refusals.isEmpty)
    phi.look(at: OutputFile(path: "report.docx", bytes: Self.word("Of \(Self.secret)")))
    #expect(phi.refusals.map(\.rule) == ["phi-output"])
    #expect(
      phi.refusals.first?.place?.fileLineColumn == "(site)/report.docx, word/document.xml:1:9"
    )
  }

  @Test("refuses a PDF by what it alone is set from", .enabled(if: PDFTools.areThere))
  func refusesPDF() throws {
    let workspace = try ClientWorkspace.made([
      "client.yml":
        "name: \"123\"\nentity: covered-entity\nas_of: 2026-09-30\nscope: { rules: [security] }\n",
      "/templates/words/en.yml": "pdf_prepared_for: \"{client}-45-6789\"\n",
    ])
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
    let result = try gapbook("build", ".", "--pdf", in: workspace.path)
    #expect(result.code == 4, "\(result.stderr)")
    let told = result.lines("phi-output")
    let place = "(site)/clients/alpha/the data of the PDF:"
    #expect(told.count == 1 && told.first?.hasPrefix(place) == true, "\(result.stderr)")
    #expect(!result.stderr.contains(Self.secret))
  }

  @Test(
    "refuses a PDF by what is withheld and it alone is set from",
    .enabled(if: PDFTools.areThere)
  )
  func provesPDF() throws {
    let words = "pdf_prepared_for: \"{client}. \(LeakWorkspace.note)\"\n"
    let workspace = try LeakWorkspace.made(["templates/words/en.yml": .text(words)])
    let call = ["build", ".", "--audience", "client"]
    let program = buildFolder + "/gapbook"
    #expect(try run(program, call, in: workspace.path).code == 0)
    let result = try run(program, call + ["--pdf"], in: workspace.path)
    #expect(result.code == 4, "\(result.stderr)")
    let told = result.lines("withheld-text")
    #expect(told.count == 1 && told[0].contains(": the data of the PDF.json holds"), "\(told)")
  }

  // MARK: - Previews

  private func preview(
    _ workspace: TemporaryFolder,
    for audience: String,
    site: String
  ) async throws -> Diagnosed<[OutputFile]> {
    let options = try BuildOptions(
      workspace: workspace.path,
      audiences: [audience],
      today: "2026-11-21",
      jobs: 1,
      toolVersion: "0"
    )
    return try await Site.preview(options, ofSite: site, pages: [site + "summary.html"])
  }

  @Test("shows no page before it is searched for identifiers")
  func searchesPreview() async throws {
    let workspace = try ClientWorkspace.made(["summary.md": "# Summary\n\n## Opinion\n\nWell.\n"])
    let site = "clients/alpha/"
    let good = try await preview(workspace, for: "full", site: site)
    #expect(good.value.contains { $0.path == site + "summary.html" } && !good.diagnostics.hasErrors)
    let template = "<!doctype html><title>{{title}}</title>123{{! }}-45-6789"
    try workspace.put(.text(template), at: "content/clients/alpha/templates/page.mustache")
    let bad = try await preview(workspace, for: "full", site: site)
    #expect(bad.value.isEmpty)
    #expect(bad.diagnostics.filter { $0.severity == .error }.map(\.rule) == ["phi-output"])
  }

  @Test("shows no page of an edition before it is searched for what is withheld from it")
  func provesPreview() async throws {
    let site = "clients/alpha@client/"
    let workspace = try LeakWorkspace.made()
    let good = try await preview(workspace, for: "client", site: site)
    #expect(good.value.contains { $0.path == site + "summary.html" } && !good.diagnostics.hasErrors)
    let text = "# Summary\n\n## Opinion\n\n\(LeakWorkspace.sentence).\n"
    try workspace.put(.text(text), at: "content/clients/alpha/summary.md")
    let bad = try await preview(workspace, for: "client", site: site)
    #expect(bad.value.isEmpty)
    #expect(bad.diagnostics.filter { $0.severity == .error }.map(\.rule) == ["withheld-text"])
  }

  // MARK: - The portfolio of shards

  /// What joining two shards of a workspace does, with its portfolio.
  private func merged(
    _ more: KeyValuePairs<String, FolderEntry>
  ) throws -> (TemporaryFolder, ProgramResult) {
    let folder = try ThreeClients.folder(more)
    let out = folder.path + "/out/"
    for shard in ["1", "2"] {
      let built = try gapbook("build", folder.path, "-o", out + shard, "--shard", shard + "/2")
      #expect(built.code == 0, "\(built.stderr)")
    }
    let merged = try run(
      buildFolder + "/gapbook",
      ["merge", out + "1", out + "2", "-o", out + "joined", "--portfolio"]
    )
    return (folder, merged)
  }

  @Test("refuses a portfolio of shards that has what no shard has")
  func refusesPortfolio() throws {
    // Three clients make the first digit.
    let words = "caption_portfolio: \"Of {n}23-45-6789\"\n"
    let (folder, result) = try merged(["templates/words/en.yml": .text(words)])
    #expect(result.code == 4 && result.stdout.isEmpty, "\(result.stderr)")
    let place = "gapbook: (site)/portfolio/index.html:"
    #expect(result.stderr.hasPrefix(place), "\(result.stderr)")
    #expect(result.stderr.contains("form of a Social Security number"))
    #expect(!result.stderr.contains("323-45-6789"))
    #expect(!exists(folder.path + "/out/joined"))
  }

  @Test("passes in a portfolio of shards what a client's list allows")
  func passesAllowed() throws {
    let finding = """
      ---
      id: F-9
      title: Number \(Self.secret)
      requirements: [164.312(a)(2)(iv)]
      likelihood: very-high
      impact: very-high
      ---
      """
    let (folder, result) = try merged([
      "content/clients/alpha/findings/F-9.md": .text(finding),
      "content/clients/alpha/phi-allow.yml":
        .text("- { kind: ssn, text: \(Self.secret), reason: Of a form }\n"),
    ])
    #expect(result.code == 0, "\(result.stderr)")
    #expect(try folder.text("out/joined/portfolio/risks.html").contains(Self.secret))
  }
}
