import TestSupport
import Testing

@Suite("The text of a field")
struct FieldTextTests {
  @Test(
    "that is too long is an error at its place",
    arguments: [
      ("client.yml", "name: @\nentity: both\n", 501, "1:7"),
      ("evidence.yml", "- { id: EV-1, title: @ }\n", 501, "1:22"),
      ("evidence.yml", "- { id: EV-1, title: T, note: @ }\n", 10_001, "1:31"),
      (
        "findings/F.md",
        "---\nid: F\nrequirements: [164.308(a)(2)]\nlikelihood: low\nimpact: low\ntitle: @\n---\n",
        501, "6:8"
      ),
      ("notes.md", "---\ndescription: @\n---\n# N\n", 10_001, "2:14"),
    ]
  )
  func isLimited(file: String, text: String, length: Int, place: String) throws {
    for (count, isFault) in [(length - 1, false), (length, true)] {
      let long = String(repeating: "ä", count: count)
      let workspace = try ClientWorkspace.made([file: .text(text.replacing("@", with: long))])
      let result = try gapbook("check", ".", in: workspace.path)
      let told = result.lines("field-too-long")
      #expect(told.count == (isFault ? 1 : 0), "\(told)")
      if isFault {
        let start = "\(ClientWorkspace.folder)\(file):\(place): error: "
        #expect(told.first?.hasPrefix(start) == true, "\(told)")
        #expect(result.code == 3)
      }
    }
  }

  @Test("shows control characters as signs, and leaves out those that turn the text")
  func showsControls() throws {
    let name = #"name: "Alpha \x1b[31m\u202Ecinilc\u202C""#
    let evidence = #"- { id: EV-1, title: "Scan\x01\x7f", location: "a\x85b" }"#
    let note = "requirement,status,note\n164.308(a)(2),implemented,\"a\u{1B}]0;pwn\u{7}\"\n"
    let workspace = try ClientWorkspace.made([
      "client.yml": .text(name + "\nentity: covered-entity\nas_of: 2026-09-30\n"),
      "evidence.yml": .text(evidence), "responses.csv": .text(note),
      "/gapbook.yml": .text(#"title: "T\u0003""# + "\nas_of: 2026-11-21\n"),
    ])
    let built = try Built(workspace)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let told = built.result.lines("control-character")
    for place in [
      "client.yml:1:7", "evidence.yml:1:22", "evidence.yml:1:", "responses.csv:2:27",
      "gapbook.yml:1:8",
    ] {
      #expect(
        told.contains { $0.contains(place) && $0.contains(": warning: ") },
        "\(place): \(told)"
      )
    }
    let front = try built.page("clients/alpha/index.html")
    #expect(front.texts { $0.name == "h1" } == ["Alpha ␛[31mcinilc"])
    for (path, bytes) in built.files where path.hasSuffix(".html") || path.hasSuffix(".json") {
      let text = String(decoding: bytes, as: UTF8.self)
      let isClean = text.unicodeScalars.allSatisfy {
        ($0.value >= 0x20 || [9, 10, 13].contains($0.value)) && !(0x7F...0x9F).contains($0.value)
          && !(0x202A...0x202E).contains($0.value)
      }
      #expect(isClean, "\(path)")
    }
  }

  @Test("that is a heading and a page's title is limited too")
  func limitsTitles() throws {
    for (count, isFault) in [(500, false), (501, true)] {
      let text = "# " + String(repeating: "T", count: count) + "\n"
      let workspace = try ClientWorkspace.made(["/content/page.md": .text(text)])
      let result = try gapbook("check", ".", in: workspace.path)
      #expect(result.lines("field-too-long").isEmpty == !isFault)
      #expect(result.code == (isFault ? 3 : 0))
    }
  }

  @Test("of a file's name is told where it holds a control character")
  func tellsNames() throws {
    let workspace = try ClientWorkspace.made(["/content/a\u{202E}b.md": "# A\n"])
    let told = try gapbook("check", ".", in: workspace.path).lines("control-character")
    #expect(told.count == 1)
  }
}
