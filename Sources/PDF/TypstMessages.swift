import Diagnostics
import Words

/// What the engine said, taken apart: `error: words`, and below it where.
struct TypstMessages {
  struct Message: Equatable {
    let isError: Bool
    let words: String
    /// The file by its path as the engine names it, with line and column from 1.
    var place: (file: String, line: Int, column: Int)?

    /// Whether it says that no font of a family was found; families are named in small letters.
    func isAbout(unknownFont family: String) -> Bool {
      words.hasPrefix("unknown font family") && words.hasSuffix(" " + family.lowercased())
    }

    static func == (a: Self, b: Self) -> Bool {
      a.isError == b.isError && a.words == b.words && a.place?.file == b.place?.file
        && a.place?.line == b.place?.line && a.place?.column == b.place?.column
    }
  }

  private(set) var all: [Message] = []

  /// What a run in a folder said; files are named as they are there.
  init(_ bytes: [UInt8], in folder: String) {
    func words(_ line: Substring, after count: Int) -> String {
      String(line.dropFirst(count)).replacing(folder + "/", with: "")
    }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("error: ") {
        all.append(Message(isError: true, words: words(line, after: 7)))
      } else if line.hasPrefix("warning: ") {
        all.append(Message(isError: false, words: words(line, after: 9)))
      } else if let place = Self.place(line), !all.isEmpty, all[all.count - 1].place == nil {
        all[all.count - 1].place = place
      }
    }
  }

  /// `  ┌─ blocks.typ:12:4`, whose columns count from zero.
  private static func place(_ line: Substring) -> (file: String, line: Int, column: Int)? {
    let trimmed = line.drop { $0 == " " }
    guard trimmed.hasPrefix("┌─ ") else { return nil }
    let parts = trimmed.dropFirst(3).split(separator: ":")
    guard parts.count == 3, let row = Int(parts[1]), let column = Int(parts[2]) else { return nil }
    return (String(parts[0].map { $0 == "\\" ? "/" : $0 }), row, column + 1)
  }

  /// The texts for which no font has a sign, if that is all that is wrong; else empty.
  var signless: [String] {
    let errors = all.filter(\.isError)
    let texts = errors.compactMap { Self.signless($0.words) }
    return texts.count == errors.count ? texts : []
  }

  private static func signless(_ words: String) -> String? {
    // By scalars, as the text may begin with a mark that would join the quotation mark.
    let all = Array(words.unicodeScalars)
    let forms = [("the text `\"", "\"` could not be displayed"), ("the codepoint `\"", "\"`")]
    for (before, after) in forms {
      guard let start = all.firstRange(of: Array(before.unicodeScalars)),
        let end = all[start.upperBound...].firstRange(of: Array(after.unicodeScalars))
      else { continue }
      var literal = String.UnicodeScalarView()
      literal.append(contentsOf: all[start.upperBound..<end.lowerBound])
      return unescaped(literal)
    }
    return nil
  }

  /// The text of a literal with escapes such as `\u{200b}`.
  private static func unescaped(_ literal: String.UnicodeScalarView) -> String {
    var out = String.UnicodeScalarView()
    var rest = literal[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.popFirst() else {
        out.append(scalar)
        continue
      }
      guard next == "u", rest.popFirst() == "{" else {
        out.append(next)
        continue
      }
      let digits = rest.prefix { $0 != "}" }
      rest = rest.dropFirst(digits.count + 1)
      if let scalar = UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
