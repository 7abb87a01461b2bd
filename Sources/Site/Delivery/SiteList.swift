import Files
import Formats

/// `SHA256SUMS` as somebody delivered it: read strictly, as nothing of it can be trusted.
struct SiteList {
  /// The digests by path, each path one below the site.
  private(set) var files: [String: String] = [:]
  /// What is wrong with it, each with its line.
  private(set) var faults: [String] = []

  /// A list of more bytes is nobody's.
  static let mostBytes = 64_000_000
  private static let mark = Array("# gapbook ".utf8)
  /// So many faults are told one by one.
  private static let mostFaults = 100

  /// Reads the lines.
  init(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty ?? false {
      lines.removeLast()
    } else {
      complain(lines.count, "does not end")
    }
    if lines.contains(where: { $0.last == 0x0D }) {
      complain(1, "ends as lines of Windows do: the list was changed on its way")
      return
    }
    var first: [String: Int] = [:]
    var unsaid = 0
    for (index, line) in lines.enumerated() {
      if index == 0, line.starts(with: Self.mark) { continue }
      let number = index + 1
      if faults.count >= Self.mostFaults {
        unsaid += 1
        continue
      }
      if index == 0 {
        complain(1, "does not begin with \"# gapbook \" and the name of a workspace")
      }
      guard let (path, digest) = Self.listed(line) else {
        complain(number, "is not a digest, two characters and a name")
        continue
      }
      if let fault = Self.fault(of: path) {
        complain(number, fault)
      } else if let earlier = first[path] {
        complain(number, "names \(path) again, after line \(earlier)")
      } else {
        first[path] = number
        files[path] = digest
      }
    }
    if unsaid > 0 { faults.append("\(Manifest.name): \(unsaid) more lines were not read") }
    if files.isEmpty, faults.isEmpty { faults.append("\(Manifest.name) lists no file") }
  }

  private mutating func complain(_ line: Int, _ words: String) {
    faults.append("\(Manifest.name):\(line): the line \(words)")
  }

  /// What is wrong with a path; nil for one of a file below the site that a list may name.
  private static func fault(of path: String) -> String? {
    guard RelativePath.isBelow(path) else {
      return "names \"\(path)\", which is no path of a file below the site"
    }
    guard path != Manifest.name, path != Manifest.signature else {
      return "names \(path), which no list can"
    }
    return nil
  }

  /// The path and the digest of a line as `sha256sum -c` reads it.
  private static func listed(_ line: ArraySlice<UInt8>) -> (path: String, digest: String)? {
    let backslash = UInt8(ascii: "\\")
    let isEscaped = line.first == backslash
    let rest = line.dropFirst(isEscaped ? 1 : 0)
    let digest = rest.prefix(64)
    let marks = rest.dropFirst(64).prefix(2)
    guard digest.count == 64, digest.allSatisfy(isHexadecimal), marks.first == 0x20,
      let mark = marks.last, marks.count == 2, mark == 0x20 || mark == UInt8(ascii: "*"),
      let name = isEscaped ? unescaped(rest.dropFirst(66)) : Array(rest.dropFirst(66)),
      !name.isEmpty, let path = String(validating: name, as: UTF8.self)
    else { return nil }
    return (path, String(decoding: digest, as: UTF8.self).lowercased())
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func unescaped(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    var (bytes, rest) = ([UInt8](), name)
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      default: return nil
      }
    }
    return bytes
  }
}
