import Formats
import Foundation
import Privacy
import TestSupport
import Testing

@Suite("A withheld sentence inside")
struct LeakContainerTests {
  private static let sentence = "The tapes of the east wing were never encrypted"
  /// It in UTF-16, the lower byte first.
  private static let wide: [UInt8] = Array(
    sentence.utf16.map { [UInt8($0 & 255), UInt8($0 >> 8)] }.joined()
  )
  private let planted = Planted(sentence)

  /// Bytes that were deflated by zlib, with its header.
  private func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    try python(
      "import sys, zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read(), 9))",
      bytes
    )
  }

  private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let size = data.count
    let length = [24, 16, 8, 0].map { UInt8(size >> $0 & 255) }
    return length + Array(name.utf8) + data + [0, 0, 0, 0]
  }

  private func png(_ chunks: [UInt8]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", [UInt8](repeating: 1, count: 13))
      + chunks + chunk("IDAT", (0..<200).map { UInt8($0 &* 37 & 255) }) + chunk("IEND", [])
  }

  @Test("a picture's metadata is found, whatever the chunk")
  func isInPNG() throws {
    let text = Array(Self.sentence.utf8)
    let packed = try deflated(text)
    for data in [
      chunk("tEXt", Array("Comment\0".utf8) + text),
      chunk("zTXt", Array("Comment\0\0".utf8) + packed),
      chunk("iTXt", Array("Comment\0\u{1}\0en\0\0".utf8) + packed),
      chunk("iTXt", Array("Comment\0\0\0en\0\0".utf8) + text),
      chunk("eXIf", Self.wide),
    ] {
      #expect(planted.found(in: png(data), of: "a.png") == [Self.sentence])
    }
    #expect(planted.found(in: png([]) + text, of: "a.png") == [Self.sentence])
    #expect(planted.found(in: png([]), of: "a.png") == [])
    let id = Planted("F-03", as: .id)
    #expect(id.found(in: png(chunk("tEXt", Array("Comment\0F-03".utf8))), of: "a.png") == ["F-03"])
  }

  @Test("a JPEG picture's comment is found, and text in files of other kinds")
  func isInJPEG() {
    let text = Array(Self.sentence.utf8)
    let size = text.count + 2
    let jpeg: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xFE, UInt8(size >> 8), UInt8(size & 255)] + text
      + [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]
    #expect(planted.found(in: jpeg, of: "a.jpg") == [Self.sentence])
    let other: [UInt8] = [0, 1, 2, 3, 0] + text + [0, 9, 0, 1]
    #expect(planted.found(in: other, of: "a.bin") == [Self.sentence])
    let wide: [UInt8] = [0, 1, 2] + Self.wide
    #expect(planted.found(in: wide, of: "a.bin") == [Self.sentence])
    let file: [UInt8] = [0xFF, 0xFE] + Self.wide
    #expect(planted.found(in: file, of: "a.csv") == [Self.sentence])
    let latin = Array("a,".utf8) + [0xE9, 0x2C] + text
    #expect(planted.found(in: latin, of: "a.csv") == [Self.sentence])
  }

  @Test("a PDF's string is found, however it is spelled")
  func isInStrings() throws {
    let text = Self.sentence
    let units = Array(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
    func hex(_ bytes: [UInt8]) -> String { "<" + bytes.map { Self.hex($0) }.joined() + ">" }
    let octal = text.utf8.map { "\\" + String(Int($0) + 512, radix: 8).dropFirst() }.joined()
    let half = text.index(text.startIndex, offsetBy: 20)
    for string in [
      "/Title" + hex([0xFE, 0xFF] + units), hex(Array(text.utf8)) + " Tj", "(\(octal)) Tj",
      "[(The tap) -20 (es of the east) 300 (wing were never encrypted)] TJ",
      "(\(text[..<half])) Tj 0 -12 Td (\(text[half...])) Tj",
      "/Title(\u{FE}\u{FF}" + units.map { String(Unicode.Scalar($0)) }.joined() + ")",
    ] {
      let latin = string.unicodeScalars.map { UInt8($0.value) }
      let pdf = Array("%PDF-1.4\n1 0 obj<</A 1>>endobj\n".utf8) + latin + Array("\n%%EOF".utf8)
      #expect(planted.found(in: pdf, of: "a.pdf") == [text], "\(string.prefix(40))")
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    String(UInt16(byte) + 256, radix: 16).dropFirst().uppercased()
  }

  @Test("a PDF's stream is found in base 85 and in hexadecimal digits, deflated too")
  func isInEncodedStream() throws {
    let page = Array("BT (\(Self.sentence)) Tj ET".utf8)
    let base85 =
      "import sys, base64; sys.stdout.buffer.write(base64.a85encode(sys.stdin.buffer.read()))"
    for stream in [
      try python(base85, page) + Array("~>".utf8),
      try python(base85, try deflated(page)) + Array("~>\n".utf8),
      Array((page.map { Self.hex($0) }.joined() + ">").utf8),
    ] {
      let pdf =
        Array("%PDF-1.4\n4 0 obj<</Length 9>>stream\n".utf8) + stream
        + Array("\nendstream endobj\n%%EOF".utf8)
      #expect(planted.found(in: pdf, of: "a.pdf") == [Self.sentence])
    }
  }

  @Test("a message's text is found in base64 and as quoted-printable, and the data of an address")
  func isEncoded() throws {
    let text = Array((Self.sentence + "\n").utf8)
    let base64 = Data(text).base64EncodedString()
    let head = "Subject: Tapes\nContent-Transfer-Encoding: base64\n\n"
    let start = base64.index(base64.startIndex, offsetBy: 24)
    let mail = "\(head)\(base64[..<start])\r\n\(base64[start...])\r\n"
    #expect(planted.found(in: mail, of: "a.eml") == [Self.sentence])
    let quoted =
      "Content-Transfer-Encoding: quoted-printable\n\nThe tapes=20of the e=\nast wing=\r\n were never encrypted\n"
    #expect(planted.found(in: quoted, of: "a.eml") == [Self.sentence])
    let link = "<a href=\"data:text/plain;base64,\(base64)\">x</a>"
    #expect(planted.found(in: link, of: "a.html") == [Self.sentence])
    #expect(planted.found(in: "<p>;base64,\(base64.reversed())</p>", of: "a.html") == [])
  }

  @Test("what cannot be read is said, with why")
  func isClosed() throws {
    func why(_ bytes: [UInt8]) -> [String] {
      planted.search.findings(in: bytes, of: "a.bin").closed.values.sorted()
    }
    let text = Array(Self.sentence.utf8)
    let bz2 = try python(
      "import sys, bz2; sys.stdout.buffer.write(bz2.compress(sys.stdin.buffer.read()))",
      text
    )
    #expect(why(bz2) == ["it is packed by bzip2"])
    let xz = try python(
      "import sys, lzma; sys.stdout.buffer.write(lzma.compress(sys.stdin.buffer.read()))",
      text
    )
    #expect(why(xz) == ["it is packed by xz"])
    let odd = try python(
      "import sys, zipfile\nz = zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_BZIP2)\nz.writestr('x', sys.stdin.read() * 9)\nz.close()",
      text
    )
    #expect(
      why(odd) == ["1 of its files are encrypted or packed unusually", "it is packed by bzip2"]
    )
    let pdf = Array("%PDF-1.4\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF".utf8)
    #expect(why(pdf) == ["it is encrypted"])
    let archive = Zip.archive([("x.txt", text)])
    #expect(why(archive) == [])
    #expect(why([0, 1, 2, 3] + archive) == ["it holds an archive"])
    var deep = archive
    for _ in 0..<3 { deep = Zip.archive([("x.zip", deep)]) }
    #expect(why(deep) == ["it is an archive in 3 others"])
  }

  @Test("an archive's part is found, stored, deflated, and in an archive in it")
  func isInArchive() throws {
    let split = "<w:p><w:t>The tapes of the </w:t><w:t>east wing were never encrypted</w:t></w:p>"
    let parts: [Zip.File] = [("word/document.xml", Array(split.utf8))]
    let stored = Zip.archive(parts)
    #expect(planted.found(in: stored, of: "a.docx") == [Self.sentence])
    let packed = try python(
      "import zipfile\nz = zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_DEFLATED)\nz.writestr('word/document.xml', sys.stdin.read() + ' padding' * 500)\nz.close()",
      Array(split.utf8)
    )
    #expect(planted.found(in: packed, of: "a.docx") == [Self.sentence])
    let outer = Zip.archive([("inner.zip", packed)])
    #expect(planted.found(in: outer, of: "a.zip") == [Self.sentence])
    let named = Zip.archive([(Self.sentence + ".txt", [])])
    #expect(planted.found(in: named, of: "a.zip") == [Self.sentence])
    #expect(planted.found(in: Zip.archive([("a", [1, 2])]), of: "a.zip") == [])
    let search = planted.search.findings(in: stored, of: "a.docx").hits
    #expect(search.map(\.file) == ["a.docx, word/document.xml"])
  }

  @Test("a PDF's stream and its properties are found")
  func isInPDF() throws {
    let packed = try deflated(Array("BT (\(Self.sentence)) Tj ET".utf8))
    let head = Array("%PDF-1.7\n1 0 obj << /Length \(packed.count) >>\nstream\n".utf8)
    let pdf = head + packed + Array("\nendstream endobj\n%%EOF".utf8)
    #expect(planted.found(in: pdf, of: "a.pdf") == [Self.sentence])
    let title = Array("%PDF-1.7\n<< /Title (\(Self.sentence)) >>\n%%EOF".utf8)
    #expect(planted.found(in: title, of: "a.pdf") == [Self.sentence])
    #expect(planted.found(in: head + packed.dropLast(30), of: "a.pdf") == [])
  }

  @Test("what comes to too much is said to be unsearched")
  func isTooLarge() throws {
    let bomb = try python(
      "import zipfile\nz = zipfile.ZipFile(sys.stdout.buffer, 'w', zipfile.ZIP_DEFLATED)\nz.writestr('a', b'0' * 300000000)\nz.close()",
      []
    )
    let found = planted.search.findings(in: bomb, of: "a.zip")
    #expect(found.unsearched == ["a.zip"])
  }
}
