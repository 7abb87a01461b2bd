import Regulation
import Testing

@Suite("A pattern of prose") struct ProsePatternTests {
  @Test("is read in groups, words and what must not be there") func reads() throws {
    let pattern = try #require(ProsePattern("Restore+ | back up & 72-hour & ! test | drill"))
    #expect(pattern.groups == [[["restore+"], ["back", "up"]], [["72", "hour"]]])
    #expect(pattern.without == [["test"], ["drill"]])
  }

  @Test(
    "has a word in each group and a group at least",
    arguments: ["", " ", "a &", "& a", "a | | b", "! a", "a & !", "a & ! | b", "-"]
  )
  func refuses(_ text: String) { #expect(ProsePattern(text) == nil) }
}
