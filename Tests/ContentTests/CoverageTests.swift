import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

/// The points of `Tests/Fixtures/content-points.csv`, held to the `covers:` of the pages.
@Suite struct CoverageTests {
  private static let pagesByPoint: [String: [String]] = ContentSite.sources.reduce(into: [:]) {
    pages,
    page in
    for point in page.frontMatter.covers { pages[point.value, default: []].append(page.path) }
  }

  @Test func hasEveryPoint() {
    let ids = (1...20).map { "A\($0)" } + (1...52).map { "B\($0)" }
    #expect(Point.all.map(\.id) == ids)
  }

  @Test func coversEachPointThatIsCarried() {
    let open = Point.all.filter { $0.state != .notCarried && Self.pagesByPoint[$0.id] == nil }
    #expect(open.map(\.id) == [])
  }

  @Test func namesNoPointThatIsUnknownOrNotCarried() {
    let carried = Set(Point.all.filter { $0.state != .notCarried }.map(\.id))
    #expect(Set(Self.pagesByPoint.keys).subtracting(carried) == [])
  }

  /// A page that covers an outdated point names the day on which it ended, and one of them tells
  /// what had been said.
  @Test(arguments: Point.outdated)
  func tellsAnOutdatedPointAsHistory(_ point: Point) throws {
    let site = try ContentSite.on(ContentSite.today)
    let pages = try (Self.pagesByPoint[point.id] ?? []).map { ($0, try site.page($0)) }
    #expect(pages.contains { point.isTold(in: $0.1.text) })
    for (path, page) in pages where point.ended != nil {
      #expect(point.isEnded(in: page.text), "\(path)")
    }
  }

  /// Wherever the words of an outdated point stand, their section names the day on which it ended.
  @Test(arguments: ContentSite.days)
  func tellsNothingOutdatedAsPresentLaw(_ day: String) throws {
    let site = try ContentSite.on(day)
    for point in Point.outdated {
      guard let ended = point.ended, ended.iso < day else { continue }
      for (path, page) in site.pages {
        for section in page.sections where point.isTold(in: section.text) {
          #expect(point.isEnded(in: section.text), "\(point.id) in \(path)#\(section.id)")
        }
      }
    }
  }

  @Test func namesOfficesAndNotTheirHolders() throws {
    for page in try ContentSite.on(ContentSite.today).pages.values {
      for name in ["Severino", "Stannard"] { #expect(!page.text.contains(name)) }
    }
  }
}
