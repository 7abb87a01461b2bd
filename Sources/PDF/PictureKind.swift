extension [UInt8] {
  /// Elements of a picture may be nested so deep; deeper ones end the engine.
  private static let deepestElement = 256

  /// How deep the elements of an SVG are nested, roughly: a tag that closes another counts against
  /// the one it closes.
  private var elementDepth: Int {
    var (depth, deepest) = (0, 0)
    var index = startIndex
    while let open = self[index...].firstIndex(of: UInt8(ascii: "<")) {
      let close = self[open...].firstIndex(of: UInt8(ascii: ">")) ?? endIndex
      let first = open + 1 < endIndex ? self[open + 1] : 0
      if first == UInt8(ascii: "/") {
        depth -= 1
      } else if first != UInt8(ascii: "!"), first != UInt8(ascii: "?"),
        close == startIndex || self[close - 1] != UInt8(ascii: "/")
      {
        depth += 1
        deepest = Swift.max(deepest, depth)
      }
      index = close
    }
    return deepest
  }

  /// Why the engine is not given a picture of this kind; nil where it is.
  func refusal(as kind: PictureKind) -> String? {
    guard kind == .svg, elementDepth > Self.deepestElement else { return nil }
    return "its elements are nested more than \(Self.deepestElement) deep"
  }
}

/// The sorts of pictures that can be set, recognized by how they begin; one that ends early is none.
package enum PictureKind: String {
  case png
  case jpg
  case gif
  case webp
  case svg

  package init?(bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.suffix(8).starts(with: "IEND".utf8) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]), bytes.suffix(64).contains(0xD9) {
      self = .jpg
    } else if bytes.starts(with: "GIF8".utf8), bytes.suffix(64).contains(0x3B) {
      self = .gif
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webp
    } else if bytes.prefix(1024).firstRange(of: "<svg".utf8) != nil,
      bytes.suffix(64).firstRange(of: "</svg".utf8) != nil || bytes.suffix(8).contains(0x2F)
    {
      self = .svg
    } else {
      return nil
    }
  }
}
