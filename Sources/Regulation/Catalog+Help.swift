extension Catalog {
  /// The entry whose id begins a text that goes on with words, such as
  /// `164.312(b) Audit controls`, or that is the text; nil where an unknown id begins it.
  public func leadingEntry(of text: String) -> Requirement? {
    let words = text.prefix(200).split(maxSplits: 12, whereSeparator: \.isWhitespace)
    for count in stride(from: min(words.count, 8), to: 0, by: -1) {
      let rest = words[count...]
      guard rest.isEmpty || rest.contains(where: Self.isWord) else { continue }
      let id = words[..<count].joined(separator: " ")
      guard RequirementID(id) != nil, let position = order(of: id) else { continue }
      return requirements[position]
    }
    return nil
  }

  /// Whether letters are no level of an id.
  private static func isWord(_ text: Substring) -> Bool {
    let letters = text.lowercased().filter(\.isLetter)
    return letters.count > 2 && !letters.allSatisfy { "ivxl".contains($0) }
  }

  /// What the nearest paragraph above an unknown one has: parts of what was named.
  func partsHelp(above id: String) -> String? {
    var above = id[...]
    while let end = above.lastIndex(of: "(") {
      above = above[..<end]
      let parts: [String]
      switch named(String(above)) {
      case .entry(let position): parts = children(of: requirements[position].id).map(\.id)
      case .above: parts = leaves(namedBy: String(above)).map(\.id)
      case nil: continue
      }
      if parts.isEmpty { return "\(above) has no parts" }
      let more = parts.count > 8 ? " and \(parts.count - 8) more" : ""
      return "\(above) has \(parts.prefix(8).joined(separator: ", "))\(more)"
    }
    return nil
  }
}
