import Diagnostics

/// Paths below the content folder, with `/` between parts.
enum ContentPath {
  /// A relative link seen from a file; nil where it climbs out of the content folder.
  static func resolve(_ link: String, from file: String) -> String? {
    var parts = file.parts(between: "/")
    _ = parts.popLast()
    for part in link.parts(between: "/") {
      switch part {
      case ".": break
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// A file as another one links it: relative, with %-escapes only where Markdown needs them.
  static func link(to path: String, from file: String) -> String {
    let to = path.parts(between: "/")
    let from = file.parts(between: "/").dropLast()
    let shared = zip(to.dropLast(), from).prefix { $0 == $1 }.count
    let ups = Array(repeating: Substring(".."), count: from.count - shared)
    let link = (ups + to.dropFirst(shared)).joined(separator: "/")
    let escaped = link.unicodeScalars.map { scalar in
      Self.special.contains(scalar) || scalar.value < 0x20
        ? "%" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
        : String(scalar)
    }.joined()
    let isScheme = ups.isEmpty && to.dropFirst(shared).first?.contains(":") == true
    return isScheme ? "./" + escaped : escaped
  }

  private static let special = Set(" %#?()<>\\\"".unicodeScalars)

  /// A link cut into its path and what follows `#`, both with %-escapes read; a query is dropped.
  static func cut(_ link: String) -> (path: String, fragment: String?) {
    let hash = link.utf8.firstIndex(of: UInt8(ascii: "#"))
    let path = link[..<(hash ?? link.endIndex)].utf8.prefix { $0 != UInt8(ascii: "?") }
    return (unescaped(Substring(path)), hash.map { unescaped(link[link.index(after: $0)...]) })
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
      {
        out.append(UInt8(high * 16 + low))
        index += 3
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension Substring {
  /// The path of the folder that holds a file or folder; empty at the top.
  var above: Substring {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { self[..<$0] } ?? self[..<startIndex]
  }
}
