import Diagnostics
import Regulation

extension RegulationReader {
  private static let factsKeys = [
    "schema", "as_of", "currency", "how_to_read", "unverified", "dollars", "unbroken",
    "superseded_phrases", "facts",
  ]

  static func readFacts(_ root: YAMLNode, into parts: inout LawParts, log: Log) {
    guard let map = YAMLMap(root, of: "a facts file", known: factsKeys, log: log) else { return }
    let asOf = map.day("as_of")
    parts.dollars.formUnion(map.texts("dollars").map(\.value))
    parts.unbroken += map.texts("unbroken")
    parts.phrases += map.list("superseded_phrases").compactMap { phrase($0, log: log) }
    parts.facts += map.list("facts").compactMap { fact($0, checked: asOf, log: log) }
  }

  private static func phrase(_ node: YAMLNode, log: Log) -> SupersededPhrase? {
    let known = ["phrase", "timeline", "say", "since"]
    guard let map = YAMLMap(node, of: "a superseded phrase", known: known, log: log),
      let phrase = map.requiredText("phrase", of: "a superseded phrase"),
      let timeline = map.requiredText("timeline", of: "a superseded phrase")
    else { return nil }
    return SupersededPhrase(
      phrase: phrase.value,
      timeline: timeline.value,
      advice: map.text("say")?.value ?? "",
      since: map.day("since"),
      place: phrase.place
    )
  }

  private static let factKeys = [
    "id", "timeline", "title", "value", "effective_from", "effective_to", "citation", "source",
    "supersedes", "confidence", "verified_in_stored_source", "note", "checked",
  ]

  private static func fact(_ node: YAMLNode, checked: Day?, log: Log) -> Fact? {
    guard let map = YAMLMap(node, of: "a fact", known: factKeys, log: log),
      let id = map.requiredText("id", of: "a fact")
    else { return nil }
    let what = "fact \(id.value)"
    let title = map.requiredText("title", of: what)
    let citation = map.requiredText("citation", of: what)
    let source = map.requiredText("source", of: what)
    let confidence = map.requiredText("confidence", of: what)
    guard let title, let citation, let source, let confidence else { return nil }
    return Fact(
      id: id.value,
      timeline: map.text("timeline")?.value ?? id.value,
      title: title.value,
      value: map.node("value").map { value($0, depth: 0, log: log) } ?? .none,
      validity: Validity(from: map.day("effective_from"), to: map.day("effective_to")),
      citation: citation.value,
      source: source.value,
      supersedes: map.text("supersedes")?.value,
      confidence: confidence.value,
      isVerified: map.flag("verified_in_stored_source") ?? false,
      checked: map.day("checked") ?? checked,
      note: map.text("note")?.value,
      place: id.place
    )
  }

  /// Aliases share nodes, so that a short text can stand for a tree without end: depth is bounded.
  private static func value(_ node: YAMLNode, depth: Int, log: Log) -> FactValue {
    guard depth < 8 else {
      log.error("wrong-type", "a fact's value is nested more than 8 deep", at: node.place)
      return .none
    }
    if let members = node.members {
      return .parts(
        members.map {
          FactValue.Part(
            name: $0.key.text ?? "",
            value: value($0.value, depth: depth + 1, log: log)
          )
        }
      )
    }
    if let items = node.items {
      return .list(items.map { value($0, depth: depth + 1, log: log) })
    }
    guard let text = node.text, !node.isNull else { return .none }
    guard node.isPlain else { return .text(text) }
    if text == "true" || text == "false" { return .flag(text == "true") }
    return isNumber(text) ? .number(text) : .text(text)
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
