import Formats

/// What an SVG picture loads from elsewhere when it is shown: pictures, styles, entities.
enum OutsideReference {
  private static let schemes = ["http:", "https:", "//", "file:", "ftp:"].map { Array($0.utf8) }
  private static let loaders = ["@import", "<!entity"].map { Array($0.utf8) }
  /// What precedes an address; what follows a link's is loaded by nobody.
  private static let marks = ["url(", "href", "src"].map { Array($0.utf8) }

  /// Whether a picture has one.
  static func isIn(_ bytes: [UInt8]) -> Bool {
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if loaders.contains(where: { lower[...].firstOccurrence(of: $0) != nil }) { return true }
    return marks.contains { mark in
      var rest = lower[...]
      while let found = rest.firstOccurrence(of: mark) {
        rest = lower[found.upperBound...]
        if isOutside(rest), !isLink(lower[..<found.lowerBound]) { return true }
      }
      return false
    }
  }

  private static func isOutside(_ rest: ArraySlice<UInt8>) -> Bool {
    let address = rest.prefix(64).drop { [0x20, 0x09, 0x0A, 0x0D, 0x3D, 0x22, 0x27].contains($0) }
    return schemes.contains { address.starts(with: $0) }
  }

  /// Whether the element that a place is in is `a`, by the text before the place.
  private static func isLink(_ before: ArraySlice<UInt8>) -> Bool {
    guard let start = before.lastIndex(of: UInt8(ascii: "<")) else { return false }
    let name = before[(start + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    return name.elementsEqual("a".utf8) || name.elementsEqual("svg:a".utf8)
  }
}
