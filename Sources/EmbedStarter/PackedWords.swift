import Yams

/// The words of a language as lines of key, form for one and form for others with tabs between, as
/// Words reads them; a phrase without a form for one leaves that empty.
struct PackedWords {
  let language: String
  let text: String

  /// Packs a file of `templates/words/`; nil for another file.
  init?(_ bytes: [UInt8], at path: String) {
    let folder = "templates/words/"
    guard path.hasPrefix(folder), path.hasSuffix(".yml") else { return nil }
    language = String(path.dropFirst(folder.count).dropLast(".yml".count))
    let yaml = String(decoding: bytes, as: UTF8.self)
    guard
      case .mapping(let phrases)? = try? Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
        .singleRoot()
    else { EmbedStarter.fail("\(path): no mapping of words") }
    text = phrases.map { key, value in
      guard let key = key.scalar?.string, let other = (value["other"] ?? value).scalar?.string
      else { EmbedStarter.fail("\(path): a phrase is a text, or has the key other") }
      let fields = [key, value["one"]?.scalar?.string ?? "", other]
      guard !fields.joined().contains(where: { $0 == "\t" || $0.isNewline }) else {
        EmbedStarter.fail("\(path): \(key) holds a tab or a line break")
      }
      return fields.joined(separator: "\t")
    }.joined(separator: "\n")
  }
}
