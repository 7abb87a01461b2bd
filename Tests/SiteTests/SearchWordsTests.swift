import Files
import Foundation
import Testing

@testable import Site

@Suite("The words of a search index")
struct SearchWordsTests {
  @Test("are written out whole to be searched, though they share letters with those before them")
  func areWrittenOut() throws {
    // The first sign of a term says how many letters it shares, from # for none.
    let index =
      ##"{"terms":"#zqword &ther #zu","posts":"a b c","sections":"$","english":true,"##
      + ##""fold":"a ä","synonyms":[["x","y"]],"pages":[["T"]]}"##
    let text = "GAPBOOK_INDEX(\(index))\n"
    let file = OutputFile(path: Site.SearchIndex.path, bytes: Array(text.utf8))
    let words = try #require(Site.SearchIndex.searchable(file))
    let parts = words.split(separator: 0xFF).map { String(decoding: $0, as: UTF8.self) }
    #expect(parts == ["zqword", "zqwther", "zu", ##"[["x","y"]],"pages":[["T"]]}"##])
  }

  @Test("are none of another script")
  func areNoneOfOthers() {
    let file = OutputFile(path: Site.SearchIndex.path, bytes: Array("alert(1)\n".utf8))
    #expect(Site.SearchIndex.searchable(file) == nil)
  }
}

@Suite("What the search shows of a page")
struct SearchExcerptTests {
  private func read(_ main: String) -> (excerpt: String, synonyms: [SearchSynonym]) {
    var stretch = SearchStretch()
    let html = Array("<p>no</p><main id=\"main\">\(main)</main> no".utf8)
    let excerpt = stretch.read(html.span)
    return (String(decoding: excerpt.json(html.span), as: UTF8.self), excerpt.synonyms(html.span))
  }

  @Test("is each section with its id and heading, without tags, navigation, title and eyebrow")
  func hasSections() {
    let html = """
      <nav><a href="x">Home</a></nav><p class="eyebrow">AC-1</p><h1>Title</h1>
      <p class="lede">Below  it.</p><p>One<br>two<b>three</b> &amp; &quot;four&quot; C:\\</p>
      <h2 id="a&amp;b"><a class="anchor" href="#a">Doors &lt;1&gt;</a></h2>
      <ul><li>Keys</li><li>Locks</li></ul><script>no()</script>
      <h3>Without an id</h3><p>Goes on.</p><h2 id="z">Z</h2>
      """
    let expected =
      ##"[["","","Below it. One twothree & \"four\" C:\\"],"##
      + ##"["a&b","Doors <1>","Keys Locks Without an id Goes on."],["z","Z",""]]"##
    #expect(read(html).excerpt == expected)
  }

  @Test("is cut to some two kilobytes, of which sections have the same share")
  func isCut() {
    let long = String(repeating: "word ", count: 2_000)
    let html = "<p>\(long)</p><h2 id=\"a\">A</h2><p>short</p><h2 id=\"b\">B</h2><p>\(long)</p>"
    let json = read(html).excerpt
    #expect(json.utf8.count > 1_900 && json.utf8.count < 2_100, "\(json.utf8.count)")
    #expect(json.contains(##"word …"],["a","A","short"],["b","B","word word"##))
    #expect(json.hasSuffix(##"word …"]]"##))
  }

  @Test("is cut between characters where no blank is near")
  func cutsCharacters() {
    let json = read("<p>" + String(repeating: "健", count: 3_000) + "</p>").excerpt
    #expect(json.hasPrefix(##"[["","","健健"##) && json.hasSuffix(##"健 …"]]"##))
    #expect(!json.contains("\u{FFFD}"))
  }

  @Test("keeps some of each of many sections")
  func keepsManySections() {
    let text = String(repeating: "text ", count: 100)
    let html = (1...50).map { "<h2 id=\"s\($0)\">S</h2><p>\(text)</p>" }.joined()
    let parts = read(html).excerpt.components(separatedBy: "],[")
    #expect(parts.count == 51)
    #expect(parts.dropFirst().allSatisfy { $0.utf8.count > 100 && $0.utf8.count < 150 })
  }

  @Test("has the abbreviations of a glossary")
  func hasSynonyms() {
    let terms = [
      ("baa", "Business associate agreement", "A contract.", "business associate agreement"),
      ("phi", "PHI", "Protected health information: what.", "Protected health information"),
      ("sso", "Single sign-on (SSO)", "One sign-in.", "Single sign on"),
      ("ocr", "OCR", "Office for Civil Rights, a part of HHS.", "Office for Civil Rights"),
      ("audit", "Audit", "A look back.", nil), ("hhs", "HHS", "A department of the state.", nil),
      ("access-control", "Access control", "Doors.", nil), ("x", "X", "", nil),
    ]
    for (id, heading, text, long) in terms {
      let found = read("<h3 id=\"\(id)\">\(heading)</h3><p>\(text)</p>").synonyms
      let expected = [long?.lowercased()].compactMap(\.self)
      #expect(found.map { $0.long.lowercased() } == expected, "\(id)")
      if let found = found.first { #expect(found.short.lowercased() == id) }
    }
  }
}
