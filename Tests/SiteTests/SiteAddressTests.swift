import Foundation
import TestSupport
import Testing

@Suite("A file's address")
struct SiteAddressTests {
  private static let client = "name: Alpha Clinic\nentity: both\n"

  private static func workspace(
    _ entries: KeyValuePairs<String, FolderEntry>
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\n", "content/index.md": "# Home\n",
    ])
    for (place, entry) in entries { try folder.put(entry, at: place) }
    return folder
  }

  private static func withClient(
    _ entries: KeyValuePairs<String, FolderEntry>
  ) throws -> TemporaryFolder {
    let folder = try workspace(entries)
    try folder.put(.text(client), at: "content/clients/alpha/client.yml")
    try folder.put("requirement,status\n", at: "content/clients/alpha/responses.csv")
    return folder
  }

  @Test(
    "moves aside where the site has something of its own",
    arguments: [
      ("search.md", "content/search.md", "search-1.html"),
      ("A-to-Z.md", "content/A-to-Z.md", "A-to-Z-1.html"),
      ("_gapbook/page.md", "content/_gapbook/", "_gapbook-1/page.html"),
      ("SHA256SUMS/page.md", "content/SHA256SUMS/", "SHA256SUMS-1/page.html"),
      ("sha256sums/page.md", "content/sha256sums/", "sha256sums-1/page.html"),
      ("portfolio/page.md", "content/portfolio/", "portfolio-1/page.html"),
      ("search.html/page.md", "content/search.html/", "search.html-1/page.html"),
      ("notes/index.html/page.md", "content/notes/index.html/", "notes/index.html-1/page.html"),
    ]
  )
  func movesAside(file: String, named: String, address: String) throws {
    let folder = try Self.workspace([:])
    try folder.put("# Mine\n", at: "content/" + file)
    try folder.put(.text("# Home\n\n[mine](\(file))\n"), at: "content/index.md")
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(
      built.result.stderr.contains("content/\(file):1:1: warning: \(named) is written as "),
      "\(built.result.stderr)"
    )
    #expect(built.result.stderr.contains("[duplicate-address]"))
    let page = try built.page(address)
    #expect(page.tags.contains { $0.name == "h1" })
    #expect(try built.page("index.html").tags.contains { $0["href"] == address })
    #expect(try gapbook("check", folder.path).stderr.contains("[duplicate-address]"))
  }

  @Test(
    "stays where the site has nothing there",
    arguments: [
      "assets/page.md", "requirements/page.md", "facts/page.md", "sources.md", "data/page.md",
      "gaps.md", "findings/page.md", "report.md", "search/page.md",
    ]
  )
  func stays(file: String) throws {
    let folder = try Self.workspace([:])
    try folder.put("# Mine\n", at: "content/" + file)
    let built = try Built(folder)
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    _ = try built.page(String(file.dropLast(2)) + "html")
  }

  @Test("of a folder keeps its configured title and place where it moves")
  func keepsTitles() throws {
    let folder = try Self.workspace([
      "content/requirements/page.md": "# Mine\n\n[r](req:164.308(a)(1))\n"
    ])
    try folder.put(
      "as_of: 2026-11-21\nsections: [ { folder: requirements, title: Our rules } ]\n",
      at: "gapbook.yml"
    )
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.text("requirements-1/index.html").contains("<h1>Our rules</h1>"))
    #expect(try built.text("requirements/index.html").contains("164.308"))
  }

  @Test("of a copied file is no page's and no other file's")
  func copiesBesides() throws {
    let folder = try Self.withClient([
      "content/notes/a.md": "# A\n\n[file](index.html) [sums](../SHA256SUMS) [us](../img/x.png)\n",
      "content/notes/index.html": "<p>theirs</p>\n", "content/SHA256SUMS": "mine\n",
      "content/img/x.png": "workspace\n", "content/clients/alpha/img/X.png": "client\n",
      "content/clients/alpha/summary.md":
        "# Summary\n\n[own](img/X.png) [d](data) [s](Report.HTML)\n",
      "content/clients/alpha/data": "theirs\n", "content/clients/alpha/Report.HTML": "print\n",
      "content/guide/mine.md": "# Mine\n\n[shared](../img/x.png)\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.text("notes/index-1.html") == "<p>theirs</p>\n")
    #expect(try built.text("SHA256SUMS-1") == "mine\n")
    #expect(try built.page("notes/a.html").tags.contains { $0["href"] == "index-1.html" })
    #expect(built.result.stderr.contains("content/notes/a.md:3:1: warning: notes/index.html is"))
    let site = "clients/alpha/"
    let texts = try ["img/x.png", "img/X-1.png", "data-1", "Report-1.HTML"].map {
      try built.text(site + $0)
    }
    #expect(texts == ["workspace\n", "client\n", "theirs\n", "print\n"])
  }

  @Test(
    "is shared by no two files",
    arguments: [
      ("a.md", "a.html/x.md", "a.md"), ("Policy.md", "policy.md", "policy.md"),
      ("Guides/a.md", "guides/b.md", "guides/b.md"), ("n/é.md", "n/É.md", "n/é.md"),
    ]
  )
  func clashes(first: String, second: String, place: String) throws {
    let folder = try Self.workspace([:])
    for file in [first, second] { try folder.put("# Mine\n", at: "content/" + file) }
    for call in ["check", "build"] {
      let result = try gapbook(call, folder.path)
      #expect(result.code == 3)
      #expect(result.stderr.contains("content/\(place):1:1: error: two files have the address"))
      #expect(result.stderr.contains("[duplicate-address]"))
    }
  }

  @Test(
    "has no name that is too long for a file system",
    arguments: [251, 252],
    ["", "notes/"]
  )
  func isShort(bytes: Int, folder place: String) throws {
    let name = String(repeating: "n", count: bytes)
    let folder = try Self.workspace([:])
    try folder.put("# Mine\n", at: "content/\(place)\(name).md")
    for call in ["check", "build"] {
      let result = try gapbook(call, folder.path)
      #expect(result.code == 3)
      #expect(result.stderr.contains("\(name).md:1:1: error: the address would have a name of"))
      #expect(result.stderr.contains("[duplicate-address]"))
    }
    let longest = String(repeating: "n", count: 250)
    let fine = try Self.workspace(["content/\(longest).md": "# Mine\n"])
    #expect(try gapbook("build", fine.path).code == 0)
  }

  @Test(
    "is one that Windows unpacks",
    arguments: [
      ("what?.md", "what-.html"), ("a:b.md", "a-b.html"), ("con.md", "_con.html"),
      ("LPT1.notes.md", "_LPT1.notes.html"), ("b*s.md", "b-s.html"), ("sp .md", "sp-.html"),
      ("dot..md", "dot-.html"), ("<a> \"b\" | c.md", "-a- -b- - c.html"),
      ("end./p.md", "end-/p.html"), ("aux/p.md", "_aux/p.html"),
      ("back\\slash.md", "back-slash.html"),
    ]
  )
  func unpacks(file: String, address: String) throws {
    let folder = try Self.workspace([:])
    try folder.put("# Mine\n", at: "content/" + file)
    let built = try Built(folder)
    #expect(built.result.code == 0)
    #expect(built.result.stderr.contains("[file-name]"), "\(built.result.stderr)")
    _ = try built.page(address)
    #expect(try gapbook("check", "--strict", folder.path).code == 0)
  }

  @Test("makes way for a file whose own address it would be")
  func makesWay() throws {
    let folder = try Self.workspace([
      "content/what?.md": "# Asked\n", "content/what*.md": "# Starred\n",
      "content/what-.md": "# Plain\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    #expect(try built.text("what-.html").contains("<h1>Plain</h1>"))
    #expect(try built.text("what--1.html").contains("<h1>Starred</h1>"))
    #expect(try built.text("what--2.html").contains("<h1>Asked</h1>"))
  }

  @Test(
    "is its folder's, if it is the index",
    arguments: ["index.md", "INDEX.md", "Index.md", "_index.md", "README.md", "ReadMe.md"],
    ["", "guides/deep/"]
  )
  func isIndex(name: String, place: String) throws {
    let folder = try TemporaryFolder(["gapbook.yml": "as_of: 2026-11-21\n"])
    try folder.put("# Speaks for all\n", at: "content/\(place)\(name)")
    try folder.put("# Other\n", at: "content/\(place)other.md")
    let built = try Built(folder)
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    #expect(try built.text(place + "index.html").contains("<h1>Speaks for all</h1>"))
    #expect(built.files.keys.count { $0.hasPrefix(place + "_") && !$0.hasPrefix("_gapbook") } == 0)
  }

  @Test("is a page's own, if another file is the index")
  func losesNoIndex() throws {
    let folder = try Self.workspace([
      "content/g/index.md": "# One\n", "content/g/INDEX.md": "# Two\n",
      "content/g/_index.md": "# Three\n", "content/g/README.md": "# Four\n",
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let pages = ["index", "INDEX-1", "_index", "README"].map { "g/\($0).html" }
    let titles = ["One", "Two", "Three", "Four"]
    for (page, title) in zip(pages, titles) {
      #expect(try built.text(page).contains("<h1>\(title)</h1>"))
    }
    #expect(built.result.stderr.components(separatedBy: "[second-index]").count == 4)
    #expect(built.result.stderr.contains("content/g/index.md is the index of the folder"))
  }

  @Test(
    "in a client's folder is never that of the report's front page",
    arguments: [["index.md"], ["README.md"], ["README.md", "index.md", "_index.md"]]
  )
  func clientsKeepTheirFront(names: [String]) throws {
    let folder = try Self.withClient([:])
    for name in names {
      try folder.put(.text("# About \(name)\n"), at: "content/clients/alpha/" + name)
    }
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    for name in names {
      let pages = built.pages.keys.filter { path in
        path.hasPrefix("clients/alpha/")
          && (try? built.text(path).contains("<h1>About \(name)</h1>")) == true
      }
      #expect(pages.count == 1, "\(name) has the pages \(pages)")
    }
    #expect(try built.text("clients/alpha/index.html").contains("Alpha Clinic"))
  }
}
