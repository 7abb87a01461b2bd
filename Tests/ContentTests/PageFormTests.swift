import Diagnostics
import Regulation
import TestSupport
import Testing
import Workspace

/// What every page of the guide and the FAQ has.
@Suite struct PageFormTests {
  @Test func hasSummaryDayAndCitations() {
    for page in ContentSite.sources {
      let matter = page.frontMatter
      #expect(matter.description?.value.hasSuffix(".") == true, "\(page.path)")
      #expect(matter.reviewed != nil, "\(page.path)")
      #expect(!matter.cites.isEmpty, "\(page.path)")
    }
  }

  @Test func showsThemOnThePage() throws {
    let site = try ContentSite.on(ContentSite.today)
    for source in ContentSite.sources {
      // A page whose days are over is told on its own days.
      guard let page = site.pages[source.path] else {
        #expect(source.frontMatter.validity.to != nil, "\(source.path)")
        continue
      }
      let summary = try #require(source.frontMatter.description?.value)
      #expect(page.paragraphs.first == summary, "\(source.path)")
      #expect(page.text.contains("Law checked on November 21, 2026."), "\(source.path)")
      #expect(page.sections.contains { $0.id == "rests-on" }, "\(source.path)")
    }
  }

  @Test(arguments: ContentSite.days)
  func buildsWithoutWarning(_ day: String) throws {
    let result = try ContentSite.on(day).result
    #expect(result.code == 0)
    #expect(!result.stderr.contains("warning"), "\(result.stderr)")
  }
}
