import Testing

@testable import PDF

@Suite("The layout of a printed table")
struct TableLayoutTests {
  private func column(_ lengths: [Int], word: Int = 8, isRigid: Bool = false) -> TableLayout.Column
  {
    TableLayout.Column(
      isRigid: isRigid,
      lengths: lengths,
      longestWord: word,
      head: "Column"
    )
  }

  @Test("keeps short columns narrow and gives the rest to words")
  func dividesWidth() {
    let layout = TableLayout([column([6], isRigid: true), column([200, 100])], on: .upright)
    #expect(layout.widths.first == .letters(7))
    guard case .share(let share) = layout.widths.last else {
      Issue.record("\(layout.widths)")
      return
    }
    #expect(share > 60)
    #expect(layout.size == 90 && !layout.isWide)
  }

  @Test("gives a column room for what its few filled cells hold, and for its head")
  func weighsFilledCells() throws {
    let full = column(Array(repeating: 60, count: 20))
    let sparse = column([120] + Array(repeating: 0, count: 19))
    let layout = TableLayout([full, sparse], on: .upright)
    let shares = try layout.widths.map { try #require($0.share) }
    #expect(shares[1] > shares[0])
    let empty = TableLayout([full, column([0, 0])], on: .upright)
    #expect(empty.widths.last == .letters(7))
  }

  @Test("has the half of a sheet only where each cell keeps its line, and then shares it out")
  func isSetBesideAnother() {
    func half(_ cell: Int) -> TableLayout {
      TableLayout([column([10])] + Array(repeating: column([cell]), count: 5), on: .half)
    }
    // 312 points without the blanks of six columns: 80 letters of 7.5 points, 66 of 9 points.
    #expect(half(11).isOfWholeLines && half(11).size == 90)
    #expect(half(14).isOfWholeLines && half(14).size == 75)
    #expect(half(14).shared.widths == [.share(10)] + Array(repeating: .share(14), count: 5))
    #expect(!half(15).isOfWholeLines)
  }

  @Test("sets heads of short columns on two lines, and on one where there is room")
  func setsHeads() {
    let dated = TableLayout.Column(
      isRigid: true,
      lengths: [4],
      longestWord: 4,
      head: "1 September 2026"
    )
    #expect(TableLayout([dated, column([300])], on: .upright).widths.first == .letters(12))
    #expect(TableLayout([dated, dated], on: .upright).widths.first == .letters(17))
  }

  @Test("takes from wide text what narrow text lacks to be read, and nothing from days")
  func easesText() throws {
    // As the plan: a number, a day, and two columns of text of which one is much longer.
    let columns = [
      column([2], isRigid: true), column([18], isRigid: true), column([300, 280], word: 12),
      column([30, 4, 4, 4, 4, 4], word: 9),
    ]
    let layout = TableLayout(columns, on: .upright)
    #expect(layout.widths[0] == .letters(7) && layout.widths[1] == .letters(18))
    let shares = try layout.widths.suffix(2).map { try #require($0.share) }
    #expect(shares[1] == 22 && shares[0] > 40)
    // A short column that wraps nothing takes no more than its part.
    let short = TableLayout([column([300]), column([18, 4, 4], word: 9)], on: .upright)
    #expect(try #require(short.widths[1].share) < 22)
  }

  @Test("takes smaller letters before squeezed text, on the same sheet")
  func easesBySize() {
    let fixed = (0..<4).map { _ in column([15], isRigid: true) }
    let text = [column([80], word: 9)]
    // 62 letters of fixed columns and 22 of text do not fit in 9 points: (493 - 40) / 4.68 = 96.
    #expect(TableLayout(fixed + text, on: .upright).size == 90)
    let more = fixed + text + [column([80], word: 9)]
    // 64 + 2 x 22 letters want 108; 8 points have (493 - 48) / 4.16 = 106 of them.
    let layout = TableLayout(more, on: .upright)
    #expect(layout.size == 80 && !layout.isWide)
  }

  @Test("takes smaller letters before a sheet in landscape, and landscape before tiny letters")
  func growsSmaller() {
    let sizes = [4, 6, 8, 12].map { count in
      TableLayout((0..<count).map { _ in column([15], word: 15) }, on: .upright)
    }
    #expect(sizes.map(\.isWide) == [false, false, true, true])
    #expect(sizes.map(\.size) == sizes.map(\.size).sorted(by: >))
    #expect(sizes.allSatisfy { $0.size >= 65 })
  }

  @Test("breaks words rather than the sheet where there are very many columns")
  func breaksWords() {
    let layout = TableLayout((0..<40).map { _ in column([300], word: 60) }, on: .upright)
    #expect(layout.isWide && layout.size == 45)
    #expect(Set(layout.widths).count == 1)
  }

  @Test("turns no sheet for a table within a list")
  func staysInPlace() {
    let layout = TableLayout((0..<20).map { _ in column([15]) }, on: .part)
    #expect(!layout.isWide)
  }
}

extension TableLayout.Width {
  fileprivate var share: Int? {
    if case .share(let share) = self { share } else { nil }
  }
}
