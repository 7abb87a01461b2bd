import Regulation
import TestSupport
import Testing
import Workspace

/// A page of an earlier day says nothing that only a later day brought.
@Suite struct LaterDaysTests {
  /// What each page says of its own check.
  private static var lawChecked: Regex<Substring> {
    #/(?:Law|Last) checked on November 21, 2026/#
  }

  /// Months that were set beforehand: compliance dates, the end of a comment period, aims of an agenda.
  private static let planned: Set = [
    "2024-12", "2025-03", "2026-02", "2026-05", "2027-07",
  ]

  /// Sections whose days are worked examples and no law.
  private static let examples: Set = [
    "guide/breach-notification.md#worked", "guide/individual-rights.md#access",
    "guide/individual-rights.md#retention", "faq/how-long-must-we-keep-documentation.md#",
    "faq/how-long-must-we-keep-documentation.md#how-long-must-we-keep-hipaa-documentation",
  ]

  /// The guide and the questions are written for days from April 30, 2019 on.
  @Test(arguments: ContentSite.boundaries.filter { $0 >= "2019-04-30" })
  func namesNoLaterMonth(_ day: String) throws {
    let asOf = try #require(Day(day))
    for (path, page) in try ContentSite.on(day).pages {
      for section in page.sections where !Self.isExample(path, section.id) {
        let text = section.text.replacing(Self.lawChecked, with: "")
        let later = Self.months(text).filter {
          Self.isLater($0, than: asOf) && !Self.planned.contains($0)
        }
        #expect(later == [], "\(path)#\(section.id)")
      }
    }
  }

  /// A fact is told up to a day by the days in it: a month alone would be told too soon.
  @Test func factsNameNoLaterMonth() throws {
    let planned: Set = ["sr-nprm-agenda-spring-2025", "sr-nprm-agenda-2026"]
    for fact in ContentSite.law.facts.all where !planned.contains(fact.id) {
      let first = try #require(fact.validity.from, "\(fact.id)")
      let texts = [fact.citation, fact.note ?? ""] + Self.texts(fact.value)
      let later = texts.flatMap(Self.months).filter {
        $0.contains("-") && Self.isLater($0, than: first)
      }
      #expect(later == [], "\(fact.id)")
    }
  }

  private static func texts(_ value: FactValue) -> [String] {
    switch value {
    case .text(let text): [text]
    case .list(let items): items.flatMap(texts)
    case .parts(let parts): parts.flatMap { texts($0.value) }
    case .none, .number, .flag: []
    }
  }

  @Test(arguments: ContentSite.boundaries)
  func buildsWithoutWarning(_ day: String) throws {
    let result = try ContentSite.on(day).result
    #expect(result.code == 0)
    #expect(!result.stderr.contains("warning"), "\(result.stderr)")
  }

  @Test(arguments: [
    ("It began on January 6, 2025 and ends in May 2026.", ["2025-01", "2026-05"]),
    ("Since January 28, 2026, of 2019 (2023-04-13).", ["2026-01", "2019"]),
    ("See $2,025, 89 FR 2024x and No. 20245.", []),
  ])
  func findsMonths(_ text: String, _ months: [String]) {
    #expect(Self.months(text) == months)
  }

  private static func isExample(_ path: String, _ section: String) -> Bool {
    examples.contains("\(path)#\(section)")
  }

  private static func isLater(_ month: String, than day: Day) -> Bool {
    month > String(day.iso.prefix(month.count))
  }

  /// The years of a text, each with its month where one is named right before it: `2026-05`.
  static func months(_ text: String) -> [String] {
    let words = text.split(separator: " ")
    return words.indices.compactMap { index in
      let word = words[index].trimmed
      guard word.count == 4, let year = Int(word), (1990...2099).contains(year) else { return nil }
      let before = words[max(0, index - 2)..<index].map(\.trimmed)
      let month = before.lazy.compactMap { Day.monthNames.firstIndex(of: $0) }.first
      guard let month else { return word }
      return word + (month < 9 ? "-0" : "-") + String(month + 1)
    }
  }
}

extension Substring {
  /// Without the marks around a word; digits after a dollar sign stay with it.
  fileprivate var trimmed: String {
    let marks: Set<Character> = [".", ",", ";", ":", "(", ")", "?", "!", "*"]
    let start = drop { marks.contains($0) }
    return String(start.reversed().drop { marks.contains($0) }.reversed())
  }
}
