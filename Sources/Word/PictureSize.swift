import PDF

/// The size of a picture in dots, as its first bytes say it.
struct PictureSize: Equatable {
  let width: Double
  let height: Double

  init?(_ kind: PictureKind, _ bytes: [UInt8]) {
    let size =
      switch kind {
      case .png: (bytes.big(at: 16, 4), bytes.big(at: 20, 4))
      case .gif: (bytes.little(at: 6), bytes.little(at: 8))
      case .jpg: Self.ofJPEG(bytes)
      case .webp, .svg: (0, 0)
      }
    guard size.0 > 0, size.1 > 0 else { return nil }
    width = Double(size.0)
    height = Double(size.1)
  }

  /// The size in the first frame's header of a JPEG.
  private static func ofJPEG(_ bytes: [UInt8]) -> (Int, Int) {
    var place = 2
    while place + 9 < bytes.count, bytes[place] == 0xFF {
      let mark = bytes[place + 1]
      // All frames but those marks between, which define tables.
      if (0xC0...0xCF).contains(mark), ![0xC4, 0xC8, 0xCC].contains(mark) {
        return (bytes.big(at: place + 7, 2), bytes.big(at: place + 5, 2))
      }
      place += 2 + bytes.big(at: place + 2, 2)
    }
    return (0, 0)
  }
}

extension [UInt8] {
  /// A number whose highest byte comes first; 0 beyond the end.
  fileprivate func big(at place: Int, _ count: Int) -> Int {
    guard place + count <= self.count else { return 0 }
    return self[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  fileprivate func little(at place: Int) -> Int {
    guard place + 2 <= count else { return 0 }
    return Int(self[place]) | Int(self[place + 1]) << 8
  }
}
