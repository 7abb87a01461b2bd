import Foundation
import TestSupport
import Testing

@Suite("Tags")
struct TagPageTests {
  private static let shared = Result {
    try Built(
      TemporaryFolder([
        "gapbook.yml": "title: Rules\nas_of: 2026-11-21\nlaw: none\n",
        "content/index.md": "# Home\n",
        "content/notes/a.md": "---\ntags: [Access, \"Data  Loss\", access, \"\"]\n---\n# Doors\n",
        "content/notes/b.md": "---\ntags: ACCESS\ntitle: Keys <b>\n---\nWords.\n",
        "content/policies/p.md":
          "---\ntags: [data loss, \"C/C++\", 方針, index]\nowner: Ann\napproved: 2026-01-01\n---\n# Policy\n",
        "content/plain.md": "# Plain\n",
      ])
    )
  }

  private func links(_ path: String, in built: Built) throws -> [String] {
    let main = try built.text(path).components(separatedBy: "<ul class=\"list\">")
    let list = try #require(main.dropFirst().first).components(separatedBy: "</ul>")[0]
    let page = HTMLPage(Array(list.utf8))
    return page.pieces.indices.compactMap { at in
      guard case .open(let tag) = page.pieces[at], tag.name == "a" else { return nil }
      return "\(page.text(at: at)) \(tag["href"] ?? "")"
    }
  }

  @Test("have a page that lists them in order, each once however it is spelled")
  func areListed() throws {
    let built = try Self.shared.get()
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    #expect(
      try links("tags/index.html", in: built) == [
        "Access access.html", "C/C++ c-c%2B%2B.html", "Data Loss data%20loss.html",
        "index index-1.html", "方針 %E6%96%B9%E9%87%9D.html",
      ]
    )
    #expect(try built.page("tags/index.html").text.contains("Access 2 pages"))
    #expect(try built.page("tags/access.html").texts { $0.name == "h1" } == ["Tag: Access"])
  }

  @Test("lead to the pages that have them")
  func leadToPages() throws {
    let built = try Self.shared.get()
    #expect(
      try links("tags/access.html", in: built) == [
        "Doors ../notes/a.html", "Keys <b> ../notes/b.html",
      ]
    )
    #expect(
      try links("tags/data loss.html", in: built) == [
        "Doors ../notes/a.html", "Policy ../policies/p.html",
      ]
    )
  }

  @Test("are links on their pages, in place of the words on a policy's")
  func areOnPages() throws {
    let built = try Self.shared.get()
    func chips(_ path: String) throws -> [String] {
      try built.page(path).tags.filter { $0["class"] == "chip" && $0.name == "a" }
        .compactMap { $0["href"] }
    }
    #expect(try chips("notes/a.html") == ["../tags/access.html", "../tags/data%20loss.html"])
    #expect(try chips("notes/b.html") == ["../tags/access.html"])
    #expect(try chips("policies/p.html").count == 4)
    #expect(try chips("plain.html") == [])
    let policy = try built.page("policies/p.html")
    #expect(policy.texts { $0.name == "dt" }.contains("Tags") == false)
    #expect(try built.text("plain.html").contains("<a href=\"tags/index.html\">Tags</a>"))
    #expect(
      try built.text("tags/access.html").contains(
        "<a href=\"index.html\" aria-current=\"true\">Tags</a>"
      )
    )
  }

  @Test("are not there where no page has any, nor is a name taken for them")
  func needsTags() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n", "content/tags/own.md": "# Own\n",
        "content/x.md": "---\ntags: []\n---\n# X\n",
      ])
    )
    #expect(built.result.code == 0 && built.result.stderr == "", "\(built.result.stderr)")
    #expect(try built.page("tags/own.html").text.contains("Own"))
    #expect(built.files["tags-1/own.html"] == nil)
  }

  @Test("of any letters have their pages in one folder")
  func stayInFolder() throws {
    let folder = try TemporaryFolder([
      "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n",
      "content/x.md": .text(
        "---\ntags: [\"../../up\", \"..\", \"/\", CON, \"a\\\\b\", \"\(String(repeating: "x", count: 400))\"]\n---\n# X\n"
      ),
    ])
    let built = try Built(folder)
    #expect(built.result.code == 0, "\(built.result.stderr)")
    let made = built.files.keys.filter { $0.hasPrefix("tags/") }
    #expect(made.count == 7 && made.allSatisfy { $0.split(separator: "/").count == 2 }, "\(made)")
    #expect(
      made.allSatisfy { $0.utf8.count < 100 && !$0.contains("\\") }
    )
    #expect(names(in: built.output.path) == ["site"])
  }

  @Test("keep their address, and a folder of that name moves")
  func movesFolder() throws {
    let built = try Built(
      TemporaryFolder([
        "gapbook.yml": "as_of: 2026-11-21\nlaw: none\n", "content/tags/own.md": "# Own\n",
        "content/x.md": "---\ntags: [a]\n---\n# X\n",
      ])
    )
    #expect(built.result.code == 0)
    #expect(built.result.stderr.contains("[duplicate-address]"), "\(built.result.stderr)")
    #expect(built.files["tags-1/own.html"] != nil && built.files["tags/a.html"] != nil)
  }
}
