import Testing
import Words

@testable import Report

@Suite("How names and days are set") struct TextFormatTests {
  @Test(
    "spells out each day that is a word of its own",
    arguments: [
      ("2026-09-30", "September 30, 2026"),
      ("until 2026-09-30", "until September 30, 2026"),
      ("2026-09-30: read", "September 30, 2026: read"),
      ("(2026-09-30)", "(September 30, 2026)"),
      ("2026-01-02/2026-02-03", "January 2, 2026/February 3, 2026"),
      ("2026-01-02\u{2013}2026-02-03", "January 2, 2026\u{2013}February 3, 2026"),
      ("\u{A7} 1, \u{201C}2026-09-30\u{201D}", "\u{A7} 1, \u{201C}September 30, 2026\u{201D}"),
      ("a-b, c-d 2026-09-30", "a-b, c-d September 30, 2026"),
    ]
  )
  func spellsDays(text: String, spelled: String) {
    #expect(TextFormat.withSpelledDays(text, .english) == spelled)
  }

  @Test(
    "leaves what only looks like a day",
    arguments: [
      "", "-", "2026-09", "2026-13-30", "2026-02-30", "0000-01-01", "12026-09-30", "2026-09-301",
      "x2026-09-30", "2026-09-30x", "2026-09-30-1", "1-2026-09-30", "----------", "2026-0\u{E9}-30",
      "\u{E9}2026-09-30", "2026-09-30\u{E9}", "\u{661}2026-09-30", "\u{E9}\u{E9}-09-30",
      "\u{E9}26-09-30", "2026-09-30\u{301}", "\u{600}2026-09-30",
    ]
  )
  func leavesOthers(text: String) {
    #expect(TextFormat.withSpelledDays(text, .english) == text)
  }
}
