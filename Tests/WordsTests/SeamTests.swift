import Testing
import Words

@Suite("Where an author's words meet our punctuation")
struct SeamTests {
  private let words = Words([
    "step": Words.Phrase(one: nil, other: "{id}: {action}{due}"),
    "listed": Words.Phrase(one: nil, other: "{action}, by {owner}; {note}."),
  ])

  @Test(
    "one mark is enough",
    arguments: [
      ("Ask the host for the service.", ", due May 1", Seam.dropsStop),
      ("Ask the host for the service", ", due May 1", .plain),
      ("Ask the host.", ".", .dropsMark), ("Is it there?", ".", .dropsMark),
      ("It says “no.”", ".", .dropsMark), ("Locked (see F-1).", ";", .dropsStop),
      ("Example Clinic, Inc.", ", evidence", .plain), ("Ann B.", ", evidence", .plain),
      ("by 5:40 p.m.", ", evidence", .plain), ("and so on..", ",", .plain),
      ("Ask the host.", " (p. 4)", .plain), ("", ",", .plain),
      ("Cerrar el armario.", ";", .dropsStop),
    ]
  )
  func onceOnly(_ before: String, _ next: String, _ seam: Seam) {
    #expect(Seam(before, before: next) == seam)
  }

  @Test("in a phrase, between what is filled in and what follows")
  func inPhrases() {
    #expect(
      words("step", ["id": "R-1", "action": "Ask the host.", "due": ", due May 1"])
        == "R-1: Ask the host, due May 1"
    )
    #expect(words("step", ["id": "R-1", "action": "Ask.", "due": ""]) == "R-1: Ask.")
    #expect(
      words("listed", ["action": "Ask.", "owner": "Example, Inc.", "note": "Done."])
        == "Ask, by Example, Inc.; Done."
    )
  }
}
