import Formats
import Foundation
import Privacy
import TestSupport
import Testing

@Suite("A withheld sentence that is packed, or set in another way")
struct LeakPackedTests {
  private static let sentence = "The tapes of the east wing were never encrypted"
  private let planted = Planted(sentence)

  private func packed(_ script: String) throws -> [UInt8] {
    try python(script, Array(Self.sentence.utf8))
  }

  private func why(_ bytes: [UInt8], of name: String = "a.bin") -> [String] {
    planted.search.findings(in: bytes, of: name).closed.values.sorted()
  }

  @Test("is found in each member of a gzip file")
  func isInMembers() throws {
    let first = "gzip.compress(b'Nothing to see here, and nothing to find')"
    let second = "gzip.compress(sys.stdin.buffer.read())"
    for script in [
      "\(first) + \(second)", "\(second) + \(first)", "\(first) + \(first) + \(second)",
    ] {
      let bytes = try packed("import gzip; sys.stdout.buffer.write(\(script))")
      #expect(planted.found(in: bytes, of: "a.gz") == [Self.sentence], "\(script)")
    }
    let none = try packed("import gzip; sys.stdout.buffer.write(\(first) + \(first))")
    #expect(planted.found(in: none, of: "a.gz") == [])
    // Cut short, and with lengths that lead beyond the end.
    let cut = try packed("import gzip; sys.stdout.buffer.write((\(first) + \(second))[:-30])")
    #expect(planted.found(in: cut, of: "a.gz") == [])
    let long: [UInt8] = [0x1F, 0x8B, 0x08, 0x1C] + [UInt8](repeating: 0xFF, count: 20)
    #expect(planted.found(in: long, of: "a.gz") == [])
  }

  @Test("is found in what the directory of an archive does not list")
  func isBesides() throws {
    let archive =
      "import zipfile, io\nb = io.BytesIO()\nz = zipfile.ZipFile(b, 'w', zipfile.ZIP_DEFLATED)\n"
    let write = "\nsys.stdout.buffer.write(b.getvalue())"
    let text = "sys.stdin.read()"
    let comment = try packed(
      archive + "z.writestr('x', 'Nothing')\nz.comment = \(text).encode()\nz.close()" + write
    )
    #expect(planted.found(in: comment, of: "a.zip") == [Self.sentence])
    let extra = try packed(
      archive
        + "i = zipfile.ZipInfo('x')\nt = \(text).encode()\ni.extra = b'\\x99\\x99' + len(t).to_bytes(2, 'little') + t\nz.writestr(i, 'Nothing')\nz.close()"
        + write
    )
    #expect(planted.found(in: extra, of: "a.zip") == [Self.sentence])
    for method in ["zipfile.ZIP_STORED", "zipfile.ZIP_DEFLATED"] {
      let unlisted = try packed(
        archive
          + "z.writestr('x', \(text) + ' padding' * 300, \(method))\nz.writestr('y', 'Nothing')\nz.filelist = [i for i in z.filelist if i.filename == 'y']\nz._didModify = True\nz.close()"
          + write
      )
      #expect(Zip.paths(of: unlisted) == ["y"])
      #expect(planted.found(in: unlisted, of: "a.zip") == [Self.sentence], "\(method)")
    }
    let plain = try packed(archive + "z.writestr('x', 'Nothing')\nz.close()" + write)
    #expect(planted.found(in: plain, of: "a.zip") == [])
  }

  @Test("is told to be closed whatever the name of the file says")
  func isClosed() throws {
    let odd = try packed(
      "import zipfile\nz = zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_LZMA)\nz.writestr('x', sys.stdin.read() * 9)\nz.close()"
    )
    let seven: [UInt8] =
      [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] + [UInt8](repeating: 7, count: 40)
    for name in ["data.json", "a.xml", "a.html", "a.csv", "a.zip", "a"] {
      #expect(why(odd, of: name) == ["1 of its files are encrypted or packed unusually"], "\(name)")
      #expect(why(seven, of: name) == ["it is packed by 7-Zip"], "\(name)")
    }
    #expect(why(Array("PK is a name, Rar one too".utf8), of: "a.txt") == [])
    #expect(why(Array("{\"a\": 1}".utf8), of: "a.json") == [])
  }

  private static func pdf(_ font: String) -> [UInt8] {
    Array(
      "%PDF-1.4\n5 0 obj<<\(font)>>endobj\n4 0 obj<</Length 9>>stream\n<0102> Tj\nendstream endobj\n%%EOF"
        .utf8
    )
  }

  @Test(
    "cannot be read where a PDF numbers its letters in its own way, which is told",
    arguments: [
      ("/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H", true),
      ("/Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Sans/ToUnicode 9 0 R", true),
      ("/Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Sans", true),
      ("/Subtype/Type1/BaseFont/Sans/Encoding<</Differences[1/a/b]>>", true),
      ("/Subtype/TrueType/BaseFont/ABCDEF+Sans/Encoding/WinAnsiEncoding", false),
      ("/Subtype/Type1/BaseFont/Helvetica", false), ("/Subtype/Type1/BaseFont/ABC+D", false),
    ]
  )
  func isInFont(font: String, isClosed: Bool) throws {
    let expected = isClosed ? ["its letters are numbers in fonts of its own"] : []
    #expect(why(Self.pdf(font), of: "a.pdf") == expected)
    // The objects of newer files are deflated.
    let packed = try python(
      "import zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))",
      Array("<<\(font)>>".utf8)
    )
    let newer =
      Array("%PDF-1.5\n5 0 obj<</Type/ObjStm>>stream\n".utf8) + packed
      + Array("\nendstream endobj\n%%EOF".utf8)
    #expect(why(newer, of: "a.pdf") == expected)
  }

  @Test(
    "is found in rich text, whatever controls it",
    arguments: [
      #"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs24 The tapes of the {\b east} wing were\par never encrypted}"#,
      #"{\rtf1 The \b tapes\b0  of the ea\i st\i0  wing were nev{\*\bkmkstart mark}er en\'63rypted}"#,
      #"{\rtf1 The tapes of \u116?he east wi{\uc2\u110 ab}g were never encrypt\-ed}"#,
      "{\\rtf1 The tapes of the ea\r\nst wing were nev\\\ner encrypted}",
      #"{\rtf1 Nothing{\info{\title The tapes of the east wing were never encrypted}}}"#,
      #"{\rtf1 Nothing{\*\annotation The {\i tapes} of the east wing were never encrypted}}"#,
    ]
  )
  func isRichText(text: String) {
    #expect(planted.found(in: text, of: "a.rtf") == [Self.sentence])
    #expect(planted.found(in: text, of: "a.doc") == [Self.sentence])
  }

  @Test(
    "of rich text is no fault where that is damaged",
    arguments: [
      #"{\rtf1"#, #"{\rtf1\"#, #"{\rtf1 }}}}} x"#, #"{\rtf1\u55357?"#, #"{\rtf1\'"#, #"{\rtf1\'zz"#,
      #"{\rtf1\bin999999999 x}"#, #"{\rtf1\u99999999999999999999 x}"#, #"{\rtf1\uc-5 x\u1}"#,
    ]
  )
  func isDamaged(text: String) {
    #expect(planted.found(in: text, of: "a.rtf") == [])
  }
}
