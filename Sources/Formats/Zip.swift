/// Archives of files, as office documents are: written, with and without compression, and with single
/// files replaced.
///
/// What others wrote and is to be trusted with nothing is read by `ZipReader`.
///
/// No time is kept, so that the same files give the same bytes.
public enum Zip {
  /// A file of an archive by its path.
  public typealias File = (path: String, bytes: [UInt8])

  /// An archive of files in the order given, as they are.
  public static func archive(_ files: [File]) -> [UInt8] { written(files.map { Entry(file: $0) }) }

  /// An archive of files in the order given, deflated at a level from 1 to 9 where that makes them
  /// smaller.
  public static func archive(_ files: [File], level: Int) -> [UInt8] {
    written(files.map { Entry(file: $0).deflated(level) })
  }

  /// An archive with files in the place of those of the same paths.
  ///
  /// They are added where there are none; the other files keep their bytes as they are compressed. Nil
  /// for what is no archive.
  public static func replacing(_ files: [File], in archive: [UInt8]) -> [UInt8]? {
    guard let entries = entries(of: archive) else { return nil }
    var new = Dictionary(uniqueKeysWithValues: files.map { ($0.path, Entry(file: $0)) })
    let kept = entries.map { new.removeValue(forKey: $0.path) ?? $0 }
    return written(kept + files.compactMap { new[$0.path] })
  }

  /// The paths of an archive's files in its order; nil for what is no archive.
  public static func paths(of archive: [UInt8]) -> [String]? {
    entries(of: archive)?.map(\.path)
  }

  /// An archive's files as they are when they are taken out, `most` bytes of them at most.
  ///
  /// One that is encrypted, or compressed in another way than deflated, is as it is in the archive. Nil
  /// for what is no archive.
  public static func files(
    of archive: [UInt8],
    most: Int
  ) throws(Inflate.Fault) -> [File]? {
    guard let entries = entries(of: archive) else { return nil }
    var files: [File] = []
    var rest = most
    for entry in entries {
      let bytes = try entry.bytes(most: rest)
      rest -= bytes.count
      files.append((entry.path, bytes))
    }
    return files
  }

  /// What is in an archive and in no file that its directory lists: its comment, what headers say besides
  /// names, bytes between files, and files that are not listed, taken out.
  public static func unlisted(
    in archive: [UInt8],
    most: Int
  ) throws(Inflate.Fault) -> [File] {
    guard let entries = entries(of: archive) else { return [] }
    var rest: [UInt8] = []
    var files: [File] = []
    var place = 0
    var size = 0
    for range in entries.map(\.data.indices).sorted(by: { $0.lowerBound < $1.lowerBound })
      + [archive.count..<archive.count]
    {
      guard range.lowerBound > place else {
        place = max(place, range.upperBound)
        continue
      }
      let gap = archive[place..<range.lowerBound]
      rest += withoutMarks(gap) + [0]
      // The last header of a gap is that of the file behind it.
      var from = gap
      while let found = from.firstOccurrence(of: [0x50, 0x4B, 0x03, 0x04]) {
        from = from[found.upperBound...]
        guard let data = data(behind: found.lowerBound, in: archive),
          data.lowerBound < range.lowerBound,
          let bytes = try unpacked(
            archive[data.lowerBound..<range.lowerBound],
            method: data.method,
            most
          )
        else { continue }
        size += bytes.count
        if size > most { throw .tooLarge }
        files.append(("unlisted", bytes))
      }
      place = max(place, range.upperBound)
    }
    return files + [("besides", rest)]
  }

  /// Bytes with zeros in the place of the marks by which an archive and its headers are known.
  private static func withoutMarks(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out = Array(bytes)
    for place in out.indices.dropLast(3)
    where out[place] == 0x50 && out[place + 1] == 0x4B
      && [0x0102, 0x0304, 0x0506].contains(Int(out[place + 2]) << 8 | Int(out[place + 3]))
    {
      out.replaceSubrange(place..<(place + 4), with: [0, 0, 0, 0])
    }
    return out
  }

  /// Where the data of a file's own header begin, and how they are packed.
  private static func data(
    behind header: Int,
    in archive: [UInt8]
  ) -> (lowerBound: Int, method: Int)? {
    guard let method = archive.number(at: header + 8, bytes: 2),
      let name = archive.number(at: header + 26, bytes: 2),
      let extra = archive.number(at: header + 28, bytes: 2)
    else { return nil }
    return (header + 30 + name + extra, method)
  }

  /// What is deflated or as it is, taken out; nil where it is neither, or is damaged.
  private static func unpacked(
    _ data: ArraySlice<UInt8>,
    method: Int,
    _ most: Int
  ) throws(Inflate.Fault) -> [UInt8]? {
    guard method == 8 else { return method == 0 ? Array(data) : nil }
    do throws(Inflate.Fault) {
      return try Inflate.inflated(data, most: most)
    } catch {
      if case .tooLarge = error { throw .tooLarge }
      return nil
    }
  }

