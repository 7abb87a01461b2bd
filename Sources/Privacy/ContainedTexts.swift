import Formats

/// The texts that a file holds in another form: packed, as parts of an archive, or in UTF-16.
public enum ContainedTexts {
  /// A text with the part of the file that it is; the name is empty where it is the whole file.
  public typealias Text = (name: String, bytes: [UInt8])

  /// So deep archives in archives are looked into.
  private static let deepest = 3

  /// Whether a file is packed or an archive by its first bytes.
  public static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// A file's text in UTF-8, where it is UTF-16 by its mark or by the zeros between its first letters; nil
  /// for all others.
  public static func wide(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return decoded(bytes.dropFirst(2), isLittle: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return decoded(bytes.dropFirst(2), isLittle: false) }
    let start = bytes.prefix(64)
    guard start.count >= 8 else { return nil }
    func share(_ rest: Int) -> Int { start.indices.count { $0 % 2 == rest && start[$0] == 0 } }
    let (even, odd) = (share(0), share(1))
    if even == 0, odd * 4 >= start.count { return decoded(bytes[...], isLittle: true) }
    if odd == 0, even * 4 >= start.count { return decoded(bytes[...], isLittle: false) }
    return nil
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The files in a packed file, taken out; none of one that is damaged or comes to too much.
  public static func parts(of bytes: [UInt8], depth: Int = 0) -> [Text] {
    guard isPacked(bytes), depth < deepest,
      let parts = try? LeakContainer.parts(of: bytes)
    else { return [] }
    return parts.flatMap { part -> [Text] in
      isPacked(part.bytes)
        ? self.parts(of: part.bytes, depth: depth + 1).map {
          ("\(part.name), \($0.name)", $0.bytes)
        }
        : [(part.name, wide(part.bytes) ?? part.bytes)]
    }
  }
}
