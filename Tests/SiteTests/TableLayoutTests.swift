import Testing

@testable import Site

@Suite("The layout of a printed table")
struct TableLayoutTests {
  private func column(_ lengths: [Int], word: Int = 8, isRigid: Bool = false) -> TableLayout.Column
  {
    TableLayout.Column(
      isRigid: isRigid,
      lengths: lengths,
      longestWord: word,
      longestHeadWord: 6,
      headLength: 6
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
