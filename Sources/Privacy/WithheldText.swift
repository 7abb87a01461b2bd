public import Diagnostics

/// A text that an audience must not receive.
public struct WithheldText: Sendable, Hashable {
  /// What it is, which decides how it is searched for.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The id of a finding, an evidence or a risk: a whole token, sign for sign.
    case id
    case title
    case note
    /// Where something is kept: found, it never passes.
    case location
    /// What a scanner tested, or a path.
    case resource
    /// Sentences of an author, as Markdown or plain.
    case prose
    /// Who or what something is, which may be named elsewhere.
    case name
  }

  /// What it is.
  public let kind: Kind
  /// The text as it was written.
  public let text: String
  /// Where it was written; nil where no file has it.
  public let place: SourceRange?

  /// A text from its parts.
  public init(_ kind: Kind, _ text: String, at place: SourceRange?) {
    self.kind = kind
    self.text = text
    self.place = place
  }

  /// What a message may say of it: its first letters, and how many words there are.
  public var hint: String {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    guard kind != .id else { return "an id of \(text.count) characters" }
    let first = words.first ?? ""
    let shown = words.count < 3 ? first.prefix(1) : first.prefix(min(8, max(1, first.count - 1)))
    let start = shown.filter { $0.isLetter || $0.isNumber }
    return "\"\(start)…\" (\(words.count) \(words.count == 1 ? "word" : "words"))"
  }
}
