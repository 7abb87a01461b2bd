/// The names to which a file of signers gives a key: patterns as OpenSSH has them (PATTERNS in its
/// ssh_config), where `*` is any text, `?` any sign, and `!` before a pattern takes out what it matches.
struct SSHPatterns {
  private let patterns: [String]

  init(_ patterns: [String]) { self.patterns = patterns }

  /// Whether a name matches one of them and none that takes it out.
  func match(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    var isMatched = false
    for pattern in patterns {
      let isOut = pattern.hasPrefix("!")
      let signs = Array((isOut ? pattern.dropFirst() : pattern[...]).unicodeScalars)
      guard Self.matches(signs[...], name[...]) else { continue }
      if isOut { return false }
      isMatched = true
    }
    return isMatched
  }

  /// Each star is tried with as little as fits; only the last one is ever gone back to.
  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>,
    _ name: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    var (place, index) = (pattern.startIndex, name.startIndex)
    var star: (place: Int, index: Int)?
    while index < name.endIndex {
      if place < pattern.endIndex, pattern[place] == "*" {
        star = (place + 1, index)
        place += 1
      } else if place < pattern.endIndex, pattern[place] == "?" || pattern[place] == name[index] {
        (place, index) = (place + 1, index + 1)
      } else if let last = star {
        star = (last.place, last.index + 1)
        (place, index) = (last.place, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