  /// The paths of an archive's files that cannot be taken out: they are encrypted, or compressed in
  /// another way than deflated.
  public static func closed(in archive: [UInt8]) -> [String] {
    (entries(of: archive) ?? []).filter(\.isClosed).map(\.path)
  }

  /// A file as it is in an archive.
  fileprivate struct Entry {
    let path: String
    /// How it is compressed; 0: not at all.
    var method = 0
    let sum: UInt32
    /// How many bytes it has when it is taken out.
    let size: Int
    let data: ArraySlice<UInt8>
    /// Where its header begins.
    var start = 0
    var isEncrypted = false

    var isClosed: Bool { isEncrypted || method != 0 && method != 8 }
  }

  /// Set in a header: names are UTF-8.
  private static let namesAreUTF8 = 0x0800
  /// 1 January 1980, the first day that an archive can name.
  private static let day = 0x21

  private static func written(_ entries: [Entry]) -> [UInt8] {
    var out: [UInt8] = []
    var placed = entries
    for index in placed.indices {
      placed[index].start = out.count
      out.append(ZipHeader.localMark, bytes: 4)
      head(placed[index], to: &out)
      out.append(0, bytes: 2)
      out += Array(placed[index].path.utf8) + placed[index].data
    }
    let directory = out.count
    for entry in placed {
      out.append(ZipHeader.mark, bytes: 4)
      out.append(20, bytes: 2)
      head(entry, to: &out)
      // No extra field, no comment, one disk, no attributes.
      out.append(0, bytes: 12)
      out.append(entry.start, bytes: 4)
      out += Array(entry.path.utf8)
    }
    let size = out.count - directory
    out.append(ZipHeader.endMark, bytes: 4)
    out.append(0, bytes: 4)
    out.append(placed.count, bytes: 2)
    out.append(placed.count, bytes: 2)
    out.append(size, bytes: 4)
    out.append(directory, bytes: 4)
    out.append(0, bytes: 2)
    return out
  }

  /// What both headers of a file say, up to the length of its name.
  private static func head(_ entry: Entry, to out: inout [UInt8]) {
    out.append(20, bytes: 2)
    out.append(namesAreUTF8, bytes: 2)
    out.append(entry.method, bytes: 2)
    out.append(0, bytes: 2)
    out.append(day, bytes: 2)
    out.append(Int(entry.sum), bytes: 4)
    out.append(entry.data.count, bytes: 4)
    out.append(entry.size, bytes: 4)
    out.append(entry.path.utf8.count, bytes: 2)
  }

  private static func entries(of archive: [UInt8]) -> [Entry]? {
    guard let end = ZipHeader.end(of: archive),
      let count = archive.number(at: end + 10, bytes: 2),
      var place = archive.number(at: end + 16, bytes: 4)
    else { return nil }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard let header = ZipHeader(archive, at: place),
        let data = header.data(in: archive, before: archive.count)
      else { return nil }
      entries.append(
        Entry(
          path: String(decoding: archive[header.name], as: UTF8.self),
          method: header.method,
          sum: UInt32(header.sum),
          size: header.size,
          data: archive[data],
          isEncrypted: header.isEncrypted
        )
      )
      place = header.next
    }
    return entries
  }
}

extension Zip.Entry {
  /// What it is when it is taken out; as it is where that cannot be.
  fileprivate func bytes(most: Int) throws(Inflate.Fault) -> [UInt8] {
    guard method == 8 else { return Array(data) }
    do throws(Inflate.Fault) {
      return try Inflate.inflated(data, most: most)
    } catch {
      if case .tooLarge = error { throw .tooLarge }
      return Array(data)
    }
  }

  /// The same, deflated where that makes it smaller.
  fileprivate func deflated(_ level: Int) -> Self {
    let packed = Deflate.deflated(Array(data), level: level)
    guard packed.count < data.count else { return self }
    return Self(path: path, method: 8, sum: sum, size: size, data: packed[...])
  }

  fileprivate init(file: Zip.File) {
    path = file.path
    sum = CRC32.sum(file.bytes)
    size = file.bytes.count
    data = file.bytes[...]
  }
}

extension [UInt8] {
  /// Adds a number, its lowest byte first.
  fileprivate mutating func append(_ number: Int, bytes count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }

  /// The number at a place, its lowest byte first; nil beyond the end.
  func number(at place: Int, bytes count: Int) -> Int? {
    guard place >= 0, place + count <= self.count else { return nil }
    var number = 0
    for index in 0..<count { number |= Int(self[place + index]) << (8 * index) }
    return number
  }
}
