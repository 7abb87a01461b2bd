import Formats
import Testing

@Suite("Addresses and paths")
struct AddressTests {
  private static let kept = ByteSet(lettersDigitsAnd: "/.-")

  @Test(
    "get codes for the bytes that they may not hold, and lose them again",
    arguments: [
      ("a/b-c.md", "a/b-c.md"), ("a b", "a%20b"), ("é%", "%C3%A9%25"), ("", ""),
      ("\u{0}\u{7F}~", "%00%7F%7E"), ("a?", "a%3F"),
    ]
  )
  func encode(text: String, code: String) {
    #expect(PercentCodes.encoded(text, keeping: Self.kept) == code)
    #expect(PercentCodes.decoded(code) == text)
  }

  @Test("keep what is not ASCII where a set does")
  func keepLetters() {
    let kept = ByteSet(allBut: " %")
    #expect(PercentCodes.encoded("é %\n\u{7F}", keeping: kept) == "é%20%25%0A\u{7F}")
  }

  @Test(
    "keep codes that are none, and those of no UTF-8",
    arguments: ["%", "%4", "%zz", "%+5", "100 %", "%FF", "a%C3b"]
  )
  func keepOtherCodes(text: String) {
    #expect(PercentCodes.decoded(text) == text)
  }

  @Test(
    "are worked out from a folder, and stay below the top",
    arguments: [
      ("b.md", "a", "a/b.md"), ("../b.md", "a/c", "a/b.md"), ("./b//c", "", "b/c"), ("..", "a", ""),
      ("../..", "a", nil), ("a/../../b", "", nil), ("", "a", "a"),
    ] as [(String, String, String?)]
  )
  func resolve(path: String, folder: String, whole: String?) {
    #expect(RelativePath.resolved(path, from: folder) == whole)
    let inside = RelativePath.withoutDots(folder + "/" + path)
    #expect(whole == nil || inside == whole)
  }

  @Test("lose their dots without leaving the top")
  func loseDots() {
    #expect(RelativePath.withoutDots("/../a/./../b/") == "b")
    #expect(RelativePath.folder(of: "a/b/c.md") == "a/b")
    #expect(RelativePath.folder(of: "c.md").isEmpty)
  }

  @Test(
    "lead from a file to another",
    arguments: [
      ("a/b.html", "a/c.html", "b.html"), ("b.html", "a/c.html", "../b.html"),
      ("a/b.html", "c.html", "a/b.html"), ("a/b/c.html", "a/d/e/f.html", "../../b/c.html"),
      ("x:y.html", "c.html", "./x%3Ay.html"), ("a/x:y.html", "c.html", "a/x%3Ay.html"),
      ("ab/c.html", "a/c.html", "../ab/c.html"), ("a b.html", "a b.html", "a%20b.html"),
    ]
  )
  func lead(to file: String, from other: String, address: String) {
    #expect(RelativePath.address(of: file, in: other, keeping: Self.kept) == address)
  }
}
