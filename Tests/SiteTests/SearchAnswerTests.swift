import Foundation
import TestSupport
import Testing

/// What the search page of a site answers, by its own scripts.
private struct Answers: Decodable {
  let hits: [Hit]
  let guesses: [[String]]
  let isEmpty: Bool
  /// The words of the first hit's sections that are marked.
  let marked: [String]

  struct Hit: Decodable {
    let path: String
    /// The ids of the sections that have what was sought, best first; empty for what is before all.
    let sections: [String]

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      path = try list.decode(String.self)
      sections = try list.decode([String].self)
    }
  }

  var paths: [String] { hits.map(\.path) }

  static func asked(_ site: String, _ questions: [String]) throws -> [Answers] {
    let lines = try Node.run("ask.js", [site] + questions).split(separator: "\n")
    try #require(lines.count == questions.count)
    return try lines.map { try JSONDecoder().decode(Answers.self, from: Data($0.utf8)) }
  }
}

@Suite("The answers of the search", .enabled(if: Node.path != nil, Node.reason))
struct SearchAnswerTests {
  private func answers(
    _ questions: [String],
    in pages: KeyValuePairs<String, FolderEntry>
  ) throws -> [String: Answers] {
    let folder = try TemporaryFolder(pages)
    let built = try Built(folder, "--as-of", "2026-11-21")
    try #require(built.result.code == 0, "\(built.result.stderr)")
    let found = try Answers.asked(built.output.path + "/site", questions)
    return Dictionary(uniqueKeysWithValues: zip(questions, found))
  }

  /// The first page of each answer, by the question; empty where there is none.
  private func expectFirst(
    _ expected: [(question: String, path: String)],
    in pages: KeyValuePairs<String, FolderEntry>
  ) throws {
    let found = try answers(expected.map(\.question), in: pages)
    for (question, path) in expected {
      #expect(found[question]?.paths.first == (path.isEmpty ? nil : path), "\(question)")
    }
  }

  @Test("lead to a requirement by its citation, however it is written")
  func findCitations() throws {
    let built = try Example.built()
    let spellings = [
      "§164.312(a)(2)(iv)", "164.312(a)(2)(iv)", "45 CFR 164.312 (a) (2) (iv)", "164.312a2iv",
      "§ 164.312(a)(2)(iv)", "45 C.F.R. § 164.312(a)(2)(iv)", "164.312.a.2.iv",
      "hipaa-164.312.a.2.iv", "164.312(A)(2)(IV)", "§164.312(a)(2)(iv) encryption",
      "164.312(a)(2)(iv)(Z)",
    ]
    let others = [
      ("164.308a1iiA", "164.308.a.1.ii.A"), ("164.308(a)(1)(ii)A", "164.308.a.1.ii.A"),
      ("164.308(a)(1)(i)", "164.308.a.1"), ("45 CFR 164.316(b)(2)(i)", "164.316.b.2.i"),
      ("164.312(b)", "164.312.b"),
    ]
    let site = built.output.path + "/site/" + Example.client
    let found = try Answers.asked(site, spellings + others.map(\.0))
    for (question, answer) in zip(spellings, found) {
      #expect(answer.paths.first == "requirements/164.312.a.2.iv.html", "\(question)")
    }
    for ((question, id), answer) in zip(others, found.dropFirst(spellings.count)) {
      #expect(answer.paths.first == "requirements/\(id).html", "\(question)")
    }
  }

  @Test("find on the example what was not found before")
  func findForms() throws {
    let expected = [
      ("penalty", "guide/penalties.html"), ("F-02", "findings/F-02.html"),
      ("f02", "findings/F-02.html"), ("risk analyses", "requirements/164.308.a.1.ii.A.html"),
      ("800-66 NIST", "facts/nist-800-66r2.html"), ("NIST 800-66", "facts/nist-800-66r2.html"),
      ("encyrption", "requirements/164.312.e.2.ii.html"),
    ]
    let built = try Example.built()
    let site = built.output.path + "/site/" + Example.client
    let found = try Answers.asked(site, expected.map(\.0) + ["405d", "405(d)", "BAAs", "fines"])
    for ((question, path), answer) in zip(expected, found) {
      #expect(answer.paths.prefix(3).contains(path), "\(question): \(answer.paths.prefix(3))")
    }
    #expect(found[6].guesses == [["encyrption", "encryption"]])
    #expect(found[7].paths.first == "guide/nist-405d-cisa.html")
    #expect(found[8].paths.first == "guide/nist-405d-cisa.html")
    #expect(!found[9].hits.isEmpty)
    #expect(found[10].paths.contains("faq/what-can-ocr-require-besides-a-fine.html"))
  }

