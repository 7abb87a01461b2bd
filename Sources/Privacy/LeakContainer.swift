import Formats

/// The texts inside a file: parts of archives, metadata of pictures, streams of PDFs.
enum LeakContainer {
  /// A part with the name by which it is reported.
  typealias Part = (name: String, bytes: [UInt8])

  /// What a container cannot be taken apart for.
  enum Fault: Error {
    case tooLarge
  }

  /// So many bytes are taken out of one file.
  static let mostBytes = 256 << 20

  /// The parts of a file in its order; nil for one that is no container, or is damaged.
  static func parts(of bytes: [UInt8]) throws(Fault) -> [Part]? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try archive(bytes) }
    if bytes.starts(with: PNGParts.start) { return PNGParts.read(bytes) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return JPEGParts.read(bytes) }
    if bytes.starts(with: LeakPDF.start) { return try LeakPDF.parts(of: bytes) }
    if bytes.starts(with: [0x1F, 0x8B, 0x08]) { return try compressed(bytes) }
    if bytes.starts(with: LeakRichText.start) { return LeakRichText.parts(of: bytes) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return wide(bytes) }
    return nil
  }

  private static func archive(_ bytes: [UInt8]) throws(Fault) -> [Part]? {
    do throws(Inflate.Fault) {
      guard let files = try Zip.files(of: bytes, most: mostBytes) else { return nil }
      let listed = files.map { (name: $0.path, bytes: $0.bytes) }
      let unlisted = try Zip.unlisted(in: bytes, most: mostBytes)
      return listed + unlisted.map { (name: $0.path, bytes: $0.bytes) }
    } catch {
      guard case .tooLarge = error else { return nil }
      throw .tooLarge
    }
  }

  /// A gzip file: the name and comment of each of its members, and what it holds.
  private static func compressed(_ bytes: [UInt8]) throws(Fault) -> [Part]? {
    guard var parts = try member(bytes[...]) else { return nil }
    var size = parts.reduce(0) { $0 + $1.bytes.count }
    // Where one ends is told by what follows it.
    var rest = bytes[18...]
    while let found = rest.firstOccurrence(of: [0x1F, 0x8B, 0x08]) {
      let next = try member(rest[found.lowerBound...]) ?? []
      size += next.reduce(0) { $0 + $1.bytes.count }
      if size > mostBytes { throw .tooLarge }
      parts += next
      rest = rest[found.upperBound...]
    }
    return parts
  }

  /// The member of a gzip file that begins where a slice does; nil for none.
  private static func member(_ slice: ArraySlice<UInt8>) throws(Fault) -> [Part]? {
    let bytes = slice
    let start = bytes.startIndex
    guard bytes.count > 18 else { return nil }
    var place = start + 10
    let flags = bytes[start + 3]
    if flags & 4 != 0 { place += 2 + Int(bytes[start + 10]) + Int(bytes[start + 11]) << 8 }
    let names = min(place, bytes.endIndex)
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      guard place < bytes.endIndex, let end = bytes[place...].firstIndex(of: 0) else { return nil }
      place = end + 1
    }
    if flags & 2 != 0 { place += 2 }
    guard place < bytes.endIndex else { return nil }
    guard let inflated = try taken(out: bytes[place...]) else { return nil }
    return [
      (name: "header", bytes: Array(bytes[names..<place])), (name: "content", bytes: inflated),
    ]
  }

  /// Deflated bytes taken out; nil where they are damaged.
  static func taken(out bytes: ArraySlice<UInt8>) throws(Fault) -> [UInt8]? {
    do throws(Inflate.Fault) {
      return try Inflate.inflated(bytes, most: mostBytes)
    } catch {
      if case .tooLarge = error { throw .tooLarge }
      return nil
    }
  }

  /// The first bytes of what may be closed.
  private static let firstOfClosed: Set<UInt8> = [
    0x50, 0x25, 0x42, 0xFD, 0x37, 0x52, 0x28, 0x04, 0x1F, 0xD0,
  ]

  /// Why a file, or a part of it, cannot be read at all; nil where it can.
  static func closed(_ bytes: [UInt8], isBinary: Bool) -> String? {
    guard isBinary || bytes.first.map(firstOfClosed.contains) ?? false else { return nil }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let closed = Zip.closed(in: bytes)
      return closed.isEmpty ? nil : "\(closed.count) of its files are encrypted or packed unusually"
    }
    if bytes.starts(with: LeakPDF.start) {
      let isEncrypted = bytes[...].firstOccurrence(of: Array("/Encrypt".utf8)) != nil
      return isEncrypted ? "it is encrypted" : nil
    }
    if let form = packed.first(where: { bytes.starts(with: $0.start) }) {
      return "it is packed by \(form.name)"
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      let name = Array("EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
      return bytes[...].firstOccurrence(of: name) == nil ? nil : "it is encrypted"
    }
    guard isBinary else { return nil }
    // What the end of an archive follows, and begins as something else, unpacks itself.
    let end = bytes.suffix(mostComment).firstOccurrence(of: [0x50, 0x4B, 0x05, 0x06])
    return end == nil ? nil : "it holds an archive"
  }

  /// The end of an archive is at most so far from that of the file.
  private static let mostComment = 65_557

  /// How files begin that other programs packed.
  private static let packed: [(name: String, start: [UInt8])] = [
    ("bzip2", Array("BZh".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
    ("7-Zip", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("RAR", Array("Rar!\u{1A}\u{7}".utf8)),
    ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("lz4", [0x04, 0x22, 0x4D, 0x18]),
    ("compress", [0x1F, 0x9D]),
  ]

  /// Text in UTF-16 as UTF-8.
  private static func wide(_ bytes: [UInt8]) -> [Part] {
    let isLittle = bytes[0] == 0xFF
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place -> UInt16 in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return [(name: "", bytes: Array(String(decoding: units, as: UTF16.self).utf8))]
  }
}

/// The chunks of a PNG picture but for its points.
private enum PNGParts {
  static let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// The points and colors.
  private static let drawing: Set = ["IDAT", "fdAT", "PLTE", "IHDR", "IEND"]

  static func read(_ bytes: [UInt8]) -> [LeakContainer.Part] {
    var parts: [LeakContainer.Part] = []
    var place = start.count
    while place + 12 <= bytes.count {
      let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      let end = place + 8 + length
      guard end + 4 <= bytes.count else { break }
      let data = bytes[(place + 8)..<end]
      if !drawing.contains(name) { parts += read(data, of: name) }
      place = end + 4
      if name == "IEND" { break }
    }
    // What is behind the end, or is no chunk.
    if place < bytes.count { parts.append((name: "rest", bytes: Array(bytes[place...]))) }
    return parts
  }

  /// The text of a chunk as it is, and what is deflated in it.
  private static func read(_ data: ArraySlice<UInt8>, of name: String) -> [LeakContainer.Part] {
    // A zero ends a name.
    let text = name == "eXIf" ? Array(data) : data.map { $0 == 0 ? 0x0A : $0 }
    var parts: [LeakContainer.Part] = [(name: name, bytes: text)]
    guard ["zTXt", "iTXt", "iCCP"].contains(name) else { return parts }
    // A stream of zlib begins with 0x78 behind the names.
    for place in data.indices where data[place] == 0x78 && place + 2 < data.endIndex {
      let text = try? Inflate.inflated(data[(place + 2)...], most: 1 << 24)
      if let text, text.count > 1 {
        parts.append((name: name, bytes: text))
        break
      }
    }
    return parts
  }
}

/// The segments of a JPEG picture but for its points.
private enum JPEGParts {
  static func read(_ bytes: [UInt8]) -> [LeakContainer.Part] {
    var parts: [LeakContainer.Part] = []
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let mark = bytes[place + 1]
      if mark == 0xDA || mark == 0xD9 { break }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { break }
      if mark >= 0xE0 {
        parts.append((name: "metadata", bytes: Array(bytes[(place + 4)..<end])))
      }
      place = end
    }
    parts.append((name: "picture", bytes: LeakStrings.found(in: bytes.span.extracting(place...))))
    return parts
  }
}
