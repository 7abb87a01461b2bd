import TestSupport
import Testing

@Suite("A file that is copied as it is")
struct CopiedFileTests {
  private func told(
    _ name: String,
    _ bytes: [UInt8],
    _ rule: String,
    image: Bool = false
  ) throws -> [String] {
    let workspace = try ClientWorkspace.made([
      "notes.md": .text("# Notes\n\n\(image ? "!" : "")[it](\(name))\n")
    ])
    try workspace.put(.bytes(bytes), at: ClientWorkspace.folder + name)
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
    return result.lines(rule)
  }

  @Test(
    "and is no picture is told without a PDF",
    arguments: ["a.png", "b.JPG", "c.svg", "d.webp", "e.gif"]
  )
  func tellsNoPicture(name: String) throws {
    let told = try told(name, Array("hello".utf8), "no-picture", image: true)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("content/clients/alpha/notes.md:3:1: warning: ") == true)
    #expect(try self.told(name, [], "no-picture", image: true).count == 1)
  }

  @Test(
    "and runs a script is told",
    arguments: [
      ("a.js", "x"), ("a.html", "<p><SCRIPT>alert(1)</SCRIPT>"),
      ("a.htm", "<a href='JavaScript:x'>"),
      ("a.svg", "<svg xmlns='x'><script/></svg>"), ("b.svg", "<svg\nonload = 'x'></svg>"),
      ("a.xhtml", "<img src='x' onerror='y'/>"),
    ]
  )
  func tellsScripts(name: String, text: String) throws {
    #expect(try told(name, Array(text.utf8), "active-content").count == 1)
  }

  @Test(
    "and holds none is not told",
    arguments: [
      ("a.html", "<p>Once upon = a time; description</p>"), ("a.svg", "<svg><g/></svg>"),
      ("a.txt", "<script>"), ("a.pdf", "%PDF javascript:"),
    ]
  )
  func leavesOthers(name: String, text: String) throws {
    #expect(try told(name, Array(text.utf8), "active-content").isEmpty)
  }
}
