import Regulation
import Testing

/// The worked examples of the guide, computed anew from the facts.
@Suite struct WorkedExampleTests {
  private let law = ContentSite.law

  private func number(_ fact: String, _ path: String...) throws -> Int {
    let value = try #require(law.facts.fact(fact)).value.value(at: path)
    guard case .number(let digits)? = value else {
      throw MissingNumber(fact: fact, path: path)
    }
    return try #require(Int(digits))
  }

  private struct MissingNumber: Error {
    let fact: String
    let path: [String]
  }

  /// The day in words such as `March 16, 2026, with the notices`.
  private func day(_ cell: String) throws -> Day {
    let words = cell.prefix { $0 != "," }.split(separator: " ")
    try #require(words.count == 3)
    let month = try #require(Day.monthNames.firstIndex(of: String(words[1])))
    let (day, year) = try (#require(Int(words[0])), #require(Int(words[2])))
    return try #require(Day(year: year, month: month + 1, day: day))
  }

  @Test func countsTheDaysOfEachBreach() throws {
    let page = try ContentSite.on(ContentSite.today).page("guide/breach-notification.md")
    let rows = page.rows(captioned: "Six cases, with the latest lawful days")
    #expect(rows.count == 6)
    let limit = try number("breach-individual", "limit_days")
    let threshold = try number("breach-hhs-500", "threshold")
    for row in rows {
      try #require(row.count == 6)
      let counts = row[2].split { !$0.isNumber }.compactMap { Int($0) }
      let affected = try #require(counts.first)
      let discovered = try day(row[1])
      let people = discovered.adding(days: limit)
      #expect(try day(row[3]) == people, "case \(row[0])")
      let newYear = try #require(Day(year: discovered.year, month: 12, day: 31))
      let office = affected >= threshold ? people : newYear.adding(days: limit)
      #expect(try day(row[4]) == office, "case \(row[0])")
      #expect(row[4].hasSuffix(affected >= threshold ? "with the notices" : "from the log"))
      #expect(row[5] == ((counts.dropFirst().first ?? 0) > threshold ? "Yes" : "No"))
    }
  }

  @Test func multipliesThePenalties() throws {
    let page = try ContentSite.on(ContentSite.today).page("guide/penalties.md")
    let section = try #require(page.sections.first { $0.id == "examples" }).text
    func amount(_ fact: String, _ tier: String, _ name: String) throws -> Int {
      try number(fact, "tiers", tier, name)
    }
    let floor = "min_per_violation"
    let ceiling = "max_per_violation"
    let cap = try amount("cmp-2025", "2", "annual_cap_identical_provision")
    let sums = try [
      400 * amount("cmp-2025", "2", floor), 400 * amount("cmp-2025", "2", ceiling), cap,
      10 * amount("cmp-2025", "1", floor), 10 * amount("cmp-2025", "1", ceiling),
      5 * amount("cmp-2024", "3", floor), 5 * amount("cmp-2024", "3", ceiling), 6 * cap,
      number("ned-2019", "caps_unadjusted", "tier1"),
      number("ned-2019", "caps_unadjusted", "tier2"),
      number("ned-2019", "caps_unadjusted", "tier3"),
    ]
    for sum in sums { #expect(section.contains(Self.dollars(sum)), "\(sum)") }
  }

  private static func dollars(_ amount: Int) -> String {
    var groups: [String] = []
    var rest = amount
    while rest >= 1000 {
      groups.insert(String(String(rest % 1000 + 1000).dropFirst()), at: 0)
      rest /= 1000
    }
    return "$" + ([String(rest)] + groups).joined(separator: ",")
  }
}
