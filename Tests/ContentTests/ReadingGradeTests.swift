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

/// 0.39 times the words of a sentence plus 11.8 times the syllables of a word, less 15.59.
struct ReadingGrade {
  let value: Double

  /// The grade of running prose; tables and figures are no part of it.
  init(_ paragraphs: [String]) {
    let sentences = paragraphs.flatMap(ReadingEaseTests.sentences)
    let words = sentences.joined().filter { $0.contains { $0.isLetter || $0.isNumber } }
    let syllables = words.reduce(0) { $0 + Self.syllables($1) }
    guard !words.isEmpty else {
      value = 0
      return
    }
    let length = Double(words.count) / Double(sentences.count)
    value = 0.39 * length + 11.8 * Double(syllables) / Double(words.count) - 15.59
  }

  /// Groups of vowels, a silent "e" at the end not counted; at least one.
  static func syllables(_ word: Substring) -> Int {
    let letters = word.lowercased().filter { ("a"..."z").contains($0) }
    var groups = 0
    var isInGroup = false
    for letter in letters {
      let isVowel = "aeiouy".contains(letter)
      if isVowel, !isInGroup { groups += 1 }
      isInGroup = isVowel
    }
    if letters.hasSuffix("e"), !letters.hasSuffix("le"), groups > 1 { groups -= 1 }
    return max(1, groups)
  }
}
