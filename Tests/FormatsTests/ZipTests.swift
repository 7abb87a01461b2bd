import Testing

@testable import Formats

@Suite("An archive")
struct ZipTests {
  private static let files: [Zip.File] = [
    ("a.xml", Array("<a/>".utf8)), ("folder/ä.txt", []), ("b", [UInt8](0...255)),
  ]

  @Test("has the check sums that others compute")
  func hasSums() {
    #expect(CRC32.sum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.sum([]) == 0)
  }

  @Test("lists its files in the order given, and has the same bytes each time")
  func listsFiles() {
    let archive = Zip.archive(Self.files)
    #expect(Zip.paths(of: archive) == ["a.xml", "folder/ä.txt", "b"])
    #expect(Zip.archive(Self.files) == archive)
    #expect(archive.starts(with: [0x50, 0x4B, 3, 4]))
    #expect(Zip.paths(of: Zip.archive([])) == [])
  }

  @Test("replaces files where they are, adds others, and keeps the rest")
  func replaces() throws {
    let new: [Zip.File] = [("b", [7]), ("c", [8, 9])]
    let replaced = try #require(Zip.replacing(new, in: Zip.archive(Self.files)))
    #expect(replaced == Zip.archive([Self.files[0], Self.files[1], ("b", [7]), ("c", [8, 9])]))
  }

  @Test("is told from what is none, or cut short")
  func refusesOthers() {
    let archive = Zip.archive(Self.files)
    #expect(Zip.paths(of: []) == nil)
    #expect(Zip.paths(of: Array("PK, and nothing more than these words".utf8)) == nil)
    for count in [1, 21, 22, 40] { #expect(Zip.paths(of: Array(archive.dropLast(count))) == nil) }
    #expect(Zip.paths(of: Array(archive.dropFirst(10))) == nil)
    #expect(Zip.replacing([], in: [1, 2, 3]) == nil)
  }
}
