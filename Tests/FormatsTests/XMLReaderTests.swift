import Formats
import Testing

@Suite("An XML reader")
struct XMLReaderTests {
  /// Events as lines: place, sign, name with its namespace, attributes.
  private static func line(_ event: XMLEvent, _ place: XMLPlace) -> String {
    func said(_ name: XMLName) -> String {
      name.space.isEmpty ? name.local : "{\(name.space)}\(name.local)"
    }
    let place = "\(place.line):\(place.column) "
    switch event {
    case .start(let name, let attributes):
      return place + "<" + said(name)
        + attributes.map { " \(said($0.name))=\($0.value)" }.joined()
    case .end(let name): return place + ">" + said(name)
    case .text(let text): return place + "'" + text
    }
  }

  /// The events of bytes fed in pieces of a size, and the fault as a line of its own.
  private func events(
    _ bytes: [UInt8],
    by size: Int = 1 << 20,
    depth: Int = 256,
    text: Int = 1 << 24,
    keeping kept: XMLSelection? = nil
  ) -> [String] {
    let reader = XMLReader(depth: depth, text: text, keeping: kept)
    var lines: [String] = []
    do throws(XMLFault) {
      var start = 0
      while start < bytes.count {
        let end = min(start + size, bytes.count)
        try reader.feed(bytes[start..<end]) { lines.append(Self.line($0, $1())) }
        start = end
      }
      try reader.end { lines.append(Self.line($0, $1())) }
    } catch {
      lines.append("\(error.place.line):\(error.place.column) ! \(error.message)")
    }
    return lines
  }

  private func events(_ text: String) -> [String] { events(Array(text.utf8)) }

