import Diagnostics
import ReadingGrade
import Testing
import Workspace

/// The questions and their answers.
@Suite struct QuestionTests {
  @Test func answersSixtyQuestionsOrMore() {
    #expect(ContentSite.questions.count >= 60)
    for page in ContentSite.questions {
      #expect(page.frontMatter.question?.value.hasSuffix("?") == true, "\(page.path)")
      #expect(!page.frontMatter.topics.isEmpty, "\(page.path)")
    }
  }

  /// An answer opens with a paragraph of one or two sentences that can stand alone.
  @Test(arguments: ContentSite.days)
  func opensWithTheAnswer(_ day: String) throws {
    let site = try ContentSite.on(day)
    for question in ContentSite.questions {
      guard let page = site.pages[question.path] else { continue }
      let opening = try #require(page.paragraphs.dropFirst().first, "\(question.path)")
      #expect((1...2).contains(ReadingGrade.sentences(of: opening).count), "\(question.path)")
    }
  }

  @Test(arguments: ContentSite.days)
  func standTogetherOnOnePage(_ day: String) throws {
    let site = try ContentSite.on(day)
    let shown = site.together.sections.map(\.id).filter { $0.hasPrefix("faq-") }
    let questions = ContentSite.questions.filter { site.pages[$0.path] != nil }
    #expect(shown.sorted() == questions.map { "faq-" + $0.stem }.sorted())
    for question in questions {
      let title = try #require(question.frontMatter.question?.value)
      let section = site.together.sections.first { $0.id == "faq-" + question.stem }
      #expect(section?.text.hasPrefix(title) == true, "\(question.path)")
    }
  }
}
