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

  private func python(_ script: String, _ input: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder(["in": .bytes(input)])
    let code =
      "import sys\nsys.stdin = open('\(folder.path)/in')\nsys.stdout = open('\(folder.path)/out', 'w')\n"
      + script
    let made = try run("/usr/bin/env", ["python3", "-c", code])
    try #require(made.code == 0, "\(made.stderr)")
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out")))
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
