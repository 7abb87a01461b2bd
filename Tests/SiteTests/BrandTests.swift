import TestSupport
import Testing

@Suite("A brand's accent")
struct BrandTests {
  private func check(_ brand: String) throws -> ProgramResult {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\nbrand: { \(brand) }\n"),
      "content/index.md": "# Home\n",
    ])
    return try gapbook("check", ".", in: folder.path)
  }

  @Test("that is seen on its theme is fine")
  func passes() throws {
    let result = try check(##"accent: "#0b5394", accent_dark: "#8ec5ff""##)
    #expect(result.code == 0 && result.stderr == "", "\(result.stderr)")
  }

  @Test("that is faint is told with its contrast, its place and a colour that is seen")
  func warns() throws {
    let result = try check(##"accent: "#ffe58a", accent_dark: "#8ec5ff""##)
    #expect(result.code == 0)
    #expect(
      result.stderr.contains(
        ##"gapbook.yml:2:18: warning: "#ffe58a" has a contrast of 1.15 : 1 on the light theme"##
      ),
      "\(result.stderr)"
    )
    #expect(result.stderr.contains("[faint-accent]"))
    #expect(result.stderr.contains("accent: \"#"))
  }

  @Test("of the light theme alone is held to the dark one too")
  func checksDark() throws {
    let result = try check(##"accent: "#0b5394""##)
    #expect(result.stderr.contains("on the dark theme"), "\(result.stderr)")
    #expect(result.stderr.contains("accent_dark: \"#"))
  }
}
