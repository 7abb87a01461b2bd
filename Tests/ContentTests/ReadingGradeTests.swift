import ReadingGrade
import Testing
import Workspace

/// The school grade that a page asks of its reader, by the formula of Flesch and Kincaid.
@Suite struct ReadingGradeTests {
  /// The median of the 42 questions before the twenty of daily practice were added.
  private static let limit = 8.4

  @Test func keepsTheMedianQuestionAsEasyAsItWas() throws {
    let site = try ContentSite.on(ContentSite.today)
    let grades = ContentSite.questions.compactMap { question in
      site.pages[question.path].map { ReadingGrade($0.paragraphs).value }
    }.sorted()
    try #require(grades.count >= 60)
    #expect(grades[grades.count / 2] <= Self.limit)
  }

  @Test(arguments: [
    ("one", 1), ("breach", 1), ("table", 2), ("privacy", 3), ("164.308(a)(1)", 1), ("The", 1),
    ("security", 4), ("make", 1), ("people", 2), ("hospitals.", 3),
  ])
  func countsSyllables(_ word: String, _ count: Int) {
    #expect(ReadingGrade.syllables(word[...]) == count)
  }

  @Test func computesTheGrade() {
    // 5 words, 1 sentence, 6 syllables.
    let grade = ReadingGrade(["You must tell the patient."]).value
    #expect(abs(grade - (0.39 * 5 + 11.8 * 6 / 5 - 15.59)) < 0.001)
  }
}
