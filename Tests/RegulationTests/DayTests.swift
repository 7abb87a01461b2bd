import Regulation
import Testing

@Suite struct DayTests {
  @Test func countsDaysThereAndBack() throws {
    let first = try #require(Day("0001-01-01"))
    var day = first
    for offset in stride(from: 0, through: 3_600_000, by: 997) {
      day = first.adding(days: offset)
      #expect(day - first == offset)
      #expect(Day(day.iso) == day)
    }
    #expect(Day("2000-02-28")?.adding(days: 1).iso == "2000-02-29")
    #expect(Day("1900-02-28")?.adding(days: 1).iso == "1900-03-01")
    #expect(Day("9999-12-31")?.adding(days: 1).iso == "9999-12-31")
    #expect(Day("2027-12-31")?.adding(days: 60).iso == "2028-02-29")
    #expect(Day("2024-02-29")?.adding(years: 1).iso == "2025-02-28")
    #expect(Day("2026-01-31")?.adding(months: 1).iso == "2026-02-28")
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-01", "0000-01-01", "2026-00-10", "x"])
  func refusesDaysThatDoNotExist(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func spellsADay() {
    #expect(Day("2026-09-30")?.spelled == "September 30, 2026")
  }
}
