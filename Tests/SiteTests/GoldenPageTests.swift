import Foundation
import TestSupport
import Testing

/// A workspace that is built once, and whose pages are compared with the files of a folder.
///
/// The files' names are the list of what is compared: `guide/index.html.txt` is the dump of
/// `guide/index.html`. To add a page, add an empty file of its name and record it.
struct GoldenSite: Sendable, CustomTestStringConvertible {
  /// The folder below `Tests/SiteTests/Golden`.
  let name: String
  /// The client, by its folder in the output.
  let client: String
  let build: @Sendable () throws -> PrintedSite

  var testDescription: String { name }
  var folder: String { "Tests/SiteTests/Golden/" + name }

  static let example = GoldenSite(name: "example", client: Example.client) {
    try exampleBuild.get()
  }
  static let nasty = GoldenSite(name: "nasty", client: "clients/harrow/") { try nastyBuild.get() }
  static let all = [example, nasty]

  private static let exampleBuild = Result { try PrintedSite(Example.copy()) }
  private static let nastyBuild = Result { try PrintedSite(nastyFiles("content", "gapbook.yml")) }

  /// A copy of files of the second workspace.
  static func nastyFiles(_ names: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in names {
      try folder.copy("\(repositoryRoot)/Tests/Fixtures/nasty-workspace/\(name)", to: name)
    }
    return folder
  }

  /// The pages that have a golden file, by their paths in the output.
  var pages: [String] {
    let paths = (try? contents(of: repositoryRoot + "/" + folder).keys.sorted()) ?? []
    return paths.filter { $0.hasSuffix(".html.txt") }.map { String($0.dropLast(".txt".count)) }
  }
}

/// A build whose PDF engine keeps the data that it is handed, and sets nothing.
struct PrintedSite: Sendable {
  let built: Built
  /// Where the engine leaves each document's data.
  private let kept: TemporaryFolder

  init(_ workspace: TemporaryFolder) throws {
    kept = try TemporaryFolder()
    // `--root` is the third word of the call; the day is the same for each run.
    try kept.put(
      .text(
        """
        #!/bin/sh
        export LC_ALL=C
        [ "$1 $2" = "compile --root" ] || exit 1
        cp "$3/report.json" "\(kept.path)/$(basename "$3").json"
        ls "$3" "$3/fonts" | sed "s,^$3,.," > "\(kept.path)/$(basename "$3").files"
        printf '%%PDF-1.7\\n%%%%EOF\\n'

        """
      ),
      at: "engine"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: kept.path + "/engine"
    )
    built = try Built(workspace, "--pdf", "--typst", kept.path + "/engine")
  }

  /// The data of a site's document, by the site's folder in the output.
  func printData(_ site: String) throws -> [UInt8] {
    let slug = site.split(separator: "/").last.map(String.init) ?? ""
    guard let bytes = readFile("\(kept.path)/\(slug)+.json") else {
      throw TestFailure("the engine was handed no data of \(site): \(names(in: kept.path))")
    }
    return bytes
  }

  /// The names of the files that the engine finds beside them.
  func printFiles(_ site: String) throws -> String {
    let slug = site.split(separator: "/").last.map(String.init) ?? ""
    return try kept.text("\(slug)+.files")
  }
}

@Suite("Golden pages")
struct GoldenPageTests {
  private static let pages = GoldenSite.all.flatMap { site in site.pages.map { (site, $0) } }
  /// Chapters of the printed report that repeat a page, and are long.
  private static let repeated: Set = ["about", "figures", "guide-glossary", "sources"]

  @Test("say what they said", arguments: pages)
  func comparesPage(site: GoldenSite, path: String) throws {
    let page = try site.build().built.page(path)
    let dump = PageDump.text(
      page,
      frame: path.hasSuffix("index.html") ? .whole : .brief,
      leaving: path.hasSuffix("report.html") ? Self.repeated : []
    )
    expectGolden(Array(dump.utf8), "\(site.folder)/\(path).txt")
  }

  @Test("are of every kind of page a client's site has", arguments: GoldenSite.all)
  func coversKinds(site: GoldenSite) throws {
    let built = try site.build().built
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let compared = Set(
      GoldenSite.all.flatMap { site in site.pages.map { Self.kind($0, in: site) } }
    )
    for path in built.pages.keys where path.hasPrefix(site.client) {
      let kind = Self.kind(path, in: site)
      #expect(compared.contains(kind), "no golden file is of the kind of \(path)")
    }
    #expect(site.pages.count >= 20)
  }

  /// The folder of a client's page, or the page itself where it lies in none.
  private static func kind(_ path: String, in site: GoldenSite) -> String {
    let own = path.hasPrefix(site.client) ? path.dropFirst(site.client.count) : path[...]
    let parts = own.split(separator: "/")
    return parts.count > 1 ? parts[0] + "/" : String(own)
  }

  @Test("are found by the search under these titles")
  func comparesSearchedPages() throws {
    let site = GoldenSite.nasty
    let pages = try SearchIndex(site.build().built, site: site.client).pages
    let lines = pages.map { $0.prefix(3).joined(separator: " | ") }
    let text = lines.joined(separator: "\n") + "\n"
    expectGolden(Array(text.utf8), "\(site.folder)/\(site.client)searched-pages.txt")
  }

  @Test("are told of in these words", arguments: GoldenSite.all)
  func comparesDiagnostics(site: GoldenSite) throws {
    let built = try site.build().built
    let told = built.result.stderr.replacing(built.workspace.path + "/", with: "")
    expectGolden(Array(told.utf8), "\(site.folder)/diagnostics.txt")
  }

  @Test("are printed from these data")
  func comparesPrintData() throws {
    let site = GoldenSite.nasty
    let printed = try site.build()
    let dump = try PrintDump.text(printed.printData(site.client), leaving: Self.repeated)
    let text = try printed.printFiles(site.client) + "\n" + dump
    expectGolden(Array(text.utf8), "\(site.folder)/\(site.client)print-data.txt")
  }

  @Test("are printed as a manual from these data where there is no client")
  func comparesManualData() throws {
    let folder = try GoldenSite.nastyFiles(
      "gapbook.yml",
      "content/index.md",
      "content/notes",
      "content/policies"
    )
    let printed = try PrintedSite(folder)
    let dump = try PrintDump.text(printed.printData(""))
    expectGolden(Array(dump.utf8), "\(GoldenSite.nasty.folder)/manual-data.txt")
  }

  @Test("come with these tables", arguments: ["gaps.csv", "plan.csv"])
  func comparesTables(name: String) throws {
    let site = GoldenSite.nasty
    let path = "\(site.client)data/\(name)"
    let bytes = try #require(site.build().built.files[path])
    expectGolden(bytes, "\(site.folder)/\(path)")
  }
}
