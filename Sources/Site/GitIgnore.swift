import Files

/// The `.gitignore` of a workspace.
enum GitIgnore {
  private static let name = ".gitignore"
  /// What a build makes.
  private static let made = ["/site/", "/.gapbook/", "/site.earlier/", "/site.encrypted/"]

  /// One that names what a build makes and nothing else.
  static let text = made.map { $0 + "\n" }.joined()

  /// Adds the lines that the `.gitignore` of a folder lacks.
  ///
  /// - Returns: what was added, or why it could not be; nil where nothing was missing.
  static func complete(in folder: String) throws(OutputError) -> String? {
    let path = folder + "/" + name
    guard let (bytes, status) = Disk.readWithStatus(path) else {
      return "\(path) is no file, and was left: have Git ignore \(made.joined(separator: ", "))"
    }
    let missing = missing(in: bytes)
    guard !missing.isEmpty else { return nil }
    let end: [UInt8] = bytes.firstRange(of: [0x0D, 0x0A]) == nil ? [0x0A] : [0x0D, 0x0A]
    let isEnded = bytes.isEmpty || bytes.last == 0x0A
    let added = (isEnded ? [] : end) + missing.flatMap { Array($0.utf8) + end }
    let new = path + ".gapbook-new"
    try Disk.write(bytes + added, to: new, mode: status.mode)
    do throws(OutputError) {
      try Disk.move(new, to: path)
    } catch {
      Disk.unlink(new)
      throw error
    }
    return "added \(missing.joined(separator: ", ")) to \(path)"
  }

  private static func missing(in bytes: [UInt8]) -> [String] {
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }.map { line in
      String(decoding: line, as: UTF8.self)
    }
    let named = Set(lines.map { bare($0[...]) })
    return made.filter { !named.contains(bare($0[...])) }
  }

  /// A line without the slashes and blanks around a name, which all ignore it at the top.
  private static func bare(_ line: Substring) -> Substring {
    var rest = line
    while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
    if rest.last == "/" { rest = rest.dropLast() }
    return rest.first == "/" ? rest.dropFirst() : rest
  }
}
