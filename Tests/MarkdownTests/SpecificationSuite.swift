import Glibc
import TestSupport

/// One example of a suite: its number in the file, its section, Markdown and HTML.
struct SpecificationExample: Sendable {
  let number: Int
  let section: String
  let markdown: [UInt8]
  let html: [UInt8]
}

/// Reads the suites that lie beside the repository; none of their text is in it.
enum SpecificationSuite {
  static let folder: String = {
    if let set = unsafe getenv("GAPBOOK_SPEC_DIR") { return unsafe String(cString: set) }
    return repositoryRoot + "/../shared/spec"
  }()

  static let commonMark = load("commonmark-0.30.txt")
  static let gfm = load("gfm-extensions.txt")

  private static func load(_ name: String) -> [SpecificationExample]? {
    readFile(folder + "/" + name).map(parse)
  }

  private static func parse(_ file: [UInt8]) -> [SpecificationExample] {
    let fence = String(repeating: "`", count: 32)
    var examples: [SpecificationExample] = []
    var section = ""
    var parts: [[String]]?
    for line in String(decoding: file, as: UTF8.self).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ) {
      if line.hasPrefix(fence + " example") {
        parts = [[], []]
      } else if line == fence, let done = parts {
        examples.append(
          SpecificationExample(
            number: examples.count + 1,
            section: section,
            markdown: bytes(done[0]),
            html: bytes(done.dropFirst().dropLast().flatMap { $0 })
          )
        )
        parts = nil
      } else if line == ".", let open = parts, open.count == 2 {
        parts = [open[0], [], []]
      } else if var open = parts {
        open[open.count - 2].append(String(line))
        parts = open
      } else if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      }
    }
    return examples
  }

  private static func bytes(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().replacing("→", with: "\t").utf8)
  }
}
