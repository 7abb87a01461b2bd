import TestSupport
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

@Suite("An archive of others")
struct ZipReaderTests {
  private static let text = Array(String(repeating: "Every safeguard. ", count: 400).utf8)

  /// An archive as Python writes it; `code` has it as `z`.
  private func python(_ code: String) throws -> [UInt8] {
    let folder = try TemporaryFolder([:])
    let script = """
      import zipfile
      with zipfile.ZipFile('\(folder.path)/a.zip', 'w', zipfile.ZIP_DEFLATED) as z:
        \(code)
      """
    let made = try run("/usr/bin/env", ["python3", "-c", script])
    try #require(made.code == 0, "\(made.stderr)")
    return try #require(readFile(folder.path + "/a.zip"))
  }

  /// What is wrong with an archive or with a file of it.
  private func fault(
    _ archive: [UInt8],
    file: String = "a",
    limits: ZipReader.Limits = .init()
  ) -> String? {
    do throws(ZipReader.Fault) {
      _ = try ZipReader(archive, limits: limits).file(file)
      return nil
    } catch {
      return error.message
    }
  }

  @Test("is deflated where that makes it smaller, the same each time, and read by others")
  func isDeflated() throws {
    let files: [Zip.File] = [("a", Self.text), ("b", [1]), ("c", [])]
    let archive = Zip.archive(files, level: 6)
    #expect(archive == Zip.archive(files, level: 6))
    #expect(archive.count < 400)
    let reader = try ZipReader(archive)
    #expect(reader.paths == ["a", "b", "c"])
    for file in files { #expect(try reader.file(file.path) == file.bytes) }
    #expect(try reader.file("A") == Self.text)
    #expect(try reader.file("d") == nil)
    #expect(try Zip.files(of: archive, most: 1 << 20)?.map(\.bytes) == files.map(\.bytes))
    let folder = try TemporaryFolder(["a.zip": .bytes(archive)])
    let told = try run("/usr/bin/env", ["python3", "-m", "zipfile", "-t", folder.path + "/a.zip"])
    #expect(told.code == 0, "\(told.stderr)")
  }

  @Test("is read as other programs write it")
  func readsOthers() throws {
    let archive = try python(
      #"z.writestr('x\\y.txt', 'one'); z.writestr('é/', ''); z.writestr('s', 'two', 0)"#
    )
    let reader = try ZipReader(archive)
    #expect(reader.paths == ["x/y.txt", "é/", "s"])
    #expect(try reader.file("X/Y.txt") == Array("one".utf8))
    #expect(try reader.file("s") == Array("two".utf8))
  }

  @Test("is refused with what is wrong: cut short, damaged, none at all")
  func refusesDamage() throws {
    let archive = Zip.archive([("a", Self.text)], level: 6)
    #expect(fault([]) == "it is no zip archive")
    #expect(fault(Array("a,b\n".utf8)) == "it is no zip archive")
    for count in [4, 30, archive.count - 23, archive.count - 1] {
      #expect(
        fault(Array(archive[..<count])) == "it is a zip archive that is cut short or damaged",
        "\(count)"
      )
    }
    // Each byte changed is noticed, or says nothing of the content.
    for index in archive.indices {
      var other = archive
      other[index] ^= 0x10
      guard fault(other) == nil else { continue }
      let bytes = try? ZipReader(other).file("a")
      #expect(bytes == Self.text || bytes == nil, "\(index)")
    }
    var other = archive
    other[40] ^= 0xFF
    #expect(fault(other) == #""a" is damaged: it is not what its check sum says"#)
  }

  @Test("is refused where its files lead out of it, are there twice, or lie over one another")
  func refusesPlaces() throws {
    for path in ["/a", "../a", "x/../../a", #"..\a"#, "C:/a"] {
      let shown = path.split(separator: #"\"#, omittingEmptySubsequences: false)
        .joined(separator: "/")
      #expect(fault(Zip.archive([(path, [])])) == "\"\(shown)\" leads out of it")
    }
    #expect(fault(Zip.archive([("a", []), ("A", [])])) == #""A" is there twice"#)
    // The second file of the directory is said to be where the first one is.
    var over = Zip.archive([("a", Self.text), ("b", Self.text)])
    let second = try #require(over.lastRange(of: [0x50, 0x4B, 1, 2]))
    over.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
    #expect(fault(over) == #""b" lies over "a""#)
  }

  @Test("is refused where it is encrypted, of 64 bits, or packed in ways of its own")
  func refusesForms() throws {
    let archive = Zip.archive([("a", Self.text)], level: 6)
    let head = try #require(archive.lastRange(of: [0x50, 0x4B, 1, 2]))
    func changed(_ place: Int, _ bytes: [UInt8]) -> [UInt8] {
      var other = archive
      other.replaceSubrange(place..<(place + bytes.count), with: bytes)
      return other
    }
    #expect(fault(changed(head + 8, [1, 8])) == #""a" is encrypted"#)
    #expect(
      fault(changed(head + 10, [12, 0])) == #""a" is packed in a way that is not read (12)"#
    )
    #expect(
      fault(changed(head + 24, [255, 255, 255, 255]))
        == #""a" is of the 64-bit form, which is not read"#
    )
    #expect(
      fault(changed(archive.count - 6, [255, 255, 255, 255]))
        == "it is a zip archive of the 64-bit form, which is not read"
    )
  }

  @Test("is refused where it is a bomb: by ratio, size and count, also where it lies about them")
  func refusesBombs() throws {
    let zeros = [UInt8](repeating: 0, count: 3 << 20)
    let bomb = Zip.archive([("a", zeros)], level: 9)
    #expect(
      fault(bomb) == #""a" becomes more than 200 times larger when it is taken out"#
    )
    var limits = ZipReader.Limits()
    limits.ratio = 2_000
    #expect(fault(bomb, limits: limits) == nil)
    limits.size = 2 << 20
    #expect(
      fault(bomb, limits: limits) == "its files come to more than 2 MB when they are taken out"
    )
    limits.files = 1
    #expect(
      fault(Zip.archive([("a", []), ("b", [])]), limits: limits)
        == "it holds 2 files; the most that is read is 1"
    )
    // It says that it is small: nothing is taken out beyond what it says.
    let head = try #require(bomb.lastRange(of: [0x50, 0x4B, 1, 2]))
    var liar = bomb
    liar.replaceSubrange(head + 24..<head + 28, with: [100, 0, 0, 0])
    var pieces = 0
    #expect(throws: ZipReader.Fault.self) {
      _ = try ZipReader(liar).read(
        "a",
        wrap: { $0 },
        { (_) throws(ZipReader.Fault) in pieces += 1 }
      )
    }
    #expect(pieces == 0)
  }
}

extension [UInt8] {
  /// Where bytes are for the last time.
  fileprivate func lastRange(of bytes: [UInt8]) -> Int? {
    indices.reversed().first { self[$0...].starts(with: bytes) }
  }
}
