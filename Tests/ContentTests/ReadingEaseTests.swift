import ReadingGrade
import Testing

/// Sentences that a busy reader can take in: 20 words or fewer on average, on each page and day.
@Suite struct ReadingEaseTests {
  @Test(arguments: ContentSite.days)
  func keepsSentencesShort(_ day: String) throws {
    for (path, page) in try ContentSite.on(day).pages {
      let sentences = page.paragraphs.flatMap(ReadingGrade.sentences)
      let words = sentences.reduce(0) { $0 + $1.count }
      #expect(!sentences.isEmpty, "\(path)")
      #expect(
        words <= 20 * sentences.count,
        "\(path): \(words) words, \(sentences.count) sentences"
      )
    }
  }

  @Test(arguments: [
    ("One two. Three four five? Six.", [2, 3, 1]),
    ("The U.S. Department acts (Pub. L. 104-191, No. 2). Then not.", [9, 2]),
    ("He said \"no.\" A rule, 164.308(a)(1), stands.", [3, 4]),
  ])
  func countsWords(_ text: String, _ counts: [Int]) {
    #expect(ReadingGrade.sentences(of: text).map(\.count) == counts)
  }
}
