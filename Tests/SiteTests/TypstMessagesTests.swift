import Testing

@testable import PDF

@Suite("What the engine says")
struct TypstMessagesTests {
  @Test("is taken apart into messages with their places")
  func takesApart() {
    let said = """
      warning: layout did not converge
        = hint: check it
      error: expected string in /a b/c d/report.json, found none
         ┌─ ../../a b/c d/inlines.typ:23:2
         │
      23 │   break: it
      help: while calling function
         ┌─ report.typ:1:0
      """
    let messages = TypstMessages(Array(said.utf8), in: "/a b/c d").all
    #expect(
      messages == [
        .init(isError: false, words: "layout did not converge"),
        .init(
          isError: true,
          words: "expected string in report.json, found none",
          place: (file: "../../a b/c d/inlines.typ", line: 23, column: 3)
        ),
      ]
    )
  }

  @Test("names the texts without a sign, escapes resolved, if nothing else is wrong")
  func findsSignless() {
    func said(_ text: String) -> String {
      "error: PDF/UA-1 error: the text `\"\(text)\"` could not be displayed with font `\"X\"`\n"
    }
    let own = "error: PDF/A-3a error: the PDF contains the codepoint `\"\\u{e000}\"`\n"
    let texts = said("漢") + said(#"\u{200b}"#) + said(#"\""#) + own
    let signless = TypstMessages(Array(texts.utf8), in: "/x").signless
    #expect(signless == ["漢", "\u{200B}", "\"", "\u{E000}"])
    let other = texts + "error: something else\n"
    #expect(TypstMessages(Array(other.utf8), in: "/x").signless == [])
  }
}
