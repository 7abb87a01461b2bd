import Yams

/// The words of a language as Swift: an array of tuples of texts, which the compiler lays out, so that a
/// start neither parses nor sorts them.
struct EmbeddedWords {
  let language: String
  /// The phrases in order of their keys, each with its form for one, if it has its own, and the other.
  let swift: String

  /// Reads a file of `templates/words/`; nil for another file.
  init?(_ bytes: [UInt8], at path: String) {
    let folder = "templates/words/"
    guard path.hasPrefix(folder), path.hasSuffix(".yml") else { return nil }
    language = String(path.dropFirst(folder.count).dropLast(".yml".count))
    let yaml = String(decoding: bytes, as: UTF8.self)
    guard
      case .mapping(let phrases)? = try? Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
        .singleRoot()
    else { EmbedStarter.fail("\(path): no mapping of words") }
    let read = phrases.map { key, value in
      guard let key = key.scalar?.string, let other = (value["other"] ?? value).scalar?.string
      else { EmbedStarter.fail("\(path): a phrase is a text, or has the key other") }
      return (key: key, one: value["one"]?.scalar?.string, other: other)
    }
    swift = read.sorted { $0.key < $1.key }.map { phrase in
      let texts = [phrase.key, phrase.other].map(EmbedStarter.literal)
      let one = phrase.one.map(EmbedStarter.literal) ?? "nil"
      return "  (key: \(texts[0]), one: \(one), other: \(texts[1])),\n"
    }.joined()
  }
}
