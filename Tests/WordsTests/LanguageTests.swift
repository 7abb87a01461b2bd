import GapAnalysis
import Regulation
import Testing
import Words

@Suite("The words of a language")
struct LanguageTests {
  private static let others = Words.builtInLanguages.filter { $0 != "en" }

  private func words(_ language: String) throws -> Words {
    try #require(Words.builtIn(language))
  }

  /// The names in braces.
  private func names(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "}" })
      }
    )
  }

  @Test("are built in for English and Spanish")
  func areBuiltIn() throws {
    #expect(Words.builtInLanguages == ["en", "es"])
    #expect(Words.english.phrases.count > 1_000)
    #expect(Words.builtIn("xx") == nil)
  }

  @Test("are complete: the keys of English, its forms and what stands in braces", arguments: others)
  func areComplete(language: String) throws {
    let phrases = try words(language).phrases
    #expect(Set(phrases.keys) == Set(Words.english.phrases.keys))
    for (key, english) in Words.english.phrases {
      let phrase = try #require(phrases[key])
      #expect((phrase.one == nil) == (english.one == nil), "\(key)")
      #expect(names(phrase.other) == names(english.other), "\(key)")
      #expect(names(phrase.one ?? "") == names(english.one ?? ""), "\(key)")
      #expect(!phrase.other.allSatisfy { $0.isWhitespace }, "\(key)")
    }
  }

  @Test("are translated: hardly a phrase is the English one", arguments: others)
  func areTranslated(language: String) throws {
    let phrases = try words(language).phrases
    let same = Words.english.phrases.filter { key, english in
      phrases[key]?.other == english.other && letters(english.other) > 4
    }
    #expect(same.keys.sorted() == [])
  }

  /// The letters outside braces.
  private func letters(_ text: String) -> Int {
    var depth = 0
    return text.count { letter in
      depth += letter == "{" ? 1 : letter == "}" ? -1 : 0
      return depth == 0 && letter.isLetter
    }
  }

  @Test("set days, numbers and amounts")
  func setDaysAndNumbers() throws {
    let day = try #require(Day("2026-11-29"))
    let spanish = try words("es")
    #expect(Words.english.day(day) == "November 29, 2026")
    #expect(spanish.day(day) == "29 de noviembre de 2026")
    for words in [Words.english, spanish] {
      #expect(words.dollars("1234.50") == "$1,234.50")
      #expect(words.dollars(-1_234_567) == "-$1,234,567")
      #expect(words.grouped("999") == "999")
    }
    #expect(Words.english.percent(Rational(5, over: 8)) == "62.5%")
    #expect(spanish.percent(Rational(5, over: 8)) == "62.5\u{A0}%")
    #expect(Words.english.percent(nil) == "n/a")
    #expect(spanish.percent(nil) == "n/d")
  }

  @Test(
    "set days and percentages as the region does",
    arguments: [
      ("en", "September 30, 2026", "62.5%"), ("en-US", "September 30, 2026", "62.5%"),
      ("en-CA", "September 30, 2026", "62.5%"), ("en-GB", "30 September 2026", "62.5\u{A0}%"),
      ("en-IE", "30 September 2026", "62.5\u{A0}%"),
      ("es", "30 de septiembre de 2026", "62.5\u{A0}%"),
      ("es-US", "30 de septiembre de 2026", "62.5\u{A0}%"),
    ]
  )
  func followTheRegion(tag: String, day: String, percent: String) throws {
    let words = try #require(Words.builtIn(tag: tag))
    #expect(words.day(try #require(Day("2026-09-30"))) == day)
    #expect(words.percent(Rational(5, over: 8)) == percent)
    #expect(words.phrases.count == Words.english.phrases.count)
  }

  @Test(
    "come with the usual paper",
    arguments: [
      ("en", Paper.letter), ("en-US", .letter), ("en-GB", .a4), ("es-US", .letter),
      ("es-MX", .letter), ("es-419", .a4), ("es", .a4), ("EN-us", .letter), ("zh-Hant-TW", .a4),
      ("fr-CA", .letter),
    ]
  )
  func comeWithPaper(tag: String, paper: Paper) {
    #expect(Paper(language: tag) == paper)
  }

  @Test("set numbers as their sample is")
  func followTheSample() {
    let words = Words([
      "number_sample": Words.Phrase(one: nil, other: "1.234,5"),
      "percent": Words.Phrase(one: nil, other: "{n} %"),
      "dollars": Words.Phrase(one: nil, other: "{n} $"),
    ])
    #expect(words.percent(Rational(5, over: 8)) == "62,5 %")
    #expect(words.dollars("1234567.50") == "1.234.567,50 $")
    #expect(Words.isNumberSample("1'234.5"))
    for sample in ["1234", "1,234", "1.000,5", "12345", ""] {
      #expect(!Words.isNumberSample(sample), "\(sample)")
    }
  }

  @Test("find a name in a title that they made, and leave a title of others whole")
  func findNames() {
    for kind in Deadline.Kind.allCases where kind != .breachNotice {
      let title = Words.english.title(kind, of: "Access control", to: nil)
      #expect(Words.english.name(inTitle: title, of: kind) == "Access control")
    }
    #expect(Words.english.name(inTitle: "Something", of: .policyReview) == "Something")
  }

  @Test("turn what the analysis found into sentences")
  func makeSentences() throws {
    let spanish = try words("es")
    let cause = GapCause(.closedFinding(.partial, ["F-1", "F-2"]))
    #expect(Words.english.text(of: cause) == "answered \"partial\", yet F-1 and F-2 are closed")
    #expect(spanish.text(of: cause) == "se respondió «partial», pero F-1 y F-2 están cerrados")
    let reason = Uncounted.inapplicable(
      .entity(concerned: [.businessAssociate], client: .coveredEntity)
    )
    #expect(
      Words.english.text(of: reason)
        == "concerns business associates only; the client is a covered entity"
    )
    #expect(
      Words.english.text(of: Formula.planItems(.horizon(.days30)))
        == "the number of items of the plan \"within 30 days\""
    )
    #expect(Words.english.count(6, of: Words.english(.met)) == "6 met")
    #expect(spanish.count(6, of: spanish(.partiallyMet)) == "cumplido en parte: 6")
  }

  @Test(
    "sets dollars in groups of three",
    arguments: [
      ("0", "$0"), ("999", "$999"), ("1000", "$1,000"), ("2190294", "$2,190,294"),
      ("1234.5", "$1,234.5"), ("", "$"), ("-1234", "-$1,234"),
    ]
  )
  func setsDollars(digits: String, dollars: String) {
    #expect(Words.english.dollars(digits) == dollars)
  }
}
