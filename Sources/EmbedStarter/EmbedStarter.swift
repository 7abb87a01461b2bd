import Glibc

/// `EmbedStarter OUTPUT ROOT FILE…`: writes a Swift file that contains each FILE of ROOT as a string,
/// with the range of its YAML, which is all of a YAML file and the front matter of a page, and the
/// YAML's tree of nodes; the words of each language; and the files of the starters as they are.
@main
enum EmbedStarter {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { fail("usage: EmbedStarter OUTPUT ROOT FILE…") }
    let paths = arguments.dropFirst(3).filter { !$0.hasPrefix(starters) }
    var swift = "let embeddedFiles: [(path: String, text: String, "
    swift += "yaml: Range<Int>, nodes: String?)] = [\n"
    for path in paths {
      let bytes = read(arguments[2] + "/" + path)
      let (yaml, nodes) = yaml(of: bytes, at: path)
      swift += "  (path: \(literal(path)), text: \(literal(text(bytes, at: path))), "
      swift += "yaml: \(yaml), nodes: \(nodes.map(literal) ?? "nil")),\n"
    }
    swift += "]\n"
    // No build reads them, so that they need neither ranges nor nodes.
    swift += "\nlet embeddedStarters: [(path: String, text: String)] = [\n"
    for path in arguments.dropFirst(3) where path.hasPrefix(starters) {
      let text = text(read(arguments[2] + "/" + path), at: path)
      let name = String(path.dropFirst(starters.count))
      swift += "  (path: \(literal(name)), text: \(literal(text))),\n"
    }
    swift += "]\n"
    let languages = paths.compactMap { path in
      EmbeddedWords(read(arguments[2] + "/" + path), at: path)
    }
    // A constant each: one of arrays in arrays would be made at a start.
    for (number, words) in languages.enumerated() {
      swift += "\nprivate let words\(number): [EmbeddedPhrase] = [\n\(words.swift)]\n"
    }
    swift += "\nlet embeddedWords: [(language: String, phrases: [EmbeddedPhrase])] = [\n"
    for (number, words) in languages.enumerated() {
      swift += "  (language: \(literal(words.language)), phrases: words\(number)),\n"
    }
    swift += "]\n"
    write(Array(swift.utf8), to: arguments[1])
  }

  /// The folder of the starters, each of which is a folder in it.
  private static let starters = "Sources/Starter/starters/"

  private static func text(_ bytes: [UInt8], at path: String) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      fail("\(path): only UTF-8 text can be built in")
    }
    return text
  }

  /// The range of a file's YAML, and its nodes; none where it cannot be parsed, which the program
  /// then reports.
  static func yaml(of bytes: [UInt8], at path: String) -> (Range<Int>, nodes: String?) {
    let range = path.hasSuffix(".yml") ? bytes.indices : frontMatter(of: bytes, at: path)
    let packed = try? PackedYAML(String(decoding: bytes[range], as: UTF8.self))
    return (range, packed?.text)
  }

  /// The lines between the first and the second `---` of a page; empty where there are none.
  private static func frontMatter(of bytes: [UInt8], at path: String) -> Range<Int> {
    let fence = Array("---\n".utf8)
    guard path.hasSuffix(".md"), bytes.starts(with: fence) else { return 0..<0 }
    let ends = bytes.indices.dropFirst(fence.count).filter { bytes[$0 - 1] == fence.last }
    return fence.count..<(ends.first { bytes[$0...].starts(with: fence) } ?? fence.count)
  }

  /// A Swift string literal on one line.
  static func literal(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\"": out += "\\\""
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        out += "\\u{\(String(scalar.value, radix: 16))}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  static func read(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { fail("cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe fread($0.baseAddress, 1, $0.count, file)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = unsafe fopen(path, "wb") else { fail("cannot write \(path)") }
    let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    guard unsafe fclose(file) == 0, written == bytes.count else { fail("cannot write \(path)") }
  }

  static func fail(_ message: String) -> Never {
    let line = Array("EmbedStarter: \(message)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
    exit(1)
  }
}
