import Diagnostics
import Privacy
import Regulation

/// Reads `phi-allow.yml`: what the PHI guard lets pass, and why.
enum PHIAllowReader {
  /// The file's name, in a client's folder and in the content folder.
  static let name = "phi-allow.yml"

  /// The entries; one that is faulty allows nothing.
  static func allowances(_ source: SourceText, log: Log) -> [PHIAllowance] {
    let known = ["kind", "text", "sha256", "reason", "until"]
    return RegistersReader.items(source, log: log).compactMap { node in
      guard let map = YAMLMap(node, of: "an allowance", known: known, log: log) else { return nil }
      let kind = map.requiredChoice("kind", of: PHIKind.self, in: "an allowance")
      let form = form(map)
      let reason = map.requiredText("reason", of: "an allowance")
      let until = map.day("until")
      guard let kind, let form, let reason, map.keys.count == node.members?.count,
        until != nil || map.node("until") == nil
      else {
        return nil
      }
      return PHIAllowance(kind, form, reason: reason.value, until: until, at: map.place)
    }
  }

  /// What is allowed; no text of an author that a report could show.
  private static func form(_ map: YAMLMap) -> PHIAllowance.Form? {
    let (text, digest) = (map.node("text"), map.node("sha256"))
    switch (text?.text, digest?.text) {
    case (let text?, nil) where text.utf8.contains { $0 > 0x20 }: return .text(text)
    case (nil, let digits?):
      let digits = digits.lowercased()
      let isHex = digits.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
      if digits.utf8.count == 64, isHex { return .sha256(digits) }
      map.log.error(
        "bad-digest",
        "\"sha256\" must be 64 hexadecimal digits",
        at: map.place(of: "sha256"),
        help: "printf '%s' 'the text' | sha256sum"
      )
    case (_?, _?):
      map.log.error(
        "phi-allow-form",
        "an allowance has both \"text\" and \"sha256\"",
        at: map.place(of: "sha256"),
        help: "keep one of them"
      )
    default:
      map.log.error(
        "phi-allow-form",
        "an allowance has neither \"text\" nor \"sha256\"",
        at: map.place,
        help: "text: what is found, as it is written; or sha256: its digest"
      )
    }
    return nil
  }
}
