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
    let known = ["phrase", "timeline", "say", "since", "near"]
    guard let map = YAMLMap(node, of: "a superseded phrase", known: known, log: log),
      let phrase = map.requiredText("phrase", of: "a superseded phrase"),
      let timeline = map.requiredText("timeline", of: "a superseded phrase")
    else { return nil }
    var superseded = SupersededPhrase(
      phrase: phrase.value,
      timeline: timeline.value,
      place: phrase.place
    )
    superseded.advice = map.text("say")?.value ?? ""
    superseded.since = map.day("since")
    superseded.near = map.texts("near").map(\.value)
    return superseded
  }

  private static let factKeys = [
    "id", "timeline", "title", "value", "effective_from", "effective_to", "citation", "source",
    "supersedes", "confidence", "verified_in_stored_source", "note", "checked",
    "prose",
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
    var fact = Fact(
      id: id.value,
      title: title.value,
      citation: citation.value,
      source: source.value,
      confidence: confidence.value,
      place: id.place
    )
    fact.timeline = map.text("timeline")?.value ?? id.value
    fact.value = factValue(map.node("value"), of: what, log: log)
    fact.validity = Validity(from: map.day("effective_from"), to: map.day("effective_to"))
    fact.supersedes = map.text("supersedes")?.value
    fact.isVerified = map.flag("verified_in_stored_source") ?? false
    fact.checked = map.day("checked") ?? checked
    fact.note = map.text("note")?.value
    fact.prose = prose(in: map, of: what, log: log)
    return fact
  }

  /// The patterns of `prose:`, by which words state a fact or a change.
  static func prose(in map: YAMLMap, of what: String, log: Log) -> [ProsePattern] {
    map.texts("prose").compactMap { text in
      if let pattern = ProsePattern(text.value) { return pattern }
      log.error(
        "wrong-type",
        "\"prose\" of \(what) has a group without a word",
        at: text.place,
        help:
          "write groups between & and a group's words between |, as in \"backup | copy & 48 hours\""
      )
      return nil
    }
  }

  /// The most nodes that one value may have, and how deep they may lie.
  private static let mostNodes = 10_000
  private static let deepest = 8

  private static func factValue(_ node: YAMLNode?, of what: String, log: Log) -> FactValue {
    guard let node else { return .none }
    var rest = mostNodes
    let value = value(node, depth: 0, rest: &rest)
    if rest <= 0 {
      log.error(
        "wrong-type",
        "the value of \(what) is nested more than \(deepest) deep or has more than \(mostNodes) parts",
        at: node.place
      )
    }
    return value
  }

  /// Aliases share nodes, so that a short text can describe an endless tree: both its depth and
  /// its size are bounded.
  private static func value(_ node: YAMLNode, depth: Int, rest: inout Int) -> FactValue {
    rest -= depth < deepest ? 1 : mostNodes
    guard rest > 0 else { return .none }
    if let members = node.members {
      var parts: [FactValue.Part] = []
      for (key, item) in members where rest > 0 {
        parts.append(
          FactValue.Part(name: key.text ?? "", value: value(item, depth: depth + 1, rest: &rest))
        )
      }
      return .parts(parts)
    }
    if let items = node.items {
      var list: [FactValue] = []
      for item in items where rest > 0 { list.append(value(item, depth: depth + 1, rest: &rest)) }
      return .list(list)
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
