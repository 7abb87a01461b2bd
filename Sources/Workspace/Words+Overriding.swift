public import Diagnostics
import Starter
public import Words

extension Words {
  /// These words with those that a file gives in their place.
  ///
  /// A phrase that asks for what is not there, leaves out what is, or is empty is an error and is not
  /// taken.
  public func overridden(by source: SourceText) -> Diagnosed<Words> {
    // A copy of the built-in list says nothing new, and reading it takes a while.
    if isCopied(in: source) { return Diagnosed(self, []) }
    let log = Log()
    let known = phrases.keys.sorted()
    guard let root = YAMLDocument.root(of: source, log: log),
      let map = YAMLMap(root, of: source.file, known: known, log: log)
    else { return Diagnosed(self, log.diagnostics) }
    var own: [String: Phrase] = [:]
    for (key, phrase) in map.keys.compactMap({ key in phrases[key].map { (key, $0) } }) {
      own[key] = Self.read(key, of: map, inPlaceOf: phrase)
    }
    return Diagnosed(Words(phrases.merging(own) { _, own in own }), log.diagnostics)
  }

  /// Whether a file is that of a built-in language, which these words are.
  private func isCopied(in source: SourceText) -> Bool {
    let file = Starter.files.first { file in
      file.path.hasPrefix("templates/words/") && file.bytes == source.bytes
    }
    let language = file?.path.split(separator: "/").last?.dropLast(".yml".count)
    return language.flatMap { Words.builtIn(String($0)) }?.phrases == phrases
  }

  private static func read(_ key: String, of map: YAMLMap, inPlaceOf known: Phrase) -> Phrase? {
    guard map.node(key)?.members != nil else {
      return form(key, of: map, named: "\"\(key)\"", asking: known).map {
        Phrase(one: nil, other: $0)
      }
    }
    let names = known.one == nil ? ["other"] : ["one", "other"]
    guard let forms = map.map(key, known: names) else { return nil }
    guard forms.has("other") else {
      map.log.error(
        "missing-key",
        "\"\(key)\" lacks \"other\", the form for every count but one",
        at: map.place(of: key)
      )
      return nil
    }
    let one = form("one", of: forms, named: "\"one\" of \"\(key)\"", asking: known)
    let other = form("other", of: forms, named: "\"other\" of \"\(key)\"", asking: known)
    guard !forms.has("one") || one != nil else { return nil }
    return other.map { Phrase(one: one, other: $0) }
  }

  /// A text that holds the placeholders of the phrase it replaces; a form for one may leave out
  /// the count.
  private static func form(
    _ key: String,
    of map: YAMLMap,
    named name: String,
    asking known: Phrase
  ) -> String? {
    guard map.has(key) else { return nil }
    guard let text = map.node(key) == nil ? Sourced("", at: map.place(of: key)) : map.text(key)
    else { return nil }
    guard !text.value.allSatisfy(\.isWhitespace) else {
      map.log.error("empty-text", "\(name) is empty", at: text.place, help: "write its words")
      return nil
    }
    guard key != "number_sample" || Words.isNumberSample(text.value) else {
      map.log.error(
        "number-sample",
        "\"\(text.value)\" does not show how numbers are set",
        at: text.place,
        help: "write 1234.5 with the marks of the language, such as 1,234.5 or 1.234,5"
      )
      return nil
    }
    let (held, wanted) = (placeholders(of: text.value), placeholders(of: known.other))
    let strange = held.subtracting(wanted).sorted()
    for placeholder in strange {
      map.log.error(
        "unknown-placeholder",
        "\(name) has nothing to fill in for {\(placeholder)}",
        at: text.place,
        help: wanted.isEmpty ? "it stands without braces" : "allowed: \(inBraces(wanted))"
      )
    }
    let missing = wanted.subtracting(held).filter { key != "one" || $0 != "n" }
    if !missing.isEmpty {
      map.log.error(
        "missing-placeholder",
        "\(name) leaves out \(inBraces(missing))",
        at: text.place,
        help: "the built-in words are: \(known.other)"
      )
    }
    return strange.isEmpty && missing.isEmpty ? text.value : nil
  }

  /// The names in braces.
  private static func placeholders(of text: String) -> Set<Substring> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
        part.firstIndex(of: "}").map { part[..<$0] }
      }
    )
  }

  private static func inBraces(_ names: some Sequence<Substring>) -> String {
    names.sorted().map { "{\($0)}" }.joined(separator: ", ")
  }
}
