import Formats

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
    RelativePath.address(of: file, in: path, keeping: kept)
  }

  /// Bytes that an address may not hold as they are become %XX.
  public static func escaped(_ part: String) -> String {
    PercentCodes.encoded(part, keeping: kept)
  }

  private static let kept = ByteSet(lettersDigitsAnd: ",-./:_~@()")
}
