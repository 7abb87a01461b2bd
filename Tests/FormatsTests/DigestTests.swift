import Formats
import Testing

@Suite("Digests, entities and code points")
struct DigestTests {
  @Test("are those of FIPS 180-4")
  func digests() {
    #expect(
      SHA256.hex(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    #expect(Hexadecimal.codePoint(0xA) == "U+000A")
    #expect(Hexadecimal.codePoint(0x1F600) == "U+1F600")
  }

  @Test(
    "are written for each special sign and no other",
    arguments: [
      ("", ""), ("plain", "plain"), ("<", "&lt;"), ("a&b\"c\"", "a&amp;b&quot;c&quot;"),
      ("é > ü", "é &gt; ü"), ("&&", "&amp;&amp;"), ("|~f\u{7F}", "|~f\u{7F}"),
    ]
  )
  func entities(text: String, html: String) {
    #expect(HTMLText.escaped(text) == html)
    var all: [UInt8] = []
    HTMLText.escape(("'" + text + "'").utf8.span, .all, to: &all)
    #expect(String(decoding: all, as: UTF8.self) == "&#39;" + html + "&#39;")
  }

  @Test(arguments: [
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    ),
    (String(repeating: "a", count: 1000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
  ])
  func digestsAsTheStandardDoes(message: String, digest: String) {
    #expect(Hexadecimal.text(SHA1.digest(Array(message.utf8))) == digest)
  }
}
