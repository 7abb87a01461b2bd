import TestSupport
import Testing

/// A template that no longer fits the built-in one whose place it takes.
@Suite("A template in place of a built-in one")
struct ReplacedTemplateTests {
  private func workspace(
    _ files: KeyValuePairs<String, FolderEntry> = [:]
  ) throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n", "content/index.md": "# Start\n",
    ])
    for (path, entry) in files { try folder.put(entry, at: path) }
    return folder
  }

  private func check(_ folder: TemporaryFolder) throws -> ProgramResult {
    try gapbook("check", folder.path)
  }

  private static let footer = "templates/partials/footer.mustache"

  @Test("may leave nothing out without saying that it is meant")
  func tellsWhatIsLost() throws {
    let result = try check(workspace([Self.footer: "<footer>Ours</footer>\n"]))
    let lines = result.lines("template-omits")
    #expect(lines.count == 1 && result.code == 0, "\(result.stderr)")
    #expect(lines.first?.contains("partials/footer.mustache:1:1: warning: ") == true, "\(lines)")
    #expect(lines.first?.contains("Site.as_of") == true, "\(lines)")
    #expect(
      result.helps.contains {
        $0.contains("begin this file with {{! Made from the built-in partials/footer, version ")
      }
    )
  }

  @Test("is no matter where it shows the same, or was copied and then changed on purpose")
  func isSilent() throws {
    let folder = try workspace()
    #expect(
      try gapbook("new", "template", "partials/footer", "--workspace", folder.path).code == 0
    )
    let copy = try #require(readFile(folder.path + "/" + Self.footer))
    let text = String(decoding: copy, as: UTF8.self)
    #expect(text.hasPrefix("{{! Made from the built-in partials/footer, version "))
    let plain = try Built(workspace()).files
    let copied = try Built(folder)
    #expect(copied.result.stderr == "" && copied.result.code == 0)
    #expect(copied.files["index.html"] == plain["index.html"])
    // Without its first line it is the built-in one, and shows the same with another tag around it.
    let rest = text.drop { $0 != "\n" }.dropFirst()
    let around = "<div>\n\(rest)</div>\n"
    #expect(try check(workspace([Self.footer: .text(around)])).stderr == "")
    let first = text.prefix { $0 != "\n" }
    let less = "\(first)\n<footer>Ours</footer>\n"
    #expect(try check(workspace([Self.footer: .text(less)])).stderr == "")
  }

  @Test("that was made from another version is told what that shows now")
  func tellsOfVersions() throws {
    let start = "{{! Made from the built-in partials/footer, version 0123456789ab. }}\n"
    let result = try check(
      workspace([Self.footer: .text(start + "<footer>{{wording.made_with}}</footer>\n")])
    )
    let lines = result.lines("template-version")
    #expect(lines.count == 1 && result.code == 0, "\(result.stderr)")
    #expect(lines.first?.contains("0123456789ab is ") == true)
    #expect(
      lines.first?.contains("it shows Page.left_out, Page.method, Site.as_of") == true,
      "\(lines)"
    )
    #expect(result.lines("template-omits") == [])
  }

  @Test("that lacks a block which others fill is named beside the error")
  func tellsOfBlocks() throws {
    let header = "<h1>{{title}}</h1>\n"
    let result = try check(workspace(["templates/partials/header.mustache": .text(header)]))
    #expect(result.code == 3)
    #expect(result.stderr.contains("has no block \"panel\""))
    let lines = result.lines("template-omits")
    #expect(lines.count == 1, "\(result.stderr)")
    #expect(lines.first?.contains("partials/header.mustache:1:1: warning: ") == true, "\(lines)")
  }

  @Test("is compared in a client's folder too")
  func isComparedForClients() throws {
    let workspace = try ClientWorkspace.made([
      "templates/partials/footer.mustache": "<footer>Ours</footer>\n"
    ])
    let lines = try gapbook("check", workspace.path).lines("template-omits")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("clients/alpha/templates/partials/footer.mustache") == true)
  }

  @Test("of a name that no page uses is a warning; built-in ones that it makes needless are not")
  func tellsOfNames() throws {
    let layout =
      "<title>{{title}}</title>{{$scripts}}{{/scripts}}{{$header}}{{$panel}}{{/panel}}{{/header}}\n{{$main}}{{/main}}\n"
    let result = try check(
      workspace([
        "templates/requirements.mustache": "x\n", "templates/layout.mustache": .text(layout),
      ])
    )
    let lines = result.lines("unused-template")
    #expect(lines.count == 1, "\(result.stderr)")
    #expect(lines.first?.contains("no page uses the template \"requirements\"") == true)
    #expect(result.lines("template-omits").count == 1)
  }

  @Test("is not copied under a name that there is not")
  func refusesNames() throws {
    let folder = try workspace()
    let result = try gapbook("new", "template", "requirment", "--workspace", folder.path)
    #expect(result.code == 2)
    #expect(result.stderr.contains("did you mean \"requirement\"?"), "\(result.stderr)")
  }
}
