import Formats

/// What a finding says below its front matter, by its headings: Markdown, as OSCAL takes it.
struct FindingText {
  /// Below Observation.
  let observation: String?
  /// Below Risk.
  let risk: String?
  /// Below Recommendation.
  let recommendation: String?
  /// All of it but the title.
  let whole: String?

  init(_ markdown: String?) {
    var parts: [String: [Substring]] = [:]
    var all: [Substring] = []
    var current: (name: String, level: Int)?
    var fence: Substring?
    var hasBegun = false
    for line in (markdown ?? "").parts(between: "\n", keepingEmpty: true) {
      let trimmed = line.drop { $0 == " " }
      if let open = fence {
        if trimmed.hasPrefix(open) { fence = nil }
      } else if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        fence = trimmed.prefix(3)
      } else if let heading = Self.heading(trimmed) {
        if heading.level == 1, !hasBegun, Self.name(of: heading.title) == nil { continue }
        if current.map({ heading.level <= $0.level }) ?? true {
          current = Self.name(of: heading.title).map { ($0, heading.level) }
          all.append(line)
          hasBegun = true
          continue
        }
      }
      all.append(line)
      hasBegun = hasBegun || !trimmed.allSatisfy(\.isWhitespace)
      if let current { parts[current.name, default: []].append(line) }
    }
    observation = Self.text(parts["observation"])
    risk = Self.text(parts["risk"])
    recommendation = Self.text(parts["recommendation"])
    whole = Self.text(all)
  }

  /// A heading's level and words.
  private static func heading(_ line: Substring) -> (level: Int, title: Substring)? {
    let signs = line.prefix { $0 == "#" }
    let rest = line.dropFirst(signs.count)
    guard (1...6).contains(signs.count), rest.isEmpty || rest.first?.isWhitespace == true else {
      return nil
    }
    return (signs.count, rest)
  }

  /// The section that a heading opens: the word in the singular or plural, an id behind it left out.
  private static func name(of title: Substring) -> String? {
    let word = title.split { $0.isWhitespace || $0 == "#" }.first?.lowercased() ?? ""
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    return ["observation", "risk", "recommendation"].contains(singular) ? singular : nil
  }

  /// The lines without empty ones at the ends; nil where none is left.
  private static func text(_ lines: [Substring]?) -> String? {
    let lines = lines ?? []
    let isWritten = { (line: Substring) in !line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: isWritten),
      let last = lines.lastIndex(where: isWritten)
    else { return nil }
    return lines[first...last].joined(separator: "\n")
  }
}
