import Diagnostics

/// Collects diagnostics of one parse; says how many more there are where one rule speaks too often.
struct Report {
  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [String: Int] = [:]
  private var finder: PlaceFinder

  /// So many of one rule are told one by one.
  private static let limit = 100

  init(_ source: SourceText) { finder = PlaceFinder(source) }

  /// Adds a diagnostic about bytes of the original file.
  mutating func add(
    _ severity: Severity,
    rule: String,
    _ message: @autoclosure () -> String,
    at bytes: Range<Int>,
    help: String? = nil
  ) {
    let count = counts[rule, default: 0] + 1
    counts[rule] = count
    guard count <= Report.limit + 1 else { return }
    let place = finder.range(ofBytes: bytes)
    let text = count <= Report.limit ? message() : "more of the same follow in this file"
    diagnostics.append(Diagnostic(severity, rule: rule, text, at: place, help: help))
  }
}

/// Turns byte offsets into places, quickly where they come in reading order.
///
/// `SourceText.position` counts from the line's start each time: quadratic on a line of a megabyte
/// with many places. This remembers where the last one was.
struct PlaceFinder {
  private let source: SourceText
  private var line = 0
  private var byte = 0
  private var column = 1

  init(_ source: SourceText) { self.source = source }

  mutating func range(ofBytes range: Range<Int>) -> SourceRange {
    let start = position(ofByte: range.lowerBound)
    return SourceRange(file: source.file, start: start, end: position(ofByte: range.upperBound))
  }

  mutating func position(ofByte offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), source.bytes.count)
    if offset < byte || offset >= lineEnd { seek(offset) }
    for index in byte..<offset where source.bytes[index] & 0xC0 != 0x80 { column += 1 }
    byte = offset
    return SourcePosition(line: line + 1, column: column)
  }

  private var lineEnd: Int {
    line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.bytes.count + 1
  }

  private mutating func seek(_ offset: Int) {
    let starts = source.lineStarts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    (line, byte, column) = (low, starts[low], 1)
  }
}
