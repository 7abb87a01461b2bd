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

  @Test("finds what is longer than its window, and nothing that only begins like it")
  func findsLong() {
    for length in [63, 64, 65, 66, 130, 300] {
      let needle = (0..<length).map { index -> UInt8 in UInt8(index * index % 11) }
      for place in [0, 1, 62, 63, 64, 65, 129] {
        let before = [UInt8](repeating: needle[length - 1], count: place)
        var near = needle
        near[length - 1] ^= 0x80
        let text = before + near + needle
        let found = text[...].firstOccurrence(of: needle)
        #expect(found == place + length..<place + 2 * length, "\(length) \(place)")
        #expect(text.dropLast().firstOccurrence(of: needle) == nil, "\(length) \(place)")
      }
    }
  }

  @Test("finds one byte at each place of its blocks and behind them, from each place on")
  func findsOne() {
    for count in [0, 1, 31, 32, 33, 64, 70, 100] {
      var bytes = [UInt8](repeating: 0x61, count: count)
      for place in bytes.indices {
        bytes[place] = 0x3C
        for start in 0...count {
          let found = bytes.span.place(of: 0x3C, from: start)
          #expect(found == (start <= place ? place : count))
        }
        bytes[place] = 0x61
      }
      let none = bytes.span.place(of: 0x3C, from: 0)
      #expect(none == count)
    }
  }
}
