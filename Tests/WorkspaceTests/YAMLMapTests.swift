import Diagnostics
import Testing

@testable import Workspace

@Suite("A mapping of YAML")
struct YAMLMapTests {
  @Test(
    "gives each known key its value, and tells the others, few or many",
    arguments: [1, 31, 32, 33, 200]
  )
  func findsKeys(count: Int) throws {
    let known = (0..<count).map { "key\($0)" }
    let lines = known.map { "\($0): value of \($0)" } + ["key\(count): 1", "!mine key0: again"]
    let yaml = lines.map { $0 + "\n" }.joined()
    let log = Log()
    let source = SourceText(file: "a.yml", bytes: Array(yaml.utf8))
    let root = try #require(YAMLDocument.read(yaml, of: source, log: log))
    let map = try #require(YAMLMap(root, of: "a file", known: known, log: log))
    #expect(map.keys == known.sorted())
    for (index, key) in known.enumerated() {
      #expect(map.text(key)?.value == "value of \(key)")
      #expect(map.place(of: key).start == SourcePosition(line: index + 1, column: key.count + 3))
    }
    #expect(!map.has("key\(count)") && map.text("other") == nil)
    let told = log.diagnostics.map { "\($0.place?.start.line ?? 0) \($0.rule)" }
    #expect(told.sorted() == ["\(count + 1) unknown-key", "\(count + 2) duplicate-key"].sorted())
  }
}
