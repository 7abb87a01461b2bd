/// The names under which a text defines links, looked up once something looks like a reference.
struct ReferenceNames {
  private struct Names {
    var isEmpty = true
    /// The names reduced to letters and digits, each also with any one of them left out.
    var near: Set<[UInt8]> = []
  }

  /// Longer names are not compared: leaving out each of their letters would cost their square.
  private static let longest = 40
  private var names: Names?

  /// Whether what looks like a link is meant as one.
  ///
  /// Prose has brackets too, such as `[a-z][0-9]+`, `[Smith2020][Jones2021]` and `[note 3][sic]`, so
  /// a reference is meant only where
  /// - it is `[label][]`, and the label is two or more words, or is a name that the text defines but
  ///   for one letter, for case or for signs, or
  /// - its label looks like a name: a letter, then letters, digits, `-`, `_` and blanks, and not
  ///   `sic`; and the text defines any link, the words are two or more or hold markup, or it is an
  ///   image.
  mutating func isMeant(_ near: NearText.NearLink, _ parsing: Parsing) -> Bool {
    guard case .reference(let label, let words, let isSure) = near.kind else { return true }
    let text = parsing.tree.text
    let count = text[words].split(whereSeparator: isBlank).count { isInitial($0[$0.startIndex]) }
    if label == words {
      return count > 1 && Self.isName(text[label]) || isNear(text[label], parsing)
    }
    guard Self.isName(text[label]) else { return false }
    return isSure || count > 1 || !defined(by: parsing).isEmpty
  }

  private mutating func isNear(_ label: ArraySlice<UInt8>, _ parsing: Parsing) -> Bool {
    let names = defined(by: parsing)
    return !names.isEmpty && Self.variants(of: label).contains { names.near.contains($0) }
  }

  private mutating func defined(by parsing: Parsing) -> Names {
    if let names { return names }
    var found = Names()
    for line in DefinitionLines(of: parsing).text().split(separator: 0x0A) {
      guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < line.endIndex, line[close + 1] == UInt8(ascii: ":"),
        line[line.startIndex + 1] != UInt8(ascii: "^")
      else { continue }
      found.isEmpty = false
      found.near.formUnion(Self.variants(of: line[(line.startIndex + 1)..<close]))
    }
    names = found
    return found
  }

  private static func isName(_ label: ArraySlice<UInt8>) -> Bool {
    guard let first = label.first, isInitial(first), label.count > 1 else { return false }
    return !label.elementsEqual("sic".utf8)
      && label.allSatisfy {
        isInitial($0) || isDigit($0) || isBlank($0) || "-_".utf8.contains($0)
      }
  }

  private static func variants(of label: ArraySlice<UInt8>) -> [[UInt8]] {
    let plain = label.filter { isInitial($0) || isDigit($0) }.map { isLetter($0) ? $0 | 0x20 : $0 }
    if plain.isEmpty || plain.count > longest { return [] }
    // Of two letters, one left out is near to too much.
    if plain.count < 3 { return [plain] }
    return [plain]
      + plain.indices.map { index in
        var shorter = plain
        shorter.remove(at: index)
        return shorter
      }
  }
}

/// A letter of any script.
private func isInitial(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 }
