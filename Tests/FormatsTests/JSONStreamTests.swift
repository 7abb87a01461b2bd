import Formats
import TestSupport
import Testing

@Suite("JSON in pieces")
struct JSONStreamTests {
  /// Notes what it comes upon, and goes into all that has one of some keys.
  private struct Notes: JSONVisitor {
    let entered: Set<String>
    var lines: [String] = []

    mutating func choose(key: String?, isObject: Bool, isArray: Bool) -> JSONStream.Choice {
      guard let key else { return isObject || isArray ? .enter : .read(keeping: []) }
      if key.hasPrefix("no") { return .pass }
      return entered.contains(key) ? .enter : .read(keeping: ["a", "b"])
    }

    mutating func take(_ value: JSONStream.Value, key: String?) {
      let place = value.place(of: value.node)
      lines.append("\(place.line):\(place.column) \(key ?? "-")=\(words(value.node, value))")
    }

    mutating func leave() { lines.append("left") }

    private func words(_ node: JSONNode, _ value: JSONStream.Value) -> String {
      switch node.value {
      case .string(let text): "'\(text)'"
      case .number(let text): text
      case .null: "null"
      case .bool(let flag): "\(flag)"
      case .array(let items): "[\(items.map { words($0, value) }.joined(separator: " "))]"
      case .object(let members):
        members.map { member in
          let place = value.place(of: member.value)
          return "\(member.key)@\(place.line):\(place.column) \(words(member.value, value))"
        }.joined(separator: " ")
      }
    }
  }

  private func read(_ bytes: [UInt8], cuts: [Int], allowsMany: Bool = false) -> [String] {
    var stream = JSONStream(allowsMany: allowsMany)
    var notes = Notes(entered: ["in"])
    do throws(JSONStream.Fault) {
      var start = 0
      for end in cuts + [bytes.count] {
        try stream.feed(Array(bytes[start..<end]), to: &notes)
        start = end
      }
      try stream.finish(&notes)
    } catch {
      return notes.lines + ["\(error.place.line):\(error.place.column) \(error.message)"]
    }
    return notes.lines
  }

  /// Each text as pieces of every kind, with what must come of all.
  private func expect(_ text: String, _ expected: [String], allowsMany: Bool = false) {
    let bytes = Array(text.utf8)
    #expect(read(bytes, cuts: [], allowsMany: allowsMany) == expected)
    for cut in 0...bytes.count {
      let lines = read(bytes, cuts: [cut], allowsMany: allowsMany)
      if lines != expected { Issue.record("cut at \(cut): \(lines)") }
    }
    #expect(read(bytes, cuts: Array(0..<bytes.count), allowsMany: allowsMany) == expected)
  }

  @Test("is one value at a time, with its place")
  func readsValues() {
    expect(
      "{\"in\":[1, \"é\\n\",\n {\"x\":{\"a\":[true,{}]},\"b\":\"\\\"]\"}],\r\n\"no\":[{\"a\":1}],\"d\":null}",
      [
        "1:8 -=1", "1:11 -='é\n'", "2:7 x=a@2:12 [true ]", "2:27 b='\"]'", "left", "left",
        "3:20 d=null", "left",
      ]
    )
  }

  @Test("keeps the members whose keys are asked for, however the keys are written")
  func keepsKeys() {
    expect(
      #"{"x":{"\u0061":1,"ab":2,"":3,"b\n":4,"b":5,"c":{"a":6}}}"#,
      ["1:6 x=a@1:16 1 b@1:42 5", "left"]
    )
  }

  @Test("may be several values, where they are allowed")
  func readsLines() {
    expect("{}\n{\"x\":1}\n\n7 ", ["left", "2:6 x=1", "left", "4:1 -=7"], allowsMany: true)
    expect("", [], allowsMany: true)
    expect("{} {}", ["left", "1:4 something follows the value"])
  }

  @Test(
    "is told the first fault at its place",
    arguments: [
      ("", "1:1 the file is truncated"), ("  \n", "2:1 the file is truncated"),
      ("[", "1:2 the file is truncated"), ("{\"in\"", "1:6 the file is truncated"),
      ("{\"x\":{\"a\":\n[1", "2:3 the file is truncated"), ("[1,]", "1:4 this is no JSON value"),
      ("[1 2]", "1:4 a comma or ] should be here"), ("{x", "1:2 a key in quotes should be here"),
      ("{\"x\" 1}", "1:6 a colon should be here"), ("[nul]", "1:2 this is no JSON value"),
      ("[01]", "1:2 this is no JSON value"), ("[1.]", "1:4 this is no JSON value"),
      ("{\"x\":{\"a\" 1}}", "1:11 a colon should be here"),
      ("{\"x\":[1}]}", "1:8 a comma or ] should be here"), ("]", "1:1 this is no JSON value"),
      ("{\"no\":[\"\u{1}\"]}", "1:9 a control character stands in a text"),
    ]
  )
  func findsFaults(text: String, expected: String) {
    let bytes = Array(text.utf8)
    for cuts in [[], Array(0..<bytes.count)] {
      #expect(read(bytes, cuts: cuts).last == expected)
    }
  }

  @Test("nests no deeper than the stack holds")
  func boundsDepth() {
    let bytes = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(read(bytes, cuts: []).last?.hasSuffix("it nests too deep") ?? false)
    let value = Array(
      "{\"x\":\(String(repeating: "[", count: 1000))\(String(repeating: "]", count: 1000))}".utf8
    )
    #expect(read(value, cuts: []).last?.hasSuffix("it nests too deep") ?? false)
  }
}
