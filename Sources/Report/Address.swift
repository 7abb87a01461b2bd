/// Writes targets as the addresses in a page.
public enum Address {
  /// A target as a page at `path` links it: relative, ending in a file's name, %-escaped.
  public static func relative(_ target: Target, from path: String) -> String {
    switch target {
    case .external(let address): address
    case .file(let file): relative(file, from: path)
    case .page(let page, nil): relative(page, from: path)
    case .page(path, let fragment?): "#" + escaped(fragment)
    case .page(let page, let fragment?): relative(page, from: path) + "#" + escaped(fragment)
    }
  }

  /// A target as linked by the page at `path` where that is shown among others on a page of its folder.
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
    let (to, from) = (file.utf8Span.span, path.utf8Span.span)
    var shared = 0
    var index = 0
    while index < min(to.count, from.count), to[index] == from[index] {
      index += 1
      if to[index - 1] == slash { shared = index }
    }
    var ups = 0
    for index in shared..<from.count where from[index] == slash { ups += 1 }
    let address = escaped(shared == 0 ? file : String(Substring(file.utf8.dropFirst(shared))))
    if ups > 0 { return String(repeating: "../", count: ups) + address }
    // A first part with a colon would be read as a scheme.
    index = shared
    while index < to.count, to[index] != slash, to[index] != UInt8(ascii: ":") { index += 1 }
    return index < to.count && to[index] != slash ? "./" + address : address
  }

  /// Bytes that an address may not hold as they are become %XX.
  public static func escaped(_ part: String) -> String {
    if isPlain(part) { return part }
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in part.utf8 {
      if isPlain(byte) {
        out.append(byte)
      } else {
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isPlain(_ part: String) -> Bool {
    let bytes = part.utf8Span.span
    return bytes.indices.allSatisfy { isPlain(bytes[$0]) }
  }

  private static let slash = UInt8(ascii: "/")

  /// Whether an address may contain a byte as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    // From the comma to the colon: , - . / the digits and :
    case UInt8(ascii: ",")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
