import Formats
import Regulation
import Testing

/// Sections of the eCFR as its versioner writes them, with made-up words.
@Suite("Files of the eCFR")
struct ECFRTests {
  private static func read(_ xml: String) throws -> LawText {
    var reader = ECFRReader(file: "a.xml")
    try XMLReader.read(Array(xml.utf8)) { (event, place) throws(XMLFault) in
      reader.take(event, at: place)
    }
    return reader.finished()
  }

  private static func section(
    _ paragraphs: String,
    heading: String = "§ 164.999 Trial.",
    number: String = "164.999"
  ) throws -> LawText.Section {
    let text = try read(
      "<DIV8 N=\"\(number)\" TYPE=\"SECTION\">\n<HEAD>\(heading)</HEAD>\n\(paragraphs)\n</DIV8>"
    )
    return try #require(text.sections.first)
  }

  private static func ids(_ paragraphs: String) throws -> [String] {
    try section(paragraphs).paragraphs.map { String($0.id.dropFirst(7)) }
  }

  @Test(
    "tell levels by the marks that follow one another",
    arguments: [
      // What stands before the first mark is the section's.
      ("<P>All must:</P><P>(a) One.</P><P>(b) Two.</P>", ["", "(a)", "(b)"]),
      ("<P>(a)(1)(i) One.</P><P>(ii) Two.</P>", ["(a)", "(a)(1)", "(a)(1)(i)", "(a)(1)(ii)"]),
      // A heading may stand between two marks of an element.
      (
        "<P>(a) <I>Standard</I>&#x2014;(1) <I>Rule.</I> Do.</P><P>(2) <I>More.</I> (i) Do.</P>",
        ["(a)", "(a)(1)", "(a)(2)", "(a)(2)(i)"]
      ),
      // (i) behind (h) is a letter, behind (h)(1) a numeral if (ii) follows.
      (
        "<P>(g) A.</P><P>(h) B.</P><P>(i) C.</P><P>(1) D.</P><P>(i) E.</P><P>(ii) F.</P><P>(j) G.</P>",
        ["(g)", "(h)", "(i)", "(i)(1)", "(i)(1)(i)", "(i)(1)(ii)", "(j)"]
      ),
      (
        "<P>(h)(1) B.</P><P>(i) C.</P><P>(ii) D.</P>", ["(h)", "(h)(1)", "(h)(1)(i)", "(h)(1)(ii)"]
      ),
      ("<P>(h)(1) B.</P><P>(i)(1) C.</P>", ["(h)", "(h)(1)", "(i)", "(i)(1)"]),
      (
        "<P>(h)(1) B.</P><P>(2) C.</P><P>(i) D.</P><P>(j) E.</P>",
        ["(h)", "(h)(1)", "(h)(2)", "(i)", "(j)"]
      ),
      // The fifth and sixth level are in italics; one that is not is told by its number.
      (
        "<P>(a)(1)(i)(A) A.</P><P>(<I>1</I>) B.</P><P>(<I>i</I>) C.</P><P>(<I>2</I>) D.</P><P>(2) E.</P>",
        [
          "(a)", "(a)(1)", "(a)(1)(i)", "(a)(1)(i)(A)", "(a)(1)(i)(A)(1)", "(a)(1)(i)(A)(1)(i)",
          "(a)(1)(i)(A)(2)", "(a)(2)",
        ]
      ),
      (
        "<P>(a)(1) A.</P><P>(2) B.</P><P>(i)(A) C.</P><P>(1) D.</P><P>(B) E.</P>",
        ["(a)", "(a)(1)", "(a)(2)", "(a)(2)(i)", "(a)(2)(i)(A)", "(a)(2)(i)(A)(1)", "(a)(2)(i)(B)"]
      ),
      // In italics, (iii) goes on behind (ii) in italics, although (ii) stands above, too.
      (
        "<P>(a)(5)(ii)(B)(<I>2</I>) A.</P><P>(<I>i</I>) B.</P><P>(<I>ii</I>) C.</P><P>(<I>iii</I>) D.</P>",
        [
          "(a)", "(a)(5)", "(a)(5)(ii)", "(a)(5)(ii)(B)", "(a)(5)(ii)(B)(2)",
          "(a)(5)(ii)(B)(2)(i)", "(a)(5)(ii)(B)(2)(ii)", "(a)(5)(ii)(B)(2)(iii)",
        ]
      ),
      // Capitals may stand right below digits.
      ("<P>(c)(1) A:</P><P>(A) B.</P><P>(2) C.</P>", ["(c)", "(c)(1)", "(c)(1)(A)", "(c)(2)"]),
      // A range is one paragraph, and a first one may lack its mark.
      ("<P>(a) A.</P><P>(b)-(d) [Reserved]</P><P>(e) B.</P>", ["(a)", "(b)", "(e)"]),
      ("<P>(b) <I>Least</I>&#x2014; <I>it applies.</I> A.</P><P>(2) B.</P>", ["(b)", "(b)(2)"]),
      // A sign of a typesetter, and brackets that are no marks.
      (
        "<P>(a)(1)(i)(A) A.</P><P>$(<I>1</I>) B.</P><P>(see below) C.</P>",
        ["(a)", "(a)(1)", "(a)(1)(i)", "(a)(1)(i)(A)", "(a)(1)(i)(A)(1)"]
      ),
    ]
  )
  func tellLevels(paragraphs: String, ids: [String]) throws {
    #expect(try Self.ids(paragraphs) == ids)
  }

