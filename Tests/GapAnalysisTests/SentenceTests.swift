import Testing

@testable import GapAnalysis

/// Words that stand twice in the sources, as a title and within a sentence.
@Suite("Words within a sentence") struct SentenceTests {
  @Test("are the titles without their capitals")
  func equalTheTitles() {
    for status in Status.allCases { #expect(status.inSentence == status.title.lowercased()) }
    for level in Level.allCases { #expect(level.inSentence == level.title.lowercased()) }
    for status in Finding.Status.allCases {
      #expect(status.inSentence == status.title.lowercased())
    }
  }
}
