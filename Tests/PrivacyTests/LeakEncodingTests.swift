import Formats
import Privacy
import Testing

@Suite("A withheld sentence")
struct LeakEncodingTests {
  static let sentence =
    "The café's backup tapes aren't encrypted, and 1,200 charts were lost \u{2013} twice"

  /// The letters of ASCII so many places further on.
  private static func wide(_ text: String, from first: UInt32) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0x21...0x7E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value + first) ?? scalar : scalar
        }
      )
    )
  }

  static let forms: [(name: String, text: String)] = [
    ("a.txt", "Before. \(sentence). After"),
    ("a.txt", "Before. \(sentence.uppercased())."),
    ("a.txt", sentence.replacing(" ", with: "\r\n   ")),
    ("a.txt", sentence.replacing(" ", with: "\u{A0}")),
    ("a.txt", sentence.replacing("'", with: "\u{2019}").replacing("\u{2013}", with: "--")),
    ("a.txt", sentence.replacing("encrypted", with: "en\u{AD}cryp\u{200B}ted")),
    ("a.txt", sentence.replacing("é", with: "e\u{301}")),
    ("a.txt", "\u{2067}\(sentence)\u{2069}"),
    ("a.txt", wide(sentence, from: 0xFEE0)),
    ("a.html", "<p>\(sentence)</p>"),
    (
      "a.html",
      "<p>"
        + sentence.replacing(
          "tapes",
          with: "tapes<sup class=\"note\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>"
        ) + "</p>"
    ),
    ("a.html", "<p>\(sentence.replacing(" tapes", with: "<sup>[12]</sup> tapes"))</p>"),
    (
      "a.html",
      "<p>The café's <b>backup</b> tapes aren&#39;t en<wbr>crypted, and 1,200 charts<br>were lost</p><p>twice"
    ),
    (
      "a.html",
      "<p>The caf&eacute;&rsquo;s&nbsp;backup tapes aren&#x2019;t en&shy;crypted, and 1&#8239;200 charts were lost &ndash; twice"
    ),
    (
      "a.html",
      "<p>The caf&amp;eacute;&amp;rsquo;s backup tapes aren't encrypted, and 1,200 charts were lost &amp;amp; twice"
    ),
    ("a.html", "<img alt=\"\(sentence)\">"),
    ("a.html", "<img alt='\(sentence.replacing("'", with: "&apos;"))'/>"),
    ("a.html", "<meta content=\"\(sentence)\">"),
    ("a.html", "<!-- \(sentence) -->"),
    ("a.html", "<p data-note=\"\(sentence)\" hidden>"),
    ("a.html", "<p class=\"\(sentence)\">"),
    ("a.html", "<script>var a = \"\(sentence)\"</script>"),
    (
      "a.html",
      "<script>var a = \"The caf\\u00e9's\\nbackup tapes aren\\u2019t encrypted,\\tand 1,200 charts were lost \\u2013 twice\"</script>"
    ),
    ("a.html", "<style>p::after { content: \"\(sentence)\" }</style>"),
    (
      "a.html",
      "<a href=\"mailto:x?subject=The%20caf%C3%A9%27s%20backup+tapes%20aren't%20encrypted%2C%20and%201%2C200%20charts%20were%20lost%20%E2%80%93%20twice\">"
    ),
    (
      "a.html",
      "<a href=\"?q=The%2520caf%25C3%25A9%2527s%2520backup+tapes+arent+encrypted+and+1200+charts+were+lost+twice\">"
    ),
    (
      "a.html", "<h2 id=\"the-cafes-backup-tapes-arent-encrypted-and-1200-charts-were-lost-twice\">"
    ),
    ("a.json", "{\"a\": {\"note\": \"\(sentence)\"}}"),
    ("a.json", "{\"\(sentence)\": 1}"),
    (
      "a.json",
      "{\"note\": \"The caf\\u00E9's\\nbackup \\/ tapes aren\\\"t encrypted,\\r\\nand 1,200 charts were lost \\u2013 twice\"}"
    ),
    (
      "a.json",
      "[{\"kind\": \"text\", \"text\": \"The café's \"}, {\"kind\": \"strong\", \"parts\": [\"backup\"]}, \" tapes aren't encrypted, and 1,200 charts were lost – twice\"]"
    ),
    (
      "a.json",
      "{\"inner\": \"{\\\"note\\\": \\\"The caf\\\\u00e9's\\\\nbackup tapes aren't encrypted, and 1,200 charts were lost – twice\\\"}\"}"
    ),
    ("a.json", "{\"note\": \"\(sentence)"),
    (
      "a.csv",
      "id,note\r\n1,\"The café's backup tapes aren't\r\nencrypted, and \"\"1,200\"\" charts were lost – twice\"\r\n"
    ),
    (
      "a.js",
      "X({\"note\":\"The caf\\u00e9's backup\\ntapes aren't encrypted, and 1,200 charts were lost \\u2013 twice\"})"
    ),
    ("a.svg", "<svg><title>\(sentence)</title><path d=\"M0 0\"/></svg>"),
    (
      "a.svg",
      "<svg><text><tspan>The café's backup</tspan><tspan x=\"1\">tapes aren't encrypted, and 1,200 charts were lost – twice</tspan></text></svg>"
    ),
    (
      "a.xml",
      "<w:p><w:t>The café's </w:t><w:t><![CDATA[backup tapes aren't encrypted,]]> and 1,200 charts were lost – twice</w:t></w:p>"
    ),
    ("the-cafe-s-backup-tapes-aren-t-encrypted-and-1-200-charts-were-lost-twice.html", ""),
    ("The caf%C3%A9's backup tapes aren't encrypted, and 1,200 charts were lost, twice.pdf", ""),
  ]

  @Test("is found however it is escaped", arguments: forms)
  func isFound(form: (name: String, text: String)) {
    let planted = Planted(Self.sentence)
    #expect(planted.found(in: form.text, of: form.name) == [Self.sentence], "\(form.text)")
  }

  @Test("is not found where a word more, less or other makes it another")
  func isAnother() {
    let planted = Planted("The laptops of the east wing were lost")
    for text in [
      "The laptops of the east wing were found", "The laptops of the east wing were losty",
      "Xthe laptops of the east wing were lost", "laptops of the east wing were lost",
      "The laptops of the wing were lost",
    ] {
      #expect(planted.found(in: "<p>\(text)</p>") == [], "\(text)")
    }
    #expect(planted.found(in: "(the laptops of the east wing were lost)").count == 1)
  }

  @Test("of a text of several is found by itself, over the ends of lines")
  func isOneOfSeveral() {
    let text = """
      The first sentence is about the
      server room. Is the second about e.g. tape drives? The third one says it all!

      - An item of a list of things
      - Another item of the very same list
      """
    let planted = Planted(text)
    for sentence in [
      "The first sentence is about the server room", "Is the second about e.g. tape drives",
      "The third one says it all", "an item of a list of things",
      "another item of the very same list",
    ] {
      #expect(planted.found(in: "<td>\(sentence)</td>") == [text], "\(sentence)")
    }
    #expect(planted.found(in: "<td>The first sentence is about the garden</td>") == [])
  }

  @Test("of Markdown is found as it is written and as it is shown")
  func isMarkdown() {
    let text =
      "The **old** [server](notes/server.md) of {{ client.name }} runs _without_ any patches[^1] at the moment."
    let planted = Planted(text)
    #expect(planted.found(in: "{\"text\": \"\(text)\"}", of: "a.json") == [text])
    let shown =
      "<p>The <strong>old</strong> <a href=\"x\">server</a> of Cedar Valley runs <em>without</em> any patches<sup>1</sup> at the moment.</p>"
    #expect(planted.found(in: shown) == [text])
  }

  @Test(
    "of other scripts is found",
    arguments: [
      "患者の記録は暗号化されていません", "سجلات المرضى غير مشفرة في الخادم القديم",
      "Οι ΦΆΚΕΛΟΙ των ασθενών δεν είναι κρυπτογραφημένοι",
      "Los expedientes de niñas están sin cifrar aún",
    ]
  )
  func isForeign(text: String) {
    let planted = Planted(text)
    var escaped = ""
    for unit in text.utf16 {
      escaped +=
        "\\u" + String(repeating: "0", count: 4 - String(unit, radix: 16).count)
        + String(unit, radix: 16)
    }
    let coded = text.utf8.map { "%" + Hexadecimal.text([$0]) }.joined()
    let entities = text.unicodeScalars.map { "&#\($0.value);" }.joined()
    for form in [text, text.lowercased(), "前\(text)后", entities, coded]
    where !form.hasPrefix("前") || text.hasPrefix("患") {
      #expect(planted.found(in: "<p>\(form)</p>") == [text], "\(form)")
    }
    #expect(planted.found(in: "{\"a\":\"\(escaped)\"}", of: "a.json") == [text])
  }

  @Test("of any length is found, and one that is very long by its beginning")
  func isLong() {
    let long = (1...400).map { "word\($0)" }.joined(separator: " ")
    let planted = Planted(long)
    #expect(planted.found(in: "<p>\(long)</p>") == [long])
    #expect(planted.found(in: "<p>\(long.prefix(600))…</p>") == [long])
    #expect(planted.found(in: "<p>\(long.prefix(60))…</p>") == [])
  }
}
