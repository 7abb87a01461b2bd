/// Finds out whether tags have their lines to themselves.
struct Lines {
  let bytes: [UInt8]
  /// Where the text begins, behind a byte order mark.
  let first: Int

  /// Where the line of `index` begins, if only blanks are before `index` in it.
  func start(ofBlanksBefore index: Int) -> Int? {
    var at = index
    while at > first, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09 { at -= 1 }
    return at == first || bytes[at - 1] == 0x0A ? at : nil
  }

  /// Where the next line begins, if only blanks are between `index` and the end of its line.
  func end(ofBlanksAfter index: Int) -> Int? {
    var at = index
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    if at == bytes.count { return at }
    if bytes[at] == 0x0D, at + 1 < bytes.count { at += 1 }
    return bytes[at] == 0x0A ? at + 1 : nil
  }

  /// The blanks at the beginning of what follows `index`.
  func blanks(from index: Int) -> [UInt8] {
    Array(bytes[index...].prefix { $0 == 0x20 || $0 == 0x09 })
  }
}
