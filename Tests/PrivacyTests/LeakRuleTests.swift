import Formats
import Privacy
import Testing

@Suite("A withheld text")
struct LeakRuleTests {
  @Test("that is an id is found as a whole token, sign for sign")
  func isToken() {
    let planted = Planted("F-03", "EV-7", "R.1_b", as: .id)
    for text in ["F-03", "(f-03)", "F\u{2011}03", "<b>F</b>-03", "findings/F-03.html", "F-03, EV"] {
      #expect(planted.found(in: "<p>\(text)</p>") == ["F-03"], "\(text)")
    }
    for text in ["F-031", "AF-03", "F03", "F 03", "F.03", "EV-71", "R-1-b", "R.1.b", "0F-03"] {
      #expect(planted.found(in: "<p>\(text)</p>") == [], "\(text)")
    }
    // With signs that nobody sees, a soft hyphen and a blank of no width.
    for text in ["F\u{AD}-03", "F-\u{200B}03", "F-0\u{2060}3"] {
      #expect(planted.found(in: "<p>\(text)</p>") == ["F-03"], "\(text.debugDescription)")
    }
    #expect(planted.found(in: "", of: "findings/f-03.html") == ["F-03"])
    #expect(planted.found(in: "{\"R.1_b\": []}", of: "a.json") == ["R.1_b"])
    #expect(planted.found(in: "a,EV-7;EV-8\n", of: "a.csv") == ["EV-7"])
  }

  @Test("that is an id of hexadecimal digits is not found inside UUIDs and paths of drawings")
  func isNoDigest() {
    let planted = Planted("f001", "M-1", as: .id)
    let uuid = "3b241101-f001-4bbc-9a67-0123456789ab"
    #expect(planted.found(in: "{\"uuid\": \"\(uuid)\"}", of: "a.json") == [])
    #expect(planted.found(in: "{\"id\": \"x-f001-y\"}", of: "a.json") == ["f001"])
    #expect(planted.found(in: "<path d=\"M-1 -1 L2 3\"/>", of: "a.svg") == [])
    #expect(planted.found(in: "<path d=\"M-1 is the note\"/>", of: "a.svg") == ["M-1"])
  }

  @Test(
    "that is a number, a day, an amount or a citation is not searched for",
    arguments: [
      "2026-09-30", "September 30, 2026", "30 de septiembre de 2026", "9/30/2026", "12000",
      "$1,200.50", "See F-04.", "see also 164.308(a)(2)",
      "62.5%", "164.308(a)(1)(ii)(A)", "45 CFR 164.312(a)(2)(iv)", "§ 164.404", "A", "-", "…", "",
    ]
  )
  func isPublic(text: String) {
    for kind in WithheldText.Kind.allCases where kind != .id {
      let isIdle = Planted(text, as: kind).search.isIdle
      #expect(isIdle, "\(kind) \(text)")
    }
    let isIdle = Planted("2026-09-30", "12000", "164.308(a)(1)(ii)(A)", as: .id).search.isIdle
    #expect(isIdle)
  }

  @Test("of one word is not found in the names of a format")
  func isNoName() {
    let planted = Planted("remarks", as: .note)
    #expect(planted.found(in: "{\"remarks\": \"none\"}", of: "a.json") == [])
    #expect(planted.found(in: "<p class=\"remarks\" role='remarks'>") == [])
    #expect(planted.found(in: "{\"kind\": \"remarks\"}", of: "a.json") == [])
    #expect(planted.found(in: "{\"a\": \"Remarks!\"}", of: "a.json") == ["remarks"])
    #expect(planted.found(in: "<p title=\"remarks\">") == ["remarks"])
    #expect(planted.found(in: "<p>re<i>marks</i></p>") == ["remarks"])
  }

  @Test("is long from five words on")
  func isShort() {
    for (text, isShort) in [
      ("Share drive", true), ("One two three four", true), ("One two three four five", false),
      ("患者の記録", false), ("aa-bb-cc-dd ee", false),
    ] {
      let search = LeakSearch([WithheldText(.note, text, at: nil)])
      let hits = search.findings(in: Array(text.utf8), of: "a.txt").hits
      #expect(hits.map(search.isShort) == [isShort], "\(text)")
    }
  }

  @Test("is known where other texts have it")
  func isKnown() {
    let planted = Planted("Written policies of the clinic", "Locked cabinet", as: .note)
    let hits = planted.search.findings(
      in: Array("Locked cabinet. Written policies of the clinic".utf8),
      of: "a.txt"
    ).hits
    let known = planted.search.hits(
      hits,
      alsoIn: [Array("keep it in a <b>locked</b>\ncabinet".utf8)]
    )
    let texts = hits.filter { known.contains($0.text) }.map { planted.search.text(of: $0).text }
    #expect(texts == ["Locked cabinet"])
    // In other letters, too, which are read as the same.
    for other in ["the ＬＯＣＫＥＤ cabinet", "the lócked cabinet", "a LOCKED, cabinet"] {
      let known = planted.search.hits(hits, alsoIn: [Array(other.utf8)])
      #expect(known.count == 1, "\(other)")
    }
    #expect(planted.search.hits(hits, alsoIn: [Array("a cabinet that is locked".utf8)]).isEmpty)
  }

  @Test("is hinted at and not printed")
  func isHinted() {
    for (text, hint) in [
      ("The laptops of the east wing", "\"Th…\" (6 words)"), ("Laptop", "\"L…\" (1 word)"),
      ("\\\\srv\\share", "\"…\" (1 word)"),
      ("Unencrypted laptops everywhere now", "\"Unencryp…\" (4 words)"),
    ] {
      let withheld = WithheldText(.note, text, at: nil)
      #expect(withheld.hint == hint)
    }
    #expect(WithheldText(.id, "F-03", at: nil).hint == "an id of 4 characters")
  }

  @Test("is found beside others that begin and end like it")
  func overlaps() {
    let planted = Planted(
      "the lost laptops of the clinic",
      "lost laptops",
      "laptops of the clinic were never found",
      "the lost laptops of the clinics"
    )
    let text = "<p>In the lost laptops of the clinic were never found</p>"
    #expect(
      planted.found(in: text) == [
        "laptops of the clinic were never found", "lost laptops", "the lost laptops of the clinic",
      ]
    )
  }

  @Test("is found as a plain search over words would find it, in made-up texts")
  func agreesWithPlainSearch() {
    var seed: UInt64 = 20_261_130
    func random(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    func words(_ count: Int) -> String {
      (0..<count).map { _ in ["aa", "ab", "ba", "bab", "b7"][random(5)] }.joined(separator: " ")
    }
    for _ in 0..<200 {
      let texts = Array(Set((0..<(1 + random(12))).map { _ in words(1 + random(5)) })).sorted()
      let text = words(60)
      let search = LeakSearch(texts.map { WithheldText(.location, $0, at: nil) })
      let found = search.findings(in: Array(text.utf8), of: ".txt").hits
        .map { search.text(of: $0).text }.sorted()
      // Letters alone count, at the ends of words.
      let expected = texts.filter { joined($0, isIn: text) }
      #expect(
        Set(found.map { $0.replacing(" ", with: "") })
          == Set(expected.map { $0.replacing(" ", with: "") })
      )
    }
  }

  private func joined(_ needle: String, isIn text: String) -> Bool {
    let words = text.split(separator: " ")
    let needle = needle.replacing(" ", with: "")
    return words.indices.contains { start in
      var all = ""
      for word in words[start...] {
        all += word
        if all == needle { return true }
        if all.count > needle.count { return false }
      }
      return false
    }
  }
}
