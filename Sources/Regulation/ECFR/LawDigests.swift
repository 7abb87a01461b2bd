/// What the paragraphs of the law read on a day, as digests: where one differs, its words were changed.
///
/// Known are all paragraphs of 45 CFR Part 164 Subparts C, D and E, those of definitions among them.
/// There are none of Parts 160 and 162, and none of Part 164 Subpart A.
public struct LawDigests: Sendable {
  /// By section the paragraphs and their digests, in the order of the section.
  private let sections: [String: [(id: String, digest: String)]]
  /// The groups of sections, such as `164.3`, of which all are known.
  private let groups: Set<String>

  /// The day of the text that the digests of the program are of.
  public static let day = "2026-07-01"

  /// Those that the program has.
  public static let known = LawDigests(LawDigests.security + "\n" + LawDigests.privacy)

  /// Digests as they are written: the number of a section, then `PARAGRAPH=DIGEST` without that number,
  /// a dot for what stands before the first mark, and `_` for a blank.
  public init(_ text: String) {
    var sections: [String: [(id: String, digest: String)]] = [:]
    var section = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      guard let equals = word.lastIndex(of: "=") else {
        section = String(word)
        sections[section] = []
        continue
      }
      let key = word[..<equals]
      let below = key == "." ? "" : String(key.map { $0 == "_" ? " " : $0 })
      sections[section]?.append((section + below, String(word[word.index(after: equals)...])))
    }
    self.sections = sections
    groups = Set(sections.keys.map(LawText.group))
  }

  /// The paragraphs of a section; nil where it is not known.
  func paragraphs(of section: String) -> [(id: String, digest: String)]? { sections[section] }

  /// Whether all sections of the group of one are known, so that another is new.
  func hasGroup(of section: String) -> Bool { groups.contains(LawText.group(of: section)) }

  /// The digests of a text, as they are written.
  public static func written(_ text: LawText) -> String {
    text.sections.map { section in
      let entries = section.paragraphs.map { paragraph in
        let below = paragraph.id.dropFirst(section.number.count)
        let key = below.isEmpty ? "." : String(below.map { $0 == " " ? "_" : $0 })
        return "\(key)=\(paragraph.digest)"
      }
      return ([section.number] + entries).reduce(into: [""]) { lines, word in
        let last = lines.count - 1
        if lines[last].isEmpty {
          lines[last] = word
        } else if lines[last].utf8.count + 1 + word.utf8.count <= 96 {
          lines[last] += " " + word
        } else {
          lines.append(word)
        }
      }.joined(separator: "\n")
    }.joined(separator: "\n") + "\n"
  }
}