  @Test("find words whatever their accents, case and width")
  func foldWords() throws {
    try expectFirst(
      [
        ("garcia", "people.html"), ("GARCÍA", "people.html"), ("zurich", "people.html"),
        ("resume", "people.html"), ("ＺＵＲＩＣＨ", "people.html"), ("ΟΔΟΣ", "greek.html"),
        ("οδος", "greek.html"), ("οδοσ", "greek.html"), ("健康信息", "chinese.html"),
        ("保护政策", "chinese.html"), ("康", "chinese.html"), ("हिन्दी", "hindi.html"),
        ("プライバシー", "japanese.html"), ("ข้อมูล", "thai.html"),
        ("елка", "russian.html"), ("健康電話", "chinese.html"), ("qqqq", ""),
      ],
      in: [
        "people.md": "# People\n\nJosé García-Núñez, Zürich, re\u{301}sumé\n",
        "greek.md": "# Ways\n\nΟΔΟΣ\n", "chinese.md": "# 政策\n\n个人健康信息保护政策\n",
        "hindi.md": "# Words\n\nहिन्दी\n", "japanese.md": "# 規則\n\nプライバシー保護\n",
        "thai.md": "# Thai\n\nนโยบายข้อมูลสุขภาพ\n", "russian.md": "# Trees\n\nЁлка\n",
      ]
    )
  }

  @Test("know joined and split spellings")
  func joinWords() throws {
    try expectFirst(
      [
        ("email", "a.html"), ("e-mail", "a.html"), ("e mail", "a.html"), ("logoff", "b.html"),
        ("log-off", "b.html"), ("log off", "b.html"), ("multifactor", "c.html"),
        ("multi-factor", "c.html"), ("multi factor", "c.html"), ("backup", "d.html"),
        ("back-up", "d.html"), ("405(d)", "e.html"), ("405d", "e.html"), ("patient's", "f.html"),
        ("patients’", "f.html"),
      ],
      in: [
        "a.md": "# A\n\nBy e-mail.\n", "b.md": "# B\n\nThe logoff.\n",
        "c.md": "# C\n\nA multi-factor lock.\n", "d.md": "# D\n\nThey back up all.\n",
        "e.md": "# E\n\nThe 405(d) program.\n", "f.md": "# F\n\nWhat patients said.\n",
      ]
    )
  }

  @Test("have first what has all words, then what has most, and the section that has them")
  func rankPages() throws {
    let pages: KeyValuePairs<String, FolderEntry> = [
      "both.md": "# Doors\n\nOf wood.\n\n## At night\n\nA red lantern hangs there.\n",
      "apart.md": "# Walls\n\nA lantern.\n\n## Paint\n\nRed.\n",
      "one.md": "# Windows\n\nA lantern, a lantern, a lantern.\n",
      "title.md": "# Red things\n\nSome.\n", "none.md": "# Roofs\n\nTiles.\n",
    ]
    let found = try answers(
      ["red lantern", "lanterns red", "where is the red lantern?", "the", "is it"],
      in: pages
    )
    for question in ["red lantern", "lanterns red", "where is the red lantern?"] {
      let answer = try #require(found[question])
      #expect(answer.paths.first == "both.html", "\(question)")
      #expect(Set(answer.paths) == ["both.html", "apart.html", "one.html", "title.html"])
      #expect(answer.hits.first?.sections == ["at-night"])
    }
    // Nothing but small words is no reason to say nothing.
    #expect(found["is it"]?.isEmpty == false)
  }

