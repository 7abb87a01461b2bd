import Foundation

/// Pages of some 400 words in five sections, made of sentences of this repository's guide and questions:
/// their words are as frequent as in prose.
struct MadePolicies {
  private let sentences: [String]
  private let words: [String]
  private var state: UInt64 = 26

  init() throws {
    var sentences: [String] = []
    for folder in ["content/guide", "content/faq"] {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      where name.hasSuffix(".md") {
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        sentences += text.components(separatedBy: "\n").flatMap {
          $0.components(separatedBy: ". ")
        }.filter(Self.isPlain)
      }
    }
    guard sentences.count > 100 else { throw Failure("no sentences in content") }
    self.sentences = sentences
    words = Set(
      sentences.flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) }
        .filter { $0.count > 3 }
    ).sorted()
  }

  /// Without markup, and neither a heading nor a row.
  private static func isPlain(_ text: String) -> Bool {
    (30...200).contains(text.count)
      && text.allSatisfy { $0.isLetter || $0.isNumber || " ,'-".contains($0) }
  }

  private mutating func pick(_ count: Int, of items: [String]) -> [String] {
    (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return items[Int(state >> 33) % items.count]
    }
  }

  /// Writes so many pages, a hundred in each folder.
  mutating func write(_ count: Int, to folder: String) throws {
    for number in 0..<count {
      let place = "\(folder)/department-\(number / 100)"
      if number % 100 == 0 {
        try FileManager.default.createDirectory(
          atPath: place,
          withIntermediateDirectories: true
        )
      }
      var text = "# \(pick(4, of: words).joined(separator: " ").capitalized)\n"
      for _ in 0..<5 {
        text += "\n## \(pick(3, of: words).joined(separator: " ").capitalized)\n\n"
        text += pick(5, of: sentences).joined(separator: ". ") + ".\n"
      }
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(place)/policy-\(number).md"))
    }
  }
}
