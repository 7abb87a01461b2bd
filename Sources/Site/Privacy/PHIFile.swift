import Diagnostics
import Formats
import Markdown
import Privacy

/// What the guard asks of a file.
enum PHIFile {
  /// Whether bytes are a text: no picture, document, font or archive.
  static func isText(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first
    if binaries.contains(where: { $0.first == first && bytes.starts(with: $0) }) { return false }
    let start = bytes.span.extracting(first: 4_096)
    return start.place(of: 0, from: 0) == start.count
  }

  private static let binaries: [[UInt8]] = [
    Array("%PDF-".utf8), Array("PK\u{3}\u{4}".utf8), Array("GIF8".utf8), [0x89, 0x50, 0x4E, 0x47],
    [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], Array("wOF2".utf8), Array("wOFF".utf8), Array("RIFF".utf8),
  ]

  /// Whether a file is no text by its name; if it is one all the same, the output is searched.
  static func isNamedBinary(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return [
      "png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "docx", "xlsx", "pptx", "zip", "gz",
      "woff",
      "woff2", "ttf", "otf", "mp4",
    ].contains(ending)
  }

  /// Whether a file is an archive by its name, as office documents are.
  static func isNamedArchive(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ["docx", "xlsx", "pptx", "odt", "ods", "zip", "gz", "tgz"].contains(ending)
  }

  /// Whether bytes are those of an archive, or are packed.
  static func isArchive(_ bytes: [UInt8]) -> Bool { ContainedTexts.isPacked(bytes) }

  /// The texts in an archive, taken out; none of one that is damaged or comes to too much.
  static func parts(of archive: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    ContainedTexts.parts(of: archive).filter { isText($0.bytes) }
  }

  /// Whether columns may have heads in a file, by its name.
  static func isTable(_ name: String) -> Bool {
    isMarkdown(name) || [".csv", ".tsv"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Whether a file is Markdown, by its name.
  static func isMarkdown(_ name: String) -> Bool {
    MarkdownFile.extensions.contains { name.lowercased().hasSuffix("." + $0) }
  }

  /// Whether a file has tags, by its name.
  static func isMarkup(_ name: String) -> Bool {
    [".html", ".htm", ".xhtml", ".svg", ".xml", ".mustache"].contains {
      name.lowercased().hasSuffix($0)
    }
  }
}

/// The places of stretches of one text in their order: the last one is gone on from, so that a line of
/// any length is counted once.
struct PHIPlaces {
  private let source: SourceText
  private var line = 0
  private var byte = 0
  private var column = 1

  init(_ source: SourceText) { self.source = source }

  /// The place of a stretch that begins no earlier than the last one ended.
  mutating func range(of range: Range<Int>) -> SourceRange {
    let start = position(range.lowerBound)
    return SourceRange(file: source.file, start: start, end: position(range.upperBound))
  }

  private mutating func position(_ offset: Int) -> SourcePosition {
    let starts = source.lineStarts
    while line + 1 < starts.count, starts[line + 1] <= offset {
      line += 1
      (byte, column) = (starts[line], 1)
    }
    while byte < offset {
      if source.bytes[byte] & 0xC0 != 0x80 { column += 1 }
      byte += 1
    }
    return SourcePosition(line: line + 1, column: column)
  }
}
