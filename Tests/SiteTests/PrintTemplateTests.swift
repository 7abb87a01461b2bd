import TestSupport
import Testing

@testable import PDF

@Suite("Files that set the PDF")
struct PrintTemplateTests {
  @Test(
    "may not ask for a package of the network",
    arguments: [
      ("#import \"@preview/cetz:0.2.0\": *\n", "1:9"),
      ("\n  #include \"@local/x:1.0.0\"\n", "2:12"),
      ("#let p = \"@preview/a:1.0.0\"\n", "1:10"),
    ]
  )
  func refusesPackages(text: String, place: String) throws {
    let workspace = try ClientWorkspace.made(["/templates/print/extra.typ": .text(text)])
    let checked = try gapbook("check", ".", in: workspace.path)
    let line = "templates/print/extra.typ:\(place):"
    #expect(
      checked.lines("pdf-package").contains { $0.hasPrefix(line + " warning: ") },
      "\(checked.stderr)"
    )
    let built = try gapbook("build", ".", "--pdf", "--typst", "/nonexistent", in: workspace.path)
    // The engine is missing as well, which comes first.
    #expect(built.code == 5)
    #expect(built.lines("pdf-package").contains { $0.hasPrefix(line + " error: ") })
  }

  @Test(
    "may speak of one",
    arguments: ["// #import \"@preview/x:1.0.0\"\n", "#let mail = \"me@example.org\"\n"]
  )
  func leavesOthers(text: String) throws {
    let workspace = try ClientWorkspace.made(["/templates/print/extra.typ": .text(text)])
    #expect(try gapbook("check", ".", in: workspace.path).lines("pdf-package").isEmpty)
  }

  @Test("leave the old output alone where no engine is found")
  func leavesTheOldOutput() throws {
    let workspace = try ClientWorkspace.made()
    #expect(try gapbook("build", ".", in: workspace.path).code == 0)
    let before = try contents(of: workspace.path + "/site")
    try workspace.put("# Changed\n", at: ClientWorkspace.folder + "summary.md")
    let result = try gapbook("build", ".", "--pdf", "--typst", "/nonexistent", in: workspace.path)
    #expect(result.code == 5)
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.contains("nothing was written"))
    #expect(try contents(of: workspace.path + "/site") == before)
  }

  @Test("do not meet a picture whose elements are nested without end")
  func refusesDeepPictures() {
    func picture(_ depth: Int) -> [UInt8] {
      let open = String(repeating: "<g>", count: depth)
      let close = String(repeating: "</g>", count: depth)
      return Array("<svg xmlns=\"x\"><!-- <g> -->\(open)<path/>\(close)</svg>".utf8)
    }
    #expect(picture(100).refusal(as: .svg) == nil)
    #expect(picture(100_000).refusal(as: .svg) != nil)
    #expect(picture(100_000).refusal(as: .png) == nil)
  }
}
