import Testing

/// Sentences that a busy reader can take in: 20 words or fewer on average, on each page and day.
@Suite struct ReadingEaseTests {
  @Test(arguments: ContentSite.days)
  func keepsSentencesShort(_ day: String) throws {
    for (path, page) in try ContentSite.on(day).pages {
      let sentences = page.paragraphs.flatMap(Self.sentences)
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
    #expect(Self.sentences(of: text).map(\.count) == counts)
  }

  private static let abbreviations: Set = [
    "U.S.", "U.S.C.", "Pub.", "L.", "No.", "Rev.", "N.D.", "Tex.", "v.", "(Pub.",
  ]

  /// The sentences of a paragraph, each as its words.
  static func sentences(of paragraph: String) -> [[Substring]] {
    var sentences: [[Substring]] = []
    var sentence: [Substring] = []
    for word in paragraph.split(separator: " ") {
      sentence.append(word)
      let bare = word.reversed().drop { "\"”)".contains($0) }
      let ends = bare.first.map { ".?!".contains($0) } ?? false
      if ends, !abbreviations.contains(String(word)) {
        sentences.append(sentence)
        sentence = []
      }
    }
    return sentence.isEmpty ? sentences : sentences + [sentence]
  }
}
