/// What the directory of an archive says of a file, and where the file's own header and bytes are.
struct ZipHeader {
  /// With what an entry of the directory, a file's own header and the end of an archive begin.
  static let mark = 0x0201_4B50
  static let localMark = 0x0403_4B50
  static let endMark = 0x0605_4B50
  private static let length = 46
  private static let localLength = 30
  /// The length of the end of an archive, without its comment.
  static let endLength = 22

  let flags: Int
  let method: Int
  let sum: Int
  /// How many bytes it has in the archive, and when it is taken out.
  let packed: Int
  let size: Int
  /// Where its own header begins.
  let start: Int
  /// Where its name is, and what follows it in the directory.
  let name: Range<Int>
  let next: Int

  var isEncrypted: Bool { flags & 1 == 1 }
  var isDeflated: Bool { method == 8 }
  var isStored: Bool { method == 0 }

  /// The header at a place of the directory; nil where there is none.
  init?(_ archive: [UInt8], at place: Int) {
    guard archive.number(at: place, bytes: 4) == Self.mark,
      let flags = archive.number(at: place + 8, bytes: 2),
      let method = archive.number(at: place + 10, bytes: 2),
      let sum = archive.number(at: place + 16, bytes: 4),
      let packed = archive.number(at: place + 20, bytes: 4),
      let size = archive.number(at: place + 24, bytes: 4),
      let name = archive.number(at: place + 28, bytes: 2),
      let extra = archive.number(at: place + 30, bytes: 2),
      let comment = archive.number(at: place + 32, bytes: 2),
      let start = archive.number(at: place + 42, bytes: 4),
      place + Self.length + name <= archive.count
    else { return nil }
    (self.flags, self.method, self.sum) = (flags, method, sum)
    (self.packed, self.size, self.start) = (packed, size, start)
    self.name = (place + Self.length)..<(place + Self.length + name)
    next = self.name.upperBound + extra + comment
  }

  /// Where its bytes are; nil where its own header is not before them, or they are not before `end`.
  func data(in archive: [UInt8], before end: Int) -> Range<Int>? {
    guard archive.number(at: start, bytes: 4) == Self.localMark,
      let name = archive.number(at: start + 26, bytes: 2),
      let extra = archive.number(at: start + 28, bytes: 2)
    else { return nil }
    let data = start + Self.localLength + name + extra
    return data + packed <= end ? data..<(data + packed) : nil
  }

  /// Where the end of an archive is, looked for from behind down to `first`.
  static func end(of archive: [UInt8], from first: Int = 0) -> Int? {
    guard archive.count >= endLength else { return nil }
    return stride(from: archive.count - endLength, through: first, by: -1)
      .first { archive.number(at: $0, bytes: 4) == endMark }
  }
}
