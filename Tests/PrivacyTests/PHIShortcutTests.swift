import Privacy
import Testing

/// What the scanner passes by at once, at the ends of what it passes.
@Suite("The PHI scanner at an edge")
struct PHIShortcutTests {
  private static let scanners = [PHIScanner(PHIKind.grave), PHIScanner(Set(PHIKind.allCases))]

  /// The places of Social Security numbers in a text, by each scanner.
  private func places(in text: String) -> [[Range<Int>]] {
    Self.scanners.map { scanner in
      scanner.hits(in: Array(text.utf8)).filter { $0.kind == .ssn }.map(\.range)
    }
  }

  @Test(
    "finds a number wherever it begins and the text ends",
    arguments: ["x", "é", "–", "漢", "Ж", "🙂", "\u{FFFD}"]
  )
  func findsAnywhere(filler: String) {
    for (before, after) in (0..<40).flatMap({ count in [0, 1, 17].map { (count, $0) } }) {
      let start = String(repeating: filler, count: before) + " "
      let text = start + "536-22-8471" + String(repeating: " " + filler, count: after)
      let place = start.utf8.count..<start.utf8.count + 11
      #expect(places(in: text) == [[place], [place]], "\(text)")
      let plain = start + "SSN 536228471"
      let end = plain.utf8.count - 9..<plain.utf8.count
      #expect(places(in: plain) == [[end], [end]], "\(plain)")
    }
  }

  @Test(
    "finds digits beyond ASCII wherever they begin, behind signs that are none",
    arguments: ["x", "é", "–", "漢", "Ж", "🙂", "\u{FFFD}"]
  )
  func findsWide(filler: String) {
    for count in 0..<40 {
      let start = String(repeating: filler, count: count) + " "
      for number in ["５３６-22-8471", "536-22-847１", "536-٢٢-8471"] {
        let place = start.utf8.count..<(start + number).utf8.count
        #expect(places(in: start + number) == [[place], [place]], "\(start)\(number)")
        #expect(places(in: start + number + " " + filler) == [[place], [place]])
      }
    }
  }

  @Test("tells the places of numbers among others that are written in other digits")
  func findsEach() {
    for (before, between) in [("５ 漢 ", " 漢 ６ "), ("１ ", " "), ("漢", " 漢２ é "), ("", " ２３")] {
      let (one, two) = ("536-22-８471", "５３６-22-8472")
      let text = "\(before) \(one)\(between) \(two) 漢"
      let bytes = Array(text.utf8)
      for found in places(in: text) {
        #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == [one, two], "\(text)")
      }
    }
  }

  @Test("reads over tags within a line, whatever their letters, and over no others")
  func readsOverTags() {
    let scanner = PHIScanner(PHIKind.grave)
    func isFound(_ tag: String) -> Bool {
      let text = "536-<\(tag)>22</\(tag)>-8471"
      return scanner.hits(in: Array(text.utf8), isMarkup: true).map(\.range) == [
        0..<text.utf8.count
      ]
    }
    for tag in [
      "strong", "em", "b", "i", "code", "span", "mark", "del", "ins", "s", "u", "small", "sub",
      "sup", "wbr", "kbd", "a", "font", "tt", "abbr",
    ] {
      #expect(isFound(tag) && isFound(tag.uppercased()), "\(tag)")
      #expect(!isFound(tag + "x") && !isFound("x" + tag), "\(tag)")
    }
    for tag in ["td", "p", "li", "time", "1", "A1", "\u{2}", "é", "!", ""] {
      #expect(!isFound(tag), "\(tag.debugDescription)")
    }
  }
}