  private static let sample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE r>
    <r xmlns="urn:a" xmlns:b='urn:b'>
      <b:item id="1" b:kind="é&lt;&#x41;"/>é<!-- not -->t<![CDATA[<x>]]>
    </r>
    """

  @Test("gives names with namespaces, attributes, text, and the place of each")
  func givesEvents() {
    #expect(
      events(Self.sample) == [
        "3:1 <{urn:a}r", "3:34 '\n  ", "4:3 <{urn:b}item id=1 {urn:b}kind=é<A",
        "4:40 >{urn:b}item", "4:40 'ét<x>\n", "5:1 >{urn:a}r",
      ]
    )
  }

  @Test("gives the same however its bytes are cut")
  func takesPieces() {
    let bytes = Array(Self.sample.utf8)
    for size in 1..<40 { #expect(events(bytes, by: size) == events(bytes)) }
  }

  @Test("finds attributes by their names")
  func findsAttributes() throws {
    var found: [String?] = []
    try XMLReader.read(Array(#"<a xmlns:b="urn:b" b:x="1" x="2"/>"#.utf8)) { event, _ in
      guard case .start(_, let attributes) = event else { return }
      let inSpace = attributes.first { $0.name.space == "urn:b" }?.value
      found = [attributes["x"], inSpace, attributes["y"]]
    }
    #expect(found == ["2", "1", nil])
  }

  @Test("keeps the attributes and texts that are asked for, and checks the others")
  func keepsSelection() {
    let kept = XMLSelection(attributes: ["a": ["x", "y"], "b": []], texts: ["b"])
    let text = "<a x='1' z='2'>t<b x='3'>u<c y='4'>v</c>w</b><p:a xmlns:p='urn:p' p:y='5'/></a>"
    #expect(
      events(Array(text.utf8), keeping: kept) == [
        "1:1 <a x=1", "1:17 <b", "1:26 'u", "1:27 <c", "1:37 >c", "1:41 'w", "1:42 >b",
        "1:46 <{urn:p}a {urn:p}y=5", "1:76 >{urn:p}a", "1:76 >a",
      ]
    )
    let long = events(Array("<a>12345</a>".utf8), text: 4, keeping: kept)
    #expect(long.last == "1:4 ! a text here is longer than 4 bytes")
    let doubled = events(Array("<c x='1' x='2'/>".utf8), keeping: kept)
    #expect(doubled == ["1:10 ! an attribute is there twice"])
  }

  @Test("says where a text is cut short, at each of its bytes")
  func saysTruncated() {
    let bytes = Array("<a><b x='1'>t</b></a>".utf8)
    for count in 0..<bytes.count {
      let last = events(Array(bytes[..<count])).last ?? ""
      #expect(last.contains(" ! "), "\(count)")
    }
    #expect(events([]) == ["1:1 ! it is empty"])
    #expect(events("<a>\n<b>t").last == "2:5 ! the text ends within <b>")
    #expect(events("<a").last == "1:1 ! the text ends before its first element is whole")
    #expect(events(" ").last == "1:2 ! the text ends before its first element is whole")
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("<a><b></a>", "1:9 ! this tag does not close <b>, which is open"),
      ("<a/><b/>", "1:5 ! something follows the last element"),
      ("<a>\n &nbsp;</a>", "2:2 ! an entity here is none of XML's five"),
      ("<a x='1' x='2'/>", "1:10 ! an attribute is there twice"),
      ("<p:a/>", "1:1 ! a prefix has no namespace"),
      ("<a>\u{1}</a>", "1:4 ! this is not well-formed XML"),
      ("{\"a\": 1}", "1:1 ! this is not well-formed XML"),
      (
        "<?xml version='1.0' encoding='EBCDIC'?><a/>",
        "1:31 ! its encoding is not read; save it as UTF-8"
      ),
    ]
  )
  func saysFaults(text: String, fault: String) {
    #expect(events(text).last == fault)
  }

  @Test("refuses entities: one within another, of files, and of document types elsewhere")
  func refusesEntities() {
    let laughs = """
      <!DOCTYPE lolz [
       <!ENTITY lol "lol">
       <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
      ]>
      <lolz>&lol2;</lolz>
      """
    #expect(events(laughs) == ["2:15 ! it declares an entity, which is not read"])
    let declared = [
      (#"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#, 52),
      (#"<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x.invalid/"> %x;]><a/>"#, 53),
      (#"<!DOCTYPE a [<!ENTITY x SYSTEM "x.gif" NDATA gif>]><a/>"#, 46),
    ]
    for (text, column) in declared {
      #expect(events(text) == ["1:\(column) ! it declares an entity, which is not read"])
    }
    let elsewhere = "it leaves a part of itself to another file, which is not read"
    for text in [
      #"<!DOCTYPE a SYSTEM "x.dtd"><a>&x;</a>"#, #"<!DOCTYPE a [%x;]><a b="&x;"/>"#,
    ] {
      let found = events(text)
      #expect(found.count == 1 && found[0].hasSuffix(elsewhere), "\(found)")
    }
  }

  @Test("reads UTF-16 and Latin-1 as they are declared, and no bytes that are none of UTF-8")
  func readsEncodings() {
    let text = "<?xml version='1.0' encoding='UTF-16'?><a b='é'>€𝄞</a>"
    let wanted = ["1:40 <a b=é", "1:49 '€𝄞", "1:51 >a"]
    let pairs = ([0xFEFF] + Array(text.utf16)).map { (UInt8($0 & 255), UInt8($0 >> 8)) }
    let big = pairs.flatMap { [$0.1, $0.0] }
    #expect(events(pairs.flatMap { [$0.0, $0.1] }) == wanted)
    #expect(events(big) == wanted)
    #expect(events(big, by: 1) == wanted)
    let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9]
    #expect(events(latin + Array("</a>".utf8)) == ["1:44 <a", "1:47 'é", "1:48 >a"])
    let broken = Array("<a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(events(broken).last == "1:4 ! this is not well-formed XML")
    #expect(events([0xEF, 0xBB, 0xBF] + Array("<a/>".utf8)) == ["1:1 <a", "1:5 >a"])
  }

  @Test(
    "refuses a declared encoding that the byte order mark contradicts",
    arguments: ["ISO-8859-1", "us-ascii", "UTF-16"]
  )
  func refusesContradiction(encoding: String) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let declaration = "<?xml version='1.0' encoding='\(encoding)'?>"
    let text = mark + Array("\(declaration)<v/>zD7mlns&&&&&:a=\"b\"Pc".utf8)
    let fault =
      "1:1 ! it declares \(encoding), and begins with the mark of UTF-8; save it as UTF-8"
    for size in [1, 7, 1 << 20] { #expect(events(text, by: size) == [fault]) }
    let right = mark + Array("<?xml version='1.0' encoding='utf-8'?><a/>".utf8)
    #expect(events(right) == ["1:39 <a", "1:43 >a"])
    let wide = ([0xFEFF] + Array("<?xml version='1.0' encoding='UTF-8'?><a/>".utf16)).flatMap {
      [UInt8($0 >> 8), UInt8($0 & 255)]
    }
    let other = "1:1 ! it declares UTF-8, and begins with the mark of UTF-16; save it as UTF-8"
    #expect(events(wide) == [other])
  }

  @Test("says the same fault at the same place however its bytes are cut")
  func saysFaultsOfPieces() {
    let texts = [
      "<v/>zD7mlns&&&&&:a=\"b\"Pc", "<a>text &nbsp; more</a>", "<a>\u{1}</a>", "<a b='&#0;'/>",
      "<a>]]>", "<a><!-- -- --></a>", "<a>" + String(repeating: "é", count: 40_000) + "<",
    ]
    for text in texts.map({ Array($0.utf8) }) {
      let whole = events(text)
      #expect(whole.last?.contains(" ! ") == true)
      for size in [1, 7, 1 << 16 - 1] { #expect(events(text, by: size) == whole) }
    }
  }

  @Test("bounds depth, texts and tags, whatever their pieces are")
  func bounds() {
    let deep = Array(String(repeating: "<a>", count: 100_000).utf8)
    #expect(events(deep).last == "1:769 ! elements nest more than 256 deep")
    #expect(events(deep).count == 257)
    let right = "<a><a><a/></a></a>"
    #expect(events(Array(right.utf8), depth: 3).count == 6)
    #expect(events(Array(right.utf8), depth: 2).last == "1:7 ! elements nest more than 2 deep")
    let text = Array("<a>12345</a>".utf8)
    #expect(events(text, by: 1, text: 5).count == 3)
    for size in [1, 1 << 20] {
      let fault = "1:4 ! a text here is longer than 4 bytes"
      #expect(events(text, by: size, text: 4).last == fault)
    }
    let tag = Array(("<a x='" + String(repeating: "y", count: 3 << 20) + "'/>").utf8)
    for size in [1 << 12, 1 << 22] {
      #expect(
        events(tag, by: size) == ["1:1 ! a tag or a comment here is longer than a megabyte"]
      )
    }
  }

  @Test("stops at a fault of who reads, and reads nothing behind it")
  func stops() {
    let reader = XMLReader()
    var count = 0
    let bytes = Array("<a>1<b/>2</a>".utf8)
    func refuse(_ event: XMLEvent, _ place: () -> XMLPlace) throws(XMLFault) {
      count += 1
      if case .text(let text) = event {
        throw XMLFault(message: "no \(text)", place: place())
      }
    }
    do throws(XMLFault) {
      try reader.feed(bytes[...], refuse)
      try reader.end(refuse)
      Issue.record("the fault is lost")
    } catch {
      #expect(error == XMLFault(message: "no 1", place: error.place))
      #expect(error.place.column == 4)
    }
    #expect(count == 2)
    #expect((try? reader.feed(bytes[...], refuse)) != nil)
    #expect((try? reader.end(refuse)) != nil)
    #expect(count == 2)
  }

  @Test("reads ten megabytes fed in pieces, and as many names as there are")
  func readsMuch() throws {
    let reader = XMLReader()
    var (starts, letters, names) = (0, 0, Set<String>())
    func count(_ event: XMLEvent, _ place: () -> XMLPlace) {
      switch event {
      case .start(let name, _):
        starts += 1
        names.insert(name.local)
      case .text(let text): letters += text.utf8.count
      case .end: break
      }
    }
    try reader.feed(Array("<all>".utf8)[...], count)
    for piece in 0..<1_000 {
      let rows = (0..<100).map {
        "<r\(piece * 100 + $0) a='\($0)'>\(String(repeating: "x", count: 80))</r\(piece * 100 + $0)>"
      }
      try reader.feed(Array(rows.joined().utf8)[...], count)
    }
    try reader.feed(Array("</all>".utf8)[...], count)
    try reader.end(count)
    #expect(starts == 100_001 && letters == 8_000_000 && names.count == 100_001)
  }
}
