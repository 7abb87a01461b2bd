/// The sorts of pictures that can be set, told by how they begin; one that ends early is none.
enum PictureKind: String {
  case png
  case jpg
  case gif
  case webp
  case svg

  init?(bytes: [UInt8]) {
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
