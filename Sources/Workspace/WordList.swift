public import Diagnostics
import Starter

/// The words of the interface, as `templates/words/en.yml` gives them.
public struct WordList: Sendable {
  /// The words of one key; `one` is the form for a count of one, where it has its own.
  public struct Phrase: Sendable, Hashable {
    /// The form for one.
    public let one: String?
    /// The form for any other count, and where nothing is counted.
    public let other: String

    /// What stands in braces.
    var placeholders: Set<Substring> { Self.placeholders(other) }

    static func placeholders(_ text: String) -> Set<Substring> {
      Set(
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
          part in
          part.firstIndex(of: "}").map { part[..<$0] }
        }
      )
    }
  }

  /// The phrases by their keys.
  public let phrases: [String: Phrase]

  private static let builtInBytes =
    Starter.files.first { $0.path == "templates/words/en.yml" }?.bytes ?? []

  /// The words that the program carries.
  public static let builtIn: WordList = {
    let source = SourceText(file: "(built-in)/templates/words/en.yml", bytes: builtInBytes)
    let log = Log()
    let root = utf8Text(of: source, log: log).flatMap {
      YAMLDocument.read($0, of: source, log: log)
    }
    let phrases = (root?.members ?? []).compactMap { key, value -> (String, Phrase)? in
      guard let key = key.text else { return nil }
      let forms = (value.members ?? []).map { ($0.key.text, $0.value.text) }
      let other = value.text ?? forms.first { $0.0 == "other" }?.1
      let one = forms.first { $0.0 == "one" }?.1
      return other.map { (key, Phrase(one: one, other: $0)) }
    }
    return WordList(phrases: Dictionary(phrases, uniquingKeysWith: { first, _ in first }))
  }()

  /// These words with those that a file gives in their place.
  ///
  /// A phrase that asks for what is not there, leaves out what is, or is empty is an error and is not
  /// taken.
  public func overridden(by source: SourceText) -> Diagnosed<WordList> {
    // A copy of the whole list says nothing new, and reading it takes a while.
    if source.bytes == Self.builtInBytes, self.phrases == Self.builtIn.phrases {
      return Diagnosed(self, [])
    }
    let log = Log()
    let known = phrases.keys.sorted()
    guard let text = utf8Text(of: source, log: log),
      let root = YAMLDocument.read(text, of: source, log: log), !root.isNull,
      let map = YAMLMap(root, of: source.file, known: known, log: log)
    else { return Diagnosed(self, log.diagnostics) }
    var own: [String: Phrase] = [:]
    for (key, phrase) in map.keys.compactMap({ key in phrases[key].map { (key, $0) } }) {
      own[key] = Self.read(key, of: map, inPlaceOf: phrase)
    }
    return Diagnosed(WordList(phrases: phrases.merging(own) { _, own in own }), log.diagnostics)
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

  /// A text that holds the placeholders of the phrase it stands for; a form for one may leave out
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
    let (held, wanted) = (Phrase.placeholders(text.value), known.placeholders)
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

  private static func inBraces(_ names: some Sequence<Substring>) -> String {
    names.sorted().map { "{\($0)}" }.joined(separator: ", ")
  }
}
