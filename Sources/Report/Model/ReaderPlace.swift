public import Diagnostics
import Formats
public import GapAnalysis
public import Words

extension Assessment {
  /// A place as the people of a client know it: the file in the client's folder and its row or line,
  /// such as `responses.csv, row 23`; nil for what is built into the program.
  public func place(_ place: SourceRange, _ words: Words) -> String? {
    file(place).map { said($0, place, words) }
  }

  /// A place by the name of its file, without folders, as in a sentence.
  func placeInFile(_ place: SourceRange, _ words: Words) -> String? {
    file(place).map { said($0.parts(between: "/").last.map(String.init) ?? $0, place, words) }
  }

  private func said(_ file: String, _ place: SourceRange, _ words: Words) -> String {
    let key = file.hasSuffix(".csv") ? "place_row" : "place_line"
    return words(key, ["file": file, "n": String(place.start.line)])
  }

  /// A file as the people of a client know it; nil for what is built into the program.
  func file(_ place: SourceRange) -> String? {
    guard !place.isWithheld else { return nil }
    let parts = place.file.parts(between: "/")
    guard parts.first != "(built-in)" else { return nil }
    let home = ["clients", client.slug]
    let start = parts.indices.first { parts[$0...].starts(with: home) { $0 == $1 } }
    if let start { return parts[(start + home.count)...].joined(separator: "/") }
    return parts.drop { $0 == "content" }.joined(separator: "/")
  }
}
