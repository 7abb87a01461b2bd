import Diagnostics
import Markdown
import TestSupport
import Testing

/// The suites of CommonMark and GFM through our tree and writer, byte for byte.
@Suite struct SpecificationTests {
  @Test(
    .enabled(
      if: SpecificationSuite.commonMark != nil,
      "commonmark-0.30.txt is not at ../shared/spec nor in GAPBOOK_SPEC_DIR"
    )
  )
  func rendersEveryExampleOfCommonMark() throws {
    let examples = try #require(SpecificationSuite.commonMark)
    #expect(examples.count == 652)
    let passed = examples.count { check($0) }
    print("CommonMark 0.30: \(passed) of \(examples.count) examples")
  }

  @Test(
    .enabled(
      if: SpecificationSuite.gfm != nil,
      "gfm-extensions.txt is not at ../shared/spec nor in GAPBOOK_SPEC_DIR"
    )
  )
  func rendersEveryExampleOfGFM() throws {
    let examples = try #require(SpecificationSuite.gfm)
    let kinds = Dictionary(grouping: examples, by: \.section).sorted { $0.key < $1.key }
    for (kind, examples) in kinds {
      let kept = examples.filter { Self.leftOut[$0.number] == nil }
      let passed = kept.count { check($0) }
      print("GFM, \(kind): \(passed) of \(kept.count) examples")
    }
    for (number, reason) in Self.leftOut.sorted(by: { $0.key < $1.key }) {
      print("GFM, left out on purpose: example \(number), \(reason)")
    }
    #expect(kinds.map(\.value.count).reduce(0, +) == 28)
    #expect(kinds.first { $0.key == "Tables" }?.value.count == 16)
  }

  /// What design.md leaves out: links nobody wrote as such, and a filter for raw HTML.
  private static let leftOut = [
    19: "bare autolinks", 22: "tag filter", 24: "bare autolinks struck through",
    25: "bare autolinks in a table",
  ]
}

/// Whether an example comes out as the suite has it; records an issue where not.
func check(_ example: SpecificationExample) -> Bool {
  let source = SourceText(file: "example \(example.number).md", bytes: example.markdown)
  let document = Document.parse(source, mode: .specification).value
  let html = document.html(options: HTMLOptions(mode: .specification))
  // Such an example only asks that nothing breaks.
  let isIgnored = example.html == Array("<IGNORE>\n".utf8)
  if html == example.html || isIgnored { return true }
  Issue.record(
    """
    example \(example.number) (\(example.section)): \(firstDifference(example.html, html))
    from:
    \(String(decoding: example.markdown, as: UTF8.self))
    """
  )
  return false
}