  @Test("find a page by each word of its title, however many others have the word")
  func findTitles() throws {
    let folder = try TemporaryFolder()
    for number in 1...25 {
      try folder.put(
        .text("# Rule \(number)\n\nEvery risk is written down.\n"),
        at: "r\(number).md"
      )
    }
    try folder.put("# Risk policy\n\nText.\n", at: "risk.md")
    try folder.put("# IT\n\nComputers.\n", at: "it.md")
    let built = try Built(folder, "--as-of", "2026-11-21")
    try #require(built.result.code == 0)
    let found = try Answers.asked(
      built.output.path + "/site",
      ["risk", "IT", "risk policy", "", "?!"]
    )
    #expect(found[0].paths.first == "risk.html" && found[0].hits.count == 27)
    #expect(found[1].paths.first == "it.html")
    #expect(found[2].paths.first == "risk.html")
    #expect(found[3].isEmpty && found[3].hits.isEmpty)
    #expect(found[4].isEmpty && found[4].hits.isEmpty)
  }

  @Test("know abbreviations, those of the site's glossary too, and guess what was mistyped")
  func knowSynonyms() throws {
    let pages: KeyValuePairs<String, FolderEntry> = [
      "a.md": "# Sharing\n\nProtected health information stays here.\n",
      "b.md": "# Quux\n\nThe quick lazy fox jumps.\n",
      "guide/glossary.md": "# Glossary\n\n### Quick lazy fox (QLF)\n\nAn animal.\n",
      "c.md": "# Retention schedule\n\nSix years.\n",
    ]
    let found = try answers(["PHI", "qlf", "retenton", "shedule", "zzzzzzzz"], in: pages)
    #expect(found["PHI"]?.paths == ["a.html"])
    #expect(found["qlf"]?.paths.contains("b.html") == true)
    #expect(found["retenton"]?.paths.first == "c.html")
    #expect(found["retenton"]?.guesses == [["retenton", "retention"]])
    #expect(found["shedule"]?.guesses == [["shedule", "schedule"]])
    #expect(found["zzzzzzzz"]?.hits.isEmpty == true && found["zzzzzzzz"]?.isEmpty == false)
  }

  @Test("have the short text before the long one of the same words, and mark what was sought")
  func preferShortTexts() throws {
    let long = String(repeating: "Other words of no kind stand here. ", count: 60)
    let found = try answers(
      ["pelican", "train staff", "staff trai"],
      in: [
        "a.md": .text("# One\n\n\(long)A pelican.\n"), "b.md": "# Two\n\nA pelican.\n",
        "c.md": .text("# Three\n\n\(long)A pelican.\n"),
        "d.md": "# Four\n\nTraining of staff, trained people, and a word. Staff train.\n",
      ]
    )
    #expect(found["pelican"]?.paths.first == "b.html")
    #expect(found["pelican"]?.paths.count == 3)
    #expect(found["pelican"]?.marked == ["pelican"])
    let marked = ["training", "staff", "trained", "staff", "train"]
    #expect(found["train staff"]?.marked == marked)
    #expect(found["staff trai"]?.marked == marked)
  }

  @Test("are as the words are written where the site is in another language")
  func answerSpanish() throws {
    try expectFirst(
      [("políticas", "a.html"), ("POLITICAS", "a.html"), ("multa", "b.html"), ("running", "")],
      in: [
        "gapbook.yml": "language: es\nas_of: 2026-11-21\n",
        "content/a.md": "# Políticas\n\nRun.\n", "content/b.md": "# Sanción\n\nTexto.\n",
      ]
    )
  }

  @Test("hold against hostile questions and pages")
  func holdOut() throws {
    let long = String(repeating: "a-", count: 3_000)
    let questions = [
      long, "((((", "164.(((", "\\", "\u{0}", "<b>", "__proto__", "constructor", "a\u{301}\u{302}",
      "[x](y)", "🙂", "'", "’s", "§", "45 CFR", "164.312(", String(repeating: "健", count: 500),
    ].filter { !$0.unicodeScalars.contains("\u{0}") }
    let found = try answers(
      questions,
      in: [
        "a.md": "# __proto__ constructor\n\n<b> \\ \" é — … ]]> </script>\n",
        "b.md": .text("# \(String(repeating: "x", count: 300))\n\n\(long)\n"),
      ]
    )
    #expect(found["__proto__"]?.paths.first == "a.html")
    #expect(found["constructor"]?.paths.first == "a.html")
  }
}
