/// What was done to a line before cmark read it.
enum LineMark {
  /// The line is ours: an HTML comment that ends what cmark would have continued.
  case separator
  /// A footnote's label became the marker of a list item, which is at this byte of the line.
  case footnote(label: [UInt8], column: Int, origin: Int)
  /// The line is ours and replaces a tag of HTML, whose text this is.
  case tag(HTMLTag, [UInt8])
}

/// Changes to lines of a text, so that cmark reads as GFM what CommonMark reads otherwise.
///
/// Only cmark decides the block structure. Where GFM's structure differs, the text is rewritten
/// so that CommonMark gives it: a comment marks a table's end, a footnote becomes a list item.
struct Rewriting {
  private enum Change {
    /// A comment on a line of its own before this one, after the given marks of containers.
    case separate(prefix: [UInt8])
    /// New bytes in place of the line's first `dropped`, and what they mean.
    case begin([UInt8], dropped: Int, mark: LineMark?)
    /// Other lines in place of this one.
    case replace([NewLine])
  }

  /// A line with its end, the position of its first byte in the original file, and what it means.
  struct NewLine {
    let bytes: [UInt8]
    let origin: Int
    let mark: LineMark?
  }

  private var changes: [(line: Int, change: Change)] = []

  static let comment = Array("<!--gapbook-->".utf8)
  /// A line in place of a tag; cmark reads it as one block, whatever is before and after it.
  static let tagComment = Array("<!--gapbook:tag-->".utf8)

  var isEmpty: Bool { changes.isEmpty }

  mutating func separate(before line: Int, prefix: [UInt8]) {
    changes.append((line, .separate(prefix: prefix)))
  }

  mutating func begin(_ line: Int, with bytes: [UInt8], dropping count: Int, mark: LineMark?) {
    changes.append((line, .begin(bytes, dropped: count, mark: mark)))
  }

  mutating func replace(_ line: Int, with lines: [NewLine]) {
    changes.append((line, .replace(lines)))
  }

  /// The text with the changes made; `marks`, by line, are moved along.
  func apply(to input: InputText, marks: inout [Int: [LineMark]]) -> InputText {
    var out = InputText.Builder()
    var moved: [Int: [LineMark]] = [:]
    var sorted = changes.sorted { $0.line < $1.line }[...]
    for line in input.firstLine..<input.lineStarts.count {
      let whole = input.wholeLine(line)
      var dropped = 0
      var beginning: [UInt8] = []
      var mine = marks[line] ?? []
      var isReplaced = false
      while let next = sorted.first, next.line == line {
        sorted.removeFirst()
        switch next.change {
        case .separate(let prefix):
          moved[out.lineCount] = [.separator]
          out.append(line: prefix + Rewriting.comment + [0x0A], origin: input.origins[line])
        case .begin(let bytes, let count, let mark):
          (beginning, dropped) = (bytes, count)
          if let mark { mine.append(mark) }
        case .replace(let lines):
          isReplaced = true
          for new in lines {
            let own = [new.mark].compactMap(\.self) + mine
            if !own.isEmpty { moved[out.lineCount] = own }
            mine = []
            out.append(line: new.bytes, origin: new.origin)
          }
        }
      }
      if isReplaced { continue }
      if !mine.isEmpty { moved[out.lineCount] = mine }
      let rest = whole.lowerBound + dropped
      let origin = input.origins[line] + rest - input.lineStarts[line] - beginning.count
      out.append(line: beginning + input.bytes[rest..<whole.upperBound], origin: origin)
    }
    marks = moved
    return out.text
  }
}

extension InputText {
  /// The bytes of a line with its end, from where the text begins.
  func wholeLine(_ index: Int) -> Range<Int> {
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    return max(lineStarts[index], range.lowerBound)..<max(end, range.lowerBound)
  }

  /// Builds a text line by line.
  struct Builder {
    private var bytes: [UInt8] = []
    private var lineStarts: [Int] = []
    private var origins: [Int] = []

    var lineCount: Int { lineStarts.count }

    mutating func append(line: [UInt8], origin: Int) {
      lineStarts.append(bytes.count)
      origins.append(origin)
      bytes.append(contentsOf: line)
    }

    var text: InputText { InputText(bytes: bytes, lineStarts: lineStarts, origins: origins) }
  }
}
