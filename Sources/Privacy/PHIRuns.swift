/// Reads the paragraphs of a part of an office document, as Word files, workbooks, slides and OpenDocument
/// have them: what its runs show is one text, however each is marked, and a paragraph is a line.
struct PHIRuns {
  private let given: [UInt8]
  private var reading = PHIReading()
  /// How many paragraphs are open: a text box has its own in another one.
  private var depth = 0
  /// What stands between two paragraphs, before the next text.
  private var gap: UInt8 = 0

  private static let line: UInt8 = 0x0A
  private static let cell: UInt8 = 0x7C

  private init(_ given: [UInt8]) { self.given = given }

  /// The text of a part; nil where it is no XML.
  static func reading(_ given: [UInt8]) -> PHIReading? {
    guard given.prefix(64).first(where: { $0 > 0x20 && $0 < 0x80 }) == 0x3C else { return nil }
    var runs = PHIRuns(given)
    runs.read()
    return runs.reading
  }

  private mutating func read() {
    var index = 0
    while index < given.count {
      let start = index
      if given[index] == 0x3C {
        while index < given.count, given[index] != 0x3E { index += 1 }
        index = min(index + 1, given.count)
        take(tag: start..<index)
      } else {
        while index < given.count, given[index] != 0x3C { index += 1 }
        if depth > 0 { take(text: start..<index) }
      }
    }
  }

  private mutating func take(text: Range<Int>) {
    // Lines that a program set between two tags are not shown.
    let isLayout = given[text].allSatisfy { $0 <= 0x20 } && given[text].contains(Self.line)
    guard !isLayout else { return }
    for index in text { add(given[index], at: index..<index + 1) }
  }

  private mutating func add(_ byte: UInt8, at place: Range<Int>) {
    if gap != 0 { reading.add(gap, at: place.lowerBound..<place.lowerBound) }
    gap = 0
    reading.add(byte, at: place)
  }

  private mutating func take(tag: Range<Int>) {
    let isEnd = given[min(tag.lowerBound + 1, given.count - 1)] == 0x2F
    let isEmpty = tag.count > 2 && given[tag.upperBound - 2] == 0x2F
    let start = tag.lowerBound + (isEnd ? 2 : 1)
    var (name, end) = (start, start)
    while end < tag.upperBound, ![0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(given[end]) {
      end += 1
      if given[end - 1] == 0x3A { name = end }
    }
    guard name < end else { return }
    switch String(decoding: given[name..<end], as: UTF8.self) {
    case "p", "h", "si", "is", "comment":
      guard !isEmpty else { return }
      if isEnd { depth = max(depth - 1, 0) } else { depth += 1 }
      if isEnd || depth > 1 { gap = Self.line }
    case "tc", "c", "table-cell", "td", "th": if isEnd { gap = Self.cell }
    case "tr", "row", "table-row": if isEnd { gap = Self.line }
    case "br", "cr", "line-break": if depth > 0 { gap = Self.line }
    case "tab" where depth > 0: add(0x09, at: tag)
    // A blank of OpenDocument is <text:s/>; the same letter without a name before it is struck out.
    case "s" where depth > 0 && name > start && !isEnd: add(0x20, at: tag)
    case "noBreakHyphen" where depth > 0: add(0x2D, at: tag)
    default: break
    }
  }
}

extension PHIScanner {
  /// What is found in a part of an office document: in its bytes, and in what its runs show together.
  public func hits(inDocument bytes: [UInt8]) -> [PHIHit] {
    let plain = hits(in: bytes)
    guard let text = PHIRuns.reading(bytes) else { return plain }
    let joined = text.placed(hits(in: text.bytes))
    guard !joined.isEmpty else { return plain }
    // Of two that begin at one place the longer has all of the number.
    return Self.apart(plain + joined)
  }

  /// Hits in the order of the text, those that others are in or overlap left out.
  static func apart(_ hits: [PHIHit]) -> [PHIHit] {
    let sorted = hits.sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var (all, end): ([PHIHit], Int) = ([], 0)
    for hit in sorted where hit.range.lowerBound >= end {
      all.append(hit)
      end = hit.range.upperBound
    }
    return all
  }
}
