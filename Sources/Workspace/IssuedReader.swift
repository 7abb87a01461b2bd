import Diagnostics
import Formats
import GapAnalysis
import Regulation

/// Reads a record of `issued/`; a record that does not say all is an error, as nothing could be held to
/// it.
struct IssuedReader {
  let log: Log

  private static let keys = [
    "schema", "version", "audience", "day", "as_of", "tool", "record", "inputs", "input_files",
    "list", "sums",
    "reissues",
  ]

  /// The record of a file at `path` below the client's folder.
  func read(_ source: SourceText, path: String) -> IssuedVersion? {
    let before = log.count
    let start = SourceRange.file(source.file)
    guard let text = utf8Text(of: source, log: log) else { return nil }
    guard let root = YAMLDocument.read(text, of: source, log: log), !root.isNull else {
      if log.count == before { broken("the record is empty", at: start) }
      return nil
    }
    guard let map = YAMLMap(root, of: "a record of issue", known: Self.keys, log: log) else {
      return nil
    }
    let schema = map.requiredText("schema", of: "the record")
    if let schema, ![IssuedVersion.schema, IssuedVersion.oldSchema].contains(schema.value) {
      broken("\"\(schema.value)\" is not \(IssuedVersion.schema)", at: schema.place)
    }
    let version = map.requiredText("version", of: "the record")
    let audience = map.text("audience")?.value ?? Audience.full
    map.reportMissing(["day", "as_of"], of: "the record")
    let (day, asOf) = (map.day("day"), map.day("as_of"))
    let tool = map.requiredText("tool", of: "the record")
    let isSealed = schema?.value == IssuedVersion.schema || map.node("record") != nil
    let seal = isSealed ? self.digest("record", map) : nil
    let digest = self.digest("inputs", map)
    let inputs = files("input_files", map)
    let list = self.digest("list", map)
    let sums = files("sums", map)
    let earlier = reissues(map, of: version?.value ?? "", for: audience)
    if let version {
      let name = IssuedVersion.path(version: version.value, audience: audience)
      if name != path {
        broken(
          "the record of version \"\(version.value)\" is in \(path), and belongs into \(name)",
          at: version.place
        )
      }
    }
    guard log.count == before, let version, let day, let asOf, let tool, let digest, let list
    else { return nil }
    let record = IssuedVersion(
      version: version.value,
      audience: audience,
      day: day,
      asOf: asOf,
      tool: tool.value,
      inputs: inputs,
      files: sums,
      sums: list,
      earlier: earlier,
      place: start
    )
    if record.inputsDigest != digest {
      broken(
        "\"inputs\" is not the digest of \"input_files\" and \"as_of\": the record was edited",
        at: map.place(of: "inputs")
      )
      return nil
    }
    if let seal, record.recordDigest != seal {
      broken(
        "\"record\" is not the digest of the other values of the record: it was edited",
        at: map.place(of: "record")
      )
      return nil
    }
    return record
  }

  private func broken(_ message: String, at place: SourceRange) {
    log.error(
      "broken-issue-record",
      message,
      at: place,
      help: "take the file as gapbook issue wrote it from your backup or from version control"
    )
  }

  /// A digest that must be there.
  private func digest(_ key: String, _ map: YAMLMap) -> String? {
    guard let text = map.requiredText(key, of: "the record") else { return nil }
    return digest(text)
  }

  private func digest(_ text: Sourced<String>) -> String? {
    let isDigest =
      text.value.utf8.count == 64
      && text.value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if isDigest { return text.value }
    broken("\"\(text.value)\" is no SHA-256 digest of 64 small hexadecimal digits", at: text.place)
    return nil
  }

  /// The files below a key, of which there must be one.
  private func files(_ key: String, _ map: YAMLMap) -> [IssuedVersion.File] {
    guard let node = map.node(key) else {
      broken("the record lacks \"\(key)\": nothing can be held to it", at: map.place(of: key))
      return []
    }
    guard let members = node.members, !members.isEmpty else {
      broken("\"\(key)\" must map paths to digests, not be \(node.sort)", at: node.place)
      return []
    }
    return members.compactMap { name, value in
      guard let path = name.text, let text = value.text else {
        broken("\"\(key)\" maps paths to digests", at: name.place)
        return nil
      }
      if key == "sums", !RelativePath.isBelow(path) {
        broken("\"\(path)\" is no path of a file of the site", at: name.place)
        return nil
      }
      return digest(Sourced(text, at: value.place)).map { .init(path: path, digest: $0) }
    }
  }

  private func reissues(
    _ map: YAMLMap,
    of version: String,
    for audience: String
  ) -> [IssuedVersion.Earlier] {
    map.list("reissues").compactMap { node in
      let known = ["day", "reason", "replaced"]
      guard let map = YAMLMap(node, of: "a reissue", known: known, log: log) else { return nil }
      map.reportMissing(["day", "replaced"], of: "a reissue")
      let (day, reason) = (map.day("day"), map.requiredText("reason", of: "a reissue"))
      let keys = ["day", "tool", "inputs", "list"]
      guard let old = map.map("replaced", known: keys) else { return nil }
      old.reportMissing(["day"], of: "what was replaced")
      let tool = old.requiredText("tool", of: "what was replaced")
      let (inputs, list) = (digest("inputs", old), digest("list", old))
      guard let day, let reason, let oldDay = old.day("day"), let tool, let inputs, let list else {
        return nil
      }
      return IssuedVersion.Earlier(
        day: oldDay,
        tool: tool.value,
        inputs: inputs,
        sums: list,
        reissue: Reissue(version: version, day: day, reason: reason.value, audience: audience)
      )
    }
  }
}
