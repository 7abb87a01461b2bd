/// `SHA256SUMS`, the file that lists all others of a site with their digests.
package struct Manifest {
  package static let name = "SHA256SUMS"
  /// A signature of the list, which no list names.
  package static let signature = name + ".sig"
  private static let mark = "# gapbook "

  /// What the first line says of the workspace; nil without such a line.
  package let id: String?
  /// The files, as paths from the list's own folder, with their digests.
  package let files: [(path: String, digest: String)]

  /// The file: a first line with the workspace's id, then the files, sorted by path.
  package static func bytes(of files: [(path: String, digest: String)], id: String) -> [UInt8] {
    // `sha256sum -c` passes over lines that begin so.
    Array("\(mark)\(id)\n".utf8)
      + files.sorted { $0.path < $1.path }.flatMap { line($0.path, $0.digest) }
  }

  /// Reads a list; lines of another form are passed over.
  package init(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A)[...]
    let mark = Array(Self.mark.utf8)
    if let first = lines.first, first.starts(with: mark) {
      id = String(decoding: first.dropFirst(mark.count), as: UTF8.self)
      lines = lines.dropFirst()
    } else {
      id = nil
    }
    files = lines.compactMap(Self.listed)
  }

  /// A line as `sha256sum -c` reads it: names with a backslash or a line's end are escaped.
  private static func line(_ path: String, _ digest: String) -> [UInt8] {
    var name: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): name.append(contentsOf: "\\\\".utf8)
      case 0x0A: name.append(contentsOf: "\\n".utf8)
      case 0x0D: name.append(contentsOf: "\\r".utf8)
      default: name.append(byte)
      }
    }
    let mark = name.count == path.utf8.count ? "" : "\\"
    return Array("\(mark)\(digest)  ".utf8) + name + [0x0A]
  }

  /// The file of a line: 64 digits, a blank, a blank or `*`, and the name.
  private static func listed(_ line: ArraySlice<UInt8>) -> (path: String, digest: String)? {
    let backslash = UInt8(ascii: "\\")
    let isEscaped = line.first == backslash
    let digest = line.dropFirst(isEscaped ? 1 : 0).prefix(64)
    var bytes = line.dropFirst(isEscaped ? 67 : 66)
    guard !bytes.isEmpty else { return nil }
    var path: [UInt8] = []
    while let byte = bytes.popFirst() {
      guard isEscaped, byte == backslash, let next = bytes.popFirst() else {
        path.append(byte)
        continue
      }
      switch next {
      case UInt8(ascii: "n"): path.append(0x0A)
      case UInt8(ascii: "r"): path.append(0x0D)
      default: path.append(next)
      }
    }
    return (String(decoding: path, as: UTF8.self), String(decoding: digest, as: UTF8.self))
  }
}
