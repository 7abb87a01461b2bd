import Formats

/// The files that an evidence register names by `location`, in whatever way it writes their paths.
///
/// A location is free text: a path from the client's folder or from the workspace's top, a folder, a
/// pattern with `*`, with words, a fragment or %-codes around it, or no path at all.
struct EvidenceLocations {
  /// The client's folder below the workspace, in small letters.
  private let base: [Substring]
  private let texts: [String]

  /// Paths of files below the workspace, as they are written.
  struct Named {
    /// Those that a location names by themselves.
    var files: Set<String> = []
    /// Those in a folder that a location names, and those that match a pattern.
    var others: Set<String> = []
    /// Whether a location names the client's whole folder.
    var isEverything = false
    /// Locations that name files by their names alone, or by a path that has moved, with the files.
    var elsewhere: [String: Set<String>] = [:]
  }

  init(_ locations: [String], slug: String) {
    base = ["content", "clients", slug.lowercased()[...]]
    texts = Array(Set(locations)).sorted()
  }

  /// What of `paths`, files below the workspace, is named.
  func named(among paths: [String]) -> Named {
    guard !texts.isEmpty else { return Named() }
    let index = PathIndex(paths)
    var hits = Hits()
    var named = Named()
    for text in texts {
      let elsewhere = collect(text, index, &hits)
      let originals = elsewhere.flatMap { index.files[$0] ?? [] }
      if !originals.isEmpty { named.elsewhere[text] = Set(originals) }
      named.files.formUnion(originals)
    }
    named.isEverything = hits.isEverything
    for (lower, originals) in index.files {
      if hits.files.contains(lower) {
        named.files.formUnion(originals)
      } else if hits.patterns.contains(where: { Self.matches(lower, $0) })
        || PathIndex.folders(above: lower).contains(where: hits.folders.contains)
      {
        named.others.formUnion(originals)
      }
    }
    return named
  }

  private struct Hits {
    var files: Set<String> = []
    var folders: Set<String> = []
    var patterns: Set<String> = []
    var isEverything = false
  }

  /// More patterns than these are taken for the folders they are in.
  private static let mostPatterns = 64

  /// Collects what a location names, and gives the files that it names without their folders.
  private func collect(_ text: String, _ index: PathIndex, _ hits: inout Hits) -> Set<String> {
    var elsewhere: Set<String> = []
    for spelling in Self.spellings(text) {
      var certain: [Substring] = []
      if spelling.contains(where: Self.isPatternSign) {
        for pattern in Self.patterns(spelling) { collectPattern(pattern, &hits) }
      }
      for part in Self.parts(spelling) {
        let paths = paths(part.text)
        var found = Set((paths.own + paths.loose).filter { index.files[$0] != nil })
        // A path whose ending was left out; a single word may be anything.
        if part.isWhole, part.text.contains("/") {
          for path in paths.own { found.formUnion(index.stems[path] ?? []) }
        }
        hits.files.formUnion(found)
        if !found.isEmpty { certain.append(part.text) }
        guard part.mayBeFolder else { continue }
        for path in paths.own { collectFolder(path, index, &hits) }
      }
      for name in Self.folderNames(in: spelling) {
        for path in paths(name).own { collectFolder(path, index, &hits) }
      }
      elsewhere.formUnion(namedElsewhere(in: spelling, besides: certain, index))
    }
    return elsewhere
  }

  /// The files in other folders of the client whose paths end with a stretch of a text that no file
  /// has as its path; where the text is nothing but a path, those of its name too: they were moved.
  private func namedElsewhere(
    in text: String,
    besides certain: [Substring],
    _ index: PathIndex
  ) -> Set<String> {
    var taken = certain
    var found: Set<String> = []
    let below = base.joined(separator: "/") + "/"
    for part in Self.parts(text).sorted(by: { $0.text.utf8.count > $1.text.utf8.count }) {
      let names = String(part.text).parts(between: "/").filter { $0 != "." && $0 != ".." }
      guard let name = names.last, part.isWhole || name.contains("."),
        !taken.contains(where: { Self.overlap($0, part.text) })
      else { continue }
      let ending = "/" + names.joined(separator: "/")
      let own = (index.names[String(name)] ?? []).filter { $0.hasPrefix(below) }
      let same = own.filter { $0.hasSuffix(ending) }
      let isPath = part.isWhole && names.count > 1 && !text.hasPrefix("/")
      let moved = isPath && name.contains(".") && !text.contains { $0 == " " || $0 == ":" }
      let files = same.isEmpty && moved ? own : same
      if files.isEmpty { continue }
      taken.append(part.text)
      found.formUnion(files)
    }
    return found
  }

  private static func overlap(_ one: Substring, _ other: Substring) -> Bool {
    one.startIndex < other.endIndex && other.startIndex < one.endIndex
  }

  private func collectFolder(_ path: String, _ index: PathIndex, _ hits: inout Hits) {
    if (base.joined(separator: "/") + "/").hasPrefix(path.isEmpty ? "" : path + "/") {
      hits.isEverything = true
    } else if index.folders.contains(path) {
      hits.folders.insert(path)
    }
  }

  /// The patterns of a text: the whole of it, and each word of it.
  private static func patterns(_ text: String) -> Set<String> {
    let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
    let patterns = (words + [text]).filter { $0.contains(where: isPatternSign) }
    return Set(
      patterns.compactMap { pattern in
        let wide = widened(pattern)
        // Brackets around a whole word are no pattern.
        return pattern.contains("*") || wide.contains { $0 != "*" && $0 != "/" } ? wide : nil
      }
    )
  }

  private static func isPatternSign(_ character: Character) -> Bool {
    character == "*" || character == "?" || character == "[" || character == "{"
  }