  @Test("tell the terms of definitions, and what stands below each")
  func tellTerms() throws {
    let words = """
      <P>In this subpart:</P>
      <P><I>Breach</I> means a thing.</P>
      <P>(1) Not:</P>
      <P>(i) This.</P>
      <P><I>Unsecured health information</I> means another:</P>
      <P>(1) That.</P>
      """
    let section = try Self.section(words, heading: "&#xA7; 164.999 Definitions.")
    #expect(
      section.paragraphs.map(\.id) == [
        "164.999", "164.999 Breach", "164.999 Breach (1)", "164.999 Breach (1)(i)",
        "164.999 Unsecured health information", "164.999 Unsecured health information (1)",
      ]
    )
    #expect(section.heading == "Definitions")
    let inner =
      "<P>(a) <I>Definitions.</I> Here:</P><P><I>Plan</I> means:</P><P>(1) A.</P><P>(b) B.</P>"
    #expect(
      try Self.ids(inner + "<P><I>Note</I> that.</P>") == [
        "(a)", "(a) Plan", "(a) Plan (1)", "(b)",
      ]
    )
  }

  @Test("keep headings, words without marks, and lines")
  func keepWords() throws {
    let section = try Self.section(
      "<P>(a)(1) <I>Standard: Access\n control.</I> Allow  <I>all</I>.</P>\n<P>And more.</P>\n"
        + "<P><XREF ID=\"1\">Link to an amendment published at 91 FR 1.</XREF></P>"
    )
    #expect(section.paragraphs.map(\.heading) == ["", "Standard: Access control."])
    #expect(
      section.paragraphs.map(\.words) == ["", "Standard: Access control. Allow all. And more."]
    )
    #expect(section.paragraphs.map(\.line) == [3, 3])
    #expect(section.line == 1)
  }

  @Test("say which parts and subparts are whole, and leave other parts alone")
  func sayWhatIsWhole() throws {
    let inside = "<DIV8 N=\"164.302\" TYPE=\"SECTION\"><HEAD>A.</HEAD><P>B.</P></DIV8>"
    let other = "<DIV8 N=\"170.101\" TYPE=\"SECTION\"><HEAD>A.</HEAD><P>B.</P></DIV8>"
    let part = try Self.read(
      "<DIV5 N=\"164\" TYPE=\"PART\"><DIV6 N=\"C\" TYPE=\"SUBPART\">\(inside)</DIV6></DIV5>"
    )
    #expect(part.wholeParts == ["164"] && part.wholeGroups.isEmpty)
    let subpart = try Self.read("<DIV6 N=\"C\" TYPE=\"SUBPART\">\(inside)</DIV6>")
    #expect(subpart.wholeParts.isEmpty && subpart.wholeGroups == ["164.3"])
    let alone = try Self.read("<ECFR>\(inside)\(other)</ECFR>")
    #expect(alone.wholeParts.isEmpty && alone.wholeGroups.isEmpty)
    #expect(alone.sections.map(\.number) == ["164.302"])
    let sign = try Self.read("<DIV8 N=\"§ 164.302\" TYPE=\"SECTION\"><HEAD>A.</HEAD></DIV8>")
    #expect(sign.sections.map(\.number) == ["164.302"])
    let none = try Self.read("<rss><channel/></rss>")
    #expect(!none.hasDivisions && none.sections.isEmpty)
  }

  @Test("read the matrix of the Security Rule, and amendments that are announced")
  func readMatrix() throws {
    let text = try Self.read(
      """
      <DIV5 N="164" TYPE="PART">
      <DIV8 N="164.306" TYPE="SECTION"><HEAD>§ 164.306 A.</HEAD>
      <P><XREF ID="9">Link to an amendment published at 91 FR 1, Jan. 2, 2027.</XREF></P></DIV8>
      <DIV9 N="Appendix A to Subpart C of Part 164" TYPE="APPENDIX"><HEAD>Matrix</HEAD><TABLE>
      <TR><TD>Evaluation</TD><TD>164.308(a)(8)</TD><TD>(R)</TD></TR>
      <TR><TD>Plan</TD><TD>164.308(a)(7)</TD><TD>Data Backup Plan (R)</TD></TR>
      <TR><TD colspan="3">Physical</TD></TR></TABLE></DIV9></DIV5>
      """
    )
    #expect(text.matrix == ["164.308(a)(8)": .required])
    #expect(
      text.announcements == ["164.306: Link to an amendment published at 91 FR 1, Jan. 2, 2027."]
    )
  }

  @Test("have digests of letters and digits alone, that read as they are written")
  func haveDigests() throws {
    let one = try Self.section("<P>(a) “Keep” it&#x2014;6 years.</P><P>(1) <I>Now.</I> (i) Go.</P>")
    let other = try Self.section("<P>(a)  KEEP it 6 years</P>")
    #expect(one.paragraphs[0].digest == other.paragraphs[0].digest)
    // printf keepit6years | sha256sum
    #expect(one.paragraphs[0].digest == "e6396ae8")
    var text = LawText()
    text.add(
      try Self.read(
        "<DIV8 N=\"164.999\" TYPE=\"SECTION\"><HEAD>A.</HEAD><P>(a) Keep it 6 years</P></DIV8>"
      )
    )
    #expect(LawDigests.written(text) == "164.999 (a)=e6396ae8\n")
  }
}
