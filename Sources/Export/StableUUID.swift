import Formats

/// UUIDs that are the same on every machine and every run: version 5 of RFC 9562, from names.
struct StableUUID {
  /// What every name of one document begins with, so that no two documents share an id by chance.
  private let scope: String

  init(scope: [String]) {
    self.scope = scope.map { $0 + Self.separator }.joined()
  }

  /// The UUID of a thing by its sort and name.
  func callAsFunction(_ sort: String, _ name: String = "") -> String {
    Self.version5(of: scope + sort + Self.separator + name, in: Self.namespace)
  }

  /// U+001F cannot occur in an id, so no two lists of names run together.
  private static let separator = "\u{1F}"

  /// Our own namespace: version 5 of `https://gapbook.example/ns/oscal` in the URL namespace.
  static let namespace = bytes(
    of: version5(of: oscalNamespace, in: bytes(of: "6ba7b811-9dad-11d1-80b4-00c04fd430c8"))
  )

  static func version5(of name: String, in namespace: [UInt8]) -> String {
    var digest = Array(SHA1.digest(namespace + Array(name.utf8)).prefix(16))
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, byte) in digest.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
      Hexadecimal.append(byte, to: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func bytes(of uuid: String) -> [UInt8] {
    let digits = uuid.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(truncatingIfNeeded: digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
