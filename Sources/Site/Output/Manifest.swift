/// `SHA256SUMS`, the file that lists all others of a site with their digests.
enum Manifest {
  static let name = "SHA256SUMS"

  /// The file, sorted by path.
  static func bytes(of files: [(path: String, digest: String)]) -> [UInt8] {
    files.sorted { $0.path < $1.path }.flatMap { line($0.path, $0.digest) }
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

  /// The first file of an output that no build listed: writing the output would lose it.
  static func stranger(in output: String) -> String? {
    let names = Disk.names(in: output)
    guard names.isEmpty || names.contains(name) else { return names.first }
    let paths = Disk.paths(below: output)
    var known: Set<String> = []
    for path in paths where path == name || path.hasSuffix("/" + name) {
      known.insert(path)
      let site = path.dropLast(name.count)
      for line in (Disk.read(output + "/" + path) ?? []).split(separator: 0x0A) {
        known.insert(site + listed(line))
      }
    }
    return paths.first { !known.contains($0) }
  }

  /// The path of a line.
  private static func listed(_ line: ArraySlice<UInt8>) -> String {
    let backslash = UInt8(ascii: "\\")
    let isEscaped = line.first == backslash
    var bytes = line.dropFirst(isEscaped ? 67 : 66)
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
    return String(decoding: path, as: UTF8.self)
  }
}
