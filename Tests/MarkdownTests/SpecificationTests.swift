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
}

/// Whether an example comes out as the suite has it; records an issue where not.
func check(_ example: SpecificationExample) -> Bool {
  let source = SourceText(file: "example \(example.number).md", bytes: example.markdown)
  let document = Document.parse(source, mode: .specification).value
  let html = document.html(options: HTMLOptions(mode: .specification))
  if html == example.html { return true }
  Issue.record(
    """
    example \(example.number) (\(example.section)): \(firstDifference(example.html, html))
    from:
    \(String(decoding: example.markdown, as: UTF8.self))
    """
  )
  return false
}
