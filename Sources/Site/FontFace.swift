/// One weight and slant of a family, as a TrueType or OpenType file says it in its table `OS/2`.
struct FontFace: Hashable {
  /// From 100, thin, to 900, black; 400 is regular, 700 bold.
  let weight: Int
  /// Whether it is italic or oblique.
  let isItalic: Bool

  /// What a report's text needs of a family.
  enum Need: String, CaseIterable {
    case regular, bold, italic

    /// Whether a face serves it.
    func isMet(by face: FontFace) -> Bool {
      switch self {
      case .regular: face.weight < 600 && !face.isItalic
      case .bold: face.weight >= 600 && !face.isItalic
      case .italic: face.isItalic
      }
    }
  }

  /// The faces in a file, several in a collection; none where it is no font.
  static func faces(in bytes: [UInt8]) -> [FontFace] {
    let single = [[0, 1, 0, 0], Array("OTTO".utf8), Array("true".utf8)]
    if single.contains(where: bytes.starts) { return [face(in: bytes, at: 0)].compactMap(\.self) }
    guard bytes.starts(with: "ttcf".utf8), let count = bytes.number(at: 8, size: 4) else {
      return []
    }
    return (0..<min(count, bytes.count / 4)).compactMap { index in
      bytes.number(at: 12 + 4 * index, size: 4).flatMap { face(in: bytes, at: $0) }
    }
  }

  private static func face(in bytes: [UInt8], at start: Int) -> FontFace? {
    guard let count = bytes.number(at: start + 4, size: 2) else { return nil }
    let records = (0..<count).lazy.map { start + 12 + 16 * $0 }
    let record = records.first { $0 + 16 <= bytes.count && bytes[$0...].starts(with: "OS/2".utf8) }
    guard let table = record.flatMap({ bytes.number(at: $0 + 8, size: 4) }),
      let weight = bytes.number(at: table + 4, size: 2),
      let selection = bytes.number(at: table + 62, size: 2)
    else { return nil }
    // Bit 0 is italic, bit 9 oblique.
    return FontFace(weight: weight, isItalic: selection & 0b10_0000_0001 != 0)
  }
}

extension [UInt8] {
  /// A number of some bytes, the highest first; nil beyond the end.
  fileprivate func number(at start: Int, size: Int) -> Int? {
    guard start >= 0, start + size <= count else { return nil }
    return self[start..<start + size].reduce(0) { $0 << 8 | Int($1) }
  }
}
