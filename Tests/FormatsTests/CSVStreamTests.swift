import Formats
import TestSupport
import Testing

@Suite("CSV in pieces")
struct CSVStreamTests {
  /// The rows as lines, and the fault; each piece ends where `cuts` say.
  private func read(_ bytes: [UInt8], cuts: [Int]) -> [String] {
    var stream = CSVStream(separator: UInt8(ascii: ";"))
    var lines: [String] = []
    func take() throws(CSVStream.Fault) {
      while let row = try stream.next() {
        let cells = (0..<row.count).map { column in
          let place = row.place(column)
          return "\(place.line):\(place.column)'\(row.text(column))'"
        }
        lines.append(cells.joined(separator: " "))
      }
    }
    do throws(CSVStream.Fault) {
      var start = 0
      for end in cuts + [bytes.count] {
        stream.feed(Array(bytes[start..<end]))
        try take()
        start = end
      }
      stream.end()
      try take()
    } catch {
      lines.append("\(error.place.line):\(error.place.column) \(error.message)")
    }
    return lines
  }

  @Test("is one row at a time, with the place of each cell")
  func readsRows() {
    let text = "a;\"b\r\nc\"\"\";é\r\n\n;;\n x ; \"y\" ;\rlast;"
    let expected = [
      "1:1'a' 1:3'b\nc\"' 2:6'é'", "5:1'x' 5:5'\"y\"' 5:11''", "6:1'last' 6:6''",
    ]
    let bytes = Array(text.utf8)
    #expect(read(bytes, cuts: []) == expected)
    for cut in 0...bytes.count { #expect(read(bytes, cuts: [cut]) == expected) }
    #expect(read(bytes, cuts: Array(0..<bytes.count)) == expected)
  }

  @Test(
    "is told what is wrong, at its place",
    arguments: [
      ("a;b\nc;\"d\ne", "2:3 a quoted field is never closed"),
      ("a;\"b\" c;d", "1:7 text follows the closing quote of a field"),
      ("\"", "1:1 a quoted field is never closed"),
    ]
  )
  func findsFaults(text: String, expected: String) {
    let bytes = Array(text.utf8)
    for cuts in [[], Array(0..<bytes.count)] {
      #expect(read(bytes, cuts: cuts).last == expected)
    }
  }

  @Test("takes what the reader of whole tables takes", arguments: 0..<20)
  func agreesWithReader(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let signs = Array("ab\";;\n\r é".utf8)
    for _ in 0..<300 {
      let count = Int.random(in: 0...24, using: &random)
      let bytes = (0..<count).map { _ in random.pick(signs) }
      // The first row is the header, by which the reader finds the separator.
      let text = Array("h;h\n".utf8) + bytes
      var reader = CSVReader(text) { $0 == "h" }
      var rows: [[String]] = []
      while let row = reader.next() {
        guard !row.cells.isEmpty else { continue }
        var cells = Array(repeating: "", count: row.count)
        for cell in row.cells { cells[cell.column] = cell.text }
        rows.append(cells)
      }
      guard reader.faults.isEmpty else { continue }
      var stream = CSVStream(separator: UInt8(ascii: ";"))
      var streamed: [[String]] = []
      for byte in text {
        stream.feed([byte])
        streamed += Self.rows(&stream)
      }
      stream.end()
      streamed += Self.rows(&stream)
      streamed.removeAll { $0.allSatisfy(\.isEmpty) }
      #expect(streamed == rows, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  private static func rows(_ stream: inout CSVStream) -> [[String]] {
    var rows: [[String]] = []
    while let row = try? stream.next() { rows.append((0..<row.count).map { row.text($0) }) }
    return rows
  }
}
