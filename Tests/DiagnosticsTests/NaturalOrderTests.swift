import Diagnostics
import Testing

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

  @Test(
    "passes over case and accents",
    arguments: [
      ["apple", "Policy 1", "policy 2", "Policy 10", "Zebra"],
      ["Eagle", "\u{C9}lan", "E\u{301}lite", "emu", "Fox"],
      ["A", "a", "\u{E4}", "b"],
      ["Abbess", "Abbe\u{DF}e", "Abbey"],
      ["\u{3B1}1", "\u{3AC}2", "\u{391}10", "\u{3B2}"],
      ["\u{1EBF} 2", "E 10"],
    ]
  )
  func folds(sorted: [String]) {
    #expect(sorted.reversed().naturallySorted() == sorted)
  }

  @Test("leaves names that are alike as they come")
  func isStable() {
    let pairs = [("b", 1), ("a", 1), ("b", 2), ("a", 2)]
    #expect(pairs.naturally { $0.0 }.map(\.1) == [1, 2, 1, 2])
    #expect(pairs.naturally { $0.0 }.map(\.0) == ["a", "a", "b", "b"])
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
