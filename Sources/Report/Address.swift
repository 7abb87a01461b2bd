/// Writes targets as the addresses that stand in a page.
public enum Address {
  /// A target as a page at `path` links it: relative, ending in a file's name, %-escaped.
  public static func relative(_ target: Target, from path: String) -> String {
    switch target {
    case .external(let address): address
    case .file(let file): relative(file, from: path)
    case .page(let page, let fragment):
      (page == path && fragment != nil ? "" : relative(page, from: path))
        + (fragment.map { "#" + escaped($0) } ?? "")
    }
  }

  /// A target as a page at `path` links it that stands among others on a page of its folder.
  static func among(_ target: Target, from path: String) -> String {
    guard case .page(path, let fragment?) = target else { return relative(target, from: path) }
    return "#" + escaped(printID(path, fragment: fragment))
  }

  /// A target within one printed document; nil where it holds no such part.
  public static func inPrint(_ target: Target, ids: Set<String>) -> String? {
    switch target {
    case .external(let address): return address
    case .file(let file): return escaped(file)
    case .page(let path, let fragment):
      let id = printID(path, fragment: fragment)
      if ids.contains(id) { return "#" + escaped(id) }
      let whole = printID(path, fragment: nil)
      return ids.contains(whole) ? "#" + whole : nil
    }
  }

  /// The id of a page's part in the printed document.
  public static func printID(_ path: String, fragment: String?) -> String {
    let stem = path.hasSuffix(".html") ? String(path.dropLast(5)) : path
    return Addresses.safe(stem) + (fragment.map { "--" + $0 } ?? "")
  }

  private static func relative(_ file: String, from path: String) -> String {
    var from = path.split(separator: "/").dropLast()[...]
    var to = file.split(separator: "/")[...]
    while let first = from.first, to.count > 1, first == to.first {
      from = from.dropFirst()
      to = to.dropFirst()
    }
    let up = String(repeating: "../", count: from.count)
    let down = to.map { escaped(String($0)) }.joined(separator: "/")
    // A first part with a colon would be read as a scheme.
    return up.isEmpty && down.prefix(while: { $0 != "/" }).contains(":") ? "./" + down : up + down
  }

  /// Bytes that an address may not hold as they are become %XX.
  public static func escaped(_ part: String) -> String {
    var out = ""
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: ","),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: ":"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        out += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return out
  }
}
