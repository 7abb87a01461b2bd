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

  static func read(_ root: YAMLNode, log: Log) -> Crosswalk {
    let known = ["schema", "as_of", "notes", "sources", "frameworks", "requirements"]
    guard let map = YAMLMap(root, of: "a crosswalk", known: known, log: log) else { return .empty }
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
    for node in map.list("requirements") {
      read(node, declared: declared, into: &entries, log: log)
    }
    return Crosswalk(
      frameworks: declared.map(\.framework),
      notes: map.texts("notes").map(\.value),
      sources: Dictionary(sources, uniquingKeysWith: { first, _ in first }),
      entries: entries
    )
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
        names: Dictionary(names, uniquingKeysWith: { first, _ in first }),
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
  ) {
    let known = ["id"] + declared.map(\.framework.id)
    guard let map = YAMLMap(node, of: "a mapping", known: known, log: log),
      let id = map.requiredText("id", of: "a mapping")
    else { return }
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
  }
}
