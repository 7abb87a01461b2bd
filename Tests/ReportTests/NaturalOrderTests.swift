import Testing

@testable import Report

@Suite("The natural order of ids")
struct NaturalOrderTests {
  @Test("counts numbers as numbers, whatever stands around them")
  func sorts() {
    let sorted = ["EV-2", "R-1", "R-1a", "R-2", "R-10", "R-10.2", "R-10.11", "R-x", "\u{FC}-1"]
    for shift in sorted.indices {
      let turned = Array(sorted[shift...] + sorted[..<shift])
      #expect(turned.sorted { $0.isNaturally(before: $1) } == sorted)
    }
  }

  @Test("is an order where numbers are equal and written otherwise, or too long to count")
  func isStrict() {
    let names = ["R-01", "R-1", "R-001", "R-99999999999999999999", "R-3", "R-", "", "R-1-"]
    for first in names {
      #expect(!first.isNaturally(before: first))
      for second in names where second != first {
        #expect(first.isNaturally(before: second) != second.isNaturally(before: first))
      }
    }
  }
}
