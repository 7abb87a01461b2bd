import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

/// The repository's own pages, without a client, as a site of one day.
struct ContentSite: Sendable {
  let day: String
  let result: ProgramResult
  /// The pages of the guide and the FAQ and the home page, by their files: `guide/penalties.md`.
  let pages: [String: ContentPage]
  /// All questions on one page.
  let together: ContentPage

  /// The days on which the pages are read; the last is the one they were written for.
  static let days = ["2020-06-01", "2023-06-01", "2025-03-01", "2026-11-21"]
  static let today = "2026-11-21"
  /// Days on which or right before which the law changed.
  static let boundaries = [
    "2013-09-23", "2016-09-05", "2019-04-29", "2019-04-30", "2020-03-17", "2024-06-25",
    "2025-01-06", "2025-06-17", "2025-06-18", "2026-01-05", "2026-02-15", "2026-08-13",
  ]

  private static let built = sites(days)
  private static let builtOnBoundaries = sites(boundaries)

  private static func sites(_ days: [String]) -> [String: Result<ContentSite, any Error>] {
    Dictionary(uniqueKeysWithValues: days.map { day in (day, Result { try ContentSite(day) }) })
  }

  static func on(_ day: String) throws -> ContentSite {
    try #require(days.contains(day) ? built[day] : builtOnBoundaries[day]).get()
  }

  private static let workspace = (try? load(repositoryRoot))?.value

  /// The files as they were written: the home page, the guide and the FAQ without their indexes.
  static let sources: [SourcePage] = (workspace?.pages ?? []).filter {
    $0.path == "index.md" || ["guide", "faq"].contains($0.folders.first) && !$0.isIndex
  }

  /// The law of the repository.
  static let law = workspace?.law ?? .none

  /// The questions as they were written.
  static let questions = sources.filter { $0.folders == ["faq"] }

  private init(_ day: String) throws {
    self.day = day
    let folder = try TemporaryFolder()
    for name in ["index.md", "guide", "faq", "regulation", "docs"] {
      try folder.copy(repositoryRoot + "/content/" + name, to: "content/" + name)
    }
    try folder.copy(repositoryRoot + "/templates", to: "templates")
    try folder.copy(repositoryRoot + "/gapbook.yml", to: "gapbook.yml")
    let out = folder.path + "/out"
    result = try gapbook("build", folder.path, "-o", out, "--as-of", day)
    var pages: [String: ContentPage] = [:]
    for source in Self.sources {
      let file = out + "/" + source.path.dropLast(3) + ".html"
      guard let bytes = readFile(file) else { continue }
      pages[source.path] = ContentPage(HTMLPage(bytes))
    }
    self.pages = pages
    together = ContentPage(HTMLPage(try #require(readFile(out + "/faq/all.html"))))
  }

  func page(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> ContentPage
  {
    try #require(pages[path], "no page \(path) on \(day)", sourceLocation: sourceLocation)
  }
}
