import Diagnostics
import Regulation

/// The requirements that a cell cites, however it writes them and whatever is around them.
///
/// The whole cell is read as one id first. In a longer text each `164` may begin one, and what is
/// above another one of the cell counts for nothing, so that the last of `164.308(a)(1) /
/// 164.308(a)(1)(ii)(A)` does.
struct CitedIDs {
  /// What is cited and is in the catalog, or above entries of it, as it is written.
  private(set) var known: [String] = []
  /// What looks like an id and is none.
  private(set) var unknown: [String] = []
  /// Those of them that are several ids in one, such as `164.310(d)(2)(i)-(ii)`.
  private(set) var lists: Set<String> = []

  var isEmpty: Bool { known.isEmpty && unknown.isEmpty }

  /// All that cells cite together.
  init(all cells: [String], in catalog: Catalog) {
    for text in cells { read(text, catalog) }
    known = Self.lowest(known, in: catalog)
  }

  /// What cells cite that name one requirement: a cell that is an id counts before citations in the
  /// sentences of others, and the id that begins a cell before those in the sentence behind it.
  init(naming cells: [String], in catalog: Catalog) {
    let ids = cells.filter { catalog.named($0) != nil }
    if !ids.isEmpty {
      known = Self.lowest(ids, in: catalog)
      return
    }
    for text in cells {
      read(Self.heading(of: text), catalog)
      if !known.isEmpty { break }
    }
    known = Self.lowest(known, in: catalog)
  }

  private mutating func read(_ text: String, _ catalog: Catalog) {
    if catalog.named(text) != nil {
      known.append(text)
      return
    }
    for stretch in Self.stretches(of: text) {
      switch Self.reading(of: stretch, catalog) {
      case .known(let id): known.append(id)
      case .unknown(let id): unknown.append(id)
      case .list(let id):
        unknown.append(id)
        lists.insert(id)
      case .none: break
      }
    }
  }

  /// A text up to the second id, where a sentence is between the first, which begins it, and that one.
  private static func heading(of text: String) -> String {
    let stretches = stretches(of: text)
    guard stretches.count > 1 else { return text }
    let before = text[..<stretches[0].startIndex].split(whereSeparator: \.isWhitespace)
    let between = stretches[0].split(whereSeparator: \.isWhitespace).filter { word in
      word.count { $0.isLetter } > 2 && !word.contains("164")
    }
    return before.count < 4 && between.count >= 4 ? String(text[..<stretches[0].endIndex]) : text
  }

  private enum Reading {
    case known(String)
    case unknown(String)
    case list(String)
    case none
  }

  /// From each `164` that begins a number to the next one.
  private static func stretches(of text: String) -> [Substring] {
    var starts: [String.Index] = []
    var rest = text.startIndex
    var isInNumber = false
    while rest < text.endIndex {
      let isDigit = text[rest].isASCII && text[rest].isNumber
      if isDigit, !isInNumber, text[rest...].hasPrefix("164") { starts.append(rest) }
      isInNumber = isDigit
      rest = text.index(after: rest)
    }
    let ends = starts.dropFirst() + [text.endIndex]
    return zip(starts, ends).map { text[$0..<$1] }
  }

  /// The longest beginning of a stretch that is an id.
  private static func reading(of stretch: Substring, _ catalog: Catalog) -> Reading {
    let stretch = stretch.prefix(160)
    guard isSection(stretch) else { return .none }
    var cuts = stretch.indices.filter { isCut(stretch, $0) }
    cuts.append(stretch.endIndex)
    for cut in cuts.reversed() {
      let id = String(stretch[..<cut])
      guard catalog.named(id) != nil else { continue }
      return goesOn(stretch[cut...]) ? .list(plain(stretch)) : .known(ended(id))
    }
    let first = stretch[..<(cuts.first ?? stretch.endIndex)]
    // A hyphen may be within an id, and ends one where another level follows: `(i)-(ii)`.
    if let hyphen = first.lastIndex(of: "-"), catalog.named(String(first[..<hyphen])) != nil,
      goesOn(first[hyphen...])
    {
      return .list(plain(first))
    }
    return .unknown(plain(first))
  }

  /// An id without what a list or a sentence has behind it.
  private static func ended(_ id: String) -> String {
    let last = id.lastIndex { $0 == ")" || $0.isLetter || $0.isNumber }
    return last.map { String(id[...$0]) } ?? id
  }

  /// Whether a section's number follows `164`.
  private static func isSection(_ stretch: Substring) -> Bool {
    let rest = stretch.dropFirst(3).drop { ". _-|(".contains($0) }
    return rest.prefix { $0.isASCII && $0.isNumber }.count >= 3
  }

  /// Whether a text may end here: at a blank, a comma or their like.
  private static func isCut(_ stretch: Substring, _ index: String.Index) -> Bool {
    let character = stretch[index]
    return character.isWhitespace || ",;:/–—\"'[{&+".contains(character)
  }

  /// Whether a level of the id, or another id's, follows: `(B)`, or `and (B)`; `(R)`, `(A)` and their
  /// words say how binding it is.
  private static func goesOn(_ rest: Substring) -> Bool {
    var rest = rest.drop { $0.isWhitespace || ",;:/–—-&+".contains($0) }
    let start = rest.lowercased()
    for word in ["and", "to", "through", "thru", "or"] where start.hasPrefix(word + " ") {
      rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
    }
    guard rest.first == "(", let end = rest.firstIndex(of: ")") else { return false }
    let level = rest[rest.index(after: rest.startIndex)..<end].lowercased()
    if ["r", "a", "required", "addressable"].contains(level) { return false }
    return level.count <= 5 && !level.isEmpty && level.allSatisfy { $0.isLetter || $0.isNumber }
  }

  private static func plain(_ stretch: Substring) -> String {
    String(stretch.prefix(60)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What is neither named twice nor above another one.
  private static func lowest(_ ids: [String], in catalog: Catalog) -> [String] {
    var kept: [(id: String, leaves: Set<String>)] = []
    let found = ids.map { (id: $0, leaves: Set(catalog.leaves(namedBy: $0).map(\.id))) }
    let counting = found.filter { !$0.leaves.isEmpty }
    for (id, leaves) in counting.isEmpty ? Array(found.prefix(1)) : counting {
      if kept.contains(where: { $0.leaves.isSubset(of: leaves) }) { continue }
      kept.removeAll { $0.leaves.isSuperset(of: leaves) }
      kept.append((id, leaves))
    }
    return kept.map(\.id)
  }
}
