import Privacy
import Testing

/// What the search for withheld texts passes by at once, at the ends of what it passes.
@Suite("A withheld text at an edge")
struct LeakShortcutTests {
  private static let planted = Planted("lost laptops")

  private static func isFound(_ text: String, in name: String = "page.html") -> Bool {
    !planted.found(in: text, of: name).isEmpty
  }

  @Test(
    "is found wherever its word begins, and nowhere else, whatever was read before",
    arguments: ["a.txt", "a.html", "a.json"]
  )
  func beginsAnywhere(name: String) {
    var reading = LeakReading()
    func count(_ text: String) -> Int {
      Self.planted.search.findings(in: Array(text.utf8), of: name, &reading).hits.count
    }
    for length in 1..<200 {
      let word = String(repeating: "x", count: length)
      #expect(count("\"\(word) lost laptops\"") == 1, "\(length)")
      #expect(count("\"\(word)lost laptops\"") == 0, "\(length)")
      #expect(count("\"\(word) y lost laptopsy\"") == 0, "\(length)")
    }
  }

  @Test(
    "is read up to a tag that cuts off what is escaped",
    arguments: [
      ("lost lap&#116<b>ops</b>", true), ("lost lap&#x74<b>ops</b>", true),
      ("lost lap\\u0074<b>ops</b>", true), ("lost laptop\\<b>s</b>", true),
      ("lost laptops&<b>x</b>", true), ("lost laptops%<b>x</b>", true),
      ("lost&<b>laptops</b>", true), ("lost%<b>laptops</b>", true), ("lost%2<b></b>laptops", false),
      ("lost&nbsp<b>;laptops</b>", false), ("lost lap%7<b>4ops</b>", false),
      ("lost lap&am<b>p;#116;ops</b>", false), ("lost lap&#1<b>16;ops</b>", false),
      ("lost lap\\u00<b>74ops</b>", false), ("lost%20<b>laptops</b>", true),
      ("lost laptops<", true), ("lost laptops&", true), ("lost < laptops", true),
      ("lost<sup><a href=\"#n\">1</a></sup> laptops", true), ("lost<sup>one</sup> laptops", false),
      ("lost<sup>12", false), ("lost<sup>12</sup>laptops", true),
    ]
  )
  func isCutOff(text: String, isFound: Bool) {
    #expect(Self.isFound("<p>\(text)") == isFound)
    #expect(Self.isFound("<p>\(text)</p>") == isFound)
  }

  @Test("is found behind signs that are read as more letters than they have bytes")
  func hasRoom() {
    for sign in ["\u{FDFA}", "\u{FB03}", "&#65018;", "&ffilig;"] {
      let many = String(repeating: sign, count: 500)
      for name in ["a.txt", "a.html"] {
        #expect(Self.isFound("\(many) lost laptops", in: name), "\(sign) \(name)")
      }
    }
  }

  @Test("is found in each address that holds data, wherever that begins")
  func isData() {
    let data = ";base64,bG9zdCBsYXB0b3Bz"
    for length in 0..<70 {
      let before = String(repeating: "-", count: length)
      for text in [data, ";" + data, ";base64" + data, ";base64," + data, ";base64,AAAA" + data] {
        #expect(Self.isFound(before + text, in: "a.css"), "\(before)\(text)")
        #expect(Self.isFound(before + text + ")", in: "a.css"), "\(before)\(text)")
      }
    }
    for text in [";", ";base64", ";base64,", "base64,bG9zdCBsYXB0b3Bz", ";base64;bG9zdCBsYXB0b3Bz"]
    {
      #expect(!Self.isFound(text, in: "a.css"), "\(text)")
    }
  }

  @Test("is found in all values of attributes, of one word where those are no names")
  func isValue() {
    let word = Planted("rotate", as: .note)
    for name in ["class", "role", "type", "rel", "lang", "scope"] {
      #expect(Self.isFound("<p \(name)=\"lost laptops\">"), "\(name)")
      #expect(word.found(in: "<p \(name)=\"rotate\">") == [], "\(name)")
      for other in ["x" + name, name + "x", "data-" + name] {
        #expect(word.found(in: "<p \(other)=\"rotate\">") == ["rotate"], "\(other)")
      }
    }
    for name in ["d", "points", "transform", "viewBox", "viewbox"] {
      #expect(Self.isFound("<p \(name)=\"lost laptops\">"), "\(name)")
      #expect(word.found(in: "<p \(name)=\"rotate(1 2)\">") == [], "\(name)")
      for other in ["x" + name, name + "x", "data-" + name] {
        #expect(word.found(in: "<p \(other)=\"rotate(1 2)\">") == ["rotate"], "\(other)")
      }
    }
  }

  @Test("is found in scripts and styles up to their own ends")
  func isScript() {
    for name in ["script", "style"] {
      #expect(Self.isFound("<\(name)>\"<b>\" lost laptops</\(name)>"))
      #expect(Self.isFound("<\(name)>lost \"</b>\" laptops</\(name)>") == false)
      #expect(Self.isFound("<\(name)>lost</\(name)> laptops") == false)
      #expect(Self.isFound("<\(name)s>lost</\(name)s> laptops"))
    }
  }
}
