import Diagnostics
import TestSupport
import Testing

@Suite struct SourceTextTests {
  @Test func countsColumnsInScalarsAcrossLineEndings() {
    let source = SourceText(file: "a", bytes: Array("é1\r\n2\r3\nx".utf8))
    #expect(source.lineStarts.count == 4)
    #expect(source.position(ofByte: 2) == SourcePosition(line: 1, column: 2))
    #expect(source.position(ofByte: 5) == SourcePosition(line: 2, column: 1))
    #expect(source.position(ofByte: 7) == SourcePosition(line: 3, column: 1))
    #expect(String(decoding: source.line(1), as: UTF8.self) == "é1")
    #expect(source.byte(of: SourcePosition(line: 1, column: 2)) == 2)
  }
}

@Suite struct NearestNameTests {
  @Test func suggestsTheNearestName() {
    #expect(nearestName(to: "implemetned", in: ["planned", "implemented"]) == "implemented")
    #expect(nearestName(to: "zzzz", in: ["planned", "implemented"]) == nil)
  }
}