  /// A pattern in which a range and a list of choices match anything.
  private static func widened(_ pattern: String) -> String {
    var out = ""
    var closing: Character?
    for character in pattern {
      if let end = closing {
        if character == end { closing = nil }
        continue
      }
      switch character {
      case "[": closing = "]"
      case "{": closing = "}"
      default:
        out.append(character)
        continue
      }
      out.append("*")
    }
    return out
  }

  private func collectPattern(_ pattern: String, _ hits: inout Hits) {
    for path in paths(pattern).own {
      let fixed = path.prefix { $0 != "*" && $0 != "?" }
      let folder = fixed.lastIndex(of: "/").map { String(fixed[..<$0]) } ?? ""
      if path.dropFirst(folder.count).allSatisfy({ $0 == "*" || $0 == "/" }) {
        // All of a folder is the folder.
        if folder == base.joined(separator: "/") { hits.isEverything = true }
        if folder.hasPrefix(base.joined(separator: "/") + "/") { hits.folders.insert(folder) }
      } else if hits.patterns.count < Self.mostPatterns {
        hits.patterns.insert(path)
      } else {
        hits.folders.insert(folder)
      }
    }
  }

  /// A text in small letters with `/` between folders, as it is and with its %-codes read.
  private static func spellings(_ text: String) -> [String] {
    let plain = text.lowercased().split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "/")
    let decoded = PercentCodes.decoded(plain)
    return decoded == plain ? [plain] : [plain, decoded]
  }

  private struct Part {
    let text: Substring
    let isWhole: Bool
    let mayBeFolder: Bool
  }

  private static let delimiters: Set<Character> = [
    " ", "\t", "\n", "\r", "\u{A0}", ",", ";", ":", "(", ")", "[", "]", "<", ">", "\"", "'", "`",
    "#", "?", "|", "“", "”", "‘", "’",
  ]
  /// So many words of a location are tried as beginnings and ends of a path.
  private static let mostWords = 24

  /// Whether the next character that is no blank is a letter or a digit.
  private static func isWord(after index: String.Index, _ text: String) -> Bool {
    text[index...].first { !$0.isWhitespace }.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// The stretches of a text that may be a path: from the beginning of any word to the end of any.
  private static func parts(_ text: String) -> [Part] {
    var starts = [text.startIndex]
    var ends: [String.Index] = []
    for index in text.indices where delimiters.contains(text[index]) {
      if ends.count < mostWords { ends.append(index) }
      if starts.count < mostWords { starts.append(text.index(after: index)) }
    }
    ends.append(text.endIndex)
    var parts: [Part] = []
    for start in starts {
      for end in ends where end > start {
        let part = text[start..<end]
        let isFirst = start == text.startIndex
        let isWhole = isFirst && end == text.endIndex
        guard isFirst || part.contains(".") || part.contains("/") else { continue }
        parts.append(
          Part(
            text: part,
            isWhole: isWhole,
            mayBeFolder: isWhole || isFirst && (part.contains("/") || !isWord(after: end, text))
          )
        )
        if part.last == "." {
          parts.append(Part(text: part.dropLast(), isWhole: false, mayBeFolder: false))
        }
      }
    }
    return parts
  }

  /// The paths below the workspace that a written path may mean: seen from the client's folder or
  /// with `content/` written out, and, for files alone, seen from the content folder.
  private func paths(_ text: some StringProtocol) -> (own: [String], loose: [String]) {
    let parts = String(text).parts(between: "/")
    var own = [RelativePath.resolved(parts[...], from: base)]
    if let content = parts.firstIndex(of: "content") {
      own.append(RelativePath.resolved(parts[content...], from: []))
    }
    if parts.first == "clients" { own.append(RelativePath.resolved(parts[...], from: ["content"])) }
    if parts.first == base.last, parts.count > 1 {
      own.append(RelativePath.resolved(parts[...], from: ["content", "clients"]))
    }
    let loose = RelativePath.resolved(parts[...], from: ["content"])
    return (own.compactMap(\.self), [loose].compactMap(\.self))
  }

  /// Whether a path matches a pattern: `*` matches any characters, `?` one.
  static func matches(_ path: String, _ pattern: String) -> Bool {
    let (path, pattern) = (Array(path.unicodeScalars), Array(pattern.unicodeScalars))
    var (at, within) = (0, 0)
    var star: (path: Int, pattern: Int)?
    while at < path.count {
      if within < pattern.count, pattern[within] == "*" {
        star = (at, within)
        within += 1
      } else if within < pattern.count, pattern[within] == "?" || pattern[within] == path[at] {
        at += 1
        within += 1
      } else if let last = star {
        star = (last.path + 1, last.pattern)
        (at, within) = (last.path + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[within...].allSatisfy { $0 == "*" }
  }
}

/// Files and folders by their paths in small letters.
private struct PathIndex {
  private(set) var files: [String: [String]] = [:]
  private(set) var folders: Set<String> = []
  /// Files by their paths without the ending.
  private(set) var stems: [String: [String]] = [:]
  /// Files by their names alone.
  private(set) var names: [String: [String]] = [:]

  init(_ paths: [String]) {
    for path in paths {
      let lower = path.lowercased()
      files[lower, default: []].append(path)
      let start = lower.utf8.lastIndex(of: UInt8(ascii: "/")).map(lower.utf8.index(after:))
      names[String(lower[(start ?? lower.startIndex)...]), default: []].append(lower)
      if let dot = lower.lastIndex(of: "."), !lower[dot...].contains("/") {
        stems[String(lower[..<dot]), default: []].append(lower)
      }
      folders.formUnion(Self.folders(above: lower))
    }
  }

  static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}
