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

  @Test("sets heads of short columns on two lines, and on one where there is room")
  func setsHeads() {
    let dated = TableLayout.Column(
      isRigid: true,
      lengths: [4],
      longestWord: 4,
      head: "September 1, 2026"
    )
    #expect(TableLayout([dated, column([300])], on: .upright).widths.first == .letters(12))
    #expect(TableLayout([dated, dated], on: .upright).widths.first == .letters(17))
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
