import Diagnostics
import Regulation

/// Says what a workspace's file of `regulation/` no longer holds of the built-in file that it
/// replaces: a requirement that vanishes takes its responses, its score and its pages with it.
struct VanishedEntries {
  let own: SourceText
  let builtIn: SourceText

  /// A warning for requirements and one for facts that are nowhere in `parts`.
  func diagnostics(among parts: LawParts) -> [Diagnostic] {
    guard own.bytes != builtIn.bytes else { return [] }
    var before = LawParts()
    RegulationReader.read(builtIn, into: &before, log: Log())
    return [
      warning("requirement", before.requirements.map(\.id), parts.requirements.map(\.id)),
      warning("fact", before.facts.map(\.id), parts.facts.map(\.id)),
    ].compactMap(\.self)
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
