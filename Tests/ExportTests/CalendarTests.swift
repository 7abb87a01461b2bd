import Regulation
import Testing

@testable import Export

@Suite("Calendars")
struct CalendarTests {
  private static func folded(_ line: String) -> String {
    var out: [UInt8] = []
    Calendar.append(line, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test("have lines of 75 octets, folded between characters")
  func areFolded() {
    let a = { String(repeating: "a", count: $0) }
    #expect(Self.folded("") == "\r\n")
    #expect(Self.folded(a(75)) == a(75) + "\r\n")
    #expect(Self.folded(a(76)) == a(75) + "\r\n a\r\n")
    #expect(Self.folded(a(150)) == a(75) + "\r\n " + a(74) + "\r\n a\r\n")
    // Two octets of ü would be the 75th and the 76th.
    #expect(Self.folded(a(74) + "ü") == a(74) + "\r\n ü\r\n")
    #expect(Self.folded(a(73) + "ü") == a(73) + "ü\r\n")
    #expect(Self.folded(a(72) + "😀") == a(72) + "\r\n 😀\r\n")
  }

  @Test("escape what parts values and lines")
  func areEscaped() {
    #expect(Calendar.text("a;b,c\\d\ne\u{7}\tf") == "a\\;b\\,c\\\\d\\ne f")
  }

  @Test("are whole without an event")
  func areWhole() throws {
    let day = try #require(Day("2026-11-21"))
    let text = String(
      decoding: Calendar(stamp: day, events: [], version: "1.0").bytes,
      as: UTF8.self
    )
    #expect(
      text
        == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Gapbook//Gapbook 1.0//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n"
    )
  }
}
