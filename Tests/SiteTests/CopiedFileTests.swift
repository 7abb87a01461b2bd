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
      ("a.xhtml", "<img src='x' onerror='y'/>"),
    ]
  )
  func tellsScripts(name: String, text: String) throws {
    #expect(try told(name, Array(text.utf8), "active-content").count == 1)
  }

  @Test(
    "and is a drawing with a script, or one that loads what is elsewhere, is an error",
    arguments: [
      ("a.svg", "<svg xmlns='x'><script/></svg>", "active-picture"),
      ("b.svg", "<svg\nonload = 'x'></svg>", "active-picture"),
      ("c.SVG", "<svg><a href='javascript:x'/></svg>", "active-picture"),
      ("d.svg", "<svg><image HREF='http://x.test/a.png'/></svg>", "outside-reference"),
      ("e.svg", "<svg><image xlink:href = \"//x.test/a\"/></svg>", "outside-reference"),
      ("f.svg", "<svg><rect fill='url( \"https://x.test/p#q\")'/></svg>", "outside-reference"),
      ("g.svg", "<svg><style>@import 'x';</style></svg>", "outside-reference"),
      (
        "h.svg", "<!DOCTYPE svg [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg/>",
        "outside-reference"
      ),
      ("i.svg", "<svg><use href='file:///x'/></svg>", "outside-reference"),
    ]
  )
  func refusesActiveDrawings(name: String, text: String, rule: String) throws {
    for image in ["", "!"] {
      let workspace = try ClientWorkspace.made([
        "notes.md": .text("# Notes\n\n\(image)[it](\(name))\n"), "\(name)": .text(text),
      ])
      let result = try gapbook("check", ".", in: workspace.path)
      #expect(result.code == 3)
      let told = result.lines(rule)
      #expect(told.count == 1, "\(result.stderr)")
      #expect(told.first?.hasPrefix("content/clients/alpha/notes.md:3:1: error: ") == true)
    }
  }

  @Test("and is a drawing with links, and with the names of its formats, is not told")
  func leavesDrawings() throws {
    let drawing = """
      <?xml version="1.0"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
      <a xlink:href="https://example.org/"><text fill="url(#a)">Words</text></a>
      <use href="#b"/><image href="data:image/png;base64,AA=="/></svg>
      """
    let workspace = try ClientWorkspace.made([
      "notes.md": "# Notes\n\n![it](a.svg)\n", "a.svg": .text(drawing),
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 0, "\(result.stderr)")
  }

  @Test("and is the logo is held to the same")
  func refusesActiveLogos() throws {
    let workspace = try TemporaryFolder([
      "content/index.md": "# Home\n",
      "gapbook.yml":
        "as_of: 2026-11-21\nbrand: { logo: templates/assets/l.svg, logo_alt: L }\n",
      "templates/assets/l.svg": "<svg><script>x</script></svg>",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.code == 3)
    #expect(
      result.lines("active-picture").first?.hasPrefix("gapbook.yml:2:16: error: ") == true,
      "\(result.stderr)"
    )
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
