import Regulation
import Testing

/// What later days alone could tell goes unsaid.
@Suite struct KnownWordsTests {
  @Test func cutsNotesAtSentences() throws {
    let day = try #require(Day("2020-06-01"))
    let note = "One thing; and so on. Since 2023-08-10 another; since 2019 this."
    #expect(knownWords(note, on: day, cutAt: ". ") == "One thing; and so on.")
  }

  @Test(
    arguments: [
      ("84 FR 18151 (2019-04-30)", "84 FR 18151 (2019-04-30)"),
      ("85 FR 22024 (2020-04-21); expiry 88 FR 22380 (2023-04-13)", "85 FR 22024 (2020-04-21)"),
      ("Since 2020-05-30 it holds.", "Since 2020-05-30 it holds."),
      ("Since 2020-06-02 it holds.", nil),
      ("From May 2021 on.", nil),
      ("A fine of $2,025", "A fine of $2,025"),
    ] as [(String, String?)]
  )
  func leavesOutWhatNamesLaterDays(_ text: String, _ known: String?) throws {
    #expect(knownWords(text, on: try #require(Day("2020-06-01"))) == known)
  }
}
