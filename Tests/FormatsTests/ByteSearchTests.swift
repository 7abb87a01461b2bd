import Formats
import Testing

@Suite("A search for bytes")
struct ByteSearchTests {
  @Test(
    "finds the first place, wherever it is",
    arguments: [
      ("abc", "abc", 0..<3), ("aab", "ab", 1..<3), ("ababac", "abac", 2..<6), ("xaax", "aa", 1..<3),
      ("ab", "abc", nil), ("", "a", nil), ("abc", "", nil), ("aaab", "ac", nil), ("ba", "a", 1..<2),
    ] as [(String, String, Range<Int>?)]
  )
  func findsTheFirst(text: String, needle: String, place: Range<Int>?) {
    let bytes = Array(text.utf8)
    #expect(bytes[...].firstOccurrence(of: Array(needle.utf8)) == place)
    // A slice keeps the numbers of the whole.
    let longer = Array("a".utf8) + bytes
    let moved = place.map { $0.lowerBound + 1..<$0.upperBound + 1 }
    #expect(longer[1...].firstOccurrence(of: Array(needle.utf8)) == moved)
  }
}
