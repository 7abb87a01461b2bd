import Diagnostics
import TestSupport
import Testing

@Suite("The nearest name")
struct NameIndexTests {
  @Test(
    "is found by inserting, leaving out, replacing and swapping letters",
    arguments: [
      ("scorecrad", "scorecard"), ("scorcard", "scorecard"), ("scoorecard", "scorecard"),
      ("SCORECARD", "scorecard"), ("timeline", "timeline"), ("größe", "grösse"),
      ("café-règles", "cafe-regles"), ("x", nil), ("", nil), ("entirely-other", nil),
    ] as [(String, String?)]
  )
  func findsNearest(name: String, nearest: String?) {
    let known = ["timeline", "scorecard", "grösse", "cafe-regles", "roadmap"]
    #expect(nearestName(to: name, in: known) == nearest)
    #expect(NameIndex(known).nearest(to: name) == nearest)
  }

  @Test("allows a third of the longer name to differ, and no more")
  func keepsDistance() {
    #expect(nearestName(to: "abcdef", in: ["abcdxy"]) == "abcdxy")
    #expect(nearestName(to: "abcdef", in: ["abcxyz"]) == nil)
    #expect(nearestName(to: "ab", in: ["ba"]) == nil)
  }

  @Test("agrees with a table of distances worked out in full")
  func agreesWithTable() {
    var random = Numbers(state: 7)
    for _ in 0..<2_000 {
      let (first, second) = (random.word(), random.word())
      let limit = max(first.count, second.count) / 3
      let isNear = distance(Array(first), Array(second)) <= limit
      #expect((nearestName(to: first, in: [second]) != nil) == isNear, "\(first) \(second)")
    }
  }

  @Test("is found among very many, and never the one that is excluded")
  func findsAmongMany() {
    let names = (0..<5_000).map { "policies/keeping-records-rule-\($0).md" } + ["faq/hr.md"]
    let index = NameIndex(names)
    for number in [0, 17, 999, 4_711] {
      #expect(index.nearest(to: "policies/keeping-record-rule-\(number).md") == names[number])
    }
    #expect(index.nearest(to: "faq/hr.mdd") == "faq/hr.md")
    #expect(index.nearest(to: "faq/hr.mdd", besides: "faq/hr.md") == nil)
    #expect(index.suggestion(for: "nothing of the kind") == nil)
  }

  @Test("among very many is looked up in a time that does not grow with them")
  func isQuick() {
    let index = NameIndex((0..<50_000).map { "records/page-number-\($0)/index.md" })
    let seconds = processorSeconds {
      for number in 0..<2_000 {
        #expect(index.nearest(to: "other/page-numbr-\(number).html") == nil || number >= 0)
      }
    }
    // Each compared with all would take minutes.
    #expect(seconds < 20)
  }
}

private func distance(_ a: [Character], _ b: [Character]) -> Int {
  var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { table[i][0] = i }
  for j in 0...b.count { table[0][j] = j }
  for i in a.indices {
    for j in b.indices {
      let change = table[i][j] + (a[i] == b[j] ? 0 : 1)
      var cost = min(change, table[i][j + 1] + 1, table[i + 1][j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, table[i - 1][j - 1] + 1)
      }
      table[i + 1][j + 1] = cost
    }
  }
  return table[a.count][b.count]
}

private struct Numbers {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func word() -> String {
    String((0..<next(below: 9)).map { _ in Character(["a", "b", "ü", "c"][next(below: 4)]) })
  }
}
