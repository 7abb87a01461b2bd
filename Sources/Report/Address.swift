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
    let (file, path) = (Array(file.utf8), Array(path.utf8))
    var shared = 0
    var index = 0
    while index < min(file.count, path.count), file[index] == path[index] {
      index += 1
      if file[index - 1] == slash { shared = index }
    }
    let ups = path[shared...].count { $0 == slash }
    var out: [UInt8] = []
    for _ in 0..<ups { out += "../".utf8 }
    // A first part with a colon would be read as a scheme.
    if ups == 0, file[shared...].prefix(while: { $0 != slash }).contains(UInt8(ascii: ":")) {
      out += "./".utf8
    }
    escape(file[shared...], to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Bytes that an address may not hold as they are become %XX.
  public static func escaped(_ part: String) -> String {
    var out: [UInt8] = []
    escape(part.utf8, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")

  private static func escape(_ bytes: some Collection<UInt8>, to out: inout [UInt8]) {
    out.reserveCapacity(out.count + bytes.count)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: ","),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: ":"):
        out.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
}
