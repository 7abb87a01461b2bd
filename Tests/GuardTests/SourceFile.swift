import Foundation
import TestSupport

/// A Swift file of ours as the guard reads it.
struct SourceFile: CustomStringConvertible {
  /// The path below the repository's top.
  let path: String
  /// The code: comments and the content of string literals are taken out, line ends stay.
  let code: String

  var description: String { path }

  /// The folder below `Sources`.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  /// The modules that the file imports.
  var imports: [String] {
    matches(#"^\s*(?:@\w+ )?(?:public |internal |private )?import (?:\w+ )?(\w+)$"#).map(\.text)
  }

  /// The places of a pattern, `^` and `$` at lines: their lines and what the last group holds.
  func matches(_ pattern: String) -> [(line: Int, text: String)] {
    let options: NSRegularExpression.Options = [.anchorsMatchLines]
    guard let regex = try? NSRegularExpression(pattern: pattern, options: options) else {
      return []
    }
    let text = code as NSString
    let whole = NSRange(location: 0, length: text.length)
    return regex.matches(in: code, range: whole).map { match in
      let line = text.substring(to: match.range.location).count { $0 == "\n" } + 1
      return (line, text.substring(with: match.range(at: match.numberOfRanges - 1)))
    }
  }

  /// All Swift files below `Sources`.
  static let all: [SourceFile] = {
    let root = repositoryRoot + "/Sources"
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let bytes = readFile(root + "/" + path) ?? []
      return SourceFile(path: "Sources/" + path, code: blanked(bytes))
    }
  }()

  /// The text without comments and without the content of string literals; lines stay lines.
  ///
  /// Interpolations are blanked with their literals: code in them is short and rarely the place.
  private static func blanked(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    var index = 0
    func starts(_ word: String) -> Bool { bytes[index...].starts(with: word.utf8) }
    func keepLineEnds(to end: Int) {
      out += bytes[index..<min(end, bytes.count)].filter { $0 == 0x0A }
      index = end
    }
    func end(of word: String, after start: Int) -> Int {
      var place = start
      while place < bytes.count {
        if bytes[place] == UInt8(ascii: "\\") {
          place += 2
        } else if bytes[place...].starts(with: word.utf8) {
          return place + word.utf8.count
        } else {
          place += 1
        }
      }
      return bytes.count
    }
    let special = Set("/\"#".utf8)
    while index < bytes.count {
      if !special.contains(bytes[index]) {
        out.append(bytes[index])
        index += 1
      } else if starts("//") {
        keepLineEnds(to: bytes[index...].firstIndex(of: 0x0A) ?? bytes.count)
      } else if starts("\"\"\"") {
        keepLineEnds(to: end(of: "\"\"\"", after: index + 3))
      } else if starts("#\"") {
        keepLineEnds(to: end(of: "\"#", after: index + 2))
      } else if starts("\"") {
        keepLineEnds(to: end(of: "\"", after: index + 1))
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
