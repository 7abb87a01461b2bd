/// Reads an archive that others wrote and that is trusted with nothing.
///
/// Its directory is checked as a whole before a file is taken out: what lies over another file, leads out
/// of the archive, is encrypted, or is packed in another way than others do it is a fault, and so is what
/// comes to more than the limits when it is taken out.
public struct ZipReader {
  /// What an archive may hold.
  public struct Limits: Sendable {
    /// How many files.
    public var files = 10_000
    /// How many bytes all of them have when they are taken out.
    public var size = 256 << 20
    /// How many times larger a file may become that has more than a megabyte then.
    public var ratio = 200

    /// The limits of what a person edits.
    public init() {}
  }

  /// Why an archive or a file of it cannot be read.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong, as a clause.
    public let message: String
  }

  private struct Entry {
    let path: String
    let isPacked: Bool
    let sum: Int
    let size: Int
    /// From its header to the end of its data.
    let whole: Range<Int>
    let data: Range<Int>
  }

  /// The paths of the files in the order of the archive, with `/` between their parts.
  public let paths: [String]

  private let archive: [UInt8]
  /// By path in lower case, as some programs write them in another case than they name them.
  private let entries: [String: Entry]

  /// Reads the directory of an archive.
  public init(_ archive: [UInt8], limits: Limits = Limits()) throws(Fault) {
    self.archive = archive
    let found = try Self.directory(of: archive, limits)
    var entries: [String: Entry] = [:]
    for entry in found {
      guard entries.updateValue(entry, forKey: entry.path.lowercased()) == nil else {
        throw Fault(message: "\(entry.path.quoted) is there twice")
      }
    }
    self.entries = entries
    paths = found.map(\.path)
  }

  /// Takes a file out piece by piece; false where there is none of that path, in any case of letters.
  ///
  /// - Throws: what `handle` throws, or a `Fault` as `wrap` makes it of one.
  public func read<Failure: Error>(
    _ path: String,
    wrap: (Fault) -> Failure,
    _ handle: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard let entry = entries[path.lowercased()] else { return false }
    var (size, sum) = (0, UInt(0))
    func take(_ piece: [UInt8]) throws(Failure) {
      size += piece.count
      guard size <= entry.size else { throw wrap(Self.fault(of: entry)) }
      CRC32.add(piece, to: &sum)
      try handle(piece)
    }
    if entry.isPacked {
      let stream = InflateStream(archive[entry.data])
      while true {
        let piece: [UInt8]?
        do throws(Inflate.Fault) {
          piece = try stream.next()
        } catch {
          throw wrap(Self.fault(of: entry))
        }
        guard let piece else { break }
        try take(piece)
      }
    } else {
      try take(Array(archive[entry.data]))
    }
    guard size == entry.size, sum == entry.sum else { throw wrap(Self.fault(of: entry)) }
    return true
  }

  /// A file as a whole; nil where there is none of that path.
  public func file(_ path: String) throws(Fault) -> [UInt8]? {
    var bytes: [UInt8] = []
    let isThere = try read(path, wrap: { $0 }, { (piece) throws(Fault) in bytes += piece })
    return isThere ? bytes : nil
  }

  private static func fault(of entry: Entry) -> Fault {
    Fault(message: "\(entry.path.quoted) is damaged: it is not what its check sum says")
  }
}

extension ZipReader {
  private static func directory(of archive: [UInt8], _ limits: Limits) throws(Fault) -> [Entry] {
    let none = Fault(message: "it is no zip archive")
    let cut = Fault(message: "it is a zip archive that is cut short or damaged")
    guard archive.number(at: 0, bytes: 2) == 0x4B50 else { throw none }
    // A comment behind the end has 65,535 bytes at most.
    let first = max(archive.count - ZipHeader.endLength - 0xFFFF, 0)
    guard let last = ZipHeader.end(of: archive, from: first),
      let count = archive.number(at: last + 10, bytes: 2),
      let size = archive.number(at: last + 12, bytes: 4),
      let start = archive.number(at: last + 16, bytes: 4)
    else { throw cut }
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else {
      throw Fault(message: "it is a zip archive of the 64-bit form, which is not read")
    }
    guard archive.number(at: last + 8, bytes: 2) == count, start + size <= last else { throw cut }
    guard count <= limits.files else {
      throw Fault(message: "it holds \(count) files; the most that is read is \(limits.files)")
    }
    var (place, total) = (start, 0)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard let entry = try entry(of: archive, at: &place, before: start) else { throw cut }
      try check(entry, limits)
      total += entry.size
      guard total <= limits.size else {
        throw Fault(
          message: "its files come to more than \(limits.size >> 20) MB when they are taken out"
        )
      }
      entries.append(entry)
    }
    guard place == start + size else { throw cut }
    let placed = entries.sorted { $0.whole.lowerBound < $1.whole.lowerBound }
    for (one, next) in zip(placed, placed.dropFirst())
    where one.whole.upperBound > next.whole.lowerBound {
      throw Fault(message: "\(next.path.quoted) lies over \(one.path.quoted)")
    }
    return entries
  }

  /// The file that the directory names at a place; nil where its bytes are not there.
  private static func entry(
    of archive: [UInt8],
    at place: inout Int,
    before end: Int
  ) throws(Fault) -> Entry? {
    guard let header = ZipHeader(archive, at: place) else { return nil }
    let path = String(decoding: archive[header.name].map { $0 == 0x5C ? 0x2F : $0 }, as: UTF8.self)
    place = header.next
    guard header.packed != 0xFFFF_FFFF, header.size != 0xFFFF_FFFF, header.start != 0xFFFF_FFFF
    else { throw Fault(message: "\(path.quoted) is of the 64-bit form, which is not read") }
    guard header.flags & 0x2041 == 0 else { throw Fault(message: "\(path.quoted) is encrypted") }
    guard header.isStored || header.isDeflated else {
      throw Fault(
        message: "\(path.quoted) is packed in a way that is not read (\(header.method))"
      )
    }
    guard let data = header.data(in: archive, before: end),
      header.isDeflated || header.packed == header.size
    else { return nil }
    return Entry(
      path: path,
      isPacked: header.isDeflated,
      sum: header.sum,
      size: header.size,
      whole: header.start..<data.upperBound,
      data: data
    )
  }

  private static func check(_ entry: Entry, _ limits: Limits) throws(Fault) {
    let path = entry.path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isDrive = parts.first.map { $0.utf8.count == 2 && $0.hasSuffix(":") } ?? false
    guard !path.isEmpty, !path.hasPrefix("/"), !isDrive, !parts.contains(".."),
      !path.utf8.contains(0)
    else { throw Fault(message: "\(path.quoted) leads out of it") }
    guard entry.size <= 1 << 20 || entry.size <= limits.ratio * entry.data.count else {
      throw Fault(
        message:
          "\(path.quoted) becomes more than \(limits.ratio) times larger when it is taken out"
      )
    }
  }
}

extension String {
  /// In quotes, its signs that are not seen shown, its end left out where it is long.
  fileprivate var quoted: String {
    let letters = Array(prefix(80).utf8)
    let shown = visibleControls(letters[...])?.bytes ?? letters
    return "\"\(String(decoding: shown, as: UTF8.self))\(count > 80 ? "…" : "")\""
  }
}
