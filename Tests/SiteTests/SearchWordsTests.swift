import Files
import Testing

@testable import Site

@Suite("The words of a search index")
struct SearchWordsTests {
  @Test("are written out whole to be searched, though they share letters with those before them")
  func areWrittenOut() throws {
    // The first sign of a term says how many letters it shares, from # for none.
    let index = ##"{"terms":"#zqword &ther #zu","posts":"a b c","pages":[["T",0]]}"##
    let text = "GAPBOOK_INDEX(\(index))\n"
    let file = OutputFile(path: Site.SearchIndex.path, bytes: Array(text.utf8))
    let words = try #require(Site.SearchIndex.searchable(file))
    let parts = words.split(separator: 0xFF).map { String(decoding: $0, as: UTF8.self) }
    #expect(parts == ["zqword", "zqwther", "zu", ##"[["T",0]]}"##])
  }

  @Test("are none of another script")
  func areNoneOfOthers() {
    let file = OutputFile(path: Site.SearchIndex.path, bytes: Array("alert(1)\n".utf8))
    #expect(Site.SearchIndex.searchable(file) == nil)
  }
}
