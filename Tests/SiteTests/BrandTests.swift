import TestSupport
import Testing

@Suite("A brand")
struct BrandTests {
  private func check(_ brand: String) throws -> ProgramResult {
    let folder = try TemporaryFolder([
      "gapbook.yml": .text("as_of: 2026-11-21\nbrand: { \(brand) }\n"),
      "content/index.md": "# Home\n",
    ])
    return try gapbook("check", ".", in: folder.path)
  }

  @Test("has colors that are read on their themes")
  func passes() throws {
    let result = try check(##"accent: "#0b5394", accent_dark: "#8ec5ff""##)
    #expect(result.code == 0 && result.stderr == "", "\(result.stderr)")
  }

  @Test("is told of a faint color with its contrast, its place and a color that can be read")
  func warns() throws {
    let result = try check(##"accent: "#ffe58a", accent_dark: "#8ec5ff""##)
    #expect(result.code == 0)
    #expect(
      result.stderr.contains(
        ##"gapbook.yml:2:18: warning: "#ffe58a" has a contrast of 1.08 : 1 on the light theme"##
      ),
      "\(result.stderr)"
    )
    #expect(result.stderr.contains("[faint-accent]"))
    #expect(result.stderr.contains("accent: \"#"))
  }

  @Test("is told of a color that lines may have and text may not: 3.5 to 1")
  func asksForText() throws {
    let result = try check(##"accent: "#808080", accent_dark: "#8ec5ff""##)
    #expect(result.stderr.contains("; text needs 4.5 : 1 [faint-accent]"), "\(result.stderr)")
  }

  @Test("without a color of the dark theme gets one that is read there: 4.5 to 1 on #262b33")
  func derivesDark() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": .text("as_of: 2026-11-21\nbrand: { accent: \"#000000\" }\n"),
        "content/index.md": "# Home\n",
      ])
    )
    #expect(built.result.stderr == "", "\(built.result.stderr)")
    // L of #262b33 is 0.0238; 4.5 × 0.0738 − 0.05 is 0.282, which gray has from #919191.
    let sheet = try built.text("_gapbook/brand.css")
    #expect(sheet.contains("--accent:#000000;--accent-dark:#919191;"), "\(sheet)")
  }

  @Test("shows one logo on the light theme and another on the dark one")
  func showsBothLogos() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": """
        as_of: 2026-11-21
        brand: { logo: a/logo.svg, logo_dark: b/logo.svg, logo_alt: Us }
        """,
        "a/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>day</title></svg>",
        "b/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>night</title></svg>",
        "content/index.md": "# Home\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let images = try built.page("index.html").tags.filter { $0.name == "img" }
    #expect(images.map { $0["class"] } == ["to-dark", "to-light"])
    #expect(images.map { $0["src"] } == ["_gapbook/logo.svg", "_gapbook/logo-1.svg"])
    #expect(images.allSatisfy { $0["alt"] == "Us" })
    #expect(try built.text("_gapbook/logo.svg").contains("day"))
    #expect(try built.text("_gapbook/logo-1.svg").contains("night"))
  }

  @Test("is told of a logo for the dark theme that is missing, or has no other beside it")
  func tellsDarkLogo() throws {
    let missing = try check("logo: a.svg, logo_dark: b.svg")
    #expect(missing.code == 3)
    for logo in ["2:16: error: the logo \"a.svg\"", "2:34: error: the logo \"b.svg\""] {
      #expect(missing.stderr.contains("gapbook.yml:\(logo) cannot be read"), "\(missing.stderr)")
    }
    let alone = try check("logo_dark: b.svg")
    #expect(alone.code == 3)
    #expect(alone.stderr.contains("gapbook.yml:2:21: error: logo_dark takes the place of a logo"))
  }
}
