import Foundation

/// A made-up workspace of compliance pages: the same bytes for the same count, whenever it is made.
///
/// A page has 3 to 6 KB: front matter, headings, paragraphs with emphasis, code and links, lists
/// and a table. A hundred pages share a folder; every link leads to a page that is there.
struct Corpus {
  let count: Int
  private var random = Random(state: 2026)

  init(count: Int) { self.count = count }

  private static let pagesInFolder = 100

  /// Writes the workspace into a folder that is made for it; gives the pages' bytes.
  mutating func write(to folder: String) throws -> Int {
    try makeFolder(folder + "/content")
    try write("title: Corpus of \(count) pages\nas_of: 2026-11-21\n", to: folder + "/gapbook.yml")
    let home = "---\ntitle: Corpus\n---\n\nBegin with [page 0](\(link(from: nil, to: 0))).\n"
    try write(home, to: folder + "/content/index.md")
    var bytes = home.utf8.count
    for number in 0..<count {
      let section = folder + "/content/" + name(of: number)
      if number % Self.pagesInFolder == 0 { try makeFolder(section) }
      let text = page(number)
      try write(text, to: "\(section)/page-\(number).md")
      bytes += text.utf8.count
    }
    return bytes
  }

  private func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func name(of number: Int) -> String { "section-\(number / Self.pagesInFolder)" }

  private func link(from origin: Int?, to number: Int) -> String {
    let file = "page-\(number).md"
    guard let origin else { return "\(name(of: number))/\(file)" }
    return name(of: origin) == name(of: number) ? file : "../\(name(of: number))/\(file)"
  }

  private mutating func page(_ number: Int) -> String {
    let length = 3_000 + random.next(below: 2_100)
    var text = """
      ---
      title: "\(capital(words(4))) of page \(number)"
      order: \(number)
      description: \(capital(words(12))).
      reviewed: 2026-0\(1 + random.next(below: 9))-1\(random.next(below: 10))
      ---

      \(paragraph(number))

      """
    var section = 1
    while text.utf8.count < length {
      text += "\n## \(section). \(capital(words(3)))\n\n" + body(section, of: number)
      section += 1
    }
    return text
  }

  private mutating func body(_ section: Int, of number: Int) -> String {
    switch section % 4 {
    case 1: paragraph(number) + "\n\n" + list { "- " + $0 }
    case 2: table()
    case 3: paragraph(number) + "\n\n### \(capital(words(2)))\n\n" + list { "1. " + $0 }
    default: "> [!NOTE]\n> \(sentence())\n\n" + paragraph(number) + "\n"
    }
  }

  private mutating func list(_ item: (String) -> String) -> String {
    (0..<4 + random.next(below: 3)).map { _ in item(sentence()) + "\n" }.joined()
  }

  private mutating func table() -> String {
    let rows = (0..<4 + random.next(below: 4)).map { row in
      "| \(row + 1) | \(words(3)) | **\(words(1))** | \(words(6)) |\n"
    }
    return "| No. | Safeguard | Status | Note |\n| --: | --- | --- | --- |\n" + rows.joined()
  }

  /// A few sentences and a link.
  private mutating func paragraph(_ number: Int) -> String {
    let target = random.next(below: count)
    return
      "\(sentence()) \(sentence()) See [\(words(3))](\(link(from: number, to: target))) and "
      + "*\(words(2))* with `\(words(1))`. \(sentence())"
  }

  private mutating func sentence() -> String { capital(words(8 + random.next(below: 8))) + "." }

  private mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in Self.vocabulary[random.next(below: Self.vocabulary.count)] }
      .joined(separator: " ")
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static let vocabulary = """
    access account activity alarm analysis archive asset assessor audit backup badge breach cabinet \
    clinic code contract control copy day device disaster disposal door duty encryption entity \
    evidence facility finding gateway guard health hospital identity incident inventory key laptop \
    law log login manager measure media member network nurse office officer order owner password \
    patient person plan policy portal practice procedure record recovery register review rights \
    risk role rule safeguard sample scan schedule screen server session sign staff standard status \
    storage system test training transfer user vendor visit warning workforce workstation year \
    and with for the under before after each every no must should may is was
    """.split(separator: " ").map(String.init)
}

/// SplitMix64: few lines, and the same numbers on every machine.
private struct Random {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
