/// Pages as people write them, always the same: from a seeded generator.
enum Corpus {
  /// Pages without tables, joined: headings, paragraphs, lists, links, code, quotations.
  static let plain = Array(pages.joined())
  /// The same one by one.
  static let pages = (0..<1_500).map { page in
    var random = Random(state: UInt64(page))
    var out = ""
    appendPage(page, false, &random, to: &out)
    return Array(out.utf8)
  }
  /// The same kinds of pages, with a table of twelve rows in each section.
  static let tables = Array(
    (0..<1_000).map { page in
      var random = Random(state: UInt64(page))
      var out = ""
      appendPage(page, true, &random, to: &out)
      return Array(out.utf8)
    }.joined()
  )

  private static func appendPage(
    _ number: Int,
    _ tables: Bool,
    _ random: inout Random,
    to out: inout String
  ) {
    out += "# Policy \(number): \(random.words(4))\n\n"
    for section in 1...4 {
      out += "## \(section). \(random.words(3))\n\n"
      for _ in 0..<2 { out += random.paragraph() + "\n\n" }
      for _ in 0..<4 { out += "- **\(random.words(2))**: \(random.sentence())\n" }
      out += "\n> \(random.sentence())\n> \(random.sentence())\n\n"
      if section == 2 { out += "```yaml\nowner: \(random.words(1))\nreview: 2026-01-01\n```\n\n" }
      if tables { appendTable(&random, to: &out) }
    }
  }

  private static func appendTable(_ random: inout Random, to out: inout String) {
    out += "| Requirement | Status | Owner | Note |\n| --- | :-: | --- | --: |\n"
    for row in 1...12 {
      out += "| 164.308(a)(\(row)) | **\(random.words(1))** | \(random.words(2)) "
      out += "| \(row % 3 == 0 ? "[\(random.words(2))](evidence.md#e\(row))" : random.words(5)) |\n"
    }
    out += "\n"
  }
}

/// A small generator of numbers and of words from them.
struct Random {
  var state: UInt64

  private static let vocabulary = [
    "access", "audit", "the", "workforce", "of", "records", "review", "and", "encryption", "shall",
    "risk", "assessment", "a", "covered", "entity", "documents", "security", "incident", "to",
    "protected", "health", "information", "backup", "in", "contingency", "plan", "device", "media",
    "is", "authorized", "termination", "procedures", "for", "evaluation", "training", "policy",
  ]

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in Random.vocabulary[next(below: Random.vocabulary.count)] }
      .joined(separator: " ")
  }

  mutating func sentence() -> String {
    switch next(below: 6) {
    case 0: "\(words(5)) *\(words(2))* \(words(4))."
    case 1: "\(words(4)) [\(words(2))](../policies/\(words(1)).md) \(words(4))."
    case 2: "\(words(6)) `\(words(1))` \(words(3)) & \(words(2))."
    case 3: "See [\(words(2))](https://example.org/\(words(1))?a=1&b=2 \"\(words(2))\")."
    default: "\(words(11))."
    }
  }

  mutating func paragraph() -> String {
    (0..<5).map { _ in sentence() }.joined(separator: next(below: 2) == 0 ? "\n" : " ")
  }
}
