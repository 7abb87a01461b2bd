public import Formats

/// Reads the XML of the eCFR's versioner, event by event: a title, a part, a subpart or a section.
///
/// There, a section is a `DIV8` whose paragraphs are flat: `P` elements, each of which begins with the
/// marks of its levels, such as `(a)(1)(i)`. Headings and the marks of the fifth and sixth level are in
/// italics.
public struct ECFRReader {
  private let file: String
  private var text = LawText()
  /// The types of the divisions that are open, such as `PART`.
  private var divisions: [String] = []
  private var section: OpenSection?
  private var isMatrix = false
  /// The cells of the row that is open, and the standard that the rows belong to.
  private var row: [String]?
  private var target: Target?
  private var italics = 0
  private var reference: String?

  /// What the text that comes belongs to.
  private enum Target {
    case heading
    case paragraph
    case cell
  }

  private struct OpenSection {
    let number: String
    let line: Int
    var heading = ""
    var blocks: [ECFRBlock] = []
  }

  /// A reader of a file, by the name that messages call it.
  public init(file: String) { self.file = file }

  /// What was read.
  public func finished() -> LawText { text }

  /// Takes what comes next, and where it begins.
  public mutating func take(_ event: XMLEvent, at place: () -> XMLPlace) {
    switch event {
    case .start(let name, let attributes): open(name.local, attributes, place().line)
    case .end(let name): close(name.local)
    case .text(let text): take(text)
    }
  }

  private mutating func open(_ name: String, _ attributes: [XMLAttribute], _ line: Int) {
    if Self.isDivision(name) {
      openDivision(attributes["TYPE"] ?? "", attributes["N"] ?? "", line)
      return
    }
    switch name {
    case "HEAD" where section != nil && section?.blocks.isEmpty == true: target = .heading
    case _ where Self.isParagraph(name) && section != nil && row == nil:
      section?.blocks.append(ECFRBlock(line: line))
      target = .paragraph
    case "I", "E", "EM": italics += 1
    case "XREF": reference = ""
    case "BR": take(" ")
    case "TR" where isMatrix: row = []
    case "TD" where row != nil:
      row?.append("")
      target = .cell
    default: break
    }
  }

  private mutating func close(_ name: String) {
    if Self.isDivision(name) {
      closeDivision()
      return
    }
    switch name {
    case "HEAD" where target == .heading: target = nil
    case "TD" where target == .cell: target = nil
    case _ where Self.isParagraph(name) && target == .paragraph: target = nil
    case "I", "E", "EM": italics = max(0, italics - 1)
    case "XREF":
      if let words = reference.map(singleSpaced), !words.isEmpty, let section {
        text.announcements.append("\(section.number): \(words)")
      }
      reference = nil
    case "TR":
      if let row { take(row: row) }
      row = nil
    default: break
    }
  }

  private mutating func take(_ words: String) {
    if reference != nil {
      reference? += words
      return
    }
    switch target {
    case .heading: section?.heading += words
    case .paragraph:
      guard let last = section?.blocks.indices.last else { return }
      section?.blocks[last].add(words, isItalic: italics > 0)
    case .cell:
      guard let last = row?.indices.last else { return }
      row?[last] += words
    case nil: break
    }
  }

  // MARK: - Divisions

  private static func isDivision(_ name: String) -> Bool {
    name.hasPrefix("DIV") && name.utf8.count == 4 && name.unicodeScalars.last?.isDigit == true
  }

  private static func isParagraph(_ name: String) -> Bool {
    name == "P" || name == "FP" || name.hasPrefix("P-") || name.hasPrefix("FP-")
      || name.hasPrefix("FP1")
  }

  private mutating func openDivision(_ type: String, _ name: String, _ line: Int) {
    divisions.append(type)
    if !type.isEmpty { text.hasDivisions = true }
    let number = Self.number(in: name)
    switch type {
    case "PART" where LawText.parts.contains(number): text.wholeParts.insert(number)
    case "SECTION" where LawText.parts.contains { number.hasPrefix($0 + ".") }:
      section = OpenSection(number: number, line: line)
      if !divisions.contains("PART"), divisions.contains("SUBPART") {
        text.wholeGroups.insert(LawText.group(of: number))
      }
    case "APPENDIX": isMatrix = name.contains("Appendix A to Subpart C of Part 164")
    default: break
    }
  }

  private mutating func closeDivision() {
    switch divisions.popLast() {
    case "SECTION":
      if let section {
        text.sections.append(
          LawText.Section(
            number: section.number,
            heading: Self.heading(section.heading),
            paragraphs: ECFRLevels(section.number, section.heading).paragraphs(section.blocks),
            file: file,
            line: section.line
          )
        )
      }
      section = nil
    case "APPENDIX": isMatrix = false
    default: break
    }
    target = nil
    italics = 0
  }

  /// A number such as `164.308` in `§ 164.308`.
  private static func number(in name: String) -> String {
    String(name.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." })
  }

  /// The heading without the number before it and the period behind it.
  private static func heading(_ text: String) -> String {
    let words = singleSpaced(text)
    let rest = words.drop { $0 == "§" || $0.isWhitespace || $0.isNumber || $0 == "." }
    return String(rest.last == "." ? rest.dropLast() : rest)
  }

  /// A row of the matrix: a standard, its paragraph, and `(R)` or `(A)` where it has no specification.
  private mutating func take(row: [String]) {
    let cells = row.map(singleSpaced)
    guard cells.count == 3, cells[1].hasPrefix("164.") else { return }
    switch cells[2] {
    case "(R)": text.matrix[cells[1]] = .required
    case "(A)": text.matrix[cells[1]] = .addressable
    default: break
    }
  }
}

/// A text without blanks around it, and with one blank where several are.
func singleSpaced(_ text: String) -> String {
  text.split { $0.isWhitespace }.joined(separator: " ")
}

/// A `P` element: its signs, and which are in italics.
struct ECFRBlock {
  let line: Int
  private(set) var signs: [Unicode.Scalar] = []
  private(set) var italics: [Bool] = []

  init(line: Int) { self.line = line }

  mutating func add(_ words: String, isItalic: Bool) {
    for sign in words.unicodeScalars {
      signs.append(sign)
      italics.append(isItalic)
    }
  }

  /// The text of some signs.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: signs[range])
    return singleSpaced(String(view))
  }
}
