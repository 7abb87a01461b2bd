/// Paths of files, with `/` between their parts.
public enum RelativePath {
  /// A path seen from a folder, with `.` and `..` worked out; nil where it climbs above the top.
  public static func resolved(_ path: String, from folder: String = "") -> String? {
    resolved(path.parts(between: "/")[...], from: folder.parts(between: "/"))
  }

  /// As above, of parts.
  public static func resolved(
    _ parts: ArraySlice<Substring>,
    from folder: [Substring]
  ) -> String? {
    var path = folder
    for part in parts where part != "." {
      if part != ".." {
        path.append(part)
      } else if path.popLast() == nil {
        return nil
      }
    }
    return path.joined(separator: "/")
  }

  /// A path with `.` and `..` worked out; one that climbs above the top stays there.
  public static func withoutDots(_ path: String) -> String {
    path.parts(between: "/").reduce(into: [Substring]()) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }.joined(separator: "/")
  }

  /// Whether a text can be the name of one entry of a folder.
  public static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".."
      && !name.utf8.contains(where: { $0 == slash || $0 == 0 })
  }

  /// Whether a path leads to something below the folder that it is seen from, whatever is there.
  public static func isBelow(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      .allSatisfy(isPlainName)
  }

  /// The folder of a file; empty at the top.
  public static func folder(of file: String) -> String {
    file.utf8.lastIndex(of: slash).map { String(file[..<$0]) } ?? ""
  }

  /// The address of a file in another one of the same tree: relative, with %-codes for what is not
  /// kept.
  public static func address(
    of file: String,
    in other: String,
    keeping kept: ByteSet
  ) -> String {
    let (to, from) = (file.utf8Span.span, other.utf8Span.span)
    var shared = 0
    var index = 0
    while index < min(to.count, from.count), to[index] == from[index] {
      index += 1
      if to[index - 1] == slash { shared = index }
    }
    var ups = 0
    for index in shared..<from.count where from[index] == slash { ups += 1 }
    let rest = shared == 0 ? file : String(Substring(file.utf8.dropFirst(shared)))
    let address = PercentCodes.encoded(rest, keeping: kept)
    if ups > 0 { return String(repeating: "../", count: ups) + address }
    // A first part with a colon would be read as a scheme.
    index = shared
    while index < to.count, to[index] != slash, to[index] != UInt8(ascii: ":") { index += 1 }
    return index < to.count && to[index] != slash ? "./" + address : address
  }

  private static let slash = UInt8(ascii: "/")
}
