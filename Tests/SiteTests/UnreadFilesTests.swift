import TestSupport
import Testing

@Suite("A file in a known place")
struct UnreadFilesTests {
  private static let finding: FolderEntry = """
    ---
    id: F-9
    requirements: [164.308(a)(2)]
    likelihood: high
    impact: high
    ---
    # Nobody is named
    """

  @Test(
    "is Markdown by any of three endings, in every folder",
    arguments: ["md", "markdown", "mdown", "MD", "Markdown"]
  )
  func readsMarkdown(ending: String) throws {
    let built = try Built(
      ClientWorkspace.made([
        "findings/F-9.\(ending)": Self.finding,
        "policies/door.\(ending)":
          "---\nid: POL-1\nowner: Ann\napproved: 2026-01-01\nsatisfies: [164.308(a)(2)]\n---\n# Door\n",
        "walk.\(ending)": "# The walk\n\n[the policy](policies/door.\(ending))\n",
        "/content/notes/own.\(ending)": "# Own\n\n[again](own.\(ending))\n",
      ])
    )
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(built.result.lines("unresolved-link").isEmpty)
    let client = "clients/alpha/"
    #expect(
      try built.page(client + "findings/F-9.html").texts { $0.name == "h1" } == ["Nobody is named"]
    )
    #expect(
      try built.page(client + "walk.html").tags.contains { $0["href"] == "policies/door.html" }
    )
    #expect(built.pages[client + "policies/door.html"] != nil)
    #expect(built.pages["notes/own.html"] != nil)
  }

  @Test(
    "that nothing reads and no page links is a warning with its name",
    arguments: [
      "content/clients/alpha/findings/F-2.txt", "content/clients/alpha/findings/F-2.mdx",
      "content/clients/alpha/interviews/talk.docx", "content/clients/alpha/phones.csv",
      "content/clients/alpha/policies/signed.pdf", "content/policies/old.docx",
      "content/notes/table.ods", "content/notes/deep/er/Bild ä.png", "content/regulation/notes.txt",
    ]
  )
  func tellsUnread(path: String) throws {
    let workspace = try ClientWorkspace.made([
      "/content/notes/page.md": "# Page\n", "/content/policies/p.md": "# Policy\n",
    ])
    try workspace.put("x", at: path)
    let result = try gapbook("check", ".", in: workspace.path)
    let told = result.lines("unknown-file")
    #expect(told.count == 1, "\(result.stderr)")
    #expect(told.first?.hasPrefix("\(path):1:1: warning: \(path) is not read") == true)
    #expect(result.code == 0)
    #expect(try gapbook("check", ".", "--strict", in: workspace.path).code == 3)
  }

  @Test("that is linked, shown, named or an editor's own is not told")
  func leavesUsedInPeace() throws {
    let picture: FolderEntry = .bytes(onePixel)
    let workspace = try ClientWorkspace.made([
      "scope.md":
        "# Scope\n\n[prices](prices.csv) ![plan](img/plan%20one.png)\n\n[list](/lists/a.ods)\n",
      "prices.csv": "a,b\n", "img/plan one.png": picture, "/content/lists/a.ods": "x",
      "/content/lists/p.md": "# Lists\n",
      "evidence.yml": "- { id: EV-1, title: Scan, location: ev/scan.txt }\n", "ev/scan.txt": "x",
      "2025/assessment.json": "{}", ".hidden": "x", "notes.txt~": "x", "~$plan.docx": "x",
      "#plan.md#": "x", "Thumbs.db": "x",
      "policies/later.md": "---\nvalid_from: 2030-01-01\n---\n# Later\n\n![p](later.png)\n",
      "policies/later.png": picture,
      "later.md": "---\nvalid_from: 2030-01-01\n---\n# Later\n\n[s](s.pdf)\n",
      "s.pdf": "x", "templates/assets/extra.css": "a{}",
      "logo.png": picture,
      "client.yml":
        "name: A\nentity: covered-entity\nas_of: 2026-09-30\nbrand: { logo: content/clients/alpha/logo.png, logo_alt: A }\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.lines("unknown-file").isEmpty, "\(result.stderr)")
  }

  @Test(
    "with nearly the name of data says what it probably is",
    arguments: [
      ("Evidence.yml", "evidence.yml"), ("evidence.yaml", "evidence.yml"),
      ("risk.yml", "risks.yml"), ("Responses.csv", "responses.csv"),
      ("response.csv", "responses.csv"), ("responses.ods", "responses.csv"),
      ("breach.yml", "breaches.yml"), ("CLIENT.YML", "client.yml"),
      ("finding/F-1.md", "findings"), ("Findings/F-1.md", "findings"),
      ("policy/p.md", "policies"), ("template/page.mustache", "templates"),
    ]
  )
  func tellsNearNames(name: String, meant: String) throws {
    let workspace = try ClientWorkspace.made()
    try workspace.put("# X\n", at: ClientWorkspace.folder + name)
    let result = try gapbook("check", ".", in: workspace.path)
    let path = ClientWorkspace.folder + name
    #expect(
      result.lines("unknown-file").contains { $0.hasPrefix("\(path):1:1: warning: ") },
      "\(result.stderr)"
    )
    #expect(result.helps.contains("did you mean \"\(meant)\"?"), "\(result.stderr)")
  }

  @Test(
    "at the top says what it probably is too",
    arguments: [
      ("gapbook.yaml", "gapbook.yml"), ("Templates/page.mustache", "templates"),
      ("content/Regulation/facts.yml", "content/regulation"),
      ("content/client/a/client.yml", "content/clients"),
    ]
  )
  func tellsNearNamesAtTheTop(path: String, meant: String) throws {
    let workspace = try TemporaryFolder(["content/index.md": "# Home\n", "\(path)": "x: y\n"])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.helps.contains("did you mean \"\(meant)\"?"), "\(result.stderr)")
  }

  @Test("in a plain folder is told only among policies, and where it is a document")
  func leavesPlainFoldersInPeace() throws {
    let folder = try TemporaryFolder([
      "README.md": "# Home\n\n[linked](src/linked.pdf)\n", "src/main.c": "int main;\n",
      "src/notes.md": "# Notes\n", "src/linked.pdf": "x", "src/requirements-dev.txt": "x",
      "LICENSE.txt": "x", "robots.txt": "x", "a.png": .bytes(onePixel), "Makefile": "x",
      "policies/p.md": "# P\n", "policies/p.docx": "x", "policies/sums.bin": "x",
      ".hidden/a.txt": "x", "notes/Thumbs.db": "x", "notes/b.docx~": "x",
    ])
    let told = try gapbook("check", ".", in: folder.path).lines("unknown-file")
    #expect(
      told == [
        "policies/p.docx:1:1: warning: 2 files of policies are not read: p.docx, sums.bin [unknown-file]"
      ],
      "\(told)"
    )
  }

  @Test("in a plain folder is told once a folder")
  func sumsPlainFolders() throws {
    let folder = try TemporaryFolder([
      "a.md": "# A\n", "b.docx": "x", "s/a.mdx": "# M\n", "s/a.txt": "x", "s/c.RST": "x",
      "s/1.odt": "x", "s/2.odt": "x", "s/3.odt": "x", "s/4.odt": "x", "ä b/only.adoc": "x",
    ])
    let result = try gapbook("check", ".", in: folder.path)
    #expect(result.code == 0)
    #expect(
      result.lines("unknown-file") == [
        "b.docx:1:1: warning: b.docx is not read [unknown-file]",
        "s/1.odt:1:1: warning: 7 files of s are not read: 1.odt, 2.odt, 3.odt, 4.odt, a.mdx and 2 more [unknown-file]",
        "ä b/only.adoc:1:1: warning: ä b/only.adoc is not read [unknown-file]",
      ],
      "\(result.stderr)"
    )
  }

  @Test(
    "in a section without pages, at the top of the content and beside the configuration is told",
    arguments: [
      "content/policies/p.docx", "content/stray.docx", "content/a.mdx", "content/new/deep/er/x.txt",
      "content/assets/style.css", "content/procedures/ä b.ods", "templates/foo.txt",
      "templates/partial/x.html", "templates/words/fr.yml", "templates/assets.css",
      "content/clients/alpha/templates/foo.txt", "content/clients/alpha/templates/print.typ",
      "content/clients/alpha/templates/words/es.yml",
    ]
  )
  func tellsElsewhere(path: String) throws {
    let workspace = try ClientWorkspace.made()
    try workspace.put("x", at: path)
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(
      result.lines("unknown-file") == ["\(path):1:1: warning: \(path) is not read [unknown-file]"],
      "\(result.stderr)"
    )
    #expect(result.code == 0)
  }

  @Test(
    "that is linked, a picture, a template, a word or an editor's own is left in peace there too"
  )
  func leavesOthersInPeace() throws {
    let workspace = try ClientWorkspace.made([
      "/content/index.md": "# Home\n\n[form](policies/p.docx) [stray](stray.docx)\n",
      "/content/policies/p.docx": "x", "/content/stray.docx": "x",
      "/content/img/logo.png": .bytes(onePixel), "/content/photo.jpg": "x",
      "/content/Thumbs.db": "x", "/content/.DS_Store": "x", "/content/empty/desktop.ini": "x",
      "/templates/.DS_Store": "x", "/templates/page.mustache~": "x",
      "/templates/README.md": "# R\n",
      "/templates/assets/deep/x.bin": "x", "/templates/print/font.ttf": "x",
      "templates/assets/own.css": "a{}", "templates/words/en.yml": "print_edition: Print\n",
      "/templates/logo.png": .bytes(onePixel), "/content/logos/own.svg": "<svg/>",
      "/gapbook.yml":
        "title: T\nas_of: 2026-11-21\nbrand: { logo: ./templates/logo.png, logo_alt: T }\n",
    ])
    let result = try gapbook("check", ".", in: workspace.path)
    #expect(result.lines("unknown-file").isEmpty, "\(result.stderr)")
  }

  @Test(
    "of another name beside the one that is read is told with what is read",
    arguments: [
      ("gapbook.yaml", "gapbook.yml"), ("GAPBOOK.YML", "gapbook.yml"),
      ("gapbook.yml.txt", "gapbook.yml"), ("gapbook.json", "gapbook.yml"),
      ("content/Clients/b/client.yml", "content/clients"),
    ]
  )
  func tellsBeside(path: String, read: String) throws {
    let workspace = try ClientWorkspace.made(["/\(path)": "title: Other\n"])
    let result = try gapbook("check", ".", in: workspace.path)
    let name = path.hasPrefix("content/") ? "content/Clients" : path
    #expect(
      result.lines("unknown-file").contains(
        "\(name):1:1: warning: \(name) is not read: \(read) is [unknown-file]"
      ),
      "\(result.stderr)"
    )
  }
}
