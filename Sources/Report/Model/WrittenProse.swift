import Formats
import Markdown

/// Keeps bytes for later: those of a large site do not fit into memory.
public protocol ByteStore: Sendable {
  /// Keeps bytes.
  mutating func keep(_ bytes: [UInt8]) -> KeptBytes
}

/// Bytes that a store keeps.
public struct KeptBytes: Sendable {
  /// The bytes, read now.
  let read: @Sendable () -> [UInt8]

  /// Bytes by what reads them.
  public init(_ read: @escaping @Sendable () -> [UInt8]) { self.read = read }
}

/// A heading of prose that a list of contents may name.
public struct ProseHeading: Sendable {
  /// 1 to 6, as written.
  public let level: Int
  /// The id by which links reach it.
  public let id: String
  /// Its words without markup.
  public let text: String
}

/// Prose that is HTML already, but for the blocks of ours in it; its bytes are in a store.
struct WrittenProse: Sendable {
  private let kept: KeptBytes
  private let count: Int
  /// The level of the heading above it.
  let level: Int

  /// A block of ours in it.
  private struct Hole {
    /// Where it is among the bytes; one byte holds its place.
    let offset: Int
    /// Its position in `embedded`.
    let number: Int
  }

  /// Writes a document below a heading of some level.
  init(_ prose: Prose, words: HTMLOptions.Words, level: Int, to store: inout some ByteStore) {
    var html: [UInt8] = []
    html.reserveCapacity(8_192)
    var holes: [Hole] = []
    let options = prose.options(words: words, level: level, opensDetails: false)
    prose.document.writeHTML(to: &html, options: options) { number, out in
      holes.append(Hole(offset: out.count, number: number))
      out.append(0)
    }
    var bytes: [UInt8] = []
    let headings = prose.headings
    bytes.reserveCapacity(
      8 + 8 * holes.count + html.count
        + headings.reduce(0) { $0 + 12 + $1.id.utf8.count + $1.text.utf8.count }
    )
    Self.append(headings.count, to: &bytes)
    for heading in headings {
      Self.append(heading.level, to: &bytes)
      for text in [heading.id, heading.text] {
        Self.append(text.utf8.count, to: &bytes)
        bytes += text.utf8
      }
    }
    Self.append(holes.count, to: &bytes)
    for hole in holes {
      Self.append(hole.offset, to: &bytes)
      Self.append(hole.number, to: &bytes)
    }
    bytes += html
    kept = store.keep(bytes)
    count = bytes.count
    self.level = level
  }

  /// A number as four bytes, the lowest first.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private struct Reader {
    let bytes: [UInt8]
    var next = 0

    init(_ kept: KeptBytes, count: Int) {
      bytes = kept.read()
      precondition(bytes.count == count, "bytes that were kept cannot be read again")
    }

    mutating func number() -> Int {
      defer { next += 4 }
      return (0..<4).reduce(0) { $0 | Int(bytes[next + $1]) << (8 * $1) }
    }

    mutating func text() -> String {
      let count = number()
      defer { next += count }
      return String(decoding: bytes[next..<next + count], as: UTF8.self)
    }

    mutating func headings() -> [ProseHeading] {
      (0..<number()).map { _ in ProseHeading(level: number(), id: text(), text: text()) }
    }
  }

  /// The headings that a list of contents may name.
  var headings: [ProseHeading] {
    var reader = Reader(kept, count: count)
    return reader.headings()
  }

  /// Appends the HTML, its holes filled by `embedded`.
  func append(to out: inout [UInt8], embedded: (Int, inout [UInt8]) -> Void) {
    var reader = Reader(kept, count: count)
    _ = reader.headings()
    let holes = (0..<reader.number()).map { _ in
      Hole(offset: reader.number(), number: reader.number())
    }
    var rest = reader.bytes[reader.next...]
    let start = reader.next
    for hole in holes {
      Self.add(rest[..<(start + hole.offset)], to: &out)
      embedded(hole.number, &out)
      rest = rest[(start + hole.offset + 1)...]
    }
    Self.add(rest, to: &out)
  }

  /// Appends what follows a hole: what begins on a line of its own does so once.
  private static func add(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    let isFresh = bytes.first == 0x0A && out.last == 0x0A
    out += isFresh ? bytes.dropFirst() : bytes
  }
}
