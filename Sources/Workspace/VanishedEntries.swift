import Diagnostics
import Regulation

/// Says what a workspace's file of `regulation/` no longer holds of the built-in file that it
/// replaces: a requirement that vanishes takes its responses, its score and its pages with it.
struct VanishedEntries {
  let own: SourceText
  let builtIn: SourceText

  /// Whether a file holds entries that may vanish.
  static func hold(_ path: String) -> Bool {
    path.hasSuffix("/catalog.yml") || path.hasSuffix("/facts.yml")
  }

  /// A warning for what is nowhere in `parts`.
  func diagnostics(among parts: LawParts) -> [Diagnostic] {
    guard own.bytes != builtIn.bytes else { return [] }
    let before = Self.ids(of: builtIn)
    let noun = own.file.hasSuffix("/facts.yml") ? "fact" : "requirement"
    let now = noun == "fact" ? parts.facts.map(\.id) : parts.requirements.map(\.id)
    return [warning(noun, before, now)].compactMap(\.self)
  }

  /// The ids of a built-in file by its lines: its form is ours, and parsing it again would take as
  /// long as all of loading.
  static func ids(of source: SourceText) -> [String] {
    let prefix = Array("- id: ".utf8)
    return source.lineStarts.indices.compactMap { index in
      let line = source.line(index + 1)
      guard line.starts(with: prefix) else { return nil }
      return String(decoding: line.dropFirst(prefix.count), as: UTF8.self)
    }
  }

  private func warning(_ noun: String, _ before: [String], _ now: [String]) -> Diagnostic? {
    let now = Set(now)
    let vanished = before.filter { !now.contains($0) }
    guard !vanished.isEmpty else { return nil }
    let count = vanished.count == 1 ? "1 \(noun)" : "\(vanished.count) \(noun)s"
    return .warning(
      "vanished-\(noun)",
      "\(own.file) replaces the built-in file and leaves out \(count): \(vanished.joined(separator: ", "))",
      at: .file(own.file),
      help: "a file of another name is read besides the built-in ones"
    )
  }
}
