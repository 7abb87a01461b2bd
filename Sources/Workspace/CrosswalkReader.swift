import Diagnostics
import Regulation

/// Reads `crosswalk.yml`.
enum CrosswalkReader {
  private struct Declared {
    let framework: Framework
    let source: String
    let confidence: String
    let additionalConfidence: String
  }

  /// The crosswalk by the ids of requirements as they are written, and these ids.
  static func read(_ root: YAMLNode, log: Log) -> (Crosswalk, [Sourced<String>]) {
    let known = ["schema", "as_of", "notes", "sources", "frameworks", "requirements"]
    guard let map = YAMLMap(root, of: "a crosswalk", known: known, log: log) else {
      return (.empty, [])
    }
    let declared = map.list("frameworks").compactMap { framework($0, log: log) }
    let sources = map.list("sources").compactMap { node -> (String, String)? in
      let keys = ["id", "title", "commit", "confidence"]
      guard let source = YAMLMap(node, of: "a source", known: keys, log: log),
        let id = source.requiredText("id", of: "a source"),
        let title = source.requiredText("title", of: "source \(id.value)")
      else { return nil }
      let confidence = source.text("confidence").map { ", confidence \($0.value)" } ?? ""
      return (id.value, title.value + confidence)
    }
    var entries: [String: [String: CrosswalkEntry]] = [:]
    let ids = map.list("requirements").compactMap {
      read($0, declared: declared, into: &entries, log: log)
    }
    let crosswalk = Crosswalk(
      frameworks: declared.map(\.framework),
      notes: map.texts("notes").map(\.value),
      sources: Dictionary(firstOf: sources),
      entries: entries
    )
    return (crosswalk, ids)
  }

  /// The crosswalk by the catalog's own ids; one that names no requirement, or one a second time, is
  /// an error.
  ///
  /// Nothing is reported of the built-in crosswalk: a workspace's catalog may be smaller.
  static func resolved(
    _ crosswalk: Crosswalk,
    _ ids: [Sourced<String>],
    in catalog: Catalog,
    log: Log
  ) -> Crosswalk {
    var entries = crosswalk.entries
    var seen: Set<String> = []
    for id in ids {
      let entry = catalog.requirement(id.value)
      if let entry, entry.id != id.value, let own = entries.removeValue(forKey: id.value) {
        entries[entry.id] = (entries[entry.id] ?? [:]).merging(own) { first, _ in first }
      }
      if id.place.file.hasPrefix(Workspace.builtInPrefix) { continue }
      if entry == nil {
        log.error(
          "unknown-requirement",
          "a mapping names requirement \"\(id.value)\", which is not in the catalog",
          at: id.place,
          help: catalog.idHelp(for: id.value)
        )
      } else if !seen.insert(entry?.id ?? "").inserted {
        log.error("duplicate-id", "requirement \"\(id.value)\" is mapped twice", at: id.place)
      }
    }
    var resolved = crosswalk
    resolved.entries = entries
    return resolved
  }

  private static func framework(_ node: YAMLNode, log: Log) -> Declared? {
    let known = [
      "id", "title", "source", "confidence", "additional_source", "additional_confidence", "names",
      "published",
    ]
    guard let map = YAMLMap(node, of: "a framework", known: known, log: log),
      let id = map.requiredText("id", of: "a framework"),
      let title = map.requiredText("title", of: "framework \(id.value)")
    else { return nil }
    let names = map.list("names").compactMap { node -> (String, String)? in
      guard let name = YAMLMap(node, of: "a name", known: ["id", "title"], log: log),
        let id = name.requiredText("id", of: "a name"),
        let title = name.requiredText("title", of: "name \(id.value)")
      else { return nil }
      return (id.value, title.value)
    }
    return Declared(
      framework: Framework(
        id: id.value,
        title: title.value,
        names: Dictionary(firstOf: names),
        published: map.day("published")
      ),
      source: map.text("source")?.value ?? "",
      confidence: map.text("confidence")?.value ?? "",
      additionalConfidence: map.text("additional_confidence")?.value ?? ""
    )
  }

  private static func read(
    _ node: YAMLNode,
    declared: [Declared],
    into entries: inout [String: [String: CrosswalkEntry]],
    log: Log
  ) -> Sourced<String>? {
    let known = ["id"] + declared.map(\.framework.id)
    guard let map = YAMLMap(node, of: "a mapping", known: known, log: log),
      let id = map.requiredText("id", of: "a mapping")
    else { return nil }
    for framework in declared {
      let keys = ["primary", "additional", "confidence"]
      guard let entry = map.map(framework.framework.id, known: keys) else { continue }
      entries[id.value, default: [:]][framework.framework.id] = CrosswalkEntry(
        primary: entry.texts("primary").map(\.value),
        additional: entry.texts("additional").map(\.value),
        source: framework.source,
        confidence: entry.text("confidence")?.value ?? framework.confidence,
        additionalConfidence: framework.additionalConfidence
      )
    }
    return id
  }
}
